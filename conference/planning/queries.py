"""Questions about the conferences of the years."""

from collections.abc import Sequence

from sqlalchemy import select

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


def all_conferences() -> Sequence[Conference]:
    """Every conference, the latest first."""
    return db.session.scalars(select(Conference).order_by(Conference.year.desc())).all()


def rooms_of(conference: Conference) -> Sequence[VenueRoom]:
    return db.session.scalars(
        select(VenueRoom).where(VenueRoom.conference_id == conference.id).order_by(VenueRoom.name)
    ).all()


def interpreter_teams(conference: Conference) -> dict[str, int]:
    """Language code -> how many forums can be interpreted at the same time."""
    teams = db.session.scalars(
        select(InterpreterTeam).where(InterpreterTeam.conference_id == conference.id)
    )
    return {team.language: team.teams for team in teams}
