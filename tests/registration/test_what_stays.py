"""Two registrations become one: the office chooses, field by field, what stays."""

import re

import pytest
from sqlalchemy import select

from conference.core.database import db
from conference.planning.states import ChoiceMode
from conference.registration import rules
from conference.registration.errors import EmailMissing
from conference.registration.models import Registration
from conference.registration.rules.merging import alternatives, merger_of
from conference.registration.services.merge import merge
from conference.registration.states import Attendance, Reach, Side
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, sign_up, wish
from tests.registration.test_register import letters
from tests.registration.visitors import Page


def offered(one, other):
    """What can be chosen, with both values and what stays unless somebody chooses."""
    names = rules.Names()
    return [
        (one.name, one.earlier, one.later, one.usual.value)
        for one in alternatives(merger_of(one, other), names)
    ]


def merged(one, other, **kept):
    return merge(one.id, other.id, versions=(one.version, other.version), actor=OFFICE, kept=kept)


def test_swapped_names_are_one_question_and_what_one_of_them_left_empty_is_filled():
    conference = ConferenceFactory()
    one = sign_up(conference, amira(phone="0221 4710 101", organisation="Brücke e.V."))
    other = sign_up(conference, amira(first_name="Haddad", last_name="Amira", phone="0221 99"))

    assert offered(one, other) == [
        ("names", "Vorname Amira, Nachname Haddad", "Vorname Haddad, Nachname Amira", "later"),
        ("phone", "0221 4710 101", "0221 99", "later"),
        ("organisation", "Brücke e.V.", "", "earlier"),
    ]


def test_what_both_tell_alike_and_consents_needs_and_messages_are_no_questions():
    conference = ConferenceFactory()
    one = sign_up(conference, amira(message="mit Hund"))
    other = sign_up(conference, amira(message="ohne Hund", needs=rules.Needs(wheelchair=True)))

    assert offered(one, other) == []


def test_names_that_only_differ_in_spelling_are_asked_one_by_one():
    conference = ConferenceFactory()
    one = sign_up(conference, amira(first_name="Ameera", last_name="Hadad"))
    other = sign_up(conference)

    assert [name for name, *_ in offered(one, other)] == ["first_name", "last_name"]


def test_the_office_keeps_what_it_chooses_and_the_rest_stays_as_by_itself():
    conference = ConferenceFactory()
    one = sign_up(conference, amira(phone="0221 4710 101", email="amira@example.net"))
    other = sign_up(conference, amira(first_name="Haddad", last_name="Amira", phone="0221 99"))

    stays = merged(one, other, names=Side.EARLIER, phone=Side.EARLIER)

    assert (stays, stays.full_name) == (other, "Amira Haddad")
    assert (stays.phone, stays.email) == ("0221 4710 101", "amira@example.org")
    told = next(
        entry
        for entry in entries_about("registration", stays.id)
        if ["Vorname", "Haddad", "Amira"] in entry.changes
    )
    assert ["Telefon", "0221 99", "0221 4710 101"] in told.changes


def test_the_letter_goes_to_the_address_that_was_chosen():
    conference = ConferenceFactory()
    one = sign_up(conference, amira(email="neu@example.org"))
    other = sign_up(conference, amira(email="alt@example.org"))

    merged(one, other, email=Side.EARLIER)

    assert letters()[2:] == [("merged", "neu@example.org")]


def test_the_wishes_of_each_round_and_the_part_of_the_day_are_chosen():
    conference = ConferenceFactory()
    rounds = [ForumRoundFactory(conference=conference, code=code) for code in "AB"]
    a1, b1 = (ForumFactory(of=conference, round=slot, code=f"{slot.code}1") for slot in rounds)
    a2, b2 = (ForumFactory(of=conference, round=slot, code=f"{slot.code}2") for slot in rounds)
    one = sign_up(conference, amira(choices=(wish(a1), wish(b1))))
    other = sign_up(conference, amira(choices=(wish(a2), wish(b2))))

    stays = merged(one, other, **{f"round-{rounds[0].id}": Side.EARLIER})

    assert sorted(w.forum.code for w in stays.wishes) == ["A1", "B2"]


def test_only_one_round_stays_with_its_round():
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference, code="A")
    part = {"attendance": Attendance.ONE_ROUND, "only_round_id": slot.id}
    one = sign_up(conference, amira(**part))
    other = sign_up(conference, amira(attendance=Attendance.PLENARY_ONLY))

    stays = merged(one, other, attendance=Side.EARLIER)

    assert (stays.attendance, stays.only_round_id) == (Attendance.ONE_ROUND, slot.id)


def test_places_chosen_directly_are_no_question():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    slot = ForumRoundFactory(conference=conference, code="A")
    a1, a2 = (ForumFactory(of=conference, round=slot, code=code) for code in ("A1", "A2"))
    one = sign_up(conference, amira(choices=(wish(a1),)))
    other = sign_up(conference, amira(choices=(wish(a2),)))

    assert offered(one, other) == []


def test_nobody_is_left_without_the_address_that_letters_go_to():
    conference = ConferenceFactory()
    one = sign_up(conference)
    other = sign_up(
        conference, amira(email="", reach_by=Reach.PHONE, phone="0221 4710 101"), actor=OFFICE
    )

    with pytest.raises(EmailMissing):
        merged(one, other, reach_by=Side.EARLIER, email=Side.LATER)

    assert len(db.session.scalars(select(Registration.merged_into_id)).all()) == 2
    assert {one.merged_into_id, other.merged_into_id} == {None}


def swapped(conference):
    one = sign_up(conference, amira(phone="0221 4710 101"))
    other = sign_up(conference, amira(first_name="Haddad", last_name="Amira", phone="0221 99"))
    return f"/buero/{conference.year}/doppelte/{one.code}/{other.code}", one, other


def joining(page):
    """What the form for merging would send."""
    (form,) = [form for form in Page(page).forms if ("version", "1") in form["fields"]]
    return dict(form["fields"])


def test_the_page_asks_for_each_field_that_differs_and_does_what_is_chosen(office, conference):
    address, _one, other = swapped(conference)

    sent = joining(office.get(address))
    answer = office.post(address, data=sent | {"names": "earlier"}, follow_redirects=True)

    assert {name: sent[name] for name in ("names", "phone")} == {"names": "later", "phone": "later"}
    assert f"Zusammengeführt. Es gilt {other.code}." in answer.text
    assert (other.full_name, other.phone) == ("Amira Haddad", "0221 99")


def test_what_was_chosen_is_still_chosen_when_something_is_missing(office, conference):
    one = sign_up(conference, amira(phone="0221 4710 101"))
    told = amira(email="", reach_by=Reach.PHONE, phone="0221 99")
    other = sign_up(conference, told, actor=OFFICE)
    address = f"/buero/{conference.year}/doppelte/{one.code}/{other.code}"
    chosen = {"reach_by": "earlier", "email": "later", "phone": "earlier"}

    answer = office.post(address, data=joining(office.get(address)) | chosen)

    assert answer.status_code == 422
    assert "Bitte nennen Sie eine E-Mail-Adresse" in answer.text
    assert re.search(r'<fieldset[^>]*id="email"', answer.text)
    assert {name: joining(answer)[name] for name in chosen} == chosen
    assert one.merged_into_id is other.merged_into_id is None


def test_an_answer_that_was_never_offered_is_told_so(office, conference):
    address, one, _other = swapped(conference)

    answer = office.post(address, data=joining(office.get(address)) | {"names": "beide"})

    assert answer.status_code == 422
    assert "Bitte wählen Sie etwas aus der Liste." in answer.text
    assert one.merged_into_id is None
