"""Write down what happened, and forget what was personal about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from conference.core import clock
from conference.core.database import db
from conference.core.events import Announcement
from conference.core.transaction import use_case
from conference.trail.models import Entry

_LINE = insert(Entry)  # lines that are only left need nothing of what a session does


def write_down(heard: Sequence[Announcement]) -> None:
    """Leave a line about each announcement, inside the transaction they belong to."""
    if heard:
        now = clock.now()
        db.session.connection().execute(_LINE, [_line(news, now) for news in heard])


def _line(news: Announcement, now: datetime) -> dict[str, Any]:
    return {
        "happened_at": now,
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


@use_case
def pass_on(kind: str, subject_id: int, to_id: int) -> None:
    """What the trail tells of this thing it tells of the other from now on: two were one."""
    db.session.execute(
        update(Entry)
        .where(Entry.kind == kind, Entry.subject_id == subject_id)
        .values(subject_id=to_id)
    )
