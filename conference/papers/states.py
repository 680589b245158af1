"""Why a letter on paper is written, and what becomes of it. Only the office reads these words."""

from enum import StrEnum


class Occasion(StrEnum):
    """Why the letter is written."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    CHANGED = "changed"
    MOVED_UP = "moved_up"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    FORUMS = "forums"
    ASKED = "asked"  # somebody of the office wants to print it

    @property
    def label(self) -> str:
        return _OCCASIONS[self]


_OCCASIONS = {
    Occasion.CONFIRMED: "angemeldet",
    Occasion.WAITING: "auf der Warteliste",
    Occasion.CHANGED: "geändert",
    Occasion.MOVED_UP: "nachgerückt",
    Occasion.WITHDRAWN: "abgemeldet",
    Occasion.REJECTED: "abgelehnt",
    Occasion.FORUMS: "Foren zugeteilt",
    Occasion.ASKED: "vom Büro gewünscht",
}


class PaperState(StrEnum):
    """What becomes of a letter on paper."""

    WAITING = "waiting"
    PRINTED = "printed"
    OBSOLETE = "obsolete"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    PaperState.WAITING: "zu drucken",
    PaperState.PRINTED: "gedruckt",
    PaperState.OBSOLETE: "überholt",
}

STEPS = {
    PaperState.WAITING: {PaperState.PRINTED, PaperState.OBSOLETE},
    PaperState.PRINTED: {PaperState.WAITING},
    PaperState.OBSOLETE: set(),
}
