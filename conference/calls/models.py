"""Calls, and who asked for one."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from conference.calls.states import CallResult
from conference.core import clock
from conference.core.database import Model
from conference.registration.models import Registration


class Call(Model):
    """One try to reach a person, and what came of it (Anruf).

    ``key`` is the random key of the form: the same form counts once. ``staff_name`` is who called.
    ``next_on`` is the day of the next try. ``note`` is what was said; only those who may call read it.
    """

    __tablename__ = "call"

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    result: Mapped[CallResult]
    next_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None]
    staff_name: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime] = mapped_column(default=clock.now)


class CallOrder(Model):
    """Somebody of the office wants a person to be called, and why (Vormerkung zum Anrufen).

    One a person. ``done_at`` is when a call had told everything; asked for again it is empty again.
    """

    __tablename__ = "call_order"

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), unique=True)
    reason: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    asked_by_id: Mapped[int | None]
    done_at: Mapped[datetime | None]
