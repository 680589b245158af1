"""The rule as rows and columns of a linear programme. Pure; numbers only."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import shake_128
from math import inf

from conference.allocation.rules.judging import LEVELS, NO_WISH_AT_ALL, Judge, Level
from conference.allocation.rules.problem import Forum, Person, Problem, Together

Seat = tuple[int, int, int]
"""(person id, round id, forum id)"""


@dataclass(kw_only=True)
class Matrix:
    """Columns with the rows they stand in, column by column as HiGHS wants them.

    ``costs`` has the columns that count on each level; ``lots`` is what every column drew. ``seats``
    tells what a column means, where it is the seat of a person; ``whose`` the column's person (or
    the first of its group), -1 for columns of forums.
    """

    lower: "array[float]" = field(default_factory=lambda: array("d"))
    upper: "array[float]" = field(default_factory=lambda: array("d"))
    whole: "array[int]" = field(default_factory=lambda: array("b"))
    whose: "array[int]" = field(default_factory=lambda: array("q"))
    lots: "array[float]" = field(default_factory=lambda: array("d"))
    starts: "array[int]" = field(default_factory=lambda: array("i", [0]))
    rows: "array[int]" = field(default_factory=lambda: array("i"))
    values: "array[float]" = field(default_factory=lambda: array("d"))
    row_lower: "array[float]" = field(default_factory=lambda: array("d"))
    row_upper: "array[float]" = field(default_factory=lambda: array("d"))
    costs: dict[Level, tuple["array[int]", "array[float]"]] = field(
        default_factory=lambda: {level: (array("i"), array("d")) for level in LEVELS}
    )
    seats: dict[int, Seat] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.lower)

    def row(self, lower: float, upper: float) -> int:
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return len(self.row_lower) - 1

    def column(
        self,
        entries: Iterable[tuple[int, float]],
        *,
        upper: float = 1.0,
        whole: bool = False,
        whose: int = -1,
        lot: float = 0.0,
        **costs: float,
    ) -> int:
        number = self.size
        self.lower.append(0.0)
        self.upper.append(upper)
        self.whole.append(whole)
        self.whose.append(whose)
        self.lots.append(lot)
        for row, value in entries:
            self.rows.append(row)
            self.values.append(value)
        self.starts.append(len(self.rows))
        for name, cost in costs.items():
            if cost:
                columns, amounts = self.costs[Level(name)]
                columns.append(number)
                amounts.append(cost)
        return number


def matrix_of(problem: Problem) -> Matrix:
    """Rows and columns whose best solution is the best allocation."""
    return _Builder(problem).build()


class _Builder:
    def __init__(self, problem: Problem) -> None:
        self.judge = Judge(problem)
        self.problem = self.judge.problem
        self.matrix = Matrix()
        self.of_group: dict[tuple[int, int], list[tuple[int, float]]] = {}
        self.repeated = _repeated(self.problem.forums)

    def build(self) -> Matrix:
        self._forums()
        for group in self.problem.groups:
            self._group(group)
        for person in self.problem.people:
            self._person(person)
        return self.matrix

    def _forums(self) -> None:
        """Seats, wheelchair spaces, minimum and target of each forum."""
        judge, matrix = self.judge, self.matrix
        self.seats = {f.id: matrix.row(-inf, max(judge.chairs_left(f), 0)) for f in self._all()}
        self.spaces, self.backing, self.target = {}, {}, {}
        for forum in self._all():
            fixed = judge.ways.fixed_chairs.get(forum.id, 0)
            spaces = judge.spaces_left(forum)
            if spaces is not None:
                self.spaces[forum.id] = matrix.row(-inf, max(spaces, 0))
            if fixed < forum.minimum:
                row = matrix.row(forum.minimum - fixed, inf)
                self.backing[forum.id] = row
                matrix.column([(row, forum.minimum - fixed)], whole=True, too_small=1)
            if forum.target is not None:
                row = matrix.row(forum.target - fixed, forum.target - fixed)
                self.target[forum.id] = row
                matrix.column([(row, 1.0)], upper=inf, sizes=1)
                matrix.column([(row, -1.0)], upper=inf, sizes=1)

    def _all(self) -> tuple[Forum, ...]:
        return self.problem.forums

    def _group(self, group: Together) -> None:
        """The first of the group and each other sit in the same forums, or the group is parted."""
        members = self.judge.members(group)
        if len(members) < 2:
            return
        entries = []
        first, *rest = members
        for forum in self.problem.rounds[group.round_id]:
            for other in rest:
                fixed = (forum.id in self.problem.person[first].fixed) - (
                    forum.id in self.problem.person[other].fixed
                )
                for sign in (1.0, -1.0):
                    row = self.matrix.row(-inf, -sign * fixed)
                    entries.append((row, -1.0))
                    self.of_group.setdefault((first, forum.id), []).append((row, sign))
                    self.of_group.setdefault((other, forum.id), []).append((row, -sign))
        self.matrix.column(entries, whole=True, whose=first, parted=1)

    def _person(self, person: Person) -> None:
        rounds = self.judge.ways.rounds_to_fill(person)
        wishes, hopes = self._wish_row(person), self.judge.hopes(person)
        contents: dict[str, int] = {}
        for round_id in rounds:
            needs = self.matrix.row(1.0, 1.0)
            self.matrix.column(
                [(needs, 1.0)],
                whose=person.id,
                lot=self._draw(person, f"round {round_id}"),
                unplaced=1,
                in_need=person.has_needs,
                ranks=NO_WISH_AT_ALL,
            )
            has_wishes = self.judge.wishes_in(person, round_id)
            for forum in self.judge.ways.open_to(person, round_id):
                entries = self._entries(person, forum, has_wishes)
                entries.append((needs, 1.0))
                if wishes is not None and forum.id in hopes:
                    entries.append((wishes, 1.0))
                if forum.content in self.repeated and len(rounds) > 1:
                    if forum.content not in contents:
                        contents[forum.content] = self.matrix.row(-inf, 1.0)
                    entries.append((contents[forum.content], 1.0))
                column = self.matrix.column(
                    entries,
                    whole=True,
                    whose=person.id,
                    lot=self._draw(person, f"forum {forum.id}"),
                    ranks=self.judge.cost(person, forum),
                )
                self.matrix.seats[column] = (person.id, round_id, forum.id)

    def _draw(self, person: Person, what: str) -> int:
        """What the person draws for a seat: by the seed alone, whoever and whatever else is there."""
        drawn = shake_128(f"{self.problem.seed}:{person.id}:{what}".encode())
        return int.from_bytes(drawn.digest(2))

    def _wish_row(self, person: Person) -> int | None:
        """At least one wish comes true, or the person counts as one without."""
        if not self.judge.hopes(person):
            return None
        row = self.matrix.row(1.0, inf)
        self.matrix.column([(row, 1.0)], whose=person.id, wishless=1)
        return row

    def _entries(self, person: Person, forum: Forum, has_wishes: bool) -> list[tuple[int, float]]:
        """The rows of the forum and of the group in which this seat stands."""
        entries = [(self.seats[forum.id], float(person.chairs))]
        if person.sits_in_wheelchair and forum.id in self.spaces:
            entries.append((self.spaces[forum.id], 1.0))
        if forum.id in self.backing and (forum.id in person.rank_of or not has_wishes):
            entries.append((self.backing[forum.id], float(person.chairs)))
        if forum.id in self.target:
            entries.append((self.target[forum.id], float(person.chairs)))
        entries += self.of_group.get((person.id, forum.id), ())
        return entries


def _repeated(forums: Iterable[Forum]) -> frozenset[str]:
    """The contents that are offered in more than one round."""
    rounds: dict[str, set[int]] = {}
    for forum in forums:
        if forum.content:
            rounds.setdefault(forum.content, set()).add(forum.round_id)
    return frozenset(content for content, where in rounds.items() if len(where) > 1)
