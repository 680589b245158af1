"""What guests find behind the link of their invitation, and what they can answer there."""

import pytest

from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.directory.models import ContactPoint
from conference.directory.states import ContactKind
from conference.invitations.models import Invitation
from conference.invitations.queries import is_blocked
from conference.invitations.services.links import new_link
from conference.invitations.states import InvitationState as State
from conference.mail.models import Letter
from conference.registration.rules import Details
from conference.registration.services.withdraw import withdraw
from conference.web.logs import masked
from tests.factories import ConferenceFactory, OrganisationFactory, PersonFactory
from tests.factories.invitations import InvitationFactory
from tests.registration.people import sign_up
from tests.registration.visitors import Visitor, registrations
from tests.web.world import fingerprint

CODE = "K7QXM3TF"
AMIRA = {"first_name": "Amira", "last_name": "Haddad"}


def person(email="amira@example.org", **facts):
    made = PersonFactory(**(AMIRA | facts))
    made.email = email
    db.session.commit()
    return made


def invite(guest=None, **facts):
    """An invitation that went out, and the token and the code of its letter."""
    conference = facts.pop("conference", None) or ConferenceFactory()
    invitation = InvitationFactory(
        conference=conference, person=guest or person(), state=State.SENT, **facts
    )
    return invitation, new_link(invitation, code=CODE), CODE


def again(invitation):
    db.session.expire_all()
    return db.session.get_one(Invitation, invitation.id)


@pytest.fixture
def guest(client):
    return lambda invitation, **more: Visitor(client, invitation.conference, **more)


def test_the_link_greets_by_name_and_says_what_when_and_where(guest):
    invitation, token, _ = invite()

    page = guest(invitation).visit(f"/einladung/{token}")

    assert page.answer.status_code == 200
    for words in ("Amira Haddad", "Berufskolleg Wurmaue", "9:00 Uhr", "Ich komme nicht"):
        assert words in page.text
    assert page.answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_letter_in_arabic_opens_an_arabic_page_until_another_language_is_chosen(guest):
    invitation, token, _ = invite(language="ar")

    opened = guest(invitation).visit(f"/einladung/{token}").follow()
    chosen = guest(invitation).visit(f"/einladung/{token}?sprache=en")

    assert 'lang="ar" dir="rtl"' in opened.text
    assert '<html lang="en"' in chosen.text


def test_a_scanner_that_opens_everything_answers_nothing(guest):
    invitation, token, code = invite()
    before = fingerprint("pulse")

    for page in ("", "/anmelden", "/absagen", "/jemand-anderes", "/abbestellen"):
        guest(invitation).visit(f"/einladung/{token}{page}")
    guest(invitation).visit(f"/e/{code}").follow()
    db.session.remove()

    assert fingerprint("pulse") == before


def test_the_form_is_filled_in_and_the_registration_is_the_answer(guest):
    invitation, token, _ = invite()

    form = guest(invitation).visit(f"/einladung/{token}/anmelden")
    known = form.fields
    form.send().send().follow()

    assert (known["first_name"], known["email"]) == ("Amira", "amira@example.org")
    assert known["organisation"] == "Agentur für Arbeit"
    (registration,) = registrations()
    answered = again(invitation)
    assert (answered.state, answered.registration_id) == (State.ACCEPTED, registration.id)
    assert answered.answered_at is not None


def test_the_same_form_sent_twice_registers_once(guest):
    invitation, token, _ = invite()

    last = guest(invitation).visit(f"/einladung/{token}/anmelden").send().send()
    first_answer = last.answer.location
    last.again()

    assert last.answer.location == first_answer
    assert len(registrations()) == 1


def test_a_change_of_language_keeps_what_was_typed_and_stays_at_the_invitation(guest):
    invitation, token, _ = invite()

    form = guest(invitation).visit(f"/einladung/{token}/anmelden")
    form.change_language("en", phone="02431 1234")

    assert form.fields["phone"] == "02431 1234"
    form.send().send().follow()
    assert again(invitation).state is State.ACCEPTED


