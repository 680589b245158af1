"""From a problem to its allocation: the rule applied. Pure, and the same bytes for the same input."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from conference.allocation.rules.judging import LEVELS, Judge, Level
from conference.allocation.rules.matrix import matrix_of
from conference.allocation.rules.problem import RULE, Problem, canonical
from conference.allocation.rules.solver import solve


@dataclass(frozen=True, kw_only=True)
class Allocation:
    """Who gets which seat, what that costs on each level, and what it costs at the least.

    ``seats`` are (person id, round id, forum id) in their order, without what the office had fixed.
    ``parted`` are the numbers of the groups that are not together, ``too_small`` the ids of the
    forums that are proposed for cancelling: the office decides.
    """

    seats: tuple[tuple[int, int, int], ...]
    costs: tuple[int, ...]
    bounds: tuple[int, ...]
    parted: tuple[int, ...] = ()
    too_small: tuple[int, ...] = ()
    fingerprint: str = ""
    rule: str = RULE

    @property
    def by_person(self) -> Mapping[tuple[int, int], int]:
        return {(person_id, round_id): forum_id for person_id, round_id, forum_id in self.seats}

    @property
    def is_proven(self) -> bool:
        """Whether nobody can find a better one."""
        return self.first_gap is None

    @property
    def first_gap(self) -> tuple[Level, int] | None:
        """The first level that could cost less, and by how much at the most."""
        for level, cost, bound in zip(LEVELS, self.costs, self.bounds, strict=True):
            if cost > bound:
                return level, cost - bound
        return None

    def as_bytes(self) -> bytes:
        return canonical(asdict(self))


def allocate(problem: Problem) -> Allocation:
    """The best allocation of all by the rule, or the best that was found, with the proven gap."""
    problem = problem.in_order
    matrix = matrix_of(problem)
    solution = solve(matrix)
    seats = sorted(matrix.seats[column] for column in solution.chosen if column in matrix.seats)
    return judged(problem, seats, solution.bounds, Judge(problem))


def judged(
    problem: Problem, seats: list[tuple[int, int, int]], bounds: tuple[int, ...], judge: Judge
) -> Allocation:
    """An allocation with what it costs, counted anew from the seats alone."""
    where = {(person_id, round_id): forum_id for person_id, round_id, forum_id in seats}
    return Allocation(
        seats=tuple(seats),
        costs=judge.levels(where),
        bounds=tuple(bounds),
        parted=tuple(n for n, group in enumerate(problem.groups) if judge.is_parted(group, where)),
        too_small=tuple(f.id for f in problem.forums if judge.is_too_small(f, where)),
        fingerprint=problem.fingerprint,
    )


def allocation_from(stored: dict[str, Any]) -> Allocation:
    """The allocation back from what :meth:`Allocation.as_bytes` wrote."""
    kept = {name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()}
    return Allocation(**kept | {"seats": tuple(tuple(seat) for seat in stored["seats"])})
