"""Work that is too long for a page."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import Model
from conference.core.states import HasState
from conference.errands.states import STEPS, ErrandState


class Errand(HasState, Model):
    """Something the worker does for a member of staff (Auftrag), with how far it is and what came of it.

    ``kind`` names who knows how to do it, and ``wish`` tells what exactly, in words that JSON
    knows (a search may name a person). ``enclosed`` is a file that came with it; it goes as soon as
    the errand has come to its end. ``roles`` are those of which one is needed to fetch the file that
    came of it, or to see the page ``leads_to`` on which the outcome stands. ``back`` is the page on
    which it was asked for. The row vanishes at ``expires_at``, and its files with it: a day after it
    was asked for, or an hour after a file with secrets was made. A worker that
    dies lets go of it at ``claimed_until``; after so many ``tries`` it has failed. ``sentence`` says
    why it cannot be done at all, and what to do about it.
    """

    __tablename__ = "errand"
    __table_args__ = (Index(None, "state", "asked_at"),)
    steps = STEPS

    kind: Mapped[str]
    title: Mapped[str]
    wish: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[ErrandState] = mapped_column(default=ErrandState.WAITING)
    rows_done: Mapped[int] = mapped_column(default=0)
    rows_total: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    asked_by_id: Mapped[int | None]
    roles: Mapped[list[str]] = mapped_column(JSON)
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    claimed_until: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    back: Mapped[str] = mapped_column(default="")
    leads_to: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    enclosed: Mapped[bytes | None] = mapped_column(deferred=True)
    file_name: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="")
    content: Mapped[bytes | None] = mapped_column(deferred=True)

    @property
    def percent(self) -> int:
        return min(100, 100 * self.rows_done // self.rows_total) if self.rows_total else 0

    @property
    def goes_early(self) -> bool:
        """Whether it is kept for less than a day, because of what its file holds."""
        return self.expires_at - self.asked_at < timedelta(days=1)

    def belongs_to(self, actor: Actor) -> bool:
        """Whether this is who asked, and still may have what was asked for."""
        asked = actor.is_staff and actor.staff_id == self.asked_by_id
        return asked and actor.has(*map(Role, self.roles))
