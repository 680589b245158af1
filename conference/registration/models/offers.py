"""A seat that became free and is held for whoever waited longest."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.registration.states import OFFER_STEPS, OfferState, Quota

if TYPE_CHECKING:
    from conference.registration.models.people import Party


class SeatOffer(HasState, Model):
    """A seat held for somebody who waited, until they answer (Platzangebot).

    It is a seat of the conference out of ``quota``, or one in ``forum``. As long as it is offered,
    ``people`` of the group hold it: their registrations, or their places in the forum, point here,
    and the seat pool counts as many seats as taken. ``until`` is the last moment to say yes. What
    has ended stays as a record and never comes to life again.
    """

    __tablename__ = "seat_offer"
    __table_args__ = (
        CheckConstraint("(quota IS NULL) <> (forum_id IS NULL)", name="one_seat"),
        CheckConstraint("people >= 0", name="people"),
        Index(None, "state", "until"),
    )
    steps = OFFER_STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    quota: Mapped[Quota | None]
    forum_id: Mapped[int | None] = mapped_column(ForeignKey(Forum.id), index=True)
    forum: Mapped[Forum | None] = relationship()
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    party: Mapped["Party"] = relationship()
    people: Mapped[int]
    state: Mapped[OfferState] = mapped_column(default=OfferState.OFFERED)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Whether somebody may still say yes, or has to be told that the time is over."""
        return self.state is OfferState.OFFERED

    @property
    def can_be_taken(self) -> bool:
        """Whether yes is still an answer."""
        return self.is_open and clock.now() < min(self.until, self.conference.doors_at)
