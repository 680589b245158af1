"""Which news becomes a letter on paper, to whom, and that it is one letter."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from conference.core.actor import SYSTEM, VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.core.events import Announcement
from conference.core.transaction import use_case
from conference.mail.models import Letter
from conference.papers.errors import AddressIncomplete
from conference.papers.models import PrintedLetter
from conference.papers.services.printing import mark_printed
from conference.papers.services.writing import ask_for_letter, follow
from conference.papers.states import Occasion, PaperState
from conference.registration import rules
from conference.registration.events import Registered
from conference.registration.models import RegistrationLink
from conference.registration.services.change import change
from conference.registration.services.forget import forget
from conference.registration.services.withdraw import readmit, reject, withdraw
from conference.registration.states import Reach
from tests.factories import ConferenceFactory
from tests.papers.people import marianne, on_paper
from tests.registration.people import OFFICE, amira, sign_up


@pytest.fixture
def conference():
    return ConferenceFactory()


def letters():
    """(code, occasion, state) of every letter, the oldest first."""
    rows = db.session.scalars(select(PrintedLetter).order_by(PrintedLetter.id))
    return [(letter.registration.code[4:], letter.occasion, letter.state) for letter in rows]


def changed(person, **facts):
    told = replace(rules.details_of(person), **facts)
    change(person.id, told, version=person.version, actor=OFFICE, why="Anruf")


def print_all(conference):
    ids = db.session.scalars(select(PrintedLetter.id)).all()
    return mark_printed(conference.id, ids, actor=OFFICE)


def test_who_wants_a_letter_gets_a_letter_and_no_email_is_tried(conference):
    on_paper(conference)

    assert letters() == [("0001", Occasion.CONFIRMED, PaperState.WAITING)]
    assert db.session.scalars(select(Letter)).all() == []


def test_who_gets_emails_gets_no_paper(conference):
    sign_up(conference)

    assert letters() == []


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({"reach_by": Reach.PHONE}, 1),
        ({"reach_by": Reach.EMAIL}, 1),
        ({"reach_by": Reach.PHONE, "postal_address": ""}, 0),
        ({"reach_by": Reach.PHONE, "email": "m@example.org"}, 0),
        ({"reach_by": Reach.LETTER, "email": "m@example.org"}, 1),
        ({"reach_by": Reach.LETTER, "postal_address": ""}, 1),
    ],
)
def test_paper_is_for_those_who_want_it_or_have_an_address_and_no_mailbox(
    conference, facts, written
):
    on_paper(conference, marianne(**facts))

    assert len(letters()) == written


def test_the_contact_of_a_group_gets_one_letter_for_all(conference):
    on_paper(conference, marianne(), amira(first_name="Heinz", email=""))

    assert letters() == [("0001", Occasion.CONFIRMED, PaperState.WAITING)]


def test_who_waits_is_told_and_told_again_when_a_seat_is_free():
    conference = ConferenceFactory(public_seats=1)
    first = sign_up(conference)
    on_paper(conference)
    print_all(conference)

    withdraw(first.id, actor=OFFICE)

    assert letters() == [
        ("0002", Occasion.WAITING, PaperState.PRINTED),
        ("0002", Occasion.MOVED_UP, PaperState.WAITING),
    ]


def test_a_change_before_printing_replaces_the_letter_and_keeps_its_news(conference):
    person = on_paper(conference)

    changed(person, phone="02432 9")

    assert letters() == [
        ("0001", Occasion.CONFIRMED, PaperState.OBSOLETE),
        ("0001", Occasion.CONFIRMED, PaperState.WAITING),
    ]


def test_a_change_after_printing_is_told_as_a_change(conference):
    person = on_paper(conference)
    print_all(conference)

    changed(person, phone="02432 9")

    assert letters()[1:] == [("0001", Occasion.CHANGED, PaperState.WAITING)]


def test_endings_and_returns_are_told(conference):
    person = on_paper(conference)
    withdraw(person.id, actor=OFFICE)
    readmit(person.id, actor=OFFICE, why="Irrtum")
    reject(person.id, actor=OFFICE, why="Doppelt angemeldet")

    assert [occasion for _, occasion, _ in letters()] == [
        Occasion.CONFIRMED,
        Occasion.WITHDRAWN,
        Occasion.CONFIRMED,
        Occasion.REJECTED,
    ]
    assert [state for *_, state in letters()] == [PaperState.OBSOLETE] * 3 + [PaperState.WAITING]
    assert db.session.scalars(select(PrintedLetter.why)).all() == ["", "", "", "Doppelt angemeldet"]


def test_the_same_news_told_twice_is_one_letter(conference):
    person = on_paper(conference)
    event = Registered(subject_id=person.id, conference_id=conference.id)

    for _ in range(2):
        use_case(follow)(Announcement(event=event, actor=SYSTEM))
    print_all(conference)
    use_case(follow)(Announcement(event=event, actor=SYSTEM))

    assert letters() == [("0001", Occasion.CONFIRMED, PaperState.PRINTED)]


def test_who_gets_emails_from_now_on_has_no_paper_waiting(conference):
    person = on_paper(conference)

    changed(person, reach_by=Reach.EMAIL, email="marianne@example.org")

    assert letters() == [("0001", Occasion.CONFIRMED, PaperState.OBSOLETE)]


def test_who_is_forgotten_gets_no_letter_and_no_link_stays(conference):
    person = on_paper(conference)

    forget(person.id, actor=OFFICE)

    assert PaperState.WAITING not in [state for *_, state in letters()]
    assert db.session.scalars(select(RegistrationLink)).all() == []


def test_the_office_may_write_to_anybody_with_an_address_but_once(conference):
    person = sign_up(conference, amira(postal_address="Am Markt 1, 52525 Heinsberg"))

    first = ask_for_letter(person.id, actor=OFFICE)
    second = ask_for_letter(person.id, actor=OFFICE)

    assert first.id == second.id
    assert letters() == [("0001", Occasion.ASKED, PaperState.WAITING)]


def test_without_a_whole_address_the_office_is_told_what_is_missing(conference):
    person = on_paper(conference, marianne(postal_address="Rurstraße 12"))

    with pytest.raises(AddressIncomplete, match="Postleitzahl und Ort"):
        ask_for_letter(person.id, actor=OFFICE)


def test_nobody_but_the_office_writes(conference):
    person = on_paper(conference)

    with pytest.raises(NotAllowed):
        ask_for_letter(person.id, actor=VISITOR)
