"""Every rule of the allocation, one by one."""

from dataclasses import replace
from typing import Any

from conference.allocation.rules.allocating import Allocation, allocate
from conference.allocation.rules.judging import LEVELS, Level
from conference.allocation.rules.problem import Forum, Person, Problem, Together


def forum(number: int, *, round_id: int = 1, seats: int = 10, **more: Any) -> Forum:
    return Forum(id=number, round_id=round_id, seats=seats, **more)


def person(number: int, *wishes: int, rounds: tuple[int, ...] = (1,), **more: Any) -> Person:
    """Somebody whose wishes are in one round, the dearest first."""
    ranked = tuple((forum_id, rank) for rank, forum_id in enumerate(wishes, start=1))
    return Person(id=number, rounds=rounds, wishes=ranked, **more)


def allocated(forums: list[Forum], people: list[Person], *groups: Together) -> Allocation:
    return allocate(Problem(forums=tuple(forums), people=tuple(people), groups=groups, seed="2026"))


def cost(found: Allocation, level: Level) -> int:
    return found.costs[LEVELS.index(level)]


def test_everybody_gets_the_first_wish_where_there_is_room() -> None:
    found = allocated([forum(1), forum(2)], [person(1, 2), person(2, 1)])

    assert found.seats == ((1, 1, 2), (2, 1, 1))
    assert found.is_proven


def test_a_forum_is_never_overfilled_and_nobody_stays_without_a_place_for_it() -> None:
    found = allocated([forum(1, seats=1), forum(2)], [person(1, 1), person(2, 1)])

    assert sorted(seat[2] for seat in found.seats) == [1, 2]


def test_a_place_for_everybody_counts_before_the_wishes_of_anybody() -> None:
    wheelchair = person(1, 2, wheelchair=True)
    found = allocated(
        [forum(1, seats=1, step_free=False), forum(2, seats=1)], [wheelchair, person(2, 2)]
    )

    assert found.seats == ((1, 1, 2), (2, 1, 1))


def test_two_people_with_some_wish_are_better_than_one_with_the_first() -> None:
    found = allocated(
        [forum(1, seats=1), forum(2, seats=1), forum(3)], [person(1, 1, 2), person(2, 1)]
    )

    assert found.seats == ((1, 1, 2), (2, 1, 1))
    assert cost(found, Level.WISHLESS) == 0


def test_two_second_wishes_are_better_than_a_first_and_a_third() -> None:
    found = allocated(
        [forum(1, seats=1), forum(2, seats=1), forum(3, seats=1)],
        [person(1, 1, 2, 3), person(2, 1, 3, 2), person(3, 1)],
    )

    assert found.seats == ((1, 1, 2), (2, 1, 3), (3, 1, 1))
    assert cost(found, Level.RANKS) == 2


def test_nobody_hears_the_same_twice() -> None:
    twice = Person(id=1, rounds=(1, 2), wishes=((1, 1), (2, 1)))
    found = allocated(
        [forum(1, content="stay"), forum(2, round_id=2, content="stay"), forum(3, round_id=2)],
        [twice],
    )

    assert {seat[2] for seat in found.seats} in ({1, 3},)


def test_a_round_that_is_not_attended_or_spent_on_the_stage_gives_no_place() -> None:
    forums = [forum(1), forum(2, round_id=2)]
    on_stage = Person(id=2, rounds=(1, 2), on_stage=(1,))

    found = allocated(forums, [person(1, 1, rounds=(1,)), on_stage])

    assert found.seats == ((1, 1, 1), (2, 2, 2))


def test_who_needs_no_steps_is_never_put_where_steps_are() -> None:
    found = allocated([forum(1, step_free=False)], [person(1, 1, step_free=True)])

    assert found.seats == ()
    assert cost(found, Level.UNPLACED) == 1


def test_a_large_wheelchair_does_not_go_by_lift_and_a_small_one_does() -> None:
    people = [person(1, 1, large_wheelchair=True), person(2, 1, wheelchair=True)]

    found = allocated([forum(1, by_lift=True), forum(2)], people)

    assert found.seats == ((1, 1, 2), (2, 1, 1))


def test_a_room_takes_as_many_wheelchairs_as_it_has_spaces() -> None:
    people = [person(1, 1, wheelchair=True), person(2, 1, wheelchair=True), person(3, 1)]

    found = allocated([forum(1, wheelchair_spaces=1), forum(2)], people)

    assert sorted(seat[2] for seat in found.seats[:2]) == [1, 2]
    assert found.seats[2] == (3, 1, 1)


def test_who_needs_a_language_sits_where_it_is_interpreted_if_it_is_anywhere() -> None:
    forums = [forum(1), forum(2, languages=("dgs",)), forum(3, round_id=2)]
    deaf = Person(id=1, rounds=(1, 2), wishes=((1, 1),), languages=("dgs",))

    found = allocated(forums, [deaf])

    assert found.seats == ((1, 1, 2), (1, 2, 3))


def test_sign_language_counts_first_where_no_forum_offers_both() -> None:
    forums = [forum(1, languages=("ar",)), forum(2, languages=("dgs",))]

    found = allocated(forums, [person(1, 1, languages=("ar", "dgs"))])

    assert found.seats == ((1, 1, 2),)


