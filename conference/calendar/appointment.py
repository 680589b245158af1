"""What a calendar entry is made of, before it becomes octets."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One entry of a calendar (Termin).

    ``starts`` and ``ends`` are aware; ``changed_at`` becomes DTSTAMP, so that a feed stays the same
    until something changes. ``sequence`` rises with every change of time or state.
    """

    uid: str
    sequence: int
    starts: datetime
    ends: datetime
    changed_at: datetime
    summary: str
    location: str = ""
    description: str = ""
    url: str = ""
    cancelled: bool = False
    busy: bool = True
