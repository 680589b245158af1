"""How far a run of the allocation is. Only the office reads these words."""

from enum import StrEnum


class AllocationState(StrEnum):
    """What becomes of a run."""

    WAITING = "waiting"
    DRAFT = "draft"
    APPLIED = "applied"
    TOLD = "told"
    SUPERSEDED = "superseded"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def has_begun(self) -> bool:
        """Whether people have their places from it."""
        return self in {AllocationState.APPLIED, AllocationState.TOLD}


_LABELS = {
    AllocationState.WAITING: "angekündigt, noch nicht berechnet",
    AllocationState.DRAFT: "Entwurf",
    AllocationState.APPLIED: "übernommen, noch nicht mitgeteilt",
    AllocationState.TOLD: "mitgeteilt",
    AllocationState.SUPERSEDED: "überholt",
    AllocationState.DISCARDED: "verworfen",
}

STEPS = {
    AllocationState.WAITING: {AllocationState.DRAFT, AllocationState.DISCARDED},
    AllocationState.DRAFT: {
        AllocationState.APPLIED,
        AllocationState.SUPERSEDED,
        AllocationState.DISCARDED,
    },
    AllocationState.APPLIED: {AllocationState.TOLD, AllocationState.SUPERSEDED},
    AllocationState.TOLD: set(),
    AllocationState.SUPERSEDED: set(),
    AllocationState.DISCARDED: set(),
}
