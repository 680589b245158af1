"""Seats kept for the people of an organisation, for the press, the council, or as a reserve."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.directory.models import Organisation
from conference.planning.models import Conference
from conference.registration.states import ContingentKind, Quota


class Contingent(Model):
    """Seats of a conference kept for somebody (Kontingent): an organisation, which names its people by its link, or one of the other ``kind`` s, for which the office names them.

    ``granted`` is what the office promised; ``held`` of them have no name yet. They count as taken
    in the seat pool of ``quota``, whose lock guards this row too. On the day ``return_on`` the held
    seats fall back to everybody; ``warned_at`` is when the organisation was told that this is near,
    ``returned_at`` when seats last fell back.
    """

    __tablename__ = "contingent"
    __table_args__ = (
        CheckConstraint("held >= 0 AND held <= granted", name="never_one_too_many"),
        CheckConstraint(
            "(kind = 'organisation') = (organisation_id IS NOT NULL)", name="whose_seats"
        ),
    )

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    kind: Mapped[ContingentKind] = mapped_column(default=ContingentKind.ORGANISATION)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    organisation: Mapped[Organisation | None] = relationship()
    quota: Mapped[Quota] = mapped_column(default=Quota.PUBLIC)
    granted: Mapped[int]
    held: Mapped[int]
    return_on: Mapped[date] = mapped_column(index=True)
    warned_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)

    @property
    def name(self) -> str:
        """Whose seats these are."""
        return self.organisation.name if self.organisation else self.kind.label

    @property
    def is_over(self) -> bool:
        """Whether the day has come on which seats without a name fall back."""
        return clock.today() >= self.return_on

    @property
    def can_be_named(self) -> bool:
        """Whether the organisation can still name somebody."""
        return self.held > 0 and not self.is_over and clock.now() < self.conference.doors_at
