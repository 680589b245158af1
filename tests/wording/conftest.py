"""A small year with texts in many languages."""

import pytest

from conference.core.translated import Translated
from conference.directory.models import Person
from conference.programme.states import ForumState, ItemKind
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ForumFactory,
    ForumRoundFactory,
    PersonFactory,
    ProgrammeItemFactory,
    TopicFactory,
    VenueRoomFactory,
)


@pytest.fixture
def conference():
    conference = ConferenceFactory(
        title=Translated({"de": "Konferenz", "ar": "مؤتمر", "de-simple": "Das Treffen"}),
        theme=Translated({"de": "Arbeit", "en": "Arbeit"}),
        motto=Translated(),
        intro=Translated({"de": "Wir reden.", "de-simple": "Sie könnten reden."}),
    )
    slot = ForumRoundFactory(conference=conference, title=Translated({"de": "Runde 1"}))
    room = VenueRoomFactory(
        conference=conference, access_note=Translated({"de": "Am Aufzug links"})
    )
    forum = ForumFactory(
        of=conference, round=slot, room=room, code="A1", title=Translated({"de": "Deutsch"})
    )
    ForumFactory(
        of=conference,
        round=slot,
        code="A2",
        state=ForumState.IDEA,
        title=Translated({"de": "Idee"}),
    )
    ProgrammeItemFactory(
        conference=conference, kind=ItemKind.BLOCKER, title=Translated({"de": "Aufbau"})
    )
    TopicFactory(conference_id=conference.id, title=Translated({"de": "Sprache"}))
    person: Person = PersonFactory(
        district=conference.district,
        last_name="Claßen",
        biography=Translated({"de": "Lehrerin"}),
    )
    EngagementFactory(person=person, forum=forum)
    PersonFactory(district=conference.district, biography=Translated({"de": "spricht nirgends"}))
    return conference
