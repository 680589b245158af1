"""What happens to the accounts of the office."""

from typing import ClassVar

from conference.core.events import Event


class StaffEvent(Event):
    kind: ClassVar[str] = "staff"


class SignedIn(StaffEvent):
    words: ClassVar[str] = "hat sich angemeldet"


class SignedOut(StaffEvent):
    words: ClassVar[str] = "hat sich abgemeldet"
