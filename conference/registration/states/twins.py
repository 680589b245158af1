"""What the office says about two registrations that may be one person."""

from enum import StrEnum


class TwinState(StrEnum):
    """What the office said of two registrations that look alike."""

    OPEN = "open"
    TWO_PEOPLE = "two_people"
    MERGED = "merged"

    @property
    def label(self) -> str:
        return _TWIN_STATES[self]


_TWIN_STATES = {
    TwinState.OPEN: "offen",
    TwinState.TWO_PEOPLE: "zwei Personen",
    TwinState.MERGED: "zusammengeführt",
}
TWIN_STEPS = {
    TwinState.OPEN: {TwinState.TWO_PEOPLE, TwinState.MERGED},
    TwinState.TWO_PEOPLE: {TwinState.OPEN, TwinState.MERGED},
    TwinState.MERGED: {TwinState.TWO_PEOPLE},
}


class Side(StrEnum):
    """From which of two registrations a value stays when they become one."""

    EARLIER = "earlier"
    LATER = "later"
