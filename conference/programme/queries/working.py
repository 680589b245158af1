"""Questions about the working programme: what the office plans, and nobody else sees."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.planning.models import Conference
from conference.programme.models import (
    Engagement,
    Forum,
    ForumRound,
    ProgrammeItem,
    Stand,
    Topic,
)


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


def stand_of(conference: Conference, stand_id: int) -> Stand:
    found = db.session.get(Stand, stand_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


def topics_of(conference: Conference) -> Sequence[Topic]:
    return db.session.scalars(
        select(Topic).where(Topic.conference_id == conference.id).order_by(Topic.code)
    ).all()


def topic_of(conference: Conference, topic_id: int) -> Topic:
    found = db.session.get(Topic, topic_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


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
        .order_by(Engagement.part, Engagement.position, Engagement.id)
        .options(joinedload(Engagement.person))
    ).all()
