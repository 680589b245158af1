"""Who did what, when, what it was before, and why."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.core.events import names_about_letters


class Entry(Model):
    """One line of the trail (Verlauf) about one thing.

    ``changes`` is a list of ``[what, old, new]``; it may hold personal data and is emptied when the
    person is deleted.
    """

    __tablename__ = "trail_entry"
    __table_args__ = (Index(None, "kind", "subject_id"),)

    happened_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    actor: Mapped[str]
    staff_id: Mapped[int | None]
    kind: Mapped[str]
    subject_id: Mapped[int]
    event: Mapped[str]
    words: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    changes: Mapped[list[Any]] = mapped_column(JSON, default=list)

    @property
    def who(self) -> str:
        """Who did it: somebody of the office by name, a person, an organisation, or the service."""
        return f"Büro ({self.actor})" if self.staff_id is not None else self.actor

    @property
    def is_about_a_letter(self) -> bool:
        return self.event in names_about_letters()
