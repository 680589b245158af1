"""What a larger room, an interpreter or one forum less would do to everybody."""

from dataclasses import replace

from hypothesis import given, settings

from conference.allocation.rules.allocating import allocate
from conference.allocation.rules.problem import Problem
from conference.allocation.rules.what_if import (
    Change,
    Effect,
    WhatIf,
    changed,
    changes_to_try,
    effect_of,
    what_helps_most,
)
from tests.allocation.small import problems
from tests.allocation.test_rules import forum, person

CROWDED = Problem(
    forums=(forum(1, seats=1), forum(2, seats=1), forum(3)),
    people=(person(1, 1, 2), person(2, 1, 3), person(3, 2)),
)


def more_seats(forum_id: int, seats: int = 1) -> WhatIf:
    return WhatIf(change=Change.MORE_SEATS, forum_id=forum_id, seats=seats)


def test_a_larger_room_tells_whom_it_helps() -> None:
    effect = effect_of(CROWDED, allocate(CROWDED), more_seats(1))

    assert effect == Effect(
        what_if=more_seats(1), better=(2,), worse=(), costs=(0, 0, 0, 0, 0, 0, 0)
    )


def test_a_room_that_nobody_misses_helps_nobody() -> None:
    before = allocate(CROWDED)

    assert effect_of(CROWDED, before, more_seats(3)) == Effect(
        what_if=more_seats(3), better=(), worse=(), costs=before.costs
    )


def test_a_dropped_forum_sends_its_people_elsewhere_also_from_fixed_seats() -> None:
    problem = replace(CROWDED, people=(*CROWDED.people, person(4, 2, 3, fixed=(2,))))
    dropped = WhatIf(change=Change.DROP, forum_id=2)

    effect = effect_of(problem, allocate(problem), dropped)

    assert all(seat[2] != 2 for seat in allocate(changed(problem, dropped)).seats)
    assert 4 in effect.worse


def test_an_interpreter_in_another_forum_opens_it() -> None:
    people = (person(1, 2, languages=("ar",)),)
    problem = Problem(forums=(forum(1, languages=("ar",)), forum(2)), people=people)
    interpreted = WhatIf(change=Change.INTERPRETER, forum_id=2, language="ar")

    assert effect_of(problem, allocate(problem), interpreted).better == (1,)


def test_what_is_tried_are_rooms_that_are_full_and_languages_that_are_needed() -> None:
    people = (*CROWDED.people, person(4, languages=("ar",)))
    problem = replace(CROWDED, people=people)

    tried = list(changes_to_try(problem, allocate(problem), seats=5))

    assert tried == [
        more_seats(1, 5),
        WhatIf(change=Change.INTERPRETER, forum_id=1, language="ar"),
        more_seats(2, 5),
        WhatIf(change=Change.INTERPRETER, forum_id=2, language="ar"),
        WhatIf(change=Change.INTERPRETER, forum_id=3, language="ar"),
    ]


def test_the_change_that_helps_most_stands_first() -> None:
    before = allocate(CROWDED)

    first, *_ = what_helps_most(CROWDED, before, [more_seats(3), more_seats(2), more_seats(1)])

    assert first.what_if == more_seats(1)


@settings(max_examples=60, deadline=None)
@given(problem=problems())
def test_a_seat_more_never_makes_it_worse(problem: Problem) -> None:
    before = allocate(problem)

    for one in problem.forums:
        if one.target is None:
            assert effect_of(problem, before, more_seats(one.id)).costs <= before.costs


def test_a_change_in_another_round_draws_no_new_lots() -> None:
    people = tuple(person(number, 1, rounds=(1, 2)) for number in range(1, 7))

    for draw in range(8):
        problem = Problem(
            forums=(forum(1, round_id=2, seats=3), forum(2, round_id=2)),
            people=people,
            seed=f"draw {draw}",
        )
        more = replace(problem, forums=(*problem.forums, forum(3), forum(4)))
        seats = {seat for seat in allocate(more).seats if seat[1] == 2}
        assert seats == set(allocate(problem).seats)
