"""People and organisations that stand in the directory twice, and where those went that were joined."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.directory.states import DOUBLE_STEPS, DoubleKind, DoubleState


class LikelyDouble(HasState, Model):
    """Two people or two organisations that may be one (mögliche Dublette), and what somebody said about it.

    ``first_id`` is the lower number of both. ``why`` are the reasons in words. Two who are not the
    same stay so for ever.
    """

    __tablename__ = "likely_double"
    __table_args__ = (
        CheckConstraint("first_id < second_id", name="in_order"),
        UniqueConstraint("kind", "first_id", "second_id"),
        Index(None, "kind", "state"),
    )
    steps = DOUBLE_STEPS

    kind: Mapped[DoubleKind]
    first_id: Mapped[int]
    second_id: Mapped[int] = mapped_column(index=True)
    state: Mapped[DoubleState] = mapped_column(default=DoubleState.OPEN)
    why: Mapped[str] = mapped_column(default="")
    found_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")


class Forwarding(Model):
    """Where somebody went who was joined with another (Weiterleitung): old addresses lead on.

    ``slug`` is the public address that an organisation had.
    """

    __tablename__ = "forwarding"
    __table_args__ = (UniqueConstraint("kind", "old_id"), Index(None, "kind", "new_id"))

    kind: Mapped[DoubleKind]
    old_id: Mapped[int]
    new_id: Mapped[int]
    slug: Mapped[str | None] = mapped_column(unique=True)
    joined_at: Mapped[datetime] = mapped_column(default=clock.now)
