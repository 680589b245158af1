"""What somebody could gain by naming other wishes than the true ones: ``python -m bench.lying``.

The registrations of the demonstration are allocated, with the names of nobody. Then one person after
the other says something else than is true, everybody else stays honest, and all is allocated again
with the same seed. Held against docs/decisions/0080.
"""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.registered import the_demonstration
from conference.allocation.rules.allocating import allocate
from conference.allocation.rules.judging import NO_WISH_AT_ALL, cost_of_rank
from conference.allocation.rules.problem import Person, Problem

LIARS = 100

Wishes = tuple[tuple[int, int], ...]


def only_the_first(wishes: Wishes) -> Wishes:
    """Name nothing but the first wish of each round."""
    return tuple(wish for wish in wishes if wish[1] == 1)


def the_second_first(wishes: Wishes) -> Wishes:
    """Name the first and the second wish of each round the other way round."""
    swapped = {1: 2, 2: 1}
    return tuple((forum_id, swapped.get(rank, rank)) for forum_id, rank in wishes)


def none_at_all(wishes: Wishes) -> Wishes:
    """Name nothing."""
    return ()


LIES: dict[str, Callable[[Wishes], Wishes]] = {
    "only the first": only_the_first,
    "the second first": the_second_first,
    "none": none_at_all,
}


def main() -> None:
    problem = the_demonstration()
    honest = allocate(problem)
    print(f"{len(problem.people)} people, levels {honest.costs}, proven {honest.is_proven}")
    tempted = sorted(
        problem.people, key=lambda one: (-_worth(one, honest.by_person, problem), one.id)
    )
    for name, lie in LIES.items():
        gained: Counter[str] = Counter()
        sums: Counter[str] = Counter()
        for person in tempted[:LIARS]:
            change = _change(problem, person, lie, _worth(person, honest.by_person, problem))
            word = "better" if change < 0 else "worse" if change > 0 else "equal"
            gained[word] += 1
            sums[word] += abs(change)
        print(f"{name:20}{dict(gained)}   cost of rank moved: {dict(sums)}", flush=True)


def _change(problem: Problem, person: Person, lie: Callable[[Wishes], Wishes], before: int) -> int:
    """How much dearer the lie makes it for the person, by the true wishes; below nothing it pays."""
    liar = replace(person, wishes=lie(person.wishes))
    others = tuple(liar if one.id == person.id else one for one in problem.people)
    found = allocate(replace(problem, people=others))
    return _worth(person, found.by_person, problem) - before


def _worth(person: Person, seats: Any, problem: Problem) -> int:
    """What the places cost the person, by the true wishes."""
    cost = 0
    for round_id in person.rounds:
        wished = any(problem.forum[f].round_id == round_id for f, _ in person.wishes)
        rank = person.rank_of.get(seats.get((person.id, round_id), 0))
        cost += cost_of_rank(rank) if rank else NO_WISH_AT_ALL if wished else 0
    return cost


if __name__ == "__main__":
    sys.exit(main())
