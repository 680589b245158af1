"""Who waits, and who is next."""

from collections.abc import Sequence

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from conference.core.database import db
from conference.registration.models import ForumPlace, Registration
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


def first_party_in_line(conference_id: int, quota: Quota) -> Sequence[Registration]:
    """Who moves up next: one person, or everybody of a group that waits together."""
    first = db.session.scalar(
        select(Registration)
        .where(
            Registration.conference_id == conference_id,
            Registration.quota == quota,
            Registration.state == State.WAITLISTED,
        )
        .order_by(Registration.waiting_since, Registration.id)
        .limit(1)
        .options(joinedload(Registration.party))
    )
    if first is None:
        return ()
    if not first.party.together:
        return (first,)
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.party_id == first.party_id,
            Registration.quota == quota,
            Registration.state == State.WAITLISTED,
        )
        .order_by(Registration.position)
    ).all()


def someone_waits_for_forum(forum_id: int) -> bool:
    """Whether somebody with a seat at the conference waits for a place in this forum."""
    return db.session.scalar(select(_waiting_places(forum_id).exists())) or False


def first_places_in_line(forum_id: int) -> Sequence[ForumPlace]:
    """The next to get a place in this forum: one person, or the people of a group that came together."""
    places = db.session.scalars(
        _waiting_places(forum_id)
        .order_by(ForumPlace.since, ForumPlace.id)
        .options(joinedload(ForumPlace.registration).joinedload(Registration.party))
        .limit(1)
    ).all()
    if not places or not places[0].registration.party.together:
        return places
    first = places[0]
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
