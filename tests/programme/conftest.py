"""What several tests of the programme begin with."""

from datetime import time

import pytest

from conference.core.translated import german
from conference.programme.queries.demand import Demand, nobody, register_demand
from tests.factories import (
    EngagementFactory,
    ForumFactory,
    PersonFactory,
    ProgrammeItemFactory,
)


@pytest.fixture
def demand():
    """Say who registered, as the room above does."""

    def say(**facts):
        register_demand(lambda conference: Demand(**facts))

    yield say
    register_demand(nobody)


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
