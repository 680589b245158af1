"""Small problems of every kind, and the best allocation of each found by trying all of them."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Forum, Person, Problem, Together

MOST_TRIED = 20_000
CONTENTS = ("", "work", "work")


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to 6 people, 4 forums and 2 rounds, with everything that the rule knows."""
    rounds = draw(st.integers(1, 2))
    places = draw(st.lists(st.integers(1, rounds), min_size=1, max_size=4))
    forums = tuple(
        draw(_forum(number, round_id)) for number, round_id in enumerate(places, start=1)
    )
    number_of_people = draw(st.integers(1, 6))
    people = tuple(draw(_person(one, forums, rounds)) for one in range(1, number_of_people + 1))
    groups = draw(_groups(people, rounds))
    return Problem(forums=forums, people=people, groups=groups, seed=draw(st.sampled_from("abc")))


@st.composite
def _forum(draw: st.DrawFn, number: int, round_id: int) -> Forum:
    return Forum(
        id=number,
        round_id=round_id,
        seats=draw(st.integers(0, 4)),
        minimum=draw(st.sampled_from((0, 0, 0, 2, 3))),
        target=draw(st.sampled_from((None, None, 1, 2))),
        content=draw(st.sampled_from(CONTENTS)),
        step_free=draw(st.booleans()),
        by_lift=draw(st.booleans()),
        wheelchair_spaces=draw(st.sampled_from((None, 0, 1))),
        languages=draw(st.sampled_from(((), (), ("ar",), ("dgs",), ("ar", "dgs")))),
    )


@st.composite
def _person(draw: st.DrawFn, number: int, forums: tuple[Forum, ...], rounds: int) -> Person:
    attended = draw(st.sampled_from(((1, 2), (1, 2), (1,), (2,), ()) if rounds == 2 else ((1,),)))
    order = draw(st.permutations([forum.id for forum in forums]))
    ranks: dict[int, int] = {}
    wishes = []
    where = {forum.id: forum.round_id for forum in forums}
    for forum_id in order[: draw(st.integers(0, len(forums)))]:
        ranks[where[forum_id]] = ranks.get(where[forum_id], 0) + 1
        wishes.append((forum_id, ranks[where[forum_id]]))
    fixed = ()
    if draw(st.integers(0, 5)) == 0:
        fixed = tuple(f.id for f in draw(st.permutations(forums))[:1] if f.round_id in attended)
    seldom = st.sampled_from((False, False, False, False, True))
    return Person(
        id=number,
        rounds=attended,
        wishes=tuple(wishes),
        on_stage=draw(st.sampled_from(((), (), (), (), (1,)))),
        fixed=fixed,
        languages=draw(st.sampled_from(((), (), (), ("ar",), ("dgs",), ("ar", "dgs")))),
        step_free=draw(seldom),
        wheelchair=draw(seldom),
        large_wheelchair=draw(seldom),
        companion=draw(seldom),
        arrived=number,
    )


@st.composite
def _groups(draw: st.DrawFn, people: tuple[Person, ...], rounds: int) -> tuple[Together, ...]:
    if len(people) < 2 or draw(st.booleans()):
        return ()
    members = draw(st.permutations([person.id for person in people]))[: draw(st.integers(2, 3))]
    return (Together(round_id=draw(st.integers(1, rounds)), people=tuple(sorted(members))),)


def all_allocations(problem: Problem) -> Iterator[dict[tuple[int, int], int]]:
    """Every way to seat everybody somewhere in the round, or nowhere; also those that break rules."""
    judge = Judge(problem)
    slots = [
        (person, round_id)
        for person in problem.people
        for round_id in judge.ways.rounds_to_fill(person)
    ]
    choices = [
        [f.id for f in problem.rounds[round_id] if judge.ways.barrier(person, f) is None] + [None]
        for person, round_id in slots
    ]
    for chosen in product(*choices):
        yield {
            (person.id, round_id): forum_id
            for (person, round_id), forum_id in zip(slots, chosen, strict=True)
            if forum_id is not None
        }


def ways_to_seat(problem: Problem) -> int:
    """How many allocations there are to try."""
    judge, number = Judge(problem), 1
    for person in problem.people:
        for round_id in judge.ways.rounds_to_fill(person):
            number *= 1 + len(judge.ways.open_to(person, round_id))
    return number


def best_levels(problem: Problem) -> tuple[int, ...]:
    """What the best of all allocations costs, found without any mathematics."""
    judge = Judge(problem)
    return min(
        judge.levels(seats) for seats in all_allocations(problem) if not judge.broken_rules(seats)
    )