def test_who_has_accepted_is_told_so_instead_of_asked_again(guest):
    invitation, token, _ = invite()
    guest(invitation).visit(f"/einladung/{token}/anmelden").send().send()

    page = guest(invitation).visit(f"/einladung/{token}")

    assert "Sie haben zugesagt" in page.text
    assert "Ich komme nicht" not in page.text


def test_somebody_declines_with_a_reason_and_may_think_again(guest):
    invitation, token, _ = invite()

    page = guest(invitation).visit(f"/einladung/{token}/absagen").send(reason="Urlaub").follow()

    declined = again(invitation)
    assert (declined.state, declined.reason) == (State.DECLINED, "Urlaub")
    assert "Sie haben abgesagt" in page.text
    page.visit(f"/einladung/{token}/anmelden").send().send()
    assert again(invitation).state is State.ACCEPTED


def test_somebody_else_gets_a_letter_with_a_link_and_the_old_one_dies(guest):
    invitation, token, _ = invite()

    page = guest(invitation).visit(f"/einladung/{token}/jemand-anderes")
    page.send(first_name="Jens", last_name="Kreutz", email="jens@example.org").follow()

    letter = db.session.query(Letter).one()
    new_token = letter.text.partition("/einladung/")[2][:32]
    assert (letter.to_address, again(invitation).passed_to) == ("jens@example.org", "Jens Kreutz")
    assert page.visit(f"/einladung/{token}").answer.status_code == 404
    form = page.visit(f"/einladung/{new_token}/anmelden")
    assert (form.fields["first_name"], form.fields["email"]) == ("Jens", "jens@example.org")
    assert "Agentur" not in form.text


@pytest.mark.parametrize(
    ("first_name", "last_name", "whole"),
    [
        ("Anna", "von der Heide", "Anna von der Heide"),
        ("Maria José", "García Lorca", "Maria José García Lorca"),
        ("", "Suharto", "Suharto"),
        ("Amira", "", "Amira"),
    ],
)
def test_who_comes_instead_is_called_as_the_name_was_given(guest, first_name, last_name, whole):
    invitation, token, _ = invite()

    page = guest(invitation).visit(f"/einladung/{token}/jemand-anderes")
    page.send(first_name=first_name, last_name=last_name, email="anna@example.org").follow()

    assert again(invitation).passed_to == whole
    new_token = db.session.query(Letter).one().text.partition("/einladung/")[2][:32]
    form = page.visit(f"/einladung/{new_token}/anmelden").fields
    assert (form["first_name"], form["last_name"]) == (first_name, last_name)


def test_who_comes_instead_has_a_name(guest):
    invitation, token, _ = invite()

    page = guest(invitation).visit(f"/einladung/{token}/jemand-anderes")
    page.send(first_name="", last_name=" ", email="anna@example.org")

    assert page.answer.status_code == 422
    assert "Bitte nennen Sie einen Vornamen oder einen Nachnamen." in page.text
    assert again(invitation).passed_to == ""


def test_an_address_that_is_blocked_gets_no_invitation_passed_on(guest):
    other, token, _ = invite(person("jens@example.org"))
    guest(other).visit(f"/einladung/{token}/abbestellen").send()
    invitation, token, _ = invite()

    page = guest(invitation).visit(f"/einladung/{token}/jemand-anderes")
    page.send(first_name="Jens", last_name="Kreutz", email="jens@example.org")

    assert page.answer.status_code == 422
    assert "An diese Adresse können wir keine Einladung schicken." in page.text
    assert again(invitation).passed_to == ""


