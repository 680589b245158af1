"""Who is to be told which forums."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core.database import db
from conference.planning.models import Conference
from conference.registration.models import ForumPlace, Party, Registration, SeatPool
from conference.registration.states import Attendance, PlaceOrigin, PlaceState, State


def people_to_tell(conference: Conference, *, at_most: int) -> Sequence[Registration]:
    """The next who come to a round and do not know yet in which forum, with all a letter says."""
    told = (Registration.wishes, Registration.consents, Registration.need)
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.conference_id == conference.id,
            Registration.state == State.CONFIRMED,
            Registration.attendance != Attendance.PLENARY_ONLY,
        )
        .order_by(Registration.id)
        .limit(at_most)
        .options(
            joinedload(Registration.party).selectinload(Party.registrations),
            selectinload(Registration.places).joinedload(ForumPlace.registration),
            *(selectinload(part) for part in told),
        )
    ).all()


def has_pools_of_forums(conference_id: int) -> bool:
    """Whether anybody could have a place in a forum at all; quickly asked, of a handful of rows."""
    found = exists(
        select(SeatPool.id).where(
            SeatPool.conference_id == conference_id, SeatPool.forum_id.is_not(None)
        )
    )
    return bool(db.session.scalar(select(found)))


def has_given_places(conference_id: int) -> bool:
    """Whether an allocation or the office has given anybody a place in a forum."""
    found = exists(
        select(ForumPlace.id)
        .join(Registration, ForumPlace.registration_id == Registration.id)
        .where(
            Registration.conference_id == conference_id,
            ForumPlace.origin != PlaceOrigin.CHOSEN,
        )
    )
    return bool(db.session.scalar(select(found)))


def forums_are_told(conference_id: int) -> bool:
    """Whether people know their forums: from then on nobody is moved who does."""
    found = exists(
        select(Registration.id).where(
            Registration.conference_id == conference_id, Registration.state == State.ALLOCATED
        )
    )
    return bool(db.session.scalar(select(found)))


def forums_waited_for(conference_id: int) -> frozenset[int]:
    """The forums in whose line somebody stands."""
    rows = db.session.scalars(
        select(ForumPlace.forum_id)
        .join(Registration, ForumPlace.registration_id == Registration.id)
        .where(
            Registration.conference_id == conference_id,
            ForumPlace.state == PlaceState.WAITING,
        )
        .distinct()
    )
    return frozenset(rows)
