"""The district, its municipalities, and the people on its stages."""

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core.database import Model
from conference.core.translated import Translated


class District(Model):
    """The authority that invites (Kreis), with its integration centre, its looks and its legal texts.

    ``colour`` is ``#rrggbb`` or empty for the colour of the design system.
    """

    __tablename__ = "district"

    name: Mapped[str]
    centre_name: Mapped[str]
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    logo_alt: Mapped[str] = mapped_column(default="")
    imprint: Mapped[Translated] = mapped_column(default=Translated)
    privacy: Mapped[Translated] = mapped_column(default=Translated)
    accessibility: Mapped[Translated] = mapped_column(default=Translated)
    easy_read: Mapped[Translated] = mapped_column(default=Translated)


class Municipality(Model):
    """A town or municipality of the district (kreisangehörige Kommune); ``ags`` is text of eight digits."""

    __tablename__ = "municipality"

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    ags: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    postal_codes: Mapped[list[str]] = mapped_column(JSON, default=list)


class Person(Model):
    """Somebody who can stand on a stage (Person): speaker, moderator, rapporteur."""

    __tablename__ = "person"

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    district: Mapped[District] = relationship()
    salutation: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    biography: Mapped[Translated] = mapped_column(default=Translated)
    note: Mapped[str] = mapped_column(default="")

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)
