"""What the office looks for in an allocation: demand, parted groups, who must be called, rooms to swap."""

from dataclasses import replace

from conference.allocation.rules.allocating import allocate
from conference.allocation.rules.explaining import Explainer, Reason
from conference.allocation.rules.findings import Findings, Swap, Worry, demand_of
from conference.allocation.rules.problem import Problem, Together
from conference.allocation.rules.what_if import Change, WhatIf, changed, what_if_from
from tests.allocation.test_rules import forum, person


def findings(problem: Problem) -> Findings:
    return Findings(problem, Explainer(problem, allocate(problem)))


def test_demand_is_counted_in_chairs_and_wishes() -> None:
    people = (person(1, 1, 2, companion=True), person(2, 1), person(3, fixed=(2,)))
    problem = Problem(forums=(forum(1, seats=1), forum(2, seats=4)), people=people)

    (demand,) = demand_of(problem)

    assert (demand.guests, demand.seats) == (4, 5)
    assert [(one.first_wishes, one.wishes, one.is_crowded) for one in demand.forums] == [
        (2, 2, True),
        (0, 1, False),
    ]


def test_who_is_on_the_stage_needs_no_seat() -> None:
    problem = Problem(forums=(forum(1),), people=(person(1, 1, on_stage=(1,)),))

    assert demand_of(problem)[0].guests == 0
    assert findings(problem).worries() == {}


def test_worries_name_who_has_no_place_no_wish_or_no_language() -> None:
    people = (
        person(1, 1),
        person(2, 1),
        person(3, 1, languages=("ar",)),
        person(4, languages=("ar", "dgs")),
    )
    forums = (forum(1, seats=1), forum(2, seats=1), forum(3, seats=1, languages=("dgs",)))

    found = findings(Problem(forums=forums, people=people))

    assert found.worries()[4] == (Worry.LANGUAGE,)
    reasons = [reason for reasons in found.worries().values() for reason in reasons]
    assert reasons.count(Worry.NO_PLACE) == 1
    assert reasons.count(Worry.NO_WISH) == 2


def test_whoever_named_nothing_misses_no_wish() -> None:
    problem = Problem(forums=(forum(1),), people=(person(1),))

    assert findings(problem).worries() == {}


def test_a_parted_group_is_told_with_where_its_people_sit_and_why() -> None:
    problem = Problem(
        forums=(forum(1, seats=1), forum(2, seats=1)),
        people=(person(1, 1), person(2, 1)),
        groups=(Together(round_id=1, people=(1, 2)),),
    )

    found = findings(problem)

    (parted,) = found.parted()
    assert sorted(parted.where.values()) == [1, 2]
    assert parted.why_not == {1: {Reason.FULL}, 2: {Reason.FULL}}
    assert all(Worry.PARTED in reasons for reasons in found.worries().values())


def test_a_crowded_forum_could_swap_with_a_roomy_one() -> None:
    crowded, roomy = forum(1, seats=2), forum(2, seats=5)
    people = tuple(person(number, 1, 2) for number in range(1, 5))

    found = findings(Problem(forums=(crowded, roomy), people=people))

    assert list(found.swaps()) == [
        Swap(crowded=crowded, roomy=roomy, first_wishes=4, chairs_in_roomy=2, kept_out_by_steps=0)
    ]


def test_no_swap_is_proposed_that_would_put_a_wheelchair_behind_steps() -> None:
    crowded, roomy = forum(1, seats=2, step_free=False), forum(2, seats=5)
    people = (
        *(person(number, 1, 2) for number in range(1, 5)),
        person(9, 2, wheelchair=True),
    )

    assert list(findings(Problem(forums=(crowded, roomy), people=people)).swaps()) == []


def test_steps_are_a_reason_to_swap_if_somebody_wished_to_come() -> None:
    upstairs, ground = forum(1, seats=5, step_free=False), forum(2, seats=5)
    people = (person(1, 1, wheelchair=True), person(2, 1))
    problem = Problem(forums=(upstairs, ground), people=people)

    assert list(findings(problem).swaps()) == []  # the wheelchair now sits on the ground floor
    forums = (*problem.forums, forum(3, seats=5))
    problem = replace(
        problem, forums=forums, people=(*people, person(3, 3), person(4, 3), person(5, 3))
    )
    assert all(swap.kept_out_by_steps == 1 for swap in findings(problem).swaps())


def test_a_split_forum_is_one_wish_in_two_rooms() -> None:
    people = tuple(person(number, 1, 2, 3) for number in range(1, 4))
    problem = Problem(forums=(forum(1, seats=1), forum(2), forum(3)), people=people)
    split = WhatIf(change=Change.SPLIT, forum_id=1, seats=1)

    after = changed(problem, split)
    found = allocate(after)

    assert found.costs == (
        0,
        0,
        0,
        0,
        0,
        1,
        0,
    )  # one second wish is left, and costs what it always does
    assert sorted(seat[2] for seat in found.seats) == [-1, 1, 2]
    assert what_if_from(split.as_facts()) == split
