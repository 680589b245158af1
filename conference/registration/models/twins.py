"""Registrations that may be one person, and what the office said about them."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.planning.models import Conference
from conference.registration.models.people import Registration
from conference.registration.states import TWIN_STEPS, TwinState


class LikenessKey(Model):
    """Under what a person is looked up to see who is registered already (Vergleichsschlüssel).

    A name in plain letters, a mailbox, a telephone number (``rules.likeness.keys_of``); deleted with
    what else is known of the person.
    """

    __tablename__ = "likeness_key"
    __table_args__ = (Index(None, "conference_id", "key"),)

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id))
    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    key: Mapped[str]


class LikelyTwins(HasState, Model):
    """Two registrations that may be one person (Vielleicht doppelt), the earlier one first.

    ``reasons`` are words for the office. What somebody decided stays, with who and why, until one of
    the names changes: ``names`` is a hash of both, as they were.
    """

    __tablename__ = "likely_twins"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        Index(None, "conference_id", "state"),
    )
    steps = TWIN_STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id))
    first_id: Mapped[int] = mapped_column(ForeignKey(Registration.id))
    second_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    first: Mapped[Registration] = relationship(foreign_keys=[first_id])
    second: Mapped[Registration] = relationship(foreign_keys=[second_id])
    state: Mapped[TwinState] = mapped_column(default=TwinState.OPEN)
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    names: Mapped[str]
    found_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None]
    why: Mapped[str] = mapped_column(default="")

    def decide(self, state: TwinState, staff_id: int | None, why: str = "") -> None:
        """Keep what somebody said about the two."""
        self.become(state)
        self.decided_at, self.decided_by_id, self.why = clock.now(), staff_id, why
