"""How far an address list has come in, what its rows mean, and what was said about doubles."""

from enum import StrEnum


class AddressRunState(StrEnum):
    READING = "reading"
    REFUSED = "refused"
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


BUSY = frozenset({AddressRunState.READING, AddressRunState.RUNNING, AddressRunState.UNDOING})

_RUNS = {
    AddressRunState.READING: "wird gelesen",
    AddressRunState.REFUSED: "nicht lesbar",
    AddressRunState.CHECKED: "geprüft, noch nichts übernommen",
    AddressRunState.RUNNING: "wird übernommen",
    AddressRunState.DONE: "übernommen",
    AddressRunState.UNDOING: "wird rückgängig gemacht",
    AddressRunState.UNDONE: "rückgängig gemacht",
    AddressRunState.DISCARDED: "verworfen",
}

RUN_STEPS = {
    AddressRunState.READING: {
        AddressRunState.CHECKED,
        AddressRunState.REFUSED,
        AddressRunState.DISCARDED,
    },
    AddressRunState.REFUSED: {AddressRunState.DISCARDED},
    AddressRunState.CHECKED: {
        AddressRunState.READING,
        AddressRunState.RUNNING,
        AddressRunState.DISCARDED,
    },
    AddressRunState.RUNNING: {AddressRunState.DONE},
    AddressRunState.DONE: {AddressRunState.UNDOING},
    AddressRunState.UNDOING: {AddressRunState.UNDONE},
    AddressRunState.UNDONE: set(),
    AddressRunState.DISCARDED: set(),
}


class AddressKind(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    AddressKind.NEW: "neu",
    AddressKind.CHANGED: "geändert",
    AddressKind.SAME: "gleich",
    AddressKind.REFUSED: "abgelehnt",
}


class AddressRowState(StrEnum):
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
    AddressRowState.OPEN: "offen",
    AddressRowState.DONE: "übernommen",
    AddressRowState.LEFT: "nicht übernommen",
    AddressRowState.UNDONE: "rückgängig gemacht",
    AddressRowState.KEPT: "seither geändert, stehen gelassen",
}

ROW_STEPS = {
    AddressRowState.OPEN: {AddressRowState.DONE, AddressRowState.LEFT},
    AddressRowState.DONE: {AddressRowState.UNDONE, AddressRowState.KEPT},
    AddressRowState.LEFT: set(),
    AddressRowState.UNDONE: set(),
    AddressRowState.KEPT: set(),
}


class PairKind(StrEnum):
    """What two entries of one person would become."""

    SAME_ENTRY = "same_entry"
    TWO_ROLES = "two_roles"

    @property
    def label(self) -> str:
        return _PAIR_KINDS[self]


_PAIR_KINDS = {
    PairKind.SAME_ENTRY: "derselbe Eintrag",
    PairKind.TWO_ROLES: "eine Person in zwei Organisationen",
}


class PairState(StrEnum):
    """What somebody has said about two entries that may be one person."""

    OPEN = "open"
    ACCEPTED = "accepted"
    APART = "apart"

    @property
    def label(self) -> str:
        return _PAIRS[self]


_PAIRS = {
    PairState.OPEN: "noch nicht entschieden",
    PairState.ACCEPTED: "dieselbe Person",
    PairState.APART: "nicht dieselbe",
}

PAIR_STEPS = {
    PairState.OPEN: {PairState.ACCEPTED, PairState.APART},
    PairState.ACCEPTED: {PairState.APART},
    PairState.APART: {PairState.ACCEPTED},
}
