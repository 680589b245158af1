"""The district that invites, its notices and its municipalities."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.core import clock
from conference.core.database import Model
from conference.core.translated import Translated
from conference.directory.states import CheckMethod


class District(Model):
    """The authority that invites (Kreis), with its integration centre, its looks and its legal texts.

    ``colour`` is ``#rrggbb`` or empty for the colour of the design system; ``logo_type`` is the media
    type of ``logo``. Texts left empty are replaced by model texts filled with these facts.
    ``sign_language_video`` is an address elsewhere; nothing is loaded from it.
    """

    __tablename__ = "district"

    name: Mapped[str]
    centre_name: Mapped[str]
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)

    represented_by: Mapped[str] = mapped_column(default="")
    supervised_by: Mapped[str] = mapped_column(default="")
    vat_number: Mapped[str] = mapped_column(default="")
    editor: Mapped[str] = mapped_column(default="")
    privacy_officer: Mapped[str] = mapped_column(default="")

    colour: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_type: Mapped[str] = mapped_column(default="")
    logo_alt: Mapped[str] = mapped_column(default="")

    imprint: Mapped[Translated] = mapped_column(default=Translated)
    privacy: Mapped[Translated] = mapped_column(default=Translated)
    accessibility: Mapped[Translated] = mapped_column(default=Translated)
    easy_read: Mapped[Translated] = mapped_column(default=Translated)

    statement_made_on: Mapped[date | None]
    statement_checked_on: Mapped[date | None]
    statement_method: Mapped[CheckMethod] = mapped_column(default=CheckMethod.SELF)
    known_barriers: Mapped[Translated] = mapped_column(default=Translated)
    easy_read_tested_on: Mapped[date | None]
    sign_language_video: Mapped[str] = mapped_column(default="")


class PrivacyNotice(Model):
    """A version of the privacy notice as it was shown (Datenschutzhinweise); never changed afterwards.

    Registrations keep the number of the version that people had before them.
    """

    __tablename__ = "privacy_notice"
    __table_args__ = (UniqueConstraint("district_id", "number"),)

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    number: Mapped[int]
    text: Mapped[Translated]
    since: Mapped[datetime] = mapped_column(default=clock.now)


class Municipality(Model):
    """A town or municipality of the district (kreisangehörige Kommune); ``ags`` is text of eight digits."""

    __tablename__ = "municipality"

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    ags: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    postal_codes: Mapped[list[str]] = mapped_column(JSON, default=list)
