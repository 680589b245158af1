"""Who of a group hears from us in a letter of their own, and that the contact reads so."""

import pytest
from sqlalchemy import select

from conference.core.database import db
from conference.mail.models import Letter
from conference.registration.services.withdraw import withdraw
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE, amira, sign_up

OWN_LETTERS = "Wer eine eigene E-Mail-Adresse hat, bekommt einen eigenen Brief:"


def jens(**facts):
    return amira(**{"first_name": "Jens", "email": "jens@example.org"} | facts)


def letters(name="confirmed"):
    return db.session.scalars(
        select(Letter).where(Letter.name.endswith(f"/{name}")).order_by(Letter.id)
    ).all()


def test_the_contact_of_a_group_reads_who_gets_a_letter_of_their_own():
    nameless = jens(first_name="", last_name="", email="later@example.org")
    contact = sign_up(ConferenceFactory(), amira(), amira(first_name="Mina"), jens(), nameless)
    number = contact.party.registrations[3].code

    letter, *others = letters()

    assert letter.to_address == "amira@example.org"
    assert f"{OWN_LETTERS} Jens Haddad, {number}." in letter.text.splitlines()
    assert f"<p>{OWN_LETTERS} <bdi>Jens Haddad</bdi>, <bdi>{number}</bdi>.</p>" in letter.html
    assert [OWN_LETTERS in other.text for other in others] == [False, False]


@pytest.mark.parametrize(("name", "seats"), [("waiting", 0), ("moved_up", 2)])
def test_the_contact_of_a_group_that_waits_or_moves_up_reads_it_as_well(name, seats):
    conference = ConferenceFactory(public_seats=seats)
    first = sign_up(conference, amira(first_name="Petra"), amira(first_name="Paul"))
    sign_up(conference, amira(email="contact@example.org"), jens())
    for person in first.party.registrations:
        withdraw(person.id, actor=OFFICE)

    about = [(one.to_address, f"{OWN_LETTERS} Jens Haddad." in one.text) for one in letters(name)]

    assert about[-2:] == [("contact@example.org", True), ("jens@example.org", False)]


def test_names_of_others_in_a_letter_are_no_html_and_stand_apart_in_arabic():
    sign_up(ConferenceFactory(), amira(), jens(first_name="<b>Jens</b>"), language="ar")

    letter = letters()[0]

    assert "<bdi>&lt;b&gt;Jens&lt;/b&gt; Haddad</bdi>" in letter.html
    assert "\u2068<b>Jens</b> Haddad\u2069" in letter.text


def test_whose_whole_group_reads_one_letter_is_told_of_no_other():
    sign_up(ConferenceFactory(), amira(), amira(first_name="Mina", email=""))

    assert OWN_LETTERS not in letters()[0].text
