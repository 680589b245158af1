"""After the letters: whoever comes, goes or changes is served alone, and nobody else is moved."""

from dataclasses import replace

import pytest
from icalendar import Calendar
from sqlalchemy import select

from conference.core.database import db
from conference.mail.models import Letter
from conference.programme.models import Forum
from conference.registration import rules
from conference.registration.models import ForumPlace, Registration
from conference.registration.rules import Needs
from conference.registration.services.change import change
from conference.registration.services.placing import place_all
from conference.registration.services.telling import tell_forums
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Attendance, PlaceOrigin, PlaceState, State
from tests.allocation.seated import (
    allocated_and_told,
    seats_now,
    the_demonstration_registered,
    too_full,
)
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish, with_link


@pytest.fixture
def conference():
    """Round A with three forums of one seat, the third up a staircase; round B with one of two."""
    conference = ConferenceFactory()
    first = ForumRoundFactory(conference=conference, code="A")
    second = ForumRoundFactory(conference=conference, code="B")
    for code, slot, seats in (
        ("A1", first, 1),
        ("A2", first, 1),
        ("A3", first, 1),
        ("B1", second, 2),
    ):
        room = VenueRoomFactory(conference=conference, step_free=code != "A3")
        ForumFactory(of=conference, round=slot, code=code, capacity=seats, room=room)
    release(conference)
    return conference


@pytest.fixture
def forums(conference):
    """Code -> forum."""
    return {forum.code: forum for forum in db.session.scalars(select(Forum))}


@pytest.fixture
def told(conference, forums):
    """Somebody who sits in A1 and knows it."""
    person = sign_up(conference, amira(choices=(wish(forums["A1"]),)))
    place_all(conference.id, {person.id: (forums["A1"].id,)}, actor=OFFICE)
    tell_forums(conference.id, actor=OFFICE)
    return person


def newcomer(conference, *choices, **facts) -> Registration:
    number = len(db.session.scalars(select(Registration.id)).all())
    told = amira(
        first_name=f"Gast {number}",
        email=f"gast{number}@example.org",
        choices=tuple(wish(forum) for forum in choices),
        **facts,
    )
    return sign_up(conference, told)


def changed(person, **facts) -> None:
    told = replace(rules.details_of(person), **facts)
    change(person.id, told, version=person.version, actor=with_link(person))


def codes(person) -> list[str]:
    return sorted(place.forum.code for place in person.places if place.is_seated)


def letters_to(person, name="forums") -> list[Letter]:
    found = db.session.scalars(select(Letter).order_by(Letter.id))
    return [
        letter
        for letter in found
        if letter.name.endswith(f"/{name}") and letter.to_address == person.email
    ]


def entries_in(letter) -> dict[str, tuple[str, int, str]]:
    """UID -> what it is, its version, and whether it is called off."""
    file = next(file for file in letter.attachments if file.filename == "meine-foren.ics")
    return {
        str(event["UID"]): (
            str(event["SUMMARY"])[:2],
            int(event["SEQUENCE"]),
            str(event.get("STATUS", "")),
        )
        for event in Calendar.from_ical(file.content).walk("VEVENT")
    }


def test_a_newcomer_gets_the_dearest_wish_that_is_free_and_a_letter(conference, forums, told):
    late = newcomer(conference, forums["A1"], forums["A2"])

    assert codes(late) == ["A2", "B1"]
    assert codes(told) == ["A1"]
    assert late.state is State.ALLOCATED
    assert f"A2 {forums['A2'].title.german}" in letters_to(late)[0].text


def test_before_the_letters_a_newcomer_is_seated_and_not_told(conference, forums):
    first = sign_up(conference, amira())
    place_all(conference.id, {first.id: (forums["A1"].id,)}, actor=OFFICE)

    late = newcomer(conference, forums["A1"], forums["A2"])

    assert codes(late) == ["A2", "B1"]
    assert late.state is State.CONFIRMED
    assert letters_to(late) == []


def test_before_an_allocation_nobody_is_seated(conference, forums):
    early = newcomer(conference, forums["A1"])

    assert early.places == []


def test_a_newcomer_is_put_nowhere_she_cannot_go(conference, forums, told):
    newcomer(conference, forums["A2"])

    on_wheels = newcomer(conference, forums["A3"], needs=Needs(wheelchair=True, consent=True))

    assert codes(on_wheels) == ["B1"]
    assert "Forenrunde A: Hier haben wir leider keinen Platz" in letters_to(on_wheels)[0].text


