"""In the story the wishes become places on the morning after registration has closed."""

from sqlalchemy import select

from conference.allocation import queries
from conference.allocation.states import AllocationState
from conference.core.database import db
from conference.demo.allocation import give_places
from conference.demo.script import Calendar, Snapshot
from conference.registration.models import Registration
from conference.registration.states import State
from tests.allocation.crowd import a_crowd


def test_everybody_is_placed_and_told():
    crowd = a_crowd()
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    calendar = Calendar.stopping_at(Snapshot.DAY)

    assert give_places(crowd.conference, calendar) == 3

    (run,) = queries.runs_of(crowd.conference)
    assert run.state is AllocationState.TOLD
    assert run.announced_at == calendar.at("2026-10-26", 8)
    assert run.told_at == calendar.at("2026-10-26", 11)
    assert db.session.scalars(select(Registration.state)).all() == [State.ALLOCATED] * 3
