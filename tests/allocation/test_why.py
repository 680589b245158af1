"""Behind the link each person reads why, in plain words, and can wait for what she would like better."""

import pytest
from sqlalchemy import select

from conference.allocation.rules.allocating import Allocation, allocate
from conference.allocation.rules.explaining import Explainer, Reason
from conference.allocation.rules.one_more import best_places
from conference.allocation.rules.problem import Problem
from conference.allocation.services.gathering import problem_of, standing_of
from conference.core.database import db
from conference.mail.models import Letter
from conference.programme.models import Forum
from conference.registration.models import ForumPlace
from conference.registration.rules import Needs
from conference.registration.services.answering import accept
from conference.registration.services.links import fresh_link
from conference.registration.services.placing import place_all
from conference.registration.services.telling import tell_forums
from conference.registration.services.withdraw import withdraw
from conference.registration.states import PlaceOrigin, PlaceState
from tests.allocation.seated import allocated_and_told, the_demonstration_registered
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish, with_link


@pytest.fixture
def conference():
    """One round with two forums of one seat; the second is up a staircase."""
    conference = ConferenceFactory(offer_hours=48)
    slot = ForumRoundFactory(conference=conference, code="A")
    for code in ("A1", "A2"):
        room = VenueRoomFactory(conference=conference, step_free=code == "A1")
        ForumFactory(of=conference, round=slot, code=code, capacity=1, room=room)
    release(conference)
    return conference


@pytest.fixture
def forums(conference):
    """Code -> forum."""
    return {forum.code: forum for forum in db.session.scalars(select(Forum))}


@pytest.fixture
def lucky(conference, forums):
    """Somebody who wished for A1 and is to get it."""
    return sign_up(conference, amira(choices=(wish(forums["A1"]),)))


@pytest.fixture
def second(conference, forums, lucky):
    """Somebody who wished for A1 and A2, and has got A2; everybody is told."""
    choices = (wish(forums["A1"]), wish(forums["A2"]))
    person = sign_up(conference, amira(first_name="Karim", email="k@example.org", choices=choices))
    seats = {lucky.id: (forums["A1"].id,), person.id: (forums["A2"].id,)}
    place_all(conference.id, seats, actor=OFFICE)
    tell_forums(conference.id, actor=OFFICE)
    return person


def opened(person) -> str:
    token = fresh_link(person)
    db.session.commit()
    return f"/anmeldung/{token}"


def why(client, person) -> str:
    return client.get(f"{opened(person)}/{person.position}/foren").text


def seats_of(person) -> list[tuple[str, PlaceState]]:
    return sorted((place.forum.code, place.state) for place in person.places)


def test_the_page_says_which_wish_it_is_and_why_no_dearer_one(client, forums, second):
    page = why(client, second)

    a1, a2 = (f"{code} {forums[code].title.german}" for code in ("A1", "A2"))
    assert f"{a2}. Das ist Ihr 2. Wunsch." in page
    assert f"Ihr 1. Wunsch ({a1}) hatte 2 Wünsche auf 1 Platz." in page
    assert f"Auf die Warteliste: {a1}" in page


def test_it_is_told_in_the_language_of_the_page(client, second):
    page = client.get(f"{opened(second)}/{second.position}/foren?sprache=en").text

    assert "hatte 2 Wünsche" not in page
    assert '<html lang="en"' in page


def test_steps_are_named_to_the_person_who_needs_none(client, conference, forums):
    on_wheels = sign_up(
        conference,
        amira(choices=(wish(forums["A2"]),), needs=Needs(wheelchair=True, consent=True)),
    )
    place_all(conference.id, {on_wheels.id: (forums["A1"].id,)}, actor=OFFICE)
    tell_forums(conference.id, actor=OFFICE)

    page = why(client, on_wheels)

    assert "ist in einem Raum mit Stufen" in page
    assert "Auf die Warteliste" not in page


def test_before_the_letters_the_page_says_nothing(client, conference, forums, lucky):
    place_all(conference.id, {lucky.id: (forums["A1"].id,)}, actor=OFFICE)

    answer = client.get(f"{opened(lucky)}/1/foren")

    assert "Die Plätze in den Foren sind noch nicht verteilt." in answer.text
    assert "Das ist Ihr" not in answer.text
    assert "Auf die Warteliste" not in answer.text
    assert answer.text.count(forums["A1"].title.german) == 0


