"""Who waits, and who is next.

Whom the office gave priority comes first, then whoever waits longest. For whom a seat is held already
stands in no line: they only have to answer.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from conference.core.database import db
from conference.programme.models import Forum
from conference.programme.states import ForumState
from conference.registration.models import ForumPlace, Party, Registration
from conference.registration.queries.offer import OfferedForum, offered_forum
from conference.registration.states import SEATED, PlaceState, Quota, State


def rank_of(registration_id: int) -> int:
    """The place on the waiting list of the conference; 1 is the next to get a free seat."""
    ahead, own = aliased(Registration), aliased(Registration)
    before = db.session.scalar(
        select(func.count(ahead.id))
        .join(
            own,
            and_(
                own.id == registration_id,
                ahead.conference_id == own.conference_id,
                ahead.quota == own.quota,
            ),
        )
        .where(
            ahead.state == State.WAITLISTED,
            ahead.offer_id.is_(None),
            or_(
                ahead.priority > own.priority,
                and_(
                    ahead.priority == own.priority,
                    or_(
                        ahead.waiting_since < own.waiting_since,
                        and_(ahead.waiting_since == own.waiting_since, ahead.id < own.id),
                    ),
                ),
            ),
        )
    )
    return (before or 0) + 1


def ranks_in_line(conference_id: int) -> Mapping[int, int]:
    """The rank of everybody who waits for a seat of the conference, by the id of the registration."""
    place = func.row_number().over(
        partition_by=Registration.quota,
        order_by=(Registration.priority.desc(), Registration.waiting_since, Registration.id),
    )
    rows = db.session.execute(
        select(Registration.id, place).where(
            Registration.conference_id == conference_id,
            Registration.state == State.WAITLISTED,
            Registration.offer_id.is_(None),
        )
    )
    return {row[0]: row[1] for row in rows}


def first_party_that_fits(
    conference_id: int, quota: Quota, seats: int, *, in_turn: bool = False
) -> Sequence[Registration]:
    """Who is served next with so many free seats: one person, or everybody of a group that waits together.

    The first in line who fits. A group that needs more seats is passed over, and keeps its rank;
    ``in_turn`` nobody is passed over, and all wait until it fits.
    """
    waits = (
        Registration.conference_id == conference_id,
        Registration.quota == quota,
        Registration.state == State.WAITLISTED,
        Registration.offer_id.is_(None),
    )
    moves_with = case((Party.together, Party.id), else_=-Registration.id)
    first = db.session.execute(
        select(func.min(Registration.id), func.count())
        .join(Registration.party)
        .where(*waits)
        .group_by(moves_with)
        .having(*_fitting(seats, in_turn=in_turn))
        .order_by(
            func.max(Registration.priority).desc(),
            func.min(Registration.waiting_since),
            func.min(Registration.id),
        )
        .limit(1)
    ).first()
    if first is None or first[1] > seats:
        return ()
    one = db.session.get_one(Registration, first[0], options=[joinedload(Registration.party)])
    if not one.party.together:
        return (one,)
    return db.session.scalars(
        select(Registration)
        .where(*waits, Registration.party_id == one.party_id)
        .order_by(Registration.position)
    ).all()


def _fitting(seats: int, *, in_turn: bool) -> tuple[ColumnElement[bool], ...]:
    return () if in_turn else (func.count() <= seats,)


def groups_in_line_of(forum_id: int) -> Iterator[Sequence[ForumPlace]]:
    """Everybody who waits for this forum, in the order of the line: one person, or a group that came together."""
    moves_with = case((Party.together, Party.id), else_=-ForumPlace.id)
    firsts = db.session.scalars(
        _waiting_places(forum_id)
        .with_only_columns(func.min(ForumPlace.id))
        .group_by(moves_with, ForumPlace.since)
        .order_by(func.max(ForumPlace.priority).desc(), ForumPlace.since, func.min(ForumPlace.id))
    ).all()
    for first_id in firsts:
        first = db.session.get_one(ForumPlace, first_id)
        yield _with_the_group(first) if first.registration.party.together else (first,)


def _with_the_group(first: ForumPlace) -> Sequence[ForumPlace]:
    return db.session.scalars(
        _waiting_places(first.forum_id)
        .where(
            Registration.party_id == first.registration.party_id, ForumPlace.since == first.since
        )
        .order_by(Registration.position)
        .options(
            joinedload(ForumPlace.registration),
            selectinload(ForumPlace.registration, Registration.need),
        )
    ).all()


def forums_beside(forum_id: int) -> Mapping[int, OfferedForum]:
    """This forum and the others that take place in its round, by their ids."""
    round_id = select(Forum.round_id).where(Forum.id == forum_id).scalar_subquery()
    found = db.session.scalars(
        select(Forum)
        .where(
            Forum.round_id == round_id,
            or_(Forum.state == ForumState.CONFIRMED, Forum.id == forum_id),
        )
        .options(joinedload(Forum.room))
    )
    return {forum.id: offered_forum(forum) for forum in found}


def rank_in_forum(place: ForumPlace) -> int:
    """The place on the waiting list of a forum; 1 is the next to get a free place."""
    ahead = db.session.scalar(
        _waiting_places(place.forum_id)
        .where(
            or_(
                ForumPlace.priority > place.priority,
                and_(
                    ForumPlace.priority == place.priority,
                    or_(
                        ForumPlace.since < place.since,
                        and_(ForumPlace.since == place.since, ForumPlace.id < place.id),
                    ),
                ),
            )
        )
        .with_only_columns(func.count())
    )
    return (ahead or 0) + 1


def _waiting_places(forum_id: int) -> Select[ForumPlace]:
    return (
        select(ForumPlace)
        .join(ForumPlace.registration)
        .join(Registration.party)
        .where(
            ForumPlace.forum_id == forum_id,
            ForumPlace.state == PlaceState.WAITING,
            ForumPlace.offer_id.is_(None),
            Registration.state.in_(SEATED),
        )
    )
