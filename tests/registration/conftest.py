"""The conference that people register for, and somebody with a browser."""

import pytest

from conference.core.translated import Translated
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.visitors import Visitor


@pytest.fixture
def conference():
    """Two rounds with two forums each, released."""
    conference = ConferenceFactory()
    for code in "AB":
        slot = ForumRoundFactory(
            conference=conference,
            code=code,
            title=Translated({"de": f"Runde {code}", "ar": f"الجولة {code}"}),
        )
        for number in (1, 2):
            ForumFactory(
                of=conference,
                round=slot,
                code=f"{code}{number}",
                room=VenueRoomFactory(conference=conference, step_free=number == 1),
                interpretation=["ar"] if number == 2 else [],
            )
    release(conference)
    return conference


@pytest.fixture
def visitor(client, conference):
    return Visitor(client, conference)
