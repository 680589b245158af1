"""What the solver finds is the best there is: held against trying everything."""

import json
from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conference.allocation.rules.allocating import allocate, allocation_from
from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Problem, problem_from
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
