"""Everybody of an allocation gets their places at once, and nobody hears of it before the letters."""

import pytest
from sqlalchemy import select

from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.programme import models as programme
from conference.programme.states import ForumState
from conference.registration.errors import ForumGone, NoLongerFits
from conference.registration.models import ForumPlace, SeatPool
from conference.registration.rules import Needs
from conference.registration.services.placing import place_all
from conference.registration.services.seats import follow
from conference.registration.services.withdraw import withdraw
from conference.registration.states import PlaceOrigin, PlaceState, State
from conference.trail.queries import entries_about
from tests.registration.people import OFFICE, amira, sign_up, wish, with_link


@pytest.fixture
def forums(conference):
    """Code -> forum."""
    return {forum.code: forum for forum in db.session.scalars(select(programme.Forum))}


@pytest.fixture
def guests(conference, forums):
    """Three people who wish for A1."""
    return [
        sign_up(
            conference,
            amira(
                first_name=f"Gast {number}",
                email=f"gast{number}@example.org",
                choices=(wish(forums["A1"]),),
            ),
        ).id
        for number in range(3)
    ]


def places(conference) -> dict[int, list[str]]:
    """Registration id -> codes of the forums."""
    found: dict[int, list[str]] = {}
    for place in db.session.scalars(select(ForumPlace).join(ForumPlace.forum)):
        found.setdefault(place.registration_id, []).append(place.forum.code)
    return {registration_id: sorted(codes) for registration_id, codes in found.items()}


def taken(forum) -> int:
    return db.session.scalar(select(SeatPool.taken).where(SeatPool.forum_id == forum.id)) or 0


def fix(registration_id, forum) -> None:
    db.session.add(
        ForumPlace(
            registration_id=registration_id,
            round_id=forum.round_id,
            forum_id=forum.id,
            origin=PlaceOrigin.FIXED,
        )
    )
    db.session.commit()


def test_everybody_gets_the_places_of_the_allocation(conference, forums, guests):
    first, second, third = guests

    placed = place_all(
        conference.id,
        {first: (forums["A1"].id, forums["B2"].id), second: (forums["A2"].id,), third: ()},
        actor=OFFICE,
    )

    assert places(conference) == {first: ["A1", "B2"], second: ["A2"]}
    assert (placed.places, placed.people) == (3, 2)
    assert [taken(forums[code]) for code in ("A1", "A2", "B2")] == [1, 1, 1]
    assert {place.origin for place in db.session.scalars(select(ForumPlace))} == {
        PlaceOrigin.ALLOCATED
    }


def test_a_later_allocation_replaces_what_was_not_told(conference, forums, guests):
    first, second, third = guests
    place_all(conference.id, dict.fromkeys(guests, (forums["A1"].id,)), actor=OFFICE)

    placed = place_all(
        conference.id, {first: (forums["A1"].id,), second: (forums["A2"].id,)}, actor=OFFICE
    )

    assert places(conference) == {first: ["A1"], second: ["A2"]}
    assert placed.people == 2
    assert (taken(forums["A1"]), taken(forums["A2"])) == (1, 1)


def test_the_same_allocation_again_changes_nothing(conference, forums, guests):
    placements = dict.fromkeys(guests, (forums["A1"].id,))
    place_all(conference.id, placements, actor=OFFICE)

    placed = place_all(conference.id, placements, actor=OFFICE)

    assert (placed.places, placed.people) == (3, 0)
    assert len(entries_about("registration", guests[0])) == 2  # registered, placed


def test_what_the_office_fixed_what_was_chosen_and_what_was_told_stays(conference, forums, guests):
    fixed, chosen, told = guests
    fix(fixed, forums["A2"])
    place_all(conference.id, {told: (forums["A2"].id,)}, actor=OFFICE)
    told_one = db.session.scalars(
        select(ForumPlace).where(ForumPlace.registration_id == told)
    ).one()
    told_one.registration.become(State.ALLOCATED)
    db.session.add(
        ForumPlace(registration_id=chosen, round_id=forums["A2"].round_id, forum_id=forums["A2"].id)
    )
    db.session.commit()

    place_all(conference.id, dict.fromkeys(guests, (forums["A1"].id,)), actor=OFFICE)

    assert places(conference) == {one: ["A2"] for one in guests}


