"""What the rule looks at is gathered from registrations and programme, in a few questions."""

import pytest
from sqlalchemy import select

from conference.allocation.rules.problem import Forum, Person, Together
from conference.allocation.services.gathering import problem_of
from conference.core.database import db
from conference.programme import models as programme
from conference.programme.states import ForumState, Part
from conference.registration.models import ForumPlace
from conference.registration.rules import Needs
from conference.registration.services.placing import place_all
from conference.registration.services.telling import tell_forums
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Attendance, PlaceOrigin
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ForumFactory,
    ForumRoundFactory,
    PersonFactory,
    VenueRoomFactory,
)
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish


@pytest.fixture
def conference():
    """Round A with two forums, round B with one that repeats the first."""
    conference = ConferenceFactory()
    first = ForumRoundFactory(conference=conference, code="A")
    second = ForumRoundFactory(conference=conference, code="B")
    cellar = VenueRoomFactory(conference=conference, step_free=False, wheelchair_spaces=0)
    ForumFactory(of=conference, round=first, code="A1", content_key="bleibe", minimum_size=5)
    ForumFactory(
        of=conference, round=first, code="A2", room=cellar, target_size=20, interpretation=["ar"]
    )
    ForumFactory(of=conference, round=second, code="B1", content_key="bleibe", capacity=12)
    ForumFactory(of=conference, round=second, code="B2", state=ForumState.CANCELLED)
    release(conference)
    return conference


@pytest.fixture
def forums(conference):
    """Code -> forum."""
    found = db.session.scalars(select(programme.Forum))
    return {forum.code: forum for forum in found}


def test_forums_that_take_place_come_with_their_rooms(conference, forums):
    found = problem_of(conference, seed="x").forums

    assert found == (
        Forum(
            id=forums["A1"].id,
            round_id=forums["A1"].round_id,
            seats=36,
            minimum=5,
            content="bleibe",
            wheelchair_spaces=2,
        ),
        Forum(
            id=forums["A2"].id,
            round_id=forums["A2"].round_id,
            seats=36,
            target=20,
            step_free=False,
            wheelchair_spaces=0,
            languages=("ar",),
        ),
        Forum(
            id=forums["B1"].id,
            round_id=forums["B1"].round_id,
            seats=12,
            content="bleibe",
            wheelchair_spaces=2,
        ),
    )


def test_people_come_with_wishes_needs_and_the_rounds_they_attend(conference, forums):
    both = sign_up(
        conference,
        amira(
            choices=(wish(forums["A2"]), wish(forums["A1"])),
            needs=Needs(
                interpreter="ar", sign_language=True, wheelchair=True, companion=True, consent=True
            ),
        ),
    )
    only_b = sign_up(
        conference,
        amira(
            email="b@example.org",
            attendance=Attendance.ONE_ROUND,
            only_round_id=forums["B1"].round_id,
        ),
    )
    plenary = sign_up(conference, amira(email="c@example.org", attendance=Attendance.PLENARY_ONLY))

    found = problem_of(conference, seed="x").person

    assert found[both.id] == Person(
        id=both.id,
        rounds=(forums["A1"].round_id, forums["B1"].round_id),
        wishes=((forums["A2"].id, 1), (forums["A1"].id, 2)),
        languages=("ar", "dgs"),
        wheelchair=True,
        companion=True,
        arrived=int(both.received_at.timestamp()),
    )
    assert found[only_b.id].rounds == (forums["B1"].round_id,)
    assert found[plenary.id].rounds == ()


def test_who_withdrew_is_not_in_it(conference):
    gone = sign_up(conference)
    withdraw(gone.id, actor=OFFICE)

    assert problem_of(conference, seed="x").people == ()


def test_who_stands_on_a_stage_is_busy_in_that_round(conference, forums):
    speaker = PersonFactory(first_name="Amira", last_name="Haddad")
    EngagementFactory(person=speaker, forum=forums["A1"], part=Part.SPEAKER)
    guest = sign_up(conference)

    assert problem_of(conference, seed="x").person[guest.id].on_stage == (forums["A1"].round_id,)


def test_a_seat_that_somebody_has_stays(conference, forums):
    guest = sign_up(conference)
    guest.places.append(ForumPlace(round_id=forums["A1"].round_id, forum_id=forums["A1"].id))
    db.session.flush()

    assert problem_of(conference, seed="x").person[guest.id].fixed == (forums["A1"].id,)


def test_a_seat_that_was_given_and_not_told_is_free_for_the_next_run(conference, forums):
    guest = sign_up(conference)
    place_all(conference.id, {guest.id: (forums["A1"].id,)}, actor=OFFICE)

    assert problem_of(conference, seed="x").person[guest.id].fixed == ()


def test_a_seat_that_was_told_stays(conference, forums):
    guest = sign_up(conference)
    place_all(conference.id, {guest.id: (forums["A1"].id,)}, actor=OFFICE)

    tell_forums(conference.id, actor=OFFICE)

    assert problem_of(conference, seed="x").person[guest.id].fixed == (forums["A1"].id,)


def test_a_seat_that_the_office_fixed_stays_before_it_is_told(conference, forums):
    guest = sign_up(conference)
    a1 = forums["A1"]
    guest.places.append(ForumPlace(round_id=a1.round_id, forum_id=a1.id, origin=PlaceOrigin.FIXED))
    db.session.flush()

    assert problem_of(conference, seed="x").person[guest.id].fixed == (a1.id,)


def test_people_of_a_group_who_wish_for_the_same_are_to_sit_together(conference, forums):
    same = (wish(forums["A1"]), wish(forums["A2"]))
    contact = sign_up(
        conference,
        amira(choices=(*same, wish(forums["B1"]))),
        amira(first_name="Karim", email="", choices=same),
        amira(first_name="Lina", email="", choices=(wish(forums["A2"]),)),
    )
    people = tuple(person.id for person in contact.party.registrations)

    found = problem_of(conference, seed="x").groups

    assert found == (Together(round_id=forums["A1"].round_id, people=people[:2]),)


def test_it_asks_as_few_questions_for_many_as_for_one(conference, forums, count_queries):
    def asked() -> int:
        db.session.expire_all()
        with count_queries() as statements:
            problem_of(conference, seed="x")
        return len(statements)

    sign_up(conference, amira(choices=(wish(forums["A1"]),)))
    for_one = asked()
    for number in range(29):
        sign_up(
            conference,
            amira(
                first_name=f"Gast {number}",
                email=f"gast{number}@example.org",
                choices=(wish(forums["A2"]),),
                needs=Needs(interpreter="ar"),
            ),
        )

    assert asked() == for_one <= 7
