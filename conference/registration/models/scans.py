"""The paper itself: what somebody wrote with her own hand."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.registration.models.people import Party


class FormScan(Model):
    """A scan or photo of a paper form (Blatt), kept with the people who stand on it.

    Nobody can know what is written there, so all of it counts as special-category data: its octets
    go to few, it is never opened by the service, and it is deleted on ``delete_on`` together with
    what people need. ``sha256`` tells the same file sent twice; ``octets`` is its size.
    """

    __tablename__ = "form_scan"
    __table_args__ = (UniqueConstraint("party_id", "sha256"),)

    party_id: Mapped[int] = mapped_column(ForeignKey(Party.id), index=True)
    party: Mapped[Party] = relationship()
    media_type: Mapped[str]
    octets: Mapped[int]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)
    kept_by_id: Mapped[int | None]
    kept_at: Mapped[datetime] = mapped_column(default=clock.now)
    delete_on: Mapped[date] = mapped_column(index=True)

    @property
    def kilobytes(self) -> int:
        return -(-self.octets // 1024)
