"""Whoever asks to be forgotten is forgotten, everywhere."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.delivery import deliver_due
from conference.mail.models import Letter
from conference.privacy.services.deleting import delete_person, forget_last_letters
from conference.registration import rules
from conference.registration.errors import WhyMissing
from conference.registration.models import Registration, SeatPool
from conference.registration.services.change import change
from conference.registration.services.links import first_token, send_links_again
from conference.registration.states import Quota, State
from conference.trail.models import Entry
from tests.privacy.people import MARK, known, traces
from tests.registration.people import OFFICE, amira, sign_up, with_link
from tests.registration.visitors import Visitor

KEY = "k" * 32
COLUMNS_OF_A_PERSON = {
    *("registration.title", "registration.first_name", "registration.last_name"),
    *("registration.email", "registration.phone", "registration.postal_address"),
    *("registration.organisation", "registration.message", "registration.office_note"),
    *("registration.search_text", "registration.sort_name", "likeness_key.key"),
    *("access_need.child_ages", "access_need.allergies", "access_need.note"),
    *("question.about", "question.answer", "trail_entry.changes"),
    *("letter.to_address", "letter.to_name", "letter.text", "letter.html"),
}


@pytest.fixture
def token(conference):
    known(conference, form_key=KEY)
    return first_token(KEY, 1)


def person():
    return db.session.scalars(select(Registration).order_by(Registration.id)).first()


def test_nothing_of_a_forgotten_person_is_left_in_any_table(conference):
    somebody = known(conference)
    told = replace(rules.details_of(somebody), last_name=f"{MARK}-neu")
    change(somebody.id, told, version=somebody.version, actor=with_link(somebody))
    send_links_again(somebody.email, language="de", actor=VISITOR)
    deliver_due()
    assert traces(MARK) == COLUMNS_OF_A_PERSON

    delete_person(somebody.id, actor=with_link(somebody))
    last = traces(MARK)
    deliver_due()
    forget_last_letters()

    assert last == {"letter.to_address", "letter.to_name", "letter.text", "letter.html"}
    assert traces(MARK) == set()


def test_letters_that_name_somebody_beside_others_of_the_same_address_go_too(conference):
    first = sign_up(conference, amira(first_name="Jens", email="paar@example.org"))
    second = sign_up(conference, amira(first_name=MARK, email="paar@example.org"))
    send_links_again("paar@example.org", language="de", actor=VISITOR)

    delete_person(second.id, actor=with_link(second))
    deliver_due()
    forget_last_letters()

    assert traces(MARK) == set()
    assert db.session.get(Registration, first.id).email == "paar@example.org"


def test_a_letter_to_the_contact_that_was_under_way_goes_once_it_is_sent(conference):
    contact = sign_up(conference, amira(), amira(first_name=MARK, email=""))
    member = contact.party.registrations[1]

    delete_person(member.id, actor=with_link(contact))
    under_way = traces(MARK)
    deliver_due()
    forget_last_letters()

    assert under_way != set()
    assert traces(MARK) == set()


def test_the_seat_is_free_and_goes_to_whoever_waits(conference):
    conference.public_seats = 1
    db.session.commit()
    somebody = known(conference)
    waiting = sign_up(conference, amira(email="jens@example.org"))

    delete_person(somebody.id, actor=with_link(somebody))

    pool = db.session.scalars(select(SeatPool).where(SeatPool.quota == Quota.PUBLIC)).one()
    assert (somebody.state, waiting.state, pool.taken) == (State.CANCELLED, State.CONFIRMED, 1)


def test_after_the_day_the_person_goes_and_the_number_stays(conference):
    somebody = known(conference)

    with clock.pretending(conference.ends_at):
        delete_person(somebody.id, actor=with_link(somebody))

    assert (somebody.state, somebody.full_name) == (State.CONFIRMED, "")


def test_the_last_letter_takes_the_entry_out_of_the_calendar_and_has_no_link(conference):
    somebody = known(conference)

    delete_person(somebody.id, actor=with_link(somebody))

    letter = db.session.scalars(select(Letter)).one()
    assert letter.name == "privacy/mail/deleted"
    assert b"STATUS:CANCELLED" in letter.attachments[0].content
    assert re.search(r"/anmeldung/[\w-]{32}", letter.text) is None


def test_a_visitor_deletes_everything_and_the_link_is_dead(client, conference, token):
    visitor = Visitor(client, conference).visit(f"/anmeldung/{token}/1/loeschen")
    assert "Das bleibt, und warum" in visitor.text

    visitor.send().follow()

    assert "Ihre Angaben sind gelöscht" in visitor.text
    assert client.get(f"/anmeldung/{token}").status_code == 404
    assert visitor.again().answer.status_code == 404
    assert person().forgotten_at is not None


def test_looking_at_the_page_deletes_nothing(client, token):
    client.get(f"/anmeldung/{token}/1/loeschen")

    assert person().forgotten_at is None


def test_nobody_deletes_somebody_else(conference):
    somebody, other = known(conference), sign_up(conference, amira(email="jens@example.org"))

    for actor in (VISITOR, with_link(other)):
        with pytest.raises(NotAllowed):
            delete_person(somebody.id, actor=actor)


def test_the_office_deletes_for_somebody_who_calls_and_says_who_asked(conference, office):
    somebody = known(conference)
    address = f"/buero/{conference.year}/anmeldungen/{somebody.code}"

    with pytest.raises(WhyMissing):
        delete_person(somebody.id, actor=OFFICE)
    unsaid = office.post(f"{address}/angaben-loeschen", data={"why": ""})
    office.post(f"{address}/angaben-loeschen", data={"why": "Anruf, Nummer genannt"})

    assert "Bitte schreiben Sie, wer fragt" in unsaid.text
    entry = db.session.scalars(select(Entry).where(Entry.event == "PersonForgotten")).one()
    assert entry.why == "Anruf, Nummer genannt"
    assert "Alle Angaben löschen" not in office.get(address).text
