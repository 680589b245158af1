"""Write down what happened, and forget what was personal about it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, update

from conference.core import clock
from conference.core.database import db
from conference.core.events import Announcement
from conference.core.transaction import use_case
from conference.trail.models import Entry

_LINE = insert(Entry)  # a line that is only left needs nothing of what a session does


def write_down(news: Announcement) -> None:
    """Leave a line about this announcement, inside the transaction it belongs to."""
    write_all_down([news])


def write_all_down(news: Iterable[Announcement]) -> None:
    """The same for many at once, in one statement; for what nobody else has to hear."""
    if lines := [_line(one) for one in news]:
        db.session.connection().execute(_LINE, lines if len(lines) > 1 else lines[0])


def _line(news: Announcement) -> dict[str, Any]:
    return {
        "happened_at": clock.now(),
        "actor": news.actor.name,
        "staff_id": news.actor.staff_id,
        "kind": news.event.kind,
        "subject_id": news.event.subject_id,
        "event": type(news.event).__name__,
        "words": news.event.words,
        "why": news.why,
        "changes": [[change.what, change.old, change.new] for change in news.changes],
    }


@use_case
def forget(kind: str, subject_id: int) -> None:
    """Empty what the trail of this thing says about a person; that something happened stays.

    Belongs into the use case that deletes the person, which also asks who may.
    """
    db.session.execute(
        update(Entry)
        .where(Entry.kind == kind, Entry.subject_id == subject_id)
        .values(changes=[], why="")
    )