def test_waiting_for_the_better_wish_keeps_the_seat(client, forums, second):
    link = opened(second)

    client.post(f"{link}/{second.position}/foren/{forums['A1'].id}")
    client.post(f"{link}/{second.position}/foren/{forums['A1'].id}")

    assert seats_of(second) == [("A1", PlaceState.WAITING), ("A2", PlaceState.SEATED)]
    assert "Platz 1 der Warteliste" in client.get(f"{link}/{second.position}/foren").text


def test_the_better_seat_is_offered_and_taken_for_the_other(client, forums, lucky, second):
    client.post(f"{opened(second)}/{second.position}/foren/{forums['A1'].id}")
    withdraw(lucky.id, actor=OFFICE)
    offer = next(place.offer for place in second.places if place.offer)
    assert ("A2", PlaceState.SEATED) in seats_of(second)

    accept(offer.id, actor=with_link(second))

    assert seats_of(second) == [("A1", PlaceState.SEATED)]
    letter = db.session.scalars(
        select(Letter).where(Letter.name == "registration/mail/moved_up_in_forum")
    ).one()
    assert [file.filename for file in letter.attachments] == ["meine-foren.ics"]


def test_a_free_seat_that_nobody_waits_for_is_taken_at_once(client, forums, lucky, second):
    withdraw(lucky.id, actor=OFFICE)
    assert "Diesen Platz nehmen: A1" in why(client, second)

    client.post(f"{opened(second)}/{second.position}/foren/{forums['A1'].id}")

    assert seats_of(second) == [("A1", PlaceState.SEATED)]
    assert "Das ist Ihr 1. Wunsch." in why(client, second)


def test_only_wishes_can_be_waited_for(client, conference, forums, lucky, second):
    client.post(f"{opened(lucky)}/1/foren/{forums['A2'].id}")

    assert seats_of(lucky) == [("A1", PlaceState.SEATED)]


def test_what_the_office_fixed_is_not_changed_by_a_click(client, forums, lucky, second):
    place = db.session.scalars(
        select(ForumPlace).where(ForumPlace.registration_id == second.id)
    ).one()
    place.origin = PlaceOrigin.FIXED
    db.session.commit()

    client.post(f"{opened(second)}/{second.position}/foren/{forums['A1'].id}")

    assert seats_of(second) == [("A2", PlaceState.SEATED)]
    assert "Diesen Platz hat das Büro für Sie festgelegt." in why(client, second)


def test_the_page_asks_as_few_questions_for_many_as_for_few(
    client, conference, forums, second, count_queries
):
    def asked() -> int:
        address = f"{opened(second)}/{second.position}/foren"
        client.get(address)
        with count_queries() as statements:
            client.get(address)
        return len(statements)

    for_two = asked()
    for number in range(30):
        sign_up(
            conference,
            amira(
                first_name=f"Gast {number}",
                email=f"g{number}@example.org",
                choices=(wish(forums["A1"]),),
            ),
        )

    assert asked() == for_two


@pytest.fixture
def demonstration() -> tuple[Problem, Allocation, Problem, Allocation]:
    """As it was allocated, and as it stands once everybody is told."""
    conference = the_demonstration_registered()
    before = problem_of(conference, seed="2026")
    found = allocate(before)
    allocated_and_told(conference)
    return before, found, *standing_of(conference)


def test_the_reasons_are_those_of_the_allocation(demonstration):
    before, found, problem, seated = demonstration

    told = list(Explainer(problem, seated).outcomes())

    assert told == list(Explainer(before, found).outcomes())
    assert sum(bool(one.missed) for one in told) > 50


def test_with_enough_seats_more_in_a_full_forum_one_would_have_it(demonstration):
    _, _, problem, seated = demonstration
    where, tried = seated.by_person, 0
    for outcome in Explainer(problem, seated).outcomes():
        if not outcome.missed or outcome.missed[0].reason is not Reason.FULL:
            continue
        person = problem.person[outcome.person_id]
        own = {f: person.chairs for r in person.rounds if (f := where.get((person.id, r)))}
        wished = outcome.missed[0].forum_id

        larger = best_places(problem, person.id, own | {wished: person.chairs}, has=own)

        assert larger[outcome.round_id] == wished
        kept = best_places(problem, person.id, own, has=own)
        assert kept.get(outcome.round_id) == outcome.forum_id
        tried += 1
    assert tried > 50
