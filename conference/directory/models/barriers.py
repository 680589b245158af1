"""Barriers that somebody met on these pages."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.directory.models.district import District
from conference.directory.states import BARRIER_STEPS, BarrierState


class BarrierReport(HasState, Model):
    """Somebody met a barrier on these pages and told us (Barriere melden).

    ``form_key`` is the random key of the form it came with: the same key is kept once.
    ``language`` is the one that the reporter is answered in.
    """

    __tablename__ = "barrier_report"
    steps = BARRIER_STEPS

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    form_key: Mapped[str] = mapped_column(unique=True)
    reported_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    state: Mapped[BarrierState] = mapped_column(default=BarrierState.NEW, index=True)
    place: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="de")
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]

    @property
    def receipt(self) -> str:
        """The number that people are given: B26-0007."""
        return f"B{self.reported_at.astimezone(clock.BERLIN):%y}-{self.id:04d}"