def test_what_the_office_fixed_stays_even_if_others_want_the_seat() -> None:
    found = allocated(
        [forum(1, seats=1), forum(2)], [person(1, 2, fixed=(1,)), person(2, 1), person(3, 2)]
    )

    assert found.seats == ((2, 1, 2), (3, 1, 2))


def test_more_fixed_seats_than_chairs_only_close_the_forum() -> None:
    people = [person(1, fixed=(1,)), person(2, fixed=(1,)), person(3, 1)]

    found = allocated([forum(1, seats=1), forum(2)], people)

    assert found.seats == ((3, 1, 2),)


def test_a_companion_follows_and_takes_a_chair() -> None:
    people = [person(1, 1, companion=True), person(2, 1), person(3, 1)]

    found = allocated([forum(1, seats=2), forum(2, seats=2)], people)

    assert found.seats == ((1, 1, 2), (2, 1, 1), (3, 1, 1))


def test_a_group_stays_together_even_if_its_wishes_suffer() -> None:
    forums = [forum(1, seats=1), forum(2, seats=2), forum(3, seats=1)]
    people = [person(1, 1), person(2, 1), person(3, 3, 2)]

    found = allocated(forums, people, Together(round_id=1, people=(1, 2)))

    assert found.seats == ((1, 1, 2), (2, 1, 2), (3, 1, 3))
    assert found.parted == ()


def test_a_group_is_parted_only_when_no_forum_takes_all_of_it() -> None:
    people = [person(1, 1), person(2, 1, wheelchair=True)]
    forums = [forum(1, seats=1, step_free=False), forum(2, seats=1)]

    found = allocated(forums, people, Together(round_id=1, people=(1, 2)))

    assert found.seats == ((1, 1, 1), (2, 1, 2))
    assert found.parted == (0,)


def test_a_forum_below_its_minimum_is_filled_by_lower_wishes() -> None:
    people = [person(1, 1), person(2, 2, 1), person(3, 2)]

    found = allocated([forum(1, minimum=2), forum(2)], people)

    assert found.seats == ((1, 1, 1), (2, 1, 1), (3, 1, 2))
    assert found.too_small == ()


def test_a_forum_that_too_few_wish_for_is_proposed_for_cancelling_and_keeps_its_people() -> None:
    people = [person(1, 1), person(2, 2), person(3, 2)]

    found = allocated([forum(1, minimum=2), forum(2)], people)

    assert found.seats == ((1, 1, 1), (2, 1, 2), (3, 1, 2))
    assert found.too_small == (1,)


def test_who_has_no_wish_fills_what_is_far_from_its_size() -> None:
    people = [person(1, 1), person(2), person(3)]

    found = allocated([forum(1, target=1), forum(2, target=2)], people)

    assert found.seats == ((1, 1, 1), (2, 1, 2), (3, 1, 2))
    assert cost(found, Level.SIZES) == 0


def test_the_time_of_arrival_decides_nothing() -> None:
    forums = [forum(1, seats=1), forum(2)]
    early = [person(1, 1, arrived=1), person(2, 1, arrived=2)]
    late = [person(1, 1, arrived=2), person(2, 1, arrived=1)]

    assert allocated(forums, early).seats == allocated(forums, late).seats


def test_lots_decide_between_equals_and_every_seed_draws_anew() -> None:
    problem = Problem(
        forums=(forum(1, seats=5), forum(2)), people=tuple(person(n, 1) for n in range(1, 11))
    )

    drawn = {allocate(replace(problem, seed=f"draw {n}")).seats for n in range(8)}

    assert len(drawn) > 4


def test_nobody_to_allocate_is_an_allocation_too() -> None:
    found = allocated([forum(1)], [])

    assert found.seats == ()
    assert found.is_proven


def test_a_need_is_never_a_reason_to_be_left_out() -> None:
    """Both want the only seat, and the others could sit in the cellar: lots do not decide here."""
    forums = [forum(1, seats=1), forum(2, seats=1, step_free=False)]
    people = (person(1, 1, wheelchair=True), person(2, 1), person(3, 1))

    for draw in range(8):
        found = allocate(Problem(forums=tuple(forums), people=people, seed=f"draw {draw}"))
        assert (1, 1, 1) in found.seats
        assert cost(found, Level.UNPLACED) == 1
        assert cost(found, Level.IN_NEED) == 0


def test_who_needs_a_language_is_not_left_out_for_want_of_a_wish() -> None:
    """The only forum with an interpreter is no wish of theirs."""
    forums = (forum(1, seats=1, languages=("dgs",)), forum(2, seats=0))
    people = (person(1, 2, languages=("dgs",)), person(2, 1))

    assert allocate(Problem(forums=forums, people=people)).seats == ((1, 1, 1),)


def test_whoever_names_one_wish_has_no_stronger_claim_to_it() -> None:
    """Both could sit in forum 2; only who named it is said to dislike nothing else more."""
    forums = [forum(1, seats=1), forum(2, seats=1), forum(3, seats=1), forum(4, round_id=2)]
    both = {"rounds": (1, 2)}
    silent = Person(id=1, wishes=((1, 1), (4, 1)), **both)
    open_minded = Person(id=2, wishes=((1, 1), (2, 2), (3, 3), (4, 1)), **both)
    winners = {
        next(seat[0] for seat in allocate(problem).seats if seat[2] == 1)
        for problem in (
            Problem(forums=tuple(forums), people=(silent, open_minded), seed=f"draw {n}")
            for n in range(20)
        )
    }

    assert winners == {1, 2}
