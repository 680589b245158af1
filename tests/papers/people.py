"""Who gets letters on paper in these tests."""

from conference.core.translated import Translated
from conference.registration.states import Channel, Reach
from tests.factories import ConferenceFactory, DistrictFactory, ForumFactory, ForumRoundFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up


def conference_on_paper(**facts):
    """Two rounds with three forums each, released; with a bus."""
    district = DistrictFactory(
        centre_name="Kommunales Integrationszentrum",
        street="Valkenburger Straße 45",
        postal_code="52525",
        city="Heinsberg",
    )
    conference = ConferenceFactory(
        **{
            "district": district,
            "title": Translated({"de": "Integrationskonferenz", "ar": "مؤتمر الاندماج"}),
            "directions": Translated({"de": "Bus 410, Haltestelle Berufskolleg."}),
        }
        | facts
    )
    for code in "AB":
        slot = ForumRoundFactory(
            conference=conference, code=code, title=Translated({"de": f"Runde {code}"})
        )
        for number in (1, 2, 3):
            ForumFactory(of=conference, round=slot, code=f"{code}{number}")
    release(conference)
    return conference


def marianne(**facts):
    """78 years old, no e-mail."""
    return amira(
        **{
            "first_name": "Marianne",
            "last_name": "Müller-Offermanns",
            "email": "",
            "phone": "02432 4711",
            "reach_by": Reach.LETTER,
            "postal_address": "Rurstraße 12\n41849 Wassenberg",
        }
        | facts
    )


def on_paper(conference, *people, **facts):
    """The office types in what came on paper."""
    return sign_up(
        conference, *(people or (marianne(),)), actor=OFFICE, channel=Channel.PAPER, **facts
    )
