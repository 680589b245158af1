"""What came back on paper: the code from the letter, and what the clerk makes of it."""

import pytest

from conference.core.database import db
from conference.directory.models import PostalAddress
from conference.invitations.models import Invitation
from conference.invitations.queries import is_blocked
from conference.invitations.services.links import new_link
from conference.invitations.states import InvitationState as State
from conference.registration.states import Channel
from tests.factories import ConferenceFactory, MunicipalityFactory, PersonFactory
from tests.factories.invitations import InvitationFactory
from tests.invitations.guests import STREET
from tests.registration.visitors import Visitor, registrations

CODE = "K7QXM3TF"


@pytest.fixture
def clerk(office):
    """Somebody of the office, with the pile of letters that came back."""
    return Visitor(office, ConferenceFactory())


def letter_to(conference, **facts):
    """Somebody of Wassenberg who got a letter with the code."""
    town = MunicipalityFactory(district_id=conference.district_id, name="Wassenberg")
    person = PersonFactory(
        first_name="Marianne", last_name="Claßen", municipality_id=town.id, **facts
    )
    person.postal_addresses.append(PostalAddress(**STREET))
    invitation = InvitationFactory(conference=conference, person=person, state=State.SENT)
    new_link(invitation, code=CODE)
    return invitation


def again(invitation):
    db.session.expire_all()
    return db.session.get_one(Invitation, invitation.id)


def type_code(clerk, reply, code=CODE, **typed):
    year = clerk.conference.year
    page = clerk.visit(f"/buero/{year}/einladungen/antworten")
    return page.send(code=code, reply=reply, **typed)


def test_the_entry_sheet_leads_to_the_page_for_codes(clerk):
    page = clerk.visit(f"/buero/{clerk.conference.year}/anmeldungen/neu")

    assert f"/buero/{clerk.conference.year}/einladungen/antworten" in page.text


def test_the_form_opens_filled_in_and_counts_as_the_answer(clerk):
    invitation = letter_to(clerk.conference)

    form = type_code(clerk, "kommt", "k7qx-m3tf").follow()
    known = form.fields
    form.send()

    assert (known["first_name"], known["last_name"]) == ("Marianne", "Claßen")
    assert known["municipality"] == "Wassenberg"
    assert "Rurstraße 3" in known["postal_address"]
    (registration,) = registrations()
    answered = again(invitation)
    assert (answered.state, answered.registration_id) == (State.ACCEPTED, registration.id)
    assert registration.channel is Channel.PAPER
    assert form.answer.location.endswith("/einladungen/antworten")


def test_somebody_else_is_typed_in_with_nothing_of_the_first_but_the_organisation(clerk):
    invitation = letter_to(clerk.conference)

    form = type_code(clerk, "jemand-anderes").follow()
    known = form.fields
    form.send(first_name="Jens", last_name="Kreutz", email="jens@example.org", reach_by="email")

    assert (known.get("first_name", ""), known.get("postal_address", "")) == ("", "")
    assert known["organisation"] == "Agentur für Arbeit"
    assert again(invitation).registration.full_name == "Jens Kreutz"


def test_a_no_is_kept_with_its_reason_and_the_next_code_can_be_typed(clerk):
    invitation = letter_to(clerk.conference)

    page = type_code(clerk, "kommt-nicht", reason="Urlaub").follow()

    declined = again(invitation)
    assert (declined.state, declined.reason) == (State.DECLINED, "Urlaub")
    assert "Gespeichert: Marianne Claßen: kommt nicht." in page.text


def test_whoever_wants_no_more_invitations_gets_none(clerk):
    invitation = letter_to(clerk.conference)
    invitation.person.email = "marianne@example.org"
    db.session.commit()

    type_code(clerk, "nicht-mehr")

    assert again(invitation).state is State.OPTED_OUT
    assert is_blocked("marianne@example.org")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("K7QXM3TW", "Diesen Code gibt es bei dieser Konferenz nicht"),
        ("", "Bitte geben Sie den Code vom Antwortteil ein."),
        ("'; --", "Diesen Code gibt es bei dieser Konferenz nicht"),
        ("0" * 4000, "höchstens"),
    ],
)
def test_a_wrong_code_is_told_beside_the_field(clerk, code, told):
    letter_to(clerk.conference)

    page = type_code(clerk, "kommt", code)

    assert page.answer.status_code < 500
    assert told in page.text
    assert registrations() == []


def test_a_code_of_another_year_opens_nothing(clerk):
    letter_to(ConferenceFactory())

    page = type_code(clerk, "kommt")

    assert "Diesen Code gibt es bei dieser Konferenz nicht" in page.text


def test_the_same_letter_typed_twice_names_who_is_registered_already(clerk):
    letter_to(clerk.conference)
    type_code(clerk, "kommt").follow().send()

    page = type_code(clerk, "kommt")

    (registration,) = registrations()
    assert "Zur Einladung an Marianne Claßen ist schon jemand angemeldet" in page.text
    assert registration.code in page.text
