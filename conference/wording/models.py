"""Who has read a translation."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.planning.models import Conference
from conference.wording.states import ReviewKind


class LanguageReview(Model):
    """Somebody who speaks a language has read a part of it (Sprachprüfung).

    ``version`` is the fingerprint of what was read: once a word of it changes, the part counts as
    unread again. The fixed sentences belong to no conference.
    """

    __tablename__ = "language_review"
    __table_args__ = (UniqueConstraint("language", "kind", "version", "read_by", "read_on"),)

    conference_id: Mapped[int | None] = mapped_column(ForeignKey(Conference.id), index=True)
    language: Mapped[str]
    kind: Mapped[ReviewKind]
    version: Mapped[str]
    read_by: Mapped[str]
    read_on: Mapped[date]
    noted_at: Mapped[datetime] = mapped_column(default=clock.now)
