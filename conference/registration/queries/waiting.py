"""Who waits, and who is next."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from conference.core.database import db
from conference.registration.models import ForumPlace, Party, Registration
from conference.registration.states import SEATED, PlaceState, Quota, State


def rank_of(registration_id: int) -> int:
    """The place on the waiting list of the conference; 1 is the next to move up."""
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
            or_(
                ahead.waiting_since < own.waiting_since,
                and_(ahead.waiting_since == own.waiting_since, ahead.id < own.id),
            ),
        )
    )
    return (before or 0) + 1


def ranks_in_line(conference_id: int) -> Mapping[int, int]:
    """The rank of everybody who waits for a seat of the conference, by the id of the registration."""
    place = func.row_number().over(
        partition_by=Registration.quota, order_by=(Registration.waiting_since, Registration.id)
    )
    rows = db.session.execute(
        select(Registration.id, place).where(
            Registration.conference_id == conference_id, Registration.state == State.WAITLISTED
        )
    )
    return {row[0]: row[1] for row in rows}


def first_party_that_fits(conference_id: int, quota: Quota, seats: int) -> Sequence[Registration]:
    """Who moves up next onto so many free seats: one person, or everybody of a group that waits together.

    The first in line who fits. A group that needs more seats is passed over, and keeps its rank.
    """
    waits = (
        Registration.conference_id == conference_id,
        Registration.quota == quota,
        Registration.state == State.WAITLISTED,
    )
    moves_with = case((Party.together, Party.id), else_=-Registration.id)
    first_id = db.session.scalar(
        select(func.min(Registration.id))
        .join(Registration.party)
        .where(*waits)
        .group_by(moves_with)
        .having(func.count() <= seats)
        .order_by(func.min(Registration.waiting_since), func.min(Registration.id))
        .limit(1)
    )
    if first_id is None:
        return ()
    first = db.session.get_one(Registration, first_id, options=[joinedload(Registration.party)])
    if not first.party.together:
        return (first,)
    return db.session.scalars(
        select(Registration)
        .where(*waits, Registration.party_id == first.party_id)
        .order_by(Registration.position)
    ).all()


def first_places_that_fit(forum_id: int, seats: int) -> Sequence[ForumPlace]:
    """The next to get places in this forum: one person, or the people of a group that came together.

    As at the conference, the first who fit into so many seats; a larger group keeps its rank.
    """
    moves_with = case((Party.together, Party.id), else_=-ForumPlace.id)
    first_id = db.session.scalar(
        _waiting_places(forum_id)
        .with_only_columns(func.min(ForumPlace.id))
        .group_by(moves_with, ForumPlace.since)
        .having(func.sum(ForumPlace.chairs) <= seats)
        .order_by(ForumPlace.since, func.min(ForumPlace.id))
        .limit(1)
    )
    if first_id is None:
        return ()
    first = db.session.get_one(ForumPlace, first_id)
    if not first.registration.party.together:
        return (first,)
    return db.session.scalars(
        _waiting_places(forum_id)
        .where(
            Registration.party_id == first.registration.party_id, ForumPlace.since == first.since
        )
        .order_by(Registration.position)
        .options(joinedload(ForumPlace.registration))
    ).all()


def rank_in_forum(place: ForumPlace) -> int:
    """The place on the waiting list of a forum; 1 is the next to move up."""
    ahead = db.session.scalar(
        _waiting_places(place.forum_id)
        .where(
            or_(
                ForumPlace.since < place.since,
                and_(ForumPlace.since == place.since, ForumPlace.id < place.id),
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
            Registration.state.in_(SEATED),
        )
    )
