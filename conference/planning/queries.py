"""Questions about the conferences of the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from conference.core import clock
from conference.core.database import db
from conference.core.errors import NotFound
from conference.planning.models import Conference, InterpreterTeam, VenueRoom
from conference.planning.states import ConferenceState


def conference_of(year: int) -> Conference:
    """The conference of this year, also while it is a draft."""
    conference = db.session.scalar(select(Conference).where(Conference.year == year))
    if conference is None:
        raise NotFound
    return conference


def public_conference_of(year: int) -> Conference:
    """The conference of this year, if the public may know of it."""
    conference = conference_of(year)
    if not conference.is_public:
        raise NotFound
    return conference


def current_conference() -> Conference | None:
    """The announced conference of the latest year: the one the front page shows."""
    return db.session.scalar(
        select(Conference)
        .where(Conference.state == ConferenceState.ANNOUNCED)
        .order_by(Conference.year.desc())
        .limit(1)
    )


def day_ahead() -> date | None:
    """The day of the next conference that has not been held yet, planned or announced."""
    return db.session.scalar(
        select(Conference.day)
        .where(Conference.day >= clock.today(), Conference.state != ConferenceState.ARCHIVED)
        .order_by(Conference.day)
        .limit(1)
    )


def all_conferences() -> Sequence[Conference]:
    """Every conference, the latest first."""
    return db.session.scalars(select(Conference).order_by(Conference.year.desc())).all()


def public_conferences() -> Sequence[Conference]:
    """Every conference that the public may know of, the latest first."""
    return db.session.scalars(
        select(Conference)
        .where(Conference.state != ConferenceState.DRAFT)
        .order_by(Conference.year.desc())
    ).all()


def all_years() -> Sequence[int]:
    """The years of which there is a conference, the latest first."""
    return db.session.scalars(select(Conference.year).order_by(Conference.year.desc())).all()


def rooms_of(conference: Conference) -> Sequence[VenueRoom]:
    return db.session.scalars(
        select(VenueRoom).where(VenueRoom.conference_id == conference.id).order_by(VenueRoom.name)
    ).all()


def overbooked_by(conference: Conference, seats: int | None = None) -> int:
    """By how many seats there are more than the house holds; 0 as long as no room is known.

    ``seats`` are those that the conference would have, instead of those that it has.
    """
    house = _seats_of_house(rooms_of(conference))
    wanted = conference.public_seats + conference.reserved_seats if seats is None else seats
    return max(wanted - house, 0) if house else 0


def _seats_of_house(rooms: Sequence[VenueRoom]) -> int:
    """How many people are in at once: in the plenum where a room is for it, else in all rooms."""
    plenum = [room.seats for room in rooms if "plenum" in room.use.lower()]
    return sum(plenum or [room.seats for room in rooms])


def interpreter_rows(conference: Conference) -> Sequence[InterpreterTeam]:
    return db.session.scalars(
        select(InterpreterTeam)
        .where(InterpreterTeam.conference_id == conference.id)
        .order_by(InterpreterTeam.language)
    ).all()


def interpreter_teams(conference: Conference) -> dict[str, int]:
    """Language code -> how many forums can be interpreted at the same time."""
    return {team.language: team.teams for team in interpreter_rows(conference)}


def has_year(year: int) -> bool:
    return db.session.scalar(select(Conference.id).where(Conference.year == year)) is not None


def highest_number() -> int:
    """How far the series has been counted; 0 before the first conference."""
    return db.session.scalar(select(func.max(Conference.number))) or 0


def has_number(number: int) -> bool:
    return (
        db.session.scalar(select(Conference.id).where(Conference.number == number).limit(1))
        is not None
    )


def conference_before(year: int) -> Conference | None:
    """The last conference before this year."""
    return db.session.scalar(
        select(Conference).where(Conference.year < year).order_by(Conference.year.desc()).limit(1)
    )


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """The conferences before and after one: the links between the years."""

    previous: Conference | None
    following: Conference | None


def neighbours_of(conference: Conference, *, drafts: bool = False) -> Neighbours:
    """The years beside this one; the public does not see drafts."""
    others = select(Conference).limit(1)
    if not drafts:
        others = others.where(Conference.state != ConferenceState.DRAFT)
    before = others.where(Conference.year < conference.year).order_by(Conference.year.desc())
    after = others.where(Conference.year > conference.year).order_by(Conference.year)
    return Neighbours(previous=db.session.scalar(before), following=db.session.scalar(after))


def room_of(conference: Conference, room_id: int) -> VenueRoom:
    """This room, if it belongs to this conference."""
    room = db.session.get(VenueRoom, room_id)
    if room is None or room.conference_id != conference.id:
        raise NotFound
    return room


def conference_by_id(conference_id: int) -> Conference:
    """The conference with this number, as the trail names it."""
    conference = db.session.get(Conference, conference_id)
    if conference is None:
        raise NotFound
    return conference


def room_by_id(room_id: int) -> VenueRoom:
    """The room with this number, as the trail names it."""
    room = db.session.get(VenueRoom, room_id)
    if room is None:
        raise NotFound
    return room
