"""How far a list has been read in, and what each of its rows means."""

from enum import StrEnum


class RunState(StrEnum):
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        return _RUNS[self]

    @property
    def is_busy(self) -> bool:
        """Whether the worker has something to do for it."""
        return self in BUSY


BUSY = frozenset({RunState.RUNNING, RunState.UNDOING})

_RUNS = {
    RunState.CHECKED: "geprüft, noch nichts eingelesen",
    RunState.RUNNING: "wird eingelesen",
    RunState.DONE: "eingelesen",
    RunState.UNDOING: "wird rückgängig gemacht",
    RunState.UNDONE: "rückgängig gemacht",
    RunState.DISCARDED: "verworfen",
}

RUN_STEPS = {
    RunState.CHECKED: {RunState.RUNNING, RunState.DISCARDED},
    RunState.RUNNING: {RunState.DONE},
    RunState.DONE: {RunState.UNDOING},
    RunState.UNDOING: {RunState.UNDONE},
    RunState.UNDONE: set(),
    RunState.DISCARDED: set(),
}


class RowKind(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    RowKind.NEW: "neu",
    RowKind.CHANGED: "geändert",
    RowKind.SAME: "gleich",
    RowKind.REFUSED: "abgelehnt",
}


class RowState(StrEnum):
    """What became of a row."""

    OPEN = "open"
    DONE = "done"
    LEFT = "left"
    UNDONE = "undone"
    KEPT = "kept"

    @property
    def label(self) -> str:
        return _ROWS[self]


_ROWS = {
    RowState.OPEN: "offen",
    RowState.DONE: "eingelesen",
    RowState.LEFT: "nicht eingelesen",
    RowState.UNDONE: "rückgängig gemacht",
    RowState.KEPT: "seither geändert, stehen gelassen",
}

ROW_STEPS = {
    RowState.OPEN: {RowState.DONE, RowState.LEFT},
    RowState.DONE: {RowState.UNDONE, RowState.KEPT},
    RowState.LEFT: set(),
    RowState.UNDONE: set(),
    RowState.KEPT: set(),
}