def test_one_click_ends_all_invitations_without_a_token_against_forgery(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    invitation, token, _ = invite()

    answer = client.post(f"/einladung/{token}/abbestellen", data={"List-Unsubscribe": "One-Click"})
    client.post(f"/einladung/{token}/abbestellen", data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    ended = again(invitation)
    assert ended.state is State.OPTED_OUT
    assert not ended.person.wants_invitations
    assert is_blocked("Amira@Example.org ")
    assert not is_blocked("jens@example.org")


def test_who_got_it_passed_on_opts_out_for_the_own_address_only(guest):
    invitation, token, _ = invite()
    page = guest(invitation).visit(f"/einladung/{token}/jemand-anderes")
    page.send(first_name="Jens", last_name="Kreutz", email="jens@example.org")
    new_token = db.session.query(Letter).one().text.partition("/einladung/")[2][:32]

    page.visit(f"/einladung/{new_token}/abbestellen").send()

    assert is_blocked("jens@example.org")
    assert not is_blocked("amira@example.org")
    assert again(invitation).person.wants_invitations


def test_after_the_conference_the_page_says_so(guest):
    conference = ConferenceFactory()
    invitation, token, _ = invite(conference=conference)
    conference.day = conference.day.replace(year=2020)
    db.session.commit()

    page = guest(invitation).visit(f"/einladung/{token}")

    assert "Die Konferenz ist vorbei" in page.text
    assert "Ich komme" not in page.text
    assert "Keine Einladungen mehr" in page.text


def test_the_code_on_paper_opens_the_same_however_it_is_typed(guest):
    invitation, _, code = invite()

    page = guest(invitation).visit(f"/e/{code[:4]}-{code[4:].lower()}").follow()

    assert "Amira Haddad" in page.text


def test_guessing_codes_ends_soon(guest):
    invitation, token, code = invite()
    page = guest(invitation)

    for number in range(30):
        page.visit(f"/e/WWWWWW{number:02}")

    assert page.visit(f"/e/{code}").answer.status_code == 429


@pytest.mark.parametrize("address", ["/e/K7QXM3TF", "/einladung/K7QXM3TF/anmelden", "/a/K7QXM-3TF"])
def test_no_code_stands_in_the_log(address):
    assert "K7QX" not in masked(f'"GET {address} HTTP/1.1" 200')


def test_a_registration_without_the_link_finds_its_invitation():
    invitation, _, _ = invite()

    amira = sign_up(invitation.conference, Details(**AMIRA, email="AMIRA@example.org"))

    answered = again(invitation)
    assert (answered.state, answered.registration_id) == (State.ACCEPTED, amira.id)


def test_a_withdrawal_is_a_no():
    invitation, _, _ = invite()
    amira = sign_up(invitation.conference, Details(**AMIRA, email="amira@example.org"))

    withdraw(amira.id, actor=SYSTEM)

    assert again(invitation).state is State.DECLINED


def test_people_who_share_a_mailbox_are_told_apart_by_name():
    hers, _, _ = invite(person("familie@example.org"))
    his, _, _ = invite(person("familie@example.org", first_name="Jens"), conference=hers.conference)

    sign_up(
        hers.conference, Details(first_name="J.", last_name="Haddad", email="familie@example.org")
    )

    assert (again(hers).state, again(his).state) == (State.SENT, State.ACCEPTED)


def test_nobody_takes_the_invitation_of_somebody_else_at_the_same_mailbox():
    invitation, _, _ = invite()

    sign_up(
        invitation.conference,
        Details(first_name="Jens", last_name="Haddad", email="amira@example.org"),
    )

    assert again(invitation).state is State.SENT


def test_the_mailbox_of_an_organisation_answers_for_it():
    body = OrganisationFactory()
    body.contact_points.append(
        ContactPoint(kind=ContactKind.EMAIL, value="info@verein.de", plain="info@verein.de")
    )
    db.session.commit()
    invitation = InvitationFactory(person=None, organisation=body, state=State.SENT)

    first = sign_up(invitation.conference, Details(**AMIRA, email="info@verein.de"))
    sign_up(
        invitation.conference,
        Details(first_name="Jens", last_name="Kreutz", email="info@verein.de"),
    )

    assert again(invitation).registration_id == first.id


def test_an_address_that_nobody_has_confirmed_answers_nothing():
    conference = ConferenceFactory(confirms_email=True)
    invitation, _, _ = invite(conference=conference)

    amira = sign_up(conference, Details(**AMIRA, email="amira@example.org"))

    assert amira.party.awaits_confirmation
    assert again(invitation).state is State.SENT
