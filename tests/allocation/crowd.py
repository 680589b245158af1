"""A small conference with more wishes than seats, before anything is calculated."""

from collections.abc import Mapping
from dataclasses import dataclass

from conference.allocation import queries
from conference.allocation.models import AllocationRun
from conference.allocation.services import calculating
from conference.core.database import db
from conference.errands.work import do_waiting
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.registration.models import Registration
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Two forums in one round: everybody wants into A1, which has two seats; A2 is large."""

    conference: Conference
    forums: Mapping[str, Forum]

    def guest(self, number: int, *codes: str, **facts: object) -> Registration:
        """Somebody who wishes for these forums, the dearest first."""
        choices = tuple(wish(self.forums[code]) for code in codes)
        known = {"first_name": f"Gast {number}", "email": f"gast{number}@example.org"}
        return sign_up(self.conference, amira(**{**known, "choices": choices} | facts))

    def becomes(self, code: str, **facts: object) -> None:
        """Something else is true of this forum from now on."""
        for name, value in facts.items():
            setattr(self.forums[code], name, value)
        db.session.commit()

    def has_steps(self, code: str) -> None:
        """There are steps to the room of this forum."""
        room = self.forums[code].room
        assert room is not None
        room.step_free = False
        db.session.commit()

    def calculated(self) -> AllocationRun:
        """One click, and the worker does it."""
        run, _ = calculating.ask_to_calculate(
            self.conference.id, actor=OFFICE, back="", address_of=lambda made: "/buero/"
        )
        number = run.number
        do_waiting()
        return queries.run_of(self.conference, number)


def a_crowd(year: int = 2026) -> Crowd:
    conference = ConferenceFactory(year=year)
    round = ForumRoundFactory(conference=conference, code="A")
    rooms = [VenueRoomFactory(conference=conference, name=name) for name in ("R1", "R2")]
    forums = {
        "A1": ForumFactory(of=conference, round=round, code="A1", capacity=2, room=rooms[0]),
        "A2": ForumFactory(of=conference, round=round, code="A2", capacity=30, room=rooms[1]),
    }
    release(conference)
    return Crowd(conference=conference, forums=forums)
