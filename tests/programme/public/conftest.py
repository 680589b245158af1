"""What tests of public pages begin with: a conference with one released forum, and a visitor."""

from datetime import UTC, date, datetime

import pytest

from conference.core import clock
from conference.core.translated import Translated, german
from conference.programme.states import Part
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ForumFactory,
    ForumRoundFactory,
    PersonFactory,
    ProgrammeItemFactory,
    StandFactory,
    TopicFactory,
    VenueRoomFactory,
)
from tests.programme.publishing import release


@pytest.fixture
def conference():
    return ConferenceFactory(
        year=2026,
        day=date(2026, 11, 7),
        registration_opens_at=datetime(2026, 8, 31, 6, tzinfo=UTC),
        registration_closes_at=datetime(2026, 10, 23, 21, 59, 59, tzinfo=UTC),
        change_until=datetime(2026, 11, 6, 17, tzinfo=UTC),
        needs_deadline=date(2026, 10, 5),
        intro=Translated({"de": "Wir laden ein.", "ar": "ندعوكم"}),
        practical=german("Die Teilnahme kostet nichts."),
        directions=german("Sonderbus ab Bahnhof"),
        venue_access=german("Der Eingang ist ebenerdig."),
    )


@pytest.fixture
def forum(conference):
    """Forum A1 with everything a forum can have, and beside it A2 in a cellar."""
    slot = ForumRoundFactory(conference=conference, code="A", title=german("Forenrunde A"))
    language = TopicFactory(conference_id=conference.id, code="HF1", title=german("Sprache"))
    work = TopicFactory(conference_id=conference.id, code="HF2", title=german("Arbeit"))
    room = VenueRoomFactory(
        conference=conference, name="Raum 1.03", induction_loop=True, directions=german("Links.")
    )
    cellar = VenueRoomFactory(conference=conference, name="K.02", step_free=False)
    made = ForumFactory(
        of=conference,
        round=slot,
        room=room,
        code="A1",
        slug="a1-deutsch",
        title=Translated({"de": "Deutsch für den Beruf", "ar": "الألمانية"}),
        abstract=german("Vom Kurs in den Betrieb."),
        guiding_question=german("Was muss sich ändern?"),
        interpretation=["ar", "dgs"],
        topics=[language],
    )
    ForumFactory(
        of=conference, round=slot, room=cellar, code="A2", slug="a2-weg", topics=[work],
        title=german("Wege in Arbeit"),
    )  # fmt: skip
    speaker = PersonFactory(district=conference.district, first_name="Olena", last_name="Tkachuk")
    EngagementFactory(forum=made, person=speaker, part=Part.SPEAKER)
    ProgrammeItemFactory(conference=conference, title=german("Begrüßung"))
    StandFactory(conference_id=conference.id, number=3, organisation="Sprachcafé", languages=["ar"])
    return made


@pytest.fixture
def visit(client):
    """Open a page on 1 September 2026, while people can register."""

    def open_page(address, *, on=datetime(2026, 9, 1, 8, tzinfo=UTC), status=200, **headers):
        with clock.pretending(on):
            answer = client.get(
                address, headers={name.replace("_", "-"): value for name, value in headers.items()}
            )
        assert answer.status_code == status
        return " ".join(answer.text.split())

    return open_page


@pytest.fixture
def released(forum):
    release(forum.conference, german("Das erste Programm"))
    return forum
