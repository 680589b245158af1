"""Questions about the working programme: what the office plans, and nobody else sees."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.translated import Translated
from conference.planning.models import Conference
from conference.programme.models import (
    Engagement,
    Forum,
    ForumRound,
    ProgrammeItem,
    Stand,
    Topic,
)
from conference.programme.states import Part, StandState
from conference.trail.models import Entry


def rounds_of(conference: Conference) -> Sequence[ForumRound]:
    """The rounds in the order of the day."""
    return db.session.scalars(
        select(ForumRound)
        .where(ForumRound.conference_id == conference.id)
        .order_by(ForumRound.starts, ForumRound.code)
    ).all()


def round_of(conference: Conference, round_id: int) -> ForumRound:
    found = db.session.get(ForumRound, round_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


def forums_of(conference: Conference) -> Sequence[Forum]:
    """All forums in every state, in the order of the day, with round, room and topics at hand."""
    return db.session.scalars(
        select(Forum)
        .join(Forum.round)
        .where(Forum.conference_id == conference.id)
        .order_by(ForumRound.starts, ForumRound.code, Forum.code)
        .options(joinedload(Forum.round), joinedload(Forum.room), selectinload(Forum.topics))
    ).all()


def forum_of(conference: Conference, forum_id: int) -> Forum:
    found = db.session.get(Forum, forum_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


def year_of_forum(forum_id: int) -> int:
    """The year under which the office finds this forum."""
    return _year(Forum.conference_id, Forum.id == forum_id)


def year_of_item(item_id: int) -> int:
    return _year(ProgrammeItem.conference_id, ProgrammeItem.id == item_id)


def _year(conference_id: InstrumentedAttribute[int], which: ColumnElement[bool]) -> int:
    year = db.session.scalar(
        select(Conference.year)
        .join_from(conference_id.class_, Conference, Conference.id == conference_id)
        .where(which)
    )
    if year is None:
        raise NotFound
    return year


def items_of(conference: Conference) -> Sequence[ProgrammeItem]:
    """Plenary, breaks and internal blockers in the order of the day."""
    return db.session.scalars(
        select(ProgrammeItem)
        .where(ProgrammeItem.conference_id == conference.id)
        .order_by(ProgrammeItem.starts, ProgrammeItem.ends, ProgrammeItem.id)
        .options(joinedload(ProgrammeItem.room))
    ).all()


def item_of(conference: Conference, item_id: int) -> ProgrammeItem:
    found = db.session.get(ProgrammeItem, item_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


def stands_of(conference: Conference) -> Sequence[Stand]:
    return db.session.scalars(
        select(Stand).where(Stand.conference_id == conference.id).order_by(Stand.number)
    ).all()


def stands_by_place(conference: Conference) -> Sequence[Stand]:
    """All that were not called off: those with a place first, in the order of the places."""
    return db.session.scalars(
        select(Stand)
        .where(Stand.conference_id == conference.id, Stand.state != StandState.CANCELLED)
        .order_by(Stand.place == "", Stand.place, Stand.number)
    ).all()


def next_stand_number(conference: Conference) -> int:
    last = db.session.scalar(
        select(func.max(Stand.number)).where(Stand.conference_id == conference.id)
    )
    return (last or 0) + 1


def stand_of(conference: Conference, stand_id: int) -> Stand:
    found = db.session.get(Stand, stand_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


def topics_of(conference: Conference) -> Sequence[Topic]:
    return db.session.scalars(
        select(Topic).where(Topic.conference_id == conference.id).order_by(Topic.code)
    ).all()


def fields_of_action() -> Mapping[str, Translated]:
    """The fields of action of the latest year that has some: code -> title."""
    latest = select(func.max(Topic.conference_id)).scalar_subquery()
    topics = select(Topic).where(Topic.conference_id == latest).order_by(Topic.code)
    return {topic.code: topic.title for topic in db.session.scalars(topics)}


def topic_of(conference: Conference, topic_id: int) -> Topic:
    found = db.session.get(Topic, topic_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


_ORDER_OF_PARTS = case({part: place for place, part in enumerate(Part)}, value=Engagement.part)


def engagements_of(conference: Conference) -> Sequence[Engagement]:
    """Every person's part in the conference, with the person at hand."""
    return db.session.scalars(
        select(Engagement)
        .outerjoin(Engagement.forum)
        .outerjoin(Engagement.item)
        .where(
            or_(
                Forum.conference_id == conference.id,
                ProgrammeItem.conference_id == conference.id,
            )
        )
        .order_by(_ORDER_OF_PARTS, Engagement.position, Engagement.id)
        .options(joinedload(Engagement.person))
    ).all()


def engagement_of(conference: Conference, engagement_id: int) -> Engagement:
    found = db.session.get(Engagement, engagement_id)
    place = found and (found.forum or found.item)
    if found is None or not place or place.conference_id != conference.id:
        raise NotFound
    return found


def trail_of_forum(forum: Forum) -> Sequence[Entry]:
    """What happened to the forum and to the people on it, the latest first."""
    return _trail("forum", forum.id, Engagement.forum_id == forum.id)


def trail_of_item(item: ProgrammeItem) -> Sequence[Entry]:
    return _trail("programme_item", item.id, Engagement.item_id == item.id)


def _trail(kind: str, identity: int, people: ColumnElement[bool]) -> Sequence[Entry]:
    parts = select(Engagement.id).where(people)
    return db.session.scalars(
        select(Entry)
        .where(
            or_(
                and_(Entry.kind == kind, Entry.subject_id == identity),
                and_(Entry.kind == "engagement", Entry.subject_id.in_(parts)),
            )
        )
        .order_by(Entry.happened_at.desc(), Entry.id.desc())
    ).all()
