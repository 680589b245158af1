"""What the solver finds is the best there is: held against trying everything."""

import json
from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conference.allocation.rules.allocating import allocate, allocation_from
from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Forum, Person, Problem, Together, problem_from
from tests.allocation.small import MOST_TRIED, best_levels, problems, ways_to_seat


@settings(max_examples=60, deadline=None)
@given(problem=problems())
def test_no_allocation_is_better_on_any_level(problem: Problem) -> None:
    assume(ways_to_seat(problem) <= MOST_TRIED)

    found = allocate(problem)

    assert Judge(problem).broken_rules(found.by_person) == []
    assert found.costs == best_levels(problem)
    assert found.bounds == found.costs


@settings(max_examples=40, deadline=None)
@given(problem=problems(), shuffle=st.randoms(use_true_random=False))
def test_the_same_input_in_whatever_order_gives_the_same_bytes(
    problem: Problem, shuffle: Random
) -> None:
    other = replace(
        problem,
        people=tuple(shuffle.sample(problem.people, len(problem.people))),
        forums=tuple(shuffle.sample(problem.forums, len(problem.forums))),
    )

    assert other.fingerprint == problem.fingerprint
    assert allocate(other).as_bytes() == allocate(problem).as_bytes()


@settings(max_examples=40, deadline=None)
@given(problem=problems())
def test_what_is_stored_comes_back_as_it_was(problem: Problem) -> None:
    stored = json.loads(problem.as_bytes())
    stored.pop("rule")
    found = allocate(problem)

    assert problem_from(stored) == problem.in_order
    assert allocation_from(json.loads(found.as_bytes())) == found


def test_a_pair_whose_companion_needs_two_chairs_in_a_forum_for_two_is_answered_at_once() -> None:
    """HiGHS 1.15.1 made this search smaller for ever."""
    forums = (
        Forum(id=1, round_id=2, seats=4, step_free=True, wheelchair_spaces=1, languages=("dgs",)),
        Forum(id=2, round_id=1, seats=2, target=1, step_free=False),
        Forum(id=3, round_id=2, seats=2, step_free=False),
        Forum(
            id=4,
            round_id=2,
            seats=4,
            target=1,
            step_free=False,
            wheelchair_spaces=0,
            languages=("dgs",),
        ),
    )
    people = (
        Person(id=1, rounds=(1,), wishes=((1, 1),), arrived=1),
        Person(
            id=2,
            rounds=(1, 2),
            wishes=((3, 1),),
            languages=("ar", "dgs"),
            companion=True,
            arrived=2,
        ),
    )
    pair = (Together(round_id=1, people=(1, 2)),)
    problem = Problem(forums=forums, people=people, groups=pair, seed="a")

    found = allocate(problem)

    assert found.costs == found.bounds == best_levels(problem)
