"""What several tests of the programme begin with."""

from datetime import time

import pytest

from conference.core.actor import Role
from conference.core.translated import german
from conference.programme.queries.demand import Demand, register_demand
from conference.registration import queries as registrations
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ForumFactory,
    ForumRoundFactory,
    PersonFactory,
    ProgrammeItemFactory,
    VenueRoomFactory,
)


@pytest.fixture
def demand():
    """Say who registered, as the room above does."""

    def say(**facts):
        register_demand(lambda conference: Demand(**facts))

    yield say
    register_demand(registrations.demand)


@pytest.fixture
def languages(app):
    """Visitors read German only, so that texts need no translation."""
    offered = app.config["LANGUAGES"]
    app.config["LANGUAGES"] = ("de",)
    yield
    app.config["LANGUAGES"] = offered


@pytest.fixture
def clean(languages):
    """A programme with one forum and one plenary item in which nothing is amiss."""
    forum = ForumFactory(code="A1", title=german("Deutsch"), content_key="sprache")
    EngagementFactory(forum=forum, person=PersonFactory(first_name="Hannah", last_name="Fell"))
    ProgrammeItemFactory(conference=forum.conference, starts=time(9), ends=time(9, 10))
    return forum


@pytest.fixture
def conference():
    return ConferenceFactory(year=2026)


@pytest.fixture
def slot(conference):
    return ForumRoundFactory(conference=conference, code="A")


@pytest.fixture
def forum(conference, slot):
    room = VenueRoomFactory(conference=conference, name="Raum 1.03", seats=64)
    return ForumFactory(
        of=conference, round=slot, room=room, code="A1", title=german("Deutsch für den Beruf")
    )


@pytest.fixture
def planner(staff_client):
    return staff_client(Role.PROGRAMME)


@pytest.fixture
def reader(staff_client):
    return staff_client(Role.READER)