def test_whoever_withdrew_meanwhile_is_passed_over(conference, forums, guests):
    withdraw(guests[0], actor=OFFICE)

    place_all(conference.id, dict.fromkeys(guests, (forums["A1"].id,)), actor=OFFICE)

    assert places(conference) == {guests[1]: ["A1"], guests[2]: ["A1"]}


def test_never_one_too_many(conference, forums, guests):
    forums["A1"].capacity = 2
    db.session.commit()

    with pytest.raises(NoLongerFits):
        place_all(conference.id, dict.fromkeys(guests, (forums["A1"].id,)), actor=OFFICE)

    assert places(conference) == {}


def test_a_companion_takes_a_chair_and_gives_it_back(conference, forums):
    guest = sign_up(conference, amira(needs=Needs(companion=True, consent=True)))
    place_all(conference.id, {guest.id: (forums["A1"].id,)}, actor=OFFICE)

    assert taken(forums["A1"]) == 2

    withdraw(guest.id, actor=OFFICE)

    assert taken(forums["A1"]) == 0


def test_a_forum_that_does_not_take_place_is_no_place(conference, forums, guests):
    forums["A1"].state = ForumState.CANCELLED
    db.session.commit()

    with pytest.raises(ForumGone):
        place_all(conference.id, {guests[0]: (forums["A1"].id,)}, actor=OFFICE)


def test_two_places_in_one_round_are_none(conference, forums, guests):
    both = (forums["A1"].id, forums["A2"].id)

    with pytest.raises(ForumGone):
        place_all(conference.id, {guests[0]: both}, actor=OFFICE)


def test_a_room_that_shrinks_takes_nobody_the_place(conference, forums, guests):
    place_all(conference.id, dict.fromkeys(guests, (forums["A1"].id,)), actor=OFFICE)
    db.session.get_one(programme.Forum, forums["A1"].id).capacity = 1
    db.session.commit()

    follow(conference.id)

    pool = db.session.scalars(select(SeatPool).where(SeatPool.forum_id == forums["A1"].id)).one()
    assert (pool.wanted, pool.seats, pool.taken) == (1, 3, 3)


def test_each_person_has_a_line_in_the_trail(conference, forums, guests):
    place_all(conference.id, {guests[0]: (forums["A1"].id,)}, actor=OFFICE)

    line = entries_about("registration", guests[0])[0]
    title = forums["A1"].title.german

    assert line.words == "hat Plätze in Foren zugeteilt, noch nicht mitgeteilt"
    assert line.changes == [["Runde A", "kein Platz", f"A1 {title}"]]


def test_only_the_office_allocates(conference, forums, guests):
    reader = Actor(name="Leserin", staff_id=2, roles=frozenset({Role.READER}))

    for nobody in (reader, with_link(db.session.get(programme.Forum, forums["A1"].id))):
        with pytest.raises(NotAllowed):
            place_all(conference.id, {guests[0]: (forums["A1"].id,)}, actor=nobody)


def test_many_people_are_placed_in_as_many_questions_as_few(conference, forums, count_queries):
    def asked(people) -> int:
        with count_queries() as statements:
            place_all(conference.id, dict.fromkeys(people, (forums["A1"].id,)), actor=OFFICE)
        return len(statements)

    def guests_from(start, number) -> list[int]:
        return [
            sign_up(conference, amira(first_name=f"Gast {n}", email=f"g{n}@example.org")).id
            for n in range(start, start + number)
        ]

    few = guests_from(0, 1)
    for_few = asked(few)
    many = guests_from(1, 29)

    assert asked(many) <= for_few + 1  # what was given before is dropped
    assert db.session.scalars(select(ForumPlace.state)).all() == [PlaceState.SEATED] * 29
