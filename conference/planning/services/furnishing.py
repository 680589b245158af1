"""The rooms of the venue, and who interprets."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.languages import german_name
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.planning import policy, queries
from conference.planning.errors import IsArchived, RoomInUse, RoomNameTaken
from conference.planning.events import InterpretersChanged, RoomAdded, RoomChanged, RoomRemoved
from conference.planning.models import Conference, InterpreterTeam, VenueRoom
from conference.planning.rules.words import ROOM
from conference.planning.states import ConferenceState


@dataclass(frozen=True, kw_only=True)
class RoomFacts:
    """What there is to know about a room; the door's width in centimetres."""

    name: str
    floor: str
    use: str
    seats: int
    wheelchair_spaces: int
    step_free: bool
    by_lift: bool
    induction_loop: bool
    door_width_cm: int | None
    directions: Translated
    access_note: Translated
    speaker_note: str


@use_case
def add_room(conference: Conference, facts: RoomFacts, *, actor: Actor) -> VenueRoom:
    _may_furnish(actor, conference)
    room = VenueRoom(conference_id=conference.id, **values_of(facts))
    _store(room)
    announce(RoomAdded(subject_id=room.id, conference_id=conference.id), by=actor)
    return room


@use_case
def change_room(room: VenueRoom, facts: RoomFacts, *, actor: Actor, why: str = "") -> None:
    _may_furnish(actor, room.conference)
    changes = change(room, ROOM, values_of(facts))
    if not changes:
        return
    _store(room)
    announce(
        RoomChanged(subject_id=room.id, conference_id=room.conference_id),
        by=actor,
        why=why,
        changes=changes,
    )


@use_case
def remove_room(room: VenueRoom, *, actor: Actor, why: str = "") -> None:
    """Forget a room that nothing takes place in."""
    _may_furnish(actor, room.conference)
    event = RoomRemoved(subject_id=room.id, conference_id=room.conference_id)
    name = room.name
    db.session.delete(room)
    try:
        db.session.flush()  # the programme's foreign keys hold a room that is still used
    except IntegrityError as error:
        raise RoomInUse from error
    announce(event, by=actor, why=why, changes=[Change("Raum", name, "")])


@use_case
def change_interpreters(
    conference: Conference, teams: Mapping[str, int], *, actor: Actor, why: str = ""
) -> None:
    """Say how many forums can be interpreted at the same time, per language (``dgs``: sign language)."""
    _may_furnish(actor, conference)
    wanted = {language: number for language, number in teams.items() if number > 0}
    known = {team.language: team for team in queries.interpreter_rows(conference)}
    changes = []
    for language in sorted({*known, *wanted}):
        old, new = known.get(language), wanted.get(language, 0)
        if old is not None and old.teams == new:
            continue
        changes.append(Change(german_name(language), str(old.teams if old else 0), str(new)))
        if old is None:
            db.session.add(
                InterpreterTeam(conference_id=conference.id, language=language, teams=new)
            )
        elif new:
            old.teams = new
        else:
            db.session.delete(old)
    if changes:
        announce(InterpretersChanged(subject_id=conference.id), by=actor, why=why, changes=changes)


def _may_furnish(actor: Actor, conference: Conference) -> None:
    require(policy.may_furnish(actor, conference))
    if conference.state is ConferenceState.ARCHIVED:
        raise IsArchived


def _store(room: VenueRoom) -> None:
    db.session.add(room)
    try:
        db.session.flush()  # events name the room by its id; a name that is taken shows here
    except IntegrityError as error:
        raise RoomNameTaken from error
