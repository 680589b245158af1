"""Organisations of the district: who they are, what they do, and the link by which they keep it up to date."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.folding import folded, to_be_searched
from conference.core.states import HasState
from conference.core.words import WordsText
from conference.directory.models.district import District, Municipality
from conference.directory.models.people import Membership, Person
from conference.directory.models.reaching import ContactPoint, PostalAddress, Reachable
from conference.directory.states import (
    ORGANISATION_STEPS,
    OrganisationCategory,
    OrganisationState,
)


class Organisation(Reachable, HasState, Model):
    """An association, authority, parish, school or firm (Organisation), known across the years.

    ``aliases`` are other names that a search finds. ``fields`` are codes of fields of action, as
    topics have them. ``offers`` says what it does and can contribute. ``state_reason`` is what the
    office wrote with its decision, ``asked`` what it wanted to know before it. ``is_listed``: it wants a public page and the office agreed;
    ``slug`` is its address. ``form_key`` is the random key of the form it applied with: the same
    key is kept once. ``version`` guards against two who change it at once.
    """

    __tablename__ = "organisation"
    __table_args__ = (Index(None, "sort_name"),)
    steps = ORGANISATION_STEPS

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    name: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(WordsText, default=list)
    category: Mapped[OrganisationCategory] = mapped_column(
        default=OrganisationCategory.OTHER, index=True
    )
    state: Mapped[OrganisationState] = mapped_column(default=OrganisationState.APPROVED, index=True)
    state_reason: Mapped[str] = mapped_column(default="")
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey(Municipality.id), index=True)
    municipality: Mapped[Municipality | None] = relationship()
    website: Mapped[str] = mapped_column(default="")
    fields: Mapped[list[str]] = mapped_column(WordsText, default=list)
    languages: Mapped[list[str]] = mapped_column(WordsText, default=list)
    offers: Mapped[str] = mapped_column(default="")
    tags: Mapped[list[str]] = mapped_column(WordsText, default=list)
    note: Mapped[str] = mapped_column(default="")
    wants_page: Mapped[bool] = mapped_column(default=False)
    is_listed: Mapped[bool] = mapped_column(default=False)
    slug: Mapped[str | None] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(default="de")
    form_key: Mapped[str | None] = mapped_column(unique=True)
    applied_at: Mapped[datetime | None]
    asked: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    version: Mapped[int] = mapped_column(default=1)
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
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="organisation", order_by=Membership.id
    )

    def fold(self) -> None:
        """Write down what a search finds it by, and where its name stands in the alphabet."""
        reached = (text for point in self.contact_points for text in (point.value, point.plain))
        self.search_text = to_be_searched((self.name or "", *(self.aliases or ()), *reached))
        self.sort_name = folded(self.name or "")

    def touch(self) -> None:
        """Count a change, so that a form filled in before it does not overwrite it."""
        self.version += 1
        self.changed_at = clock.now()


class OrganisationLink(Model):
    """A secret address for a contact of an organisation (Link der Organisation); only its hash is kept.

    With it the organisation keeps its own facts up to date. A contact who leaves passes it on: the old
    one is revoked.
    """

    __tablename__ = "organisation_link"

    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    organisation: Mapped[Organisation] = relationship()
    person: Mapped[Person] = relationship()
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    revoked_at: Mapped[datetime | None]


@event.listens_for(Organisation, "before_insert")
@event.listens_for(Organisation, "before_update")
def _fold(mapper: Any, connection: Any, organisation: Organisation) -> None:
    organisation.fold()
