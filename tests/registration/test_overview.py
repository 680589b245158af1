"""The numbers of the office's first page."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from conference.core import clock
from conference.core.actor import SYSTEM, Role
from conference.core.database import db
from conference.mail.models import Letter
from conference.mail.states import LetterState
from conference.planning.states import ChoiceMode
from conference.registration.queries.overview import (
    numbers_of,
    people_by_forum,
    registered_by_day,
)
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Reach
from conference.web import pulse
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, sign_up, wish


def people(conference, count, **facts):
    return [
        sign_up(conference, amira(email=f"person{number}@example.org", **facts))
        for number in range(count)
    ]


def test_everybody_is_counted_where_they_belong():
    conference = ConferenceFactory(public_seats=3, reserved_seats=2)
    first = people(conference, 5)[0]
    withdraw(first.id, actor=SYSTEM)

    numbers = numbers_of(conference)

    assert (numbers.coming, numbers.waiting, numbers.withdrawn, numbers.seats) == (3, 1, 1, 5)
    assert (numbers.free_seats, numbers.free_reserved) == (0, 2)


def test_a_seat_that_is_offered_is_not_free():
    conference = ConferenceFactory(public_seats=3, offer_hours=48)
    first, second, *_ = people(conference, 4)
    for person in (first, second):
        withdraw(person.id, actor=SYSTEM)

    numbers = numbers_of(conference)

    assert (numbers.coming, numbers.waiting, numbers.offered, numbers.free_seats) == (1, 1, 1, 1)


def test_a_conference_without_registrations_has_zeros():
    numbers = numbers_of(ConferenceFactory(public_seats=100, reserved_seats=10))

    assert vars(numbers) == {
        "coming": 0,
        "waiting": 0,
        "withdrawn": 0,
        "seats": 110,
        "free_seats": 100,
        "free_reserved": 10,
        "held": 0,
        "offered": 0,
        "by_phone": 0,
        "by_letter": 0,
        "undecided": 0,
        "to_print": 0,
        "messages": 0,
    }


def test_people_who_want_a_call_and_new_messages_are_counted():
    conference = ConferenceFactory()
    sign_up(conference, amira(email="", phone="02452 1", reach_by=Reach.PHONE))
    sign_up(conference, amira(message="Ist der Raum warm?"))
    with clock.pretending(clock.now() - timedelta(days=8)):
        sign_up(conference, amira(email="b@example.org", message="Von letzter Woche"))

    numbers = numbers_of(conference)

    assert (numbers.by_phone, numbers.by_letter, numbers.messages) == (1, 0, 1)


def test_the_card_about_new_messages_leads_to_those_who_wrote_them(office):
    conference = ConferenceFactory()
    people(conference, 1)
    wrote = sign_up(conference, amira(first_name="Mina", message="Ist der Raum warm?"))
    gone = sign_up(conference, amira(email="c@example.org", message="Ich komme nicht."))
    withdraw(gone.id, actor=OFFICE)
    with clock.pretending(clock.now() - timedelta(days=8)):
        earlier = sign_up(conference, amira(email="b@example.org", message="Von letzter Woche"))

    address = f"/buero/{conference.year}/anmeldungen?nachricht="
    cards = office.get(f"/buero/{conference.year}").text
    new, all_of_them = (_listed(office.get(address + value).text) for value in ("neu", "ja"))

    assert f'href="{address}neu"' in cards
    assert new == {wrote.code}
    assert all_of_them == {wrote.code, gone.code, earlier.code}


def _listed(page):
    return set(re.findall(r'<th [^>]*><a href="[^"]+/([^"/]+)"', page))


def test_the_days_are_those_of_berlin_and_none_is_left_out():
    conference = ConferenceFactory(
        day=date(2027, 4, 10),
        registration_opens_at=datetime(2027, 3, 1, tzinfo=UTC),
        registration_closes_at=datetime(2027, 4, 1, tzinfo=UTC),
    )
    for number, moment in enumerate(
        [
            datetime(2027, 3, 27, 22, 59, tzinfo=UTC),  # 27 March, 23:59
            datetime(2027, 3, 27, 23, 1, tzinfo=UTC),  # 28 March, 0:01
            datetime(2027, 3, 30, 12, tzinfo=UTC),
        ]
    ):
        with clock.pretending(moment):
            sign_up(conference, amira(email=f"{number}@example.org"))

    with clock.pretending(datetime(2027, 3, 31, 12, tzinfo=UTC)):
        points = registered_by_day(conference)

    assert points == [
        (date(2027, 3, 27), 1),
        (date(2027, 3, 28), 2),
        (date(2027, 3, 29), 2),
        (date(2027, 3, 30), 3),
        (date(2027, 3, 31), 3),
    ]


def test_whoever_withdrew_is_drawn_no_more():
    conference = ConferenceFactory()
    withdraw(people(conference, 1)[0].id, actor=SYSTEM)

    assert registered_by_day(conference) == []


@pytest.fixture
def forums():
    def make(mode):
        conference = ConferenceFactory(choice_mode=mode)
        slot = ForumRoundFactory(conference=conference)
        return conference, [
            ForumFactory(of=conference, round=slot, code=code, capacity=2) for code in ("A1", "A2")
        ]

    return make


def test_first_wishes_count_while_nobody_has_a_place(forums):
    conference, (first, second) = forums(ChoiceMode.WISHES)
    sign_up(conference, amira(choices=(wish(first), wish(second))))

    found = people_by_forum(conference)

    assert found.are_wishes
    assert [(f.forum.code, f.people, f.seats) for f in found.forums] == [("A1", 1, 2), ("A2", 0, 2)]


def test_places_count_where_there_are_any(forums):
    conference, (first, _) = forums(ChoiceMode.DIRECT)
    for number in range(3):
        sign_up(
            conference, amira(email=f"{number}@example.org", choices=(wish(first, or_wait=True),))
        )

    found = people_by_forum(conference)

    assert not found.are_wishes
    assert [(f.people, f.is_full) for f in found.forums] == [(2, True), (0, False)]


def test_the_first_page_of_the_office_leads_to_the_conference_of_now(office):
    ConferenceFactory(year=2030)
    ConferenceFactory(year=2031)

    assert office.get("/buero/").location == "/buero/2031"


def test_before_the_first_conference_the_office_is_shown_where_to_begin(office, staff_client):
    assert 'href="/buero/konferenzen/neu"' in office.get("/buero/").text
    assert 'href="/buero/konferenzen/neu"' not in staff_client(Role.READER).get("/buero/").text


def test_the_overview_says_what_needs_a_hand(office):
    conference = ConferenceFactory(public_seats=1)
    people(conference, 2)
    letter = db.session.query(Letter).first()
    letter.state = LetterState.FAILED
    db.session.commit()

    page = office.get(f"/buero/{conference.year}").text

    assert "Ein Brief kam nicht an" in page
    assert "Das Programm ist noch nicht veröffentlicht" in page
    assert "Eine Person auf der Warteliste" in page
    assert "1 von 11 Plätzen" in page


@pytest.mark.parametrize("role", set(Role))
def test_no_task_leads_to_a_page_that_is_refused(staff_client, role):
    conference = ConferenceFactory(public_seats=1)
    people(conference, 2, message="Hallo")
    db.session.query(Letter).first().state = LetterState.FAILED
    db.session.commit()
    browser = staff_client(role)

    page = browser.get(f"/buero/{conference.year}").text
    main = page[page.index("<main") : page.index("</main>")]
    answers = {link: browser.get(link).status_code for link in re.findall(r'href="(/[^"]+)"', main)}

    assert answers
    assert set(answers.values()) == {200}


def test_a_worker_that_has_stopped_is_noticed_when_letters_wait(office):
    conference = ConferenceFactory()
    sign_up(conference)
    address, silent = f"/buero/{conference.year}", "Briefe bleiben liegen"

    without_sign = office.get(address).text
    pulse.beat(pulse.WORKER)
    with_sign = office.get(address).text
    with clock.pretending(clock.now() + timedelta(minutes=6)):
        much_later = office.get(address).text

    assert (silent in without_sign, silent in with_sign, silent in much_later) == (
        True,
        False,
        True,
    )


def test_the_overview_asks_the_database_the_same_for_one_person_and_for_thirty(
    office, count_queries
):
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference)
    ForumFactory(of=conference, round=slot)
    people(conference, 1)
    asked_of = []
    for more in (29, 0):
        db.session.expire_all()
        with count_queries() as asked:
            office.get(f"/buero/{conference.year}")
        asked_of.append(len(asked))
        for number in range(more):
            sign_up(conference, amira(email=f"more{number}@example.org"))
            ForumFactory(of=conference, round=slot)

    assert asked_of[1] <= asked_of[0] + 2
