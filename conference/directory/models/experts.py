"""People who have offered to speak, moderate or advise."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.core.words import WordsText
from conference.directory.models.people import Person
from conference.directory.states import EXPERT_STEPS, ExpertState, Reward


class Expert(HasState, Model):
    """A person in the pool of experts (Fachleute): asked for a topic, found by language and day.

    ``fields`` are codes of fields of action; the person's own words are ``Person.expertise``.
    ``times`` says in words when the person can come. ``fee_eur`` is in whole euros, where
    ``reward`` is a fee. ``needs`` is what the person needs on the day; only who may see needs reads
    it. ``shown_since`` is when the person agreed to be shown, to the text of ``consent_version``.
    """

    __tablename__ = "expert"
    __table_args__ = (CheckConstraint("fee_eur >= 0", name="fee"),)
    steps = EXPERT_STEPS

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), unique=True)
    person: Mapped[Person] = relationship(back_populates="expert")
    state: Mapped[ExpertState] = mapped_column(default=ExpertState.OFFERED, index=True)
    fields: Mapped[list[str]] = mapped_column(WordsText, default=list)
    times: Mapped[str] = mapped_column(default="")
    needs: Mapped[str] = mapped_column(default="")
    reward: Mapped[Reward] = mapped_column(default=Reward.OPEN)
    fee_eur: Mapped[int | None]
    consent_version: Mapped[str] = mapped_column(default="")
    shown_since: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(default="de")
    form_key: Mapped[str | None] = mapped_column(unique=True)
    offered_at: Mapped[datetime] = mapped_column(default=clock.now)
    state_reason: Mapped[str] = mapped_column(default="")
    asked: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)

    absences: Mapped[list["Absence"]] = relationship(
        cascade="all, delete-orphan", order_by="Absence.first_day"
    )

    def is_free_on(self, day: date) -> bool:
        """Whether the person has not said to be away on this day."""
        return not any(one.first_day <= day <= one.last_day for one in self.absences)


class Absence(Model):
    """Days on which an expert cannot come (Abwesenheit), the last one included."""

    __tablename__ = "absence"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="days"),)

    expert_id: Mapped[int] = mapped_column(ForeignKey(Expert.id), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
