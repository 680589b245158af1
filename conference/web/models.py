"""What the doors of the house must remember."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model


class Attempt(Model):
    """One try at a guarded door (Versuch): a password, a link. ``key`` is a keyed hash, never an address."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "door", "key", "at"),)

    door: Mapped[str]
    key: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=clock.now)


class PageStamp(Model):
    """One row whose mark is replaced by everything that changes a public page (Stand der Seiten).

    A random mark, not a number that is counted up: after a backup was restored, no mark returns
    that a running process still remembers.
    """

    __tablename__ = "page_stamp"

    mark: Mapped[str]


class Pulse(Model):
    """When a part of the service last wrote to the database (Lebenszeichen)."""

    __tablename__ = "pulse"

    part: Mapped[str] = mapped_column(unique=True)
    beaten_at: Mapped[datetime]
