"""What is printed and put into an envelope."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.papers.states import STEPS, Occasion, PaperState
from conference.planning.models import Conference
from conference.registration.models import Registration


class PrintRun(Model):
    """Letters that were printed in one go (Druck), until somebody takes it back."""

    __tablename__ = "print_run"

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    printed_at: Mapped[datetime] = mapped_column(default=clock.now)
    printed_by: Mapped[str] = mapped_column(default="")


class PrintedLetter(HasState, Model):
    """A letter for somebody whom no e-mail reaches (Brief auf Papier).

    It tells how things stand on the day it is printed, so only ``occasion`` and ``why`` (a refusal's
    reason) are kept. ``key`` names the versions it was written for: the same news is one letter.
    ``postal_code`` orders the pile; it is empty while the address lacks something. ``registration``
    is whoever it is addressed to, for a group its contact.
    """

    __tablename__ = "printed_letter"
    __table_args__ = (Index(None, "conference_id", "state"),)
    steps = STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    registration: Mapped[Registration] = relationship()
    run_id: Mapped[int | None] = mapped_column(ForeignKey(PrintRun.id), index=True)
    run: Mapped[PrintRun | None] = relationship()
    key: Mapped[str] = mapped_column(unique=True)
    state: Mapped[PaperState] = mapped_column(default=PaperState.WAITING)
    occasion: Mapped[Occasion]
    why: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime] = mapped_column(default=clock.now)

    @property
    def can_be_printed(self) -> bool:
        return self.state is PaperState.WAITING and bool(self.postal_code)
