"""Why somebody did not get a wish; what is said is tested by allocating again."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conference.allocation.rules.allocating import allocate
from conference.allocation.rules.explaining import (
    Explainer,
    Missed,
    Outcome,
    Reason,
    helped_by_one_more_seat,
)
from conference.allocation.rules.first_come import first_come_first_served
from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Forum, Person, Problem, Together
from tests.allocation.small import problems
from tests.allocation.test_rules import forum, person


def outcomes(problem: Problem) -> dict[tuple[int, int], Outcome]:
    found = Explainer(problem, allocate(problem)).outcomes()
    return {(one.person_id, one.round_id): one for one in found}


def reason_for(problem: Problem) -> Reason:
    """Why the first person missed the first wish."""
    return outcomes(problem)[1, 1].missed[0].reason


def problem_of(forums: list[Forum], people: list[Person], *groups: Together) -> Problem:
    return Problem(forums=tuple(forums), people=tuple(people), groups=groups)


def test_a_full_forum_is_told_with_its_wishes_and_its_seats() -> None:
    people = [person(1, 1, 2), person(2, 1), person(3, 1), person(4, 2, 1)]
    told = outcomes(problem_of([forum(1, seats=2), forum(2)], people))

    assert told[1, 1] == Outcome(
        person_id=1,
        round_id=1,
        forum_id=2,
        rank=2,
        is_fixed=False,
        missed=(Missed(forum_id=1, rank=1, reason=Reason.FULL, wishes=4, seats=2),),
        has_wishes=True,
    )
    assert told[2, 1].missed == ()


def test_steps_lift_and_language_are_told_before_the_seats() -> None:
    full = forum(1, seats=0, step_free=False, by_lift=True)

    assert reason_for(problem_of([full, forum(2)], [person(1, 1, wheelchair=True)])) is Reason.STEPS
    lift = [replace(full, step_free=True), forum(2)]
    assert reason_for(problem_of(lift, [person(1, 1, large_wheelchair=True)])) is Reason.LIFT
    signed = [full, forum(2, languages=("dgs",))]
    assert reason_for(problem_of(signed, [person(1, 1, languages=("dgs",))])) is Reason.LANGUAGE


def test_a_wheelchair_space_a_group_a_minimum_and_the_office_are_told() -> None:
    spaces = [forum(1, wheelchair_spaces=0), forum(2)]
    assert (
        reason_for(problem_of(spaces, [person(1, 1, wheelchair=True)])) is Reason.WHEELCHAIR_SPACES
    )
    parted = problem_of(
        [forum(1), forum(2)],
        [person(1, 1), person(2, 2, fixed=(2,))],
        Together(round_id=1, people=(1, 2)),
    )
    assert reason_for(parted) is Reason.GROUP
    needed = [person(1, 1, 2), person(2, 2)]
    assert reason_for(problem_of([forum(1), forum(2, minimum=2)], needed)) is Reason.MINIMUM
    fixed = problem_of([forum(1), forum(2)], [person(1, 1, fixed=(2,))])
    assert reason_for(fixed) is Reason.OFFICE


def test_the_same_content_in_the_other_round_is_told() -> None:
    both = Person(id=1, rounds=(1, 2), wishes=((1, 1), (2, 1)), fixed=(2,))
    forums = [forum(1, content="stay"), forum(3), forum(2, round_id=2, content="stay")]

    assert reason_for(problem_of(forums, [both])) is Reason.SAME_CONTENT


@settings(max_examples=100, deadline=None)
@given(problem=problems())
def test_every_missed_wish_has_a_reason_that_breaks_a_rule(problem: Problem) -> None:
    found = allocate(problem)
    judge = Judge(problem)

    for one in Explainer(problem, found).outcomes():
        for missed in one.missed:
            assert missed.reason is not Reason.NOT_FOUND
            moved = dict(found.by_person) | {(one.person_id, one.round_id): missed.forum_id}
            is_worse = judge.levels(moved) > found.costs
            assert judge.broken_rules(moved) or is_worse


@settings(max_examples=60, deadline=None)
@given(
    wishes=st.lists(st.permutations((1, 2, 3)), min_size=1, max_size=8),
    seats=st.lists(st.integers(1, 4), min_size=3, max_size=3),
)
def test_whoever_hears_that_a_forum_was_full_has_it_once_all_who_wish_for_it_fit(
    wishes: list[tuple[int, ...]], seats: list[int]
) -> None:
    forums = tuple(forum(n, seats=s) for n, s in enumerate(seats, start=1))
    people = tuple(person(n, *wished) for n, wished in enumerate(wishes, start=1))
    problem = Problem(forums=forums, people=people)
    full = [
        (one.person_id, missed)
        for one in outcomes(problem).values()
        for missed in one.missed
        if missed.rank == 1
    ]
    assume(full)

    for person_id, missed in full:
        larger = tuple(
            replace(f, seats=missed.wishes) if f.id == missed.forum_id else f for f in forums
        )
        after = allocate(replace(problem, forums=larger))
        assert missed.reason is Reason.FULL
        assert after.by_person[person_id, 1] == missed.forum_id


def test_one_more_seat_helps_those_whom_it_would_help() -> None:
    people = [person(1, 1, 2), person(2, 1), person(3, 2)]
    problem = problem_of([forum(1, seats=1), forum(2)], people)

    assert helped_by_one_more_seat(problem, allocate(problem), 1) == {1}
    assert helped_by_one_more_seat(problem, allocate(problem), 2) == frozenset()


def test_first_come_first_served_lets_the_early_choose_and_keeps_the_rules() -> None:
    people = [person(1, 1, 2, arrived=2), person(2, 1, 2, arrived=1), person(3, 2, arrived=3)]
    problem = problem_of([forum(1, seats=1), forum(2, seats=1), forum(3)], people)

    seats = first_come_first_served(problem)

    assert seats == {(2, 1): 1, (1, 1): 2, (3, 1): 3}


@settings(max_examples=60, deadline=None)
@given(problem=problems())
def test_first_come_first_served_is_never_better(problem: Problem) -> None:
    seats = first_come_first_served(problem)

    assert Judge(problem).broken_rules(seats) == []
    assert allocate(problem).costs <= Judge(problem).levels(seats)
