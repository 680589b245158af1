"""How somebody is reached: e-mail addresses, numbers and postal addresses of people and organisations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.core.telephone import e164
from conference.directory.states import ContactKind

ONE_OWNER = "(person_id IS NULL) <> (organisation_id IS NULL)"


class ContactPoint(Model):
    """An e-mail address or a number of a person or an organisation (Kontaktweg); the first comes first.

    ``value`` is what people read, ``plain`` what is compared: an address in small letters, a number
    in E.164. ``failed_at`` is when a letter came back from it for good; nothing is sent there since.
    """

    __tablename__ = "contact_point"
    __table_args__ = (
        CheckConstraint(ONE_OWNER, name="one_owner"),
        Index(None, "kind", "plain"),
    )

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[ContactKind]
    position: Mapped[int] = mapped_column(default=1)
    value: Mapped[str]
    plain: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    failed_at: Mapped[datetime | None]

    @property
    def works(self) -> bool:
        return self.failed_at is None


class PostalAddress(Model):
    """Where letters on paper go (Anschrift); the first of several is used.

    ``addition`` is the line above the street. ``returned_at`` is when a letter came back from there.
    """

    __tablename__ = "postal_address"
    __table_args__ = (CheckConstraint(ONE_OWNER, name="one_owner"),)

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    position: Mapped[int] = mapped_column(default=1)
    addition: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    returned_at: Mapped[datetime | None]
    noted_at: Mapped[datetime] = mapped_column(default=clock.now)

    @property
    def is_usable(self) -> bool:
        """Whether a letter would get there: a street or a box, a town, and nothing came back."""
        return bool(self.street and self.city) and self.returned_at is None

    @property
    def lines(self) -> tuple[str, ...]:
        """As it stands on an envelope, below the name."""
        town = f"{self.postal_code} {self.city}".strip()
        return tuple(line for line in (self.addition, self.street, town) if line)


class Reachable:
    """Somebody with contact points and postal addresses; shared by people and organisations."""

    contact_points: Mapped[list[ContactPoint]]
    postal_addresses: Mapped[list[PostalAddress]]

    def points(self, *kinds: ContactKind) -> Sequence[ContactPoint]:
        """The contact points of these kinds, the first one first."""
        return [point for point in self.contact_points if point.kind in kinds]

    @property
    def email(self) -> str:
        """The first e-mail address, whether it works or not."""
        return self._first(ContactKind.EMAIL)

    @email.setter
    def email(self, value: str) -> None:
        self._put_first(ContactKind.EMAIL, value)

    @property
    def phone(self) -> str:
        """The first telephone number."""
        return self._first(ContactKind.PHONE)

    @phone.setter
    def phone(self, value: str) -> None:
        self._put_first(ContactKind.PHONE, value)

    @property
    def working_email(self) -> str:
        """The first e-mail address from which nothing came back."""
        points = self.points(ContactKind.EMAIL)
        return next((point.value for point in points if point.works), "")

    @property
    def usable_address(self) -> PostalAddress | None:
        return next((one for one in self.postal_addresses if one.is_usable), None)

    def _first(self, kind: ContactKind) -> str:
        return next((point.value for point in self.points(kind)), "")

    def _put_first(self, kind: ContactKind, value: str) -> None:
        """Correct the first of its kind; another value has not failed yet, an empty one is none."""
        first = next(iter(self.points(kind)), None)
        if first is None and value:
            self.contact_points.append(
                ContactPoint(kind=kind, value=value, plain=plain_of(kind, value))
            )
        elif first is not None and not value:
            self.contact_points.remove(first)
        elif first is not None and first.value != value:
            first.value, first.plain, first.failed_at = value, plain_of(kind, value), None


def plain_of(kind: ContactKind, value: str) -> str:
    """What is compared: an address in small letters, a number in E.164."""
    return value.strip().casefold() if kind is ContactKind.EMAIL else e164(value)
