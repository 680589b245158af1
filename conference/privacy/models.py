"""What people read about their data, and what was deleted when."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.core.translated import Translated


class PrivacyWording(Model):
    """What stood beside the form of a year, word for word (Datenschutzfassung); never changed afterwards.

    ``version`` is what a registration keeps (``Registration.privacy_version``), ``name`` what the
    page of the full notice calls its text. ``short`` are the few lines at the form, ``full`` is the
    whole notice, in every language in which people could read it.
    """

    __tablename__ = "privacy_wording"

    version: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int]
    name: Mapped[str]
    short: Mapped[Translated]
    full: Mapped[Translated]
    since: Mapped[datetime] = mapped_column(default=clock.now)


class ErasureRun(Model):
    """One rule at work on one day (Löschlauf): how many things went, never what they said.

    ``finished_at`` stays empty while there is more to delete; a run that was broken off goes on.
    """

    __tablename__ = "erasure_run"
    __table_args__ = (UniqueConstraint("day", "rule"),)

    day: Mapped[date]
    rule: Mapped[str]
    erased: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime] = mapped_column(default=clock.now)
    finished_at: Mapped[datetime | None]
