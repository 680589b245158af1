"""Whoever comes late gets the best that is left by the same rule; nobody else is moved."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conference.allocation.rules.allocating import allocate
from conference.allocation.rules.judging import Judge
from conference.allocation.rules.one_more import best_places, better_wishes
from conference.allocation.rules.problem import Forum, Person, Problem, Together
from tests.allocation.small import MOST_TRIED, best_levels, problems, ways_to_seat


def all_but_one_seated(problem: Problem, late: int) -> Problem:
    """Everybody but this person sits where the rule put them, for good."""
    seats = allocate(problem).by_person

    def seated(person: Person) -> Person:
        if person.id == late:
            return person
        given_forums = [seats[person.id, r] for r in person.rounds if (person.id, r) in seats]
        fixed = (*person.fixed, *given_forums)
        return replace(
            person,
            fixed=fixed,
            rounds=tuple(sorted({problem.forum[forum_id].round_id for forum_id in fixed})),
        )

    return replace(problem, people=tuple(seated(person) for person in problem.people))


def free_seats(problem: Problem) -> dict[int, int]:
    judge = Judge(problem)
    return {forum.id: max(judge.chairs_left(forum), 0) for forum in problem.forums}


@settings(max_examples=60, deadline=None)
@given(problem=problems(), number=st.integers(0, 5))
def test_no_seat_that_is_left_is_better_on_any_level(problem: Problem, number: int) -> None:
    late = problem.people[number % len(problem.people)].id
    assume(not problem.person[late].fixed)
    full = all_but_one_seated(problem, late)
    assume(ways_to_seat(full) <= MOST_TRIED)

    found = best_places(full, late, free_seats(full))

    seats = {(late, round_id): forum_id for round_id, forum_id in found.items()}
    assert Judge(full).broken_rules(seats) == []
    assert Judge(full).levels(seats) == best_levels(full)


def two_forums(**facts: object) -> Problem:
    forums = (Forum(id=1, round_id=1, seats=5), Forum(id=2, round_id=1, seats=5))
    person = Person(id=7, rounds=(1,), **facts)  # type: ignore[arg-type]
    return Problem(forums=forums, people=(person,))


def test_the_dearest_wish_with_a_free_seat_is_taken() -> None:
    problem = two_forums(wishes=((1, 1), (2, 2)))

    assert best_places(problem, 7, {1: 1, 2: 4}) == {1: 1}
    assert best_places(problem, 7, {1: 0, 2: 4}) == {1: 2}


def test_a_seat_that_is_as_good_is_no_reason_to_move() -> None:
    problem = two_forums()

    assert best_places(problem, 7, {1: 1, 2: 4}, has=(1,)) == {1: 1}
    assert best_places(problem, 7, {1: 1, 2: 4}) == {1: 2}


def test_who_comes_after_friends_sits_with_them_rather_than_dearer() -> None:
    friend = Person(id=1, rounds=(1,), fixed=(2,))
    late = Person(id=7, rounds=(1,), wishes=((1, 1), (2, 2)))
    problem = replace(
        two_forums(), people=(friend, late), groups=(Together(round_id=1, people=(1, 7)),)
    )

    assert best_places(problem, 7, {1: 4, 2: 3}) == {1: 2}


def test_nobody_is_put_where_they_cannot_go() -> None:
    problem = two_forums(wishes=((1, 1),), wheelchair=True)
    steps = replace(problem.forums[0], step_free=False)
    problem = replace(problem, forums=(steps, problem.forums[1]))

    assert best_places(problem, 7, {1: 4, 2: 3}) == {1: 2}
    assert best_places(problem, 7, {1: 4, 2: 0}) == {}


def test_the_wishes_one_may_wait_for_are_dearer_than_the_seat_and_possible() -> None:
    problem = two_forums(wishes=((1, 1), (2, 2)), fixed=(2,))
    steps = replace(problem.forums[0], step_free=False)
    on_wheels = replace(problem.people[0], wheelchair=True)

    dearer = list(better_wishes(problem, 7, 1, 2))
    with_steps = replace(problem, forums=(steps, problem.forums[1]), people=(on_wheels,))

    assert [forum.id for forum in dearer] == [1]
    assert list(better_wishes(with_steps, 7, 1, 2)) == []
    assert list(better_wishes(problem, 7, 1, 1)) == []
