"""What people need to take part, kept apart from everything else about them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.registration.states import Diet


class AccessNeed(Model):
    """What one person needs to take part (Unterstützungsbedarf).

    Much of it tells of health or religion: special categories of Art. 9 DSGVO. So it has a table, a
    role and an end of its own: with names only ``Role.NEEDS`` reads it, and it is deleted on
    ``delete_on``. ``consented_at`` is empty while somebody else told it (on paper, at the phone) and
    the person has not yet agreed; ``consent_version`` is the wording agreed to.

    ``interpreter`` is a language code, empty for none. ``large_wheelchair``: does not fit into the
    lift. ``step_free``: needs no steps without using a wheelchair. ``companion`` comes along and
    takes no seat in a forum of their own. ``child_ages`` stands as it was told ("4 u. 7").
    ``told_at`` says whether it came before the needs deadline.
    """

    __tablename__ = "access_need"
    __table_args__ = (CheckConstraint("children >= 0", name="children"),)

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), unique=True)
    interpreter: Mapped[str] = mapped_column(default="")
    sign_language: Mapped[bool] = mapped_column(default=False)
    induction_loop: Mapped[bool] = mapped_column(default=False)
    wheelchair: Mapped[bool] = mapped_column(default=False)
    large_wheelchair: Mapped[bool] = mapped_column(default=False)
    step_free: Mapped[bool] = mapped_column(default=False)
    companion: Mapped[bool] = mapped_column(default=False)
    children: Mapped[int] = mapped_column(default=0)
    child_ages: Mapped[str] = mapped_column(default="")
    diet: Mapped[Diet | None]
    allergies: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    consent_version: Mapped[str] = mapped_column(default="")
    consented_at: Mapped[datetime | None]
    told_at: Mapped[datetime] = mapped_column(default=clock.now)
    delete_on: Mapped[date]

    def is_late(self, deadline: date) -> bool:
        """Whether it was told after the deadline of the conference, by the days of Berlin."""
        return self.told_at.astimezone(clock.BERLIN).date() > deadline
