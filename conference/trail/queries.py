"""Questions about what happened."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Row, String, and_, cast, false, or_, select

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.listing import Page, Wanted, page_of
from conference.trail.models import Entry
from conference.trail.places import called

SORTS = {"zeit": (Entry.happened_at,)}
OF_LATE = timedelta(days=400)  # since before the last conference
MOST_ACTORS = 300  # that many names fit into a list to choose from


def entries_about(kind: str, subject_id: int) -> Sequence[Entry]:
    """The trail of one thing, the latest first."""
    return db.session.scalars(
        select(Entry)
        .where(Entry.kind == kind, Entry.subject_id == subject_id)
        .order_by(Entry.happened_at.desc(), Entry.id.desc())
    ).all()


def all_entries(wanted: Wanted) -> Page[Entry]:
    """The whole trail, the latest first, narrowed by ``wer``, ``art``, ``von`` and ``bis`` (days).

    A word of the search stands in the line, or in the name of the thing that the line is about.
    """
    statement = select(Entry)
    for word in wanted.words:
        statement = statement.where(
            or_(
                *(
                    column.icontains(word, autoescape=True)
                    for column in (
                        Entry.actor,
                        Entry.words,
                        Entry.why,
                        cast(Entry.changes, String),
                    )
                ),
                *(
                    and_(Entry.kind == kind, Entry.subject_id.in_(numbers))
                    for kind, numbers in called(word).items()
                ),
            )
        )
    if actor := wanted.filter("wer"):
        statement = statement.where(Entry.actor == actor)
    if kind := wanted.filter("art"):
        statement = statement.where(Entry.kind == kind)
    if since := _start_of(wanted.filter("von")):
        statement = statement.where(Entry.happened_at >= since)
    if until := _start_of(wanted.filter("bis"), days_later=1):
        statement = statement.where(Entry.happened_at < until)
    return page_of(statement, wanted, sorts=SORTS)


def changes_of(
    things: Mapping[str, Collection[int]],
) -> Sequence[Row[tuple[str, int, datetime, list[list[str]]]]]:
    """Kind, number, moment and changes of every line that tells a change of these things, in their order."""
    chosen = [and_(Entry.kind == kind, Entry.subject_id.in_(ids)) for kind, ids in things.items()]
    return db.session.execute(
        select(Entry.kind, Entry.subject_id, Entry.happened_at, Entry.changes)
        .where(or_(false(), *chosen), cast(Entry.changes, String) != "[]")
        .order_by(Entry.happened_at, Entry.id)
    ).all()


def actors() -> Sequence[str]:
    """Everybody to choose from who left a line; of the office only who did something of late.

    A line keeps the name of who did it as long as it stands. Who has left is not called up for that:
    a search finds the name in its line.
    """
    recent = Entry.happened_at >= clock.now() - OF_LATE
    return db.session.scalars(
        select(Entry.actor)
        .where(or_(Entry.staff_id.is_(None), recent))
        .distinct()
        .order_by(Entry.actor)
        .limit(MOST_ACTORS)
    ).all()


def kinds() -> Sequence[str]:
    """All kinds of things that have a trail."""
    return db.session.scalars(select(Entry.kind).distinct().order_by(Entry.kind)).all()


def _start_of(day: str, days_later: int = 0) -> datetime | None:
    """Midnight in Berlin of a day as it stands in an address; None for what is no day."""
    try:
        found = date.fromisoformat(day) + timedelta(days=days_later)
    except (ValueError, OverflowError):
        return None
    return datetime.combine(found, time(), BERLIN)
