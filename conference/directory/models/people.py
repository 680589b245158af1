"""People whom the district knows across the years, and the organisations they belong to."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.folding import folded, to_be_searched
from conference.core.translated import Translated
from conference.core.words import WordsText
from conference.directory.models.district import District, Municipality
from conference.directory.models.reaching import ContactPoint, PostalAddress, Reachable
from conference.directory.states import PreferredChannel

if TYPE_CHECKING:
    from conference.directory.models.experts import Expert
    from conference.directory.models.organisations import Organisation


class Person(Reachable, Model):
    """Somebody the district knows (Person): a contact of an organisation, an expert, a speaker.

    ``languages`` are codes, ``expertise`` words (Fachgebiete); ``organisation`` and ``function`` are
    how a programme names the person. ``assistant`` tells who answers for the person; ``note`` is
    for the office only. ``tags`` are the office's own words, "Verteiler A". ``never_on`` are days
    on which the person wants no letters, 1 for Monday to 7 for Sunday. ``opted_out_at`` is since
    when the person wants no invitations. ``search_text`` and ``sort_name`` are made anew whenever
    the row is written.
    """

    __tablename__ = "person"
    __table_args__ = (Index(None, "sort_name"),)

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    district: Mapped[District] = relationship()
    salutation: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    expertise: Mapped[list[str]] = mapped_column(WordsText, default=list)
    languages: Mapped[list[str]] = mapped_column(WordsText, default=list)
    biography: Mapped[Translated] = mapped_column(default=Translated)
    assistant: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey(Municipality.id), index=True)
    municipality: Mapped[Municipality | None] = relationship()
    tags: Mapped[list[str]] = mapped_column(WordsText, default=list)
    channel: Mapped[PreferredChannel] = mapped_column(default=PreferredChannel.ANY)
    never_on: Mapped[list[str]] = mapped_column(WordsText, default=list)
    opted_out_at: Mapped[datetime | None]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    search_text: Mapped[str] = mapped_column(default="", deferred=True)
    sort_name: Mapped[str] = mapped_column(default="", deferred=True)

    contact_points: Mapped[list[ContactPoint]] = relationship(
        cascade="all, delete-orphan",
        order_by=(ContactPoint.position, ContactPoint.id),
        lazy="selectin",
    )
    postal_addresses: Mapped[list[PostalAddress]] = relationship(
        cascade="all, delete-orphan", order_by=(PostalAddress.position, PostalAddress.id)
    )
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="person", order_by="Membership.id"
    )
    expert: Mapped["Expert | None"] = relationship(back_populates="person")

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)

    @property
    def wants_invitations(self) -> bool:
        return self.opted_out_at is None

    def fold(self) -> None:
        """Write down what a search finds this person by, and where the name stands in the alphabet."""
        named = ("title", "first_name", "last_name", "organisation", "function")
        reached = (text for point in self.contact_points for text in (point.value, point.plain))
        self.search_text = to_be_searched((*(getattr(self, one) or "" for one in named), *reached))
        self.sort_name = folded(f"{self.last_name or ''}, {self.first_name or ''}")


class Membership(Model):
    """A person in an organisation with a role, from a day to a day (Ansprechperson).

    ``is_contact``: the organisation is written to through this person. People leave; the
    organisation's history stays.
    """

    __tablename__ = "membership"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(default="")
    is_contact: Mapped[bool] = mapped_column(default=True)
    since: Mapped[date | None]
    until: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="memberships")
    organisation: Mapped["Organisation"] = relationship(back_populates="memberships")

    @property
    def is_current(self) -> bool:
        """Whether it holds today; the last day counts."""
        today = clock.today()
        return (self.since or today) <= today <= (self.until or today)


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _fold(mapper: Any, connection: Any, person: Person) -> None:
    person.fold()
