"""The secret addresses that open a registration, and who asked for them again."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.registration.models.people import Registration


class RegistrationLink(Model):
    """A secret address that opens one registration (persönlicher Link); only its hash is kept.

    A registration has several: every letter carries its own. All of them are revoked when the
    e-mail address changes. ``by_letter`` tells a link that only the reader of a letter can know from
    one that the browser was given: only the first proves that the address is right.
    """

    __tablename__ = "registration_link"

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    revoked_at: Mapped[datetime | None]
    by_letter: Mapped[bool] = mapped_column(default=True)


class LinkRequest(Model):
    """When somebody last asked for the links of an address (Link noch einmal schicken).

    ``key`` is a keyed hash of the address, also of one that nobody registered with.
    """

    __tablename__ = "link_request"

    key: Mapped[str] = mapped_column(unique=True)
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
