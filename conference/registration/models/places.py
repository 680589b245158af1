"""In which forums people would like to sit, and where they do."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.programme.models import Forum, ForumRound
from conference.registration.models.offers import SeatOffer
from conference.registration.models.people import Registration
from conference.registration.states import UNTOLD, PlaceOrigin, PlaceState


class ForumWish(Model):
    """A ranked wish for a forum in one round (Wunsch); rank 1 is the dearest."""

    __tablename__ = "forum_wish"
    __table_args__ = (
        UniqueConstraint("registration_id", "round_id", "rank"),
        UniqueConstraint("registration_id", "forum_id"),
    )

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(ForumRound.id), index=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey(Forum.id), index=True)
    forum: Mapped[Forum] = relationship()
    rank: Mapped[int]


class ForumPlace(Model):
    """A place in a forum, taken or waited for (Platz); of each one per person and round.

    Who waits is served by ``priority`` and then by ``since``; ``offer_id`` is the place that is held
    for the person until they answer. ``chairs`` is how many seats of the forum it takes: two for somebody with a companion who was
    given the place. ``origin`` says who decided on it.
    """

    __tablename__ = "forum_place"
    __table_args__ = (
        UniqueConstraint("registration_id", "round_id", "state"),
        CheckConstraint("chairs > 0", name="chairs"),
    )

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(ForumRound.id), index=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey(Forum.id), index=True)
    registration: Mapped[Registration] = relationship(back_populates="places")
    forum: Mapped[Forum] = relationship()
    state: Mapped[PlaceState] = mapped_column(default=PlaceState.SEATED)
    origin: Mapped[PlaceOrigin] = mapped_column(default=PlaceOrigin.CHOSEN)
    chairs: Mapped[int] = mapped_column(default=1)
    since: Mapped[datetime] = mapped_column(default=clock.now)
    priority: Mapped[int] = mapped_column(default=0)
    offer_id: Mapped[int | None] = mapped_column(ForeignKey(SeatOffer.id), index=True)
    offer: Mapped[SeatOffer | None] = relationship()

    @property
    def is_seated(self) -> bool:
        return self.state is PlaceState.SEATED

    @property
    def has_offer(self) -> bool:
        """Whether the place is held for the person, who still has to say yes."""
        return self.offer_id is not None

    @property
    def is_chosen(self) -> bool:
        return self.origin is PlaceOrigin.CHOSEN

    @property
    def is_told(self) -> bool:
        """Whether the person knows of it: what was given is nobody's business before the letters."""
        return self.is_chosen or self.registration.state not in UNTOLD
