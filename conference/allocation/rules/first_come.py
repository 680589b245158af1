"""Who would sit where if everybody had chosen in the order of coming: only to compare with. Pure."""

from collections import Counter
from collections.abc import Mapping

from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Forum, Person, Problem


def first_come_first_served(problem: Problem) -> Mapping[tuple[int, int], int]:
    """Everybody takes, in turn, the dearest forum that is still free; without one, the emptiest.

    It keeps the rules about one person and one forum, and the seats; groups do not wait for each other.
    """
    judge = Judge(problem)
    free = Counter({forum.id: judge.chairs_left(forum) for forum in problem.forums})
    spaces = {forum.id: judge.spaces_left(forum) for forum in problem.forums}
    seats: dict[tuple[int, int], int] = {}
    for person in sorted(problem.people, key=lambda one: (one.arrived, one.id)):
        known = set[str]()
        for round_id in judge.ways.rounds_to_fill(person):
            fitting = [
                forum
                for forum in judge.ways.open_to(person, round_id)
                if free[forum.id] >= person.chairs
                and forum.same_as not in known
                and _has_space(person, spaces[forum.id])
            ]
            if not fitting:
                continue
            taken = min(fitting, key=lambda forum: _liking(person, forum, free[forum.id]))
            seats[person.id, round_id] = taken.id
            free[taken.id] -= person.chairs
            known.add(taken.same_as)
            space = spaces[taken.id]
            if person.sits_in_wheelchair and space is not None:
                spaces[taken.id] = space - 1
    return seats


def _has_space(person: Person, spaces: int | None) -> bool:
    return not person.sits_in_wheelchair or spaces is None or spaces > 0


def _liking(person: Person, forum: Forum, free: int) -> tuple[int, int, int]:
    rank = person.rank_of.get(forum.id)
    return (rank, 0, 0) if rank is not None else (99, -free, forum.id)
