"""Level by level to the best columns, with their proof. Uses HiGHS (linear and whole-number).

How it is done: one linear programme with all levels, weighted, finds a corner that is nearly always
the best on every level. Then each level is minimised alone, starting from that corner (usually no
step is left to do), and what has to stay for the level to keep its value is fixed: columns with a
reduced cost, rows with a price. The levels that follow move in what is left (the face). So the least
value of each level is proven, whatever the weights were. If the last corner is not whole, the face
is searched for whole numbers; only if it has none, the levels are solved in whole numbers again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, inf
from typing import TYPE_CHECKING, Any

from conference.allocation.rules.judging import LEVELS, Level
from conference.allocation.rules.matrix import Matrix

if TYPE_CHECKING:
    import highspy
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

TOLERANCE = 1e-6
MOST_NODES = (
    5_000  # of a search for whole numbers: counted, not timed, so that a run can be repeated
)
MOST_COLUMNS = 80_000  # larger ones are not solved in whole numbers as a whole: the gap is told
FEW_COLUMNS = (
    20_000  # of so few the whole numbers are searched as they are: HiGHS 1.15.1 can go round
)
# in circles while it makes a small search smaller, and looks at no limit then
WEIGHTS = {
    Level.UNPLACED: 1e7,
    Level.IN_NEED: 1e6,
    Level.PARTED: 1e5,
    Level.WISHLESS: 1e3,
    Level.TOO_SMALL: 1e3,
    Level.RANKS: 1.0,
    Level.SIZES: 1e-2,
}
PRIMAL_SIMPLEX = 4


class Unsolved(RuntimeError):
    """The solver gave up; says with what it ended."""


@dataclass(frozen=True, kw_only=True)
class Solution:
    """The columns that are 1, and for each level the least that it can cost; see :func:`solve`."""

    chosen: tuple[int, ...]
    bounds: tuple[int, ...]


def solve(matrix: Matrix) -> Solution:
    """The best columns. A bound holds for allocations that reach the bounds of all levels before."""
    if not matrix.size:
        return Solution(chosen=(), bounds=(0,) * len(LEVELS))
    search = _Search(matrix)
    search.descend()
    found = search.whole_corner()
    if found is None:
        found = search.in_whole_numbers()
    return Solution(
        chosen=tuple(int(number) for number in (found > 0.5).nonzero()[0]),
        bounds=tuple(ceil(search.bounds[level] - TOLERANCE) for level in LEVELS),
    )


class _Search:
    def __init__(self, matrix: Matrix) -> None:
        import numpy as np  # noqa: PLC0415  # slow to load, and needed for a run only

        self.np, self.matrix = np, matrix
        self.lower, self.upper = np.array(matrix.lower), np.array(matrix.upper)
        self.row_lower, self.row_upper = np.array(matrix.row_lower), np.array(matrix.row_upper)
        self.whole = np.array(matrix.whole, dtype=bool)
        self.costs = {level: self._dense(level) for level in LEVELS}
        self.lots = np.array(matrix.lots)
        self.bounds: dict[Level, float] = dict.fromkeys(LEVELS, 0.0)
        self.corner: Numbers = self.lower

    def _dense(self, level: Level) -> "Numbers":
        columns, amounts = self.matrix.costs[level]
        cost = self.np.zeros(self.matrix.size)
        cost[self.np.array(columns, dtype=int)] = self.np.array(amounts)
        return cost

    def descend(self) -> None:
        """Minimise level after level; afterwards the columns and rows are bounded by the face."""
        weighted = sum(WEIGHTS[level] * cost for level, cost in self.costs.items())
        solver = self._solver(weighted)
        _run(solver)
        solver.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
        for level in LEVELS:
            if self.costs[level].any():
                self._bound(solver)
                self._charge(solver, self.costs[level])
                _run(solver)
                self.bounds[level] = solver.getInfo().objective_function_value
                self._keep_to_the_face(solver)
        last = self._solver(self.lots)
        _run(last)
        self.corner = self.np.array(last.getSolution().col_value)

    def whole_corner(self) -> "Numbers | None":
        """A whole corner of the face, hence the best on every level; none if there is none."""
        if not self._halves(self.corner).any():
            return self.corner
        solver = self._solver(self.lots, whole=True)
        return self._searched(solver)

    def in_whole_numbers(self) -> "Numbers":
        """Level after level in whole numbers; of very many columns only those that are not whole yet."""
        np, matrix = self.np, self.matrix
        lower, upper = np.array(matrix.lower), np.array(matrix.upper)
        self.row_lower, self.row_upper = np.array(matrix.row_lower), np.array(matrix.row_upper)
        is_part = matrix.size > MOST_COLUMNS
        if is_part:
            whose = np.array(matrix.whose)
            settled = ~np.isin(whose, np.unique(whose[self._halves(self.corner)])) & (whose >= 0)
            settled &= self.whole
            lower[settled] = upper[settled] = np.round(self.corner[settled])
        self.lower, self.upper = lower, upper
        kept: list[tuple[Numbers, float]] = []
        best: Numbers | None = None
        for level in LEVELS:
            if not self.costs[level].any():
                continue
            solver = self._solver(self.costs[level], whole=True, kept=kept)
            best = self._searched(solver, start=best)
            if best is None:
                raise Unsolved(solver.modelStatusToString(solver.getModelStatus()))
            kept.append((self.costs[level], round(float(self.costs[level] @ best))))
            self.bounds[level] = self._proven(level, kept, solver, is_part=is_part)
        drawn = self._searched(self._solver(self.lots, whole=True, kept=kept), start=best)
        found = drawn if drawn is not None else best
        return found if found is not None else self.lower

    def _proven(
        self,
        level: Level,
        kept: "list[tuple[Numbers, float]]",
        solver: "highspy.Highs",
        *,
        is_part: bool,
    ) -> float:
        """The least that this level costs, now that the levels before cost what they do."""
        if not is_part:
            import highspy  # noqa: PLC0415  # as above

            if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                return kept[-1][1]  # the bound it tells is an older one when it was given a start
            return max(float(solver.getInfo().mip_dual_bound), 0.0)
        before = list(self.costs)[: list(self.costs).index(level)]
        costs = [value for _, value in kept[:-1]]
        charged = [one for one in before if self.costs[one].any()]
        reached = zip(charged, costs, strict=True)
        if all(cost <= self.bounds[one] + TOLERANCE for one, cost in reached):
            return self.bounds[level]
        return 0.0

    def _searched(
        self, solver: "highspy.Highs", start: "Numbers | None" = None
    ) -> "Numbers | None":
        import highspy  # noqa: PLC0415  # as above

        if start is not None:
            known = highspy.HighsSolution()
            known.col_value = list(start)
            solver.setSolution(known)
        solver.run()
        if solver.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
            return None
        return self.np.array(solver.getSolution().col_value)

    def _halves(self, x: "Numbers") -> Any:
        return self.whole & (self.np.abs(x - self.np.round(x)) > TOLERANCE)

    def _solver(
        self,
        cost: Any,
        *,
        whole: bool = False,
        kept: "list[tuple[Numbers, float]] | None" = None,
    ) -> "highspy.Highs":
        import highspy  # noqa: PLC0415  # as above

        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = self.matrix.size, len(self.row_lower)
        programme.col_cost_ = cost
        programme.col_lower_, programme.col_upper_ = self.lower, self.upper
        programme.row_lower_, programme.row_upper_ = self.row_lower, self.row_upper
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = self.np.array(self.matrix.starts)
        programme.a_matrix_.index_ = self.np.array(self.matrix.rows)
        programme.a_matrix_.value_ = self.np.array(self.matrix.values)
        if whole:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            programme.integrality_ = [kinds[int(is_whole)] for is_whole in self.whole]
        solver = highspy.Highs()  # type: ignore[no-untyped-call]  # its stubs forgot it
        for name, value in OPTIONS.items():
            solver.setOptionValue(name, value)
        if whole and self.matrix.size <= FEW_COLUMNS:
            solver.setOptionValue("presolve", "off")
        solver.passModel(programme)
        for level_cost, value in kept or ():
            columns = level_cost.nonzero()[0].astype(self.np.int32)
            solver.addRow(-inf, value, len(columns), columns, level_cost[columns])
        return solver

    def _bound(self, solver: "highspy.Highs") -> None:
        np = self.np
        columns = np.arange(self.matrix.size, dtype=np.int32)
        solver.changeColsBounds(len(columns), columns, self.lower, self.upper)
        rows = np.arange(len(self.row_lower), dtype=np.int32)
        bounds = (len(rows), rows, self.row_lower, self.row_upper)
        solver.changeRowsBounds(*bounds)  # type: ignore[attr-defined]  # as above

    def _charge(self, solver: "highspy.Highs", cost: "Numbers") -> None:
        columns = self.np.arange(self.matrix.size, dtype=self.np.int32)
        solver.changeColsCost(len(columns), columns, cost)

    def _keep_to_the_face(self, solver: "highspy.Highs") -> None:
        """Fix what must not move, or this level would cost more."""
        found = solver.getSolution()
        sides = (self.lower, self.upper, found.col_value, found.col_dual)
        rows = (self.row_lower, self.row_upper, found.row_value, found.row_dual)
        for lower, upper, values, prices in (sides, rows):
            value = self.np.array(values)
            fixed = (self.np.abs(self.np.array(prices)) > TOLERANCE) & (lower < upper)
            near_lower = self.np.abs(value - lower) <= self.np.abs(value - upper)
            side = self.np.where(near_lower, lower, upper)
            lower[fixed] = upper[fixed] = side[fixed]


OPTIONS: Mapping[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-6,
    "mip_max_nodes": MOST_NODES,
}


def _run(solver: "highspy.Highs") -> None:
    import highspy  # noqa: PLC0415  # as above

    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        raise Unsolved(solver.modelStatusToString(status))