def test_who_changes_wishes_moves_to_a_free_one_and_the_calendar_entry_with_her(
    conference, forums, told
):
    before = entries_in(letters_to(told)[0])

    changed(told, choices=(wish(forums["A2"]),))

    assert codes(told) == ["A2", "B1"]
    after = entries_in(letters_to(told)[-1])
    (uid,) = before
    assert after[uid][0] == "A2"
    assert after[uid][1] > before[uid][1]
    assert letters_to(told)[-1].subject.startswith("Geändert: Ihre Foren")


def test_who_wishes_for_what_is_full_keeps_the_seat(conference, forums, told):
    other = newcomer(conference, forums["A2"])

    changed(told, choices=(wish(forums["A2"]), wish(forums["A1"])))

    assert codes(told) == ["A1", "B1"]
    assert codes(other) == ["A2", "B1"]


def test_who_changes_the_telephone_number_is_not_moved(conference, forums):
    person = sign_up(conference, amira(choices=(wish(forums["A1"]), wish(forums["A2"]))))
    place_all(conference.id, {person.id: (forums["A2"].id, forums["B1"].id)}, actor=OFFICE)
    tell_forums(conference.id, actor=OFFICE)

    changed(person, phone="02452 1")

    assert codes(person) == ["A2", "B1"]
    assert len(letters_to(person)) == 1


def test_who_stays_away_from_a_round_frees_the_seat_and_the_entry_goes(conference, forums, told):
    late = newcomer(conference, forums["A2"])

    changed(late, attendance=Attendance.ONE_ROUND, only_round_id=forums["B1"].round_id, choices=())

    assert codes(late) == ["B1"]
    assert {entry[0]: entry[2] for entry in entries_in(letters_to(late)[-1]).values()} == {
        "A2": "CANCELLED",
        "B1": "CONFIRMED",
    }


def test_a_place_that_the_office_fixed_is_kept_whatever_is_wished(conference, forums, told):
    place = db.session.scalars(
        select(ForumPlace).where(ForumPlace.registration_id == told.id)
    ).one()
    place.origin = PlaceOrigin.FIXED
    db.session.commit()

    changed(told, choices=(wish(forums["A2"]),))

    assert codes(told) == ["A1", "B1"]


def test_a_seat_that_others_wait_for_is_not_a_newcomers(conference, forums, told):
    other = newcomer(conference, forums["A2"])
    a1 = forums["A1"]
    other.places.append(ForumPlace(round_id=a1.round_id, forum_id=a1.id, state=PlaceState.WAITING))
    conference.offer_hours = 0
    db.session.commit()

    withdraw(told.id, actor=OFFICE)

    assert codes(other) == ["A1", "B1"]
    late = newcomer(conference, forums["A1"], forums["A2"])
    assert codes(late) == ["A2", "B1"]


def test_who_withdraws_gets_every_entry_taken_back(conference, forums, told):
    withdraw(told.id, actor=with_link(told))

    (letter,) = letters_to(told, "withdrawn")
    assert [entry[2] for entry in entries_in(letter).values()] == ["CANCELLED"]


def test_a_companion_needs_a_second_chair(conference, forums, told):
    late = newcomer(conference, forums["A2"], needs=Needs(companion=True, consent=True))

    assert codes(late) == ["B1"]
    assert [place.chairs for place in late.places] == [2]


def test_twenty_late_changes_of_the_demonstration_move_nobody_else():
    conference = the_demonstration_registered()
    allocated_and_told(conference)
    forums = {forum.code: forum for forum in db.session.scalars(select(Forum))}
    people = db.session.scalars(
        select(Registration)
        .where(Registration.attendance == Attendance.WHOLE_DAY)
        .order_by(Registration.id)
    ).all()
    a_round = [f for f in forums.values() if f.round_id == forums["A1"].round_id]

    for number in range(20):
        before = seats_now()
        wishes = [a_round[(number + step) % len(a_round)] for step in range(3)]
        if number % 4 == 0:
            mover = newcomer(conference, *wishes)
        elif number % 4 == 1:
            mover = people[number * 7]
            withdraw(mover.id, actor=OFFICE)
        else:
            mover = people[number * 7]
            changed(mover, choices=tuple(wish(forum) for forum in wishes))
        after = seats_now()

        others = {seat for seat in before if seat[0] != mover.id}
        assert {seat: after.get(seat) for seat in others} == {s: before[s] for s in others}
        assert {seat[0] for seat in after.keys() - before.keys()} <= {mover.id}
        assert too_full() == []
