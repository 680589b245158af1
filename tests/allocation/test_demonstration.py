"""The allocation of the demonstration: 351 people, 12 forums, needs as they were really told."""

import pytest

from bench.registered import the_demonstration
from conference.allocation.rules.allocating import Allocation, allocate
from conference.allocation.rules.explaining import Explainer, Outcome
from conference.allocation.rules.first_come import first_come_first_served
from conference.allocation.rules.judging import LEVELS, Judge, Level
from conference.allocation.rules.problem import Problem


@pytest.fixture(scope="module")
def problem() -> Problem:
    return the_demonstration()


@pytest.fixture(scope="module")
def found(problem: Problem) -> Allocation:
    return allocate(problem)


@pytest.fixture(scope="module")
def outcomes(problem: Problem, found: Allocation) -> list[Outcome]:
    return list(Explainer(problem, found).outcomes())


def test_it_is_the_best_there_is(found: Allocation) -> None:
    assert found.is_proven


def test_only_who_finds_no_seat_in_the_house_is_unplaced(
    problem: Problem, found: Allocation, outcomes: list[Outcome]
) -> None:
    lacking = 0
    for round_id, forums in problem.rounds.items():
        seats = sum(forum.seats for forum in forums)
        lacking += max(sum(round_id in one.rounds for one in problem.people) - seats, 0)

    assert found.costs[0] == lacking
    assert sum(one.is_unplaced for one in outcomes) == lacking
    assert not any(one.is_unplaced and problem.person[one.person_id].has_needs for one in outcomes)


def test_nobody_in_a_wheelchair_is_put_where_steps_are(
    problem: Problem, outcomes: list[Outcome]
) -> None:
    on_wheels = [one for one in outcomes if problem.person[one.person_id].wheelchair]

    assert len(on_wheels) > 10
    assert all(problem.forum[one.forum_id].step_free for one in on_wheels)


def test_the_deaf_sit_where_somebody_signs(problem: Problem, outcomes: list[Outcome]) -> None:
    deaf = [one for one in outcomes if "dgs" in problem.person[one.person_id].languages]

    assert len(deaf) > 4
    assert all("dgs" in problem.forum[one.forum_id].languages for one in deaf)


def test_hardly_anybody_misses_both_first_wishes_that_could_come_true(
    problem: Problem, outcomes: list[Outcome]
) -> None:
    ways = Judge(problem).ways
    missed: dict[int, int] = {}
    for one in outcomes:
        person = problem.person[one.person_id]
        firsts = [f for f, rank in person.wishes if rank == 1]
        here = [f for f in firsts if problem.forum[f].round_id == one.round_id]
        if here and one.rank != 1 and ways.barrier(person, problem.forum[here[0]]) is None:
            missed[one.person_id] = missed.get(one.person_id, 0) + 1

    assert sum(rounds == 2 for rounds in missed.values()) <= 8


def test_first_come_first_served_costs_three_times_as_much(
    problem: Problem, found: Allocation
) -> None:
    first_come = Judge(problem).levels(first_come_first_served(problem))

    assert first_come > found.costs
    ranks = LEVELS.index(Level.RANKS)
    assert first_come[ranks] > 3 * found.costs[ranks]
