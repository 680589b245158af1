"""What becomes of an errand."""

from enum import StrEnum


class ErrandState(StrEnum):
    WAITING = "waiting"  # wartet
    RUNNING = "running"  # läuft
    DONE = "done"  # fertig
    FAILED = "failed"  # gescheitert

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_an_end(self) -> bool:
        return self in {ErrandState.DONE, ErrandState.FAILED}


_LABELS = {
    ErrandState.WAITING: "wartet",
    ErrandState.RUNNING: "läuft",
    ErrandState.DONE: "fertig",
    ErrandState.FAILED: "gescheitert",
}
STEPS = {
    ErrandState.WAITING: {ErrandState.RUNNING},
    ErrandState.RUNNING: {ErrandState.WAITING, ErrandState.DONE, ErrandState.FAILED},
    ErrandState.DONE: set(),
    ErrandState.FAILED: {ErrandState.WAITING},
}
