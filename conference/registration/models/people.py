"""Who takes part in a conference, and in which forum."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.folding import folded, to_be_searched
from conference.core.states import HasState
from conference.directory.models import Municipality
from conference.planning.models import Conference
from conference.programme.models import ForumRound
from conference.registration.models.contingents import Contingent
from conference.registration.models.needs import AccessNeed
from conference.registration.models.offers import SeatOffer
from conference.registration.states import (
    ENDED,
    PUBLIC_CONSENTS,
    STEPS,
    Attendance,
    AttendeeRole,
    Channel,
    ConsentKind,
    Protection,
    Quota,
    Reach,
    State,
)

if TYPE_CHECKING:
    from conference.registration.models.places import ForumPlace, ForumWish
    from conference.registration.models.questions import Question


class Party(Model):
    """People registered in one go (Gruppe), one to six of them; the first is who the office talks to.

    ``form_key_hash`` is the SHA-256 of the random key of the form they came with: the same key is
    stored once, and ``form_digest`` (SHA-256 of what was typed) tells a repeated post from a
    different one. ``people`` is how many came. ``together`` people get their seats at once or wait together.

    ``confirm_by`` is when the seats are lost unless somebody has read the letter to the contact and
    confirmed the address; empty where nobody asks for it. ``reminded_at`` is when that letter went
    out a second time.
    """

    __tablename__ = "party"

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    form_key_hash: Mapped[str] = mapped_column(unique=True)
    form_digest: Mapped[str]
    people: Mapped[int] = mapped_column(default=1)
    together: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    confirm_by: Mapped[datetime | None] = mapped_column(index=True)
    email_confirmed_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]

    registrations: Mapped[list["Registration"]] = relationship(
        back_populates="party", order_by="Registration.position"
    )

    @property
    def contact(self) -> "Registration":
        """The person the office talks to: the first; when that one has gone, the next who can be reached.

        Where nobody else can be reached the first stays, also without coming.
        """
        first = self.registrations[0]
        if not first.has_ended:
            return first
        rest = (person for person in self.registrations if not person.has_ended)
        return next((person for person in rest if person.can_be_reached), first)

    @property
    def awaits_confirmation(self) -> bool:
        """Whether the address of the contact has to be confirmed, and was not."""
        return self.confirm_by is not None and self.email_confirmed_at is None


class Registration(HasState, Model):
    """One person's entry for one conference (Anmeldung).

    ``code`` is what people say on the phone ("K26-0421"). ``received_at`` is when it reached the
    office; ``entered_at`` when it was typed. Who waits is served in the order of ``waiting_since``,
    those whom the office gave ``priority`` before all others. ``offer_id`` is the seat that is held
    for who waits, until they answer.
    ``contingent_id`` names the seats of an organisation that this one came from.
    ``protection`` keeps the person off lists and photos. ``position`` is the place in the party, the first being its contact. ``calendar_uid`` is the UID
    of the attendee's calendar entry, for life, and ``calendar_sequence`` its version. ``version``
    guards against two people changing the same registration at once. ``merged_into_id`` is the
    other registration of the same person, which goes on instead of this one. ``forgotten_at`` is
    when everything personal was deleted. ``search_text`` holds what the list is searched for in
    plain letters, ``sort_name`` by what it is ordered; both are made anew whenever the row is
    written.
    """

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("conference_id", "code"),
        Index(None, "conference_id", "state", "waiting_since"),
        Index(None, "conference_id", "email"),
        Index(None, "conference_id", "received_at"),
        Index(None, "conference_id", "sort_name"),
    )
    steps = STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    party_id: Mapped[int] = mapped_column(ForeignKey(Party.id), index=True)
    party: Mapped[Party] = relationship(back_populates="registrations")
    position: Mapped[int] = mapped_column(default=1)
    code: Mapped[str]
    state: Mapped[State]
    quota: Mapped[Quota] = mapped_column(default=Quota.PUBLIC)
    channel: Mapped[Channel] = mapped_column(default=Channel.WEB)
    entered_by_id: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(default=clock.now)
    entered_at: Mapped[datetime] = mapped_column(default=clock.now)
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    waiting_since: Mapped[datetime | None]
    priority: Mapped[int] = mapped_column(default=0)
    offer_id: Mapped[int | None] = mapped_column(ForeignKey(SeatOffer.id), index=True)
    offer: Mapped[SeatOffer | None] = relationship()
    cancelled_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(default="de")

    salutation: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    reach_by: Mapped[Reach] = mapped_column(default=Reach.EMAIL)
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    postal_address: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    role: Mapped[AttendeeRole | None]
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey(Municipality.id), index=True)
    municipality: Mapped[Municipality | None] = relationship()
    attendance: Mapped[Attendance] = mapped_column(default=Attendance.WHOLE_DAY)
    only_round_id: Mapped[int | None] = mapped_column(ForeignKey(ForumRound.id), index=True)
    only_round: Mapped[ForumRound | None] = relationship()
    message: Mapped[str] = mapped_column(default="")
    contingent_id: Mapped[int | None] = mapped_column(ForeignKey(Contingent.id), index=True)
    contingent: Mapped[Contingent | None] = relationship()
    office_note: Mapped[str] = mapped_column(default="")
    privacy_version: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="", deferred=True)
    sort_name: Mapped[str] = mapped_column(default="", deferred=True)
    protection: Mapped[Protection] = mapped_column(default=Protection.NONE)

    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), index=True)
    calendar_uid: Mapped[str] = mapped_column(unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    wishes: Mapped[list["ForumWish"]] = relationship(
        cascade="all, delete-orphan", order_by="ForumWish.rank"
    )
    places: Mapped[list["ForumPlace"]] = relationship(
        back_populates="registration", cascade="all, delete-orphan"
    )
    consents: Mapped[list["Consent"]] = relationship(cascade="all, delete-orphan")
    need: Mapped[AccessNeed | None] = relationship(cascade="all, delete-orphan", uselist=False)
    questions: Mapped[list["Question"]] = relationship(
        back_populates="registration", cascade="all, delete-orphan", order_by="Question.id"
    )

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)

    @property
    def is_named(self) -> bool:
        """False for a person of a group whose name follows later by the link."""
        return bool(self.first_name or self.last_name)

    @property
    def is_forgotten(self) -> bool:
        """Whether everything personal was deleted; the row is there for the counts alone."""
        return self.forgotten_at is not None

    @property
    def told_places(self) -> list["ForumPlace"]:
        """The places in forums that the person knows of, taken or waited for."""
        return [place for place in self.places if place.is_told]

    @property
    def is_waiting(self) -> bool:
        return self.state is State.WAITLISTED

    @property
    def has_offer(self) -> bool:
        """Whether a seat is held for the person, who still has to say yes."""
        return self.offer_id is not None

    @property
    def is_pending(self) -> bool:
        """Whether a seat is held until the address is confirmed."""
        return self.state is State.PENDING_EMAIL

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def is_protected(self) -> bool:
        """Whether the person is kept off lists and photos, for now or for good."""
        return self.protection is not Protection.NONE

    @property
    def allows(self) -> frozenset[ConsentKind]:
        """The consents that count just now; those to lists and photos do not while protected."""
        given = frozenset(consent.kind for consent in self.consents if consent.given)
        return given - PUBLIC_CONSENTS if self.is_protected else given

    @property
    def shows_on_lists(self) -> bool:
        """Whether the name may stand on a list that others than the office read."""
        comes = self.is_named and not self.has_ended
        return comes and ConsentKind.PARTICIPANT_LIST in self.allows

    @property
    def may_be_photographed(self) -> bool:
        return ConsentKind.PHOTO in self.allows

    @property
    def badge_name(self) -> str:
        """What a name badge shows: of protected people the first name only."""
        return self.first_name if self.is_protected else self.full_name

    @property
    def can_still_be_changed(self) -> bool:
        """Whether the person may change it alone; later the office does."""
        return not self.has_ended and clock.now() <= self.conference.change_until

    @property
    def can_still_be_withdrawn(self) -> bool:
        """Whether the person may withdraw alone; once the doors are open the desk does it."""
        return not self.has_ended and clock.now() < self.conference.doors_at

    @property
    def came_late(self) -> bool:
        """Whether it reached the office after the public could register; typing it later is not late."""
        return self.received_at > self.conference.registration_closes_at

    def fold(self) -> None:
        """Write down what a search finds this person by, and where she stands in the alphabet."""
        self.search_text = to_be_searched(str(getattr(self, name) or "") for name in SEARCHED)
        self.sort_name = folded(f"{self.last_name or ''}, {self.first_name or ''}")

    def touch(self) -> None:
        """Count a change, so that a form filled in before it does not overwrite it."""
        self.version += 1
        self.changed_at = clock.now()

    @property
    def can_be_reached(self) -> bool:
        """Whether the person left an address or a number of her or his own."""
        return bool(self.email or self.phone or self.postal_address)

    @property
    def is_contact(self) -> bool:
        """Whether it is the one of the group the office talks to; alone everybody is."""
        return self.party.contact is self

    @property
    def relies_on_the_contact(self) -> bool:
        """Whether the contact of the group gets this person's letters, and may act for them."""
        return not self.is_contact and self.email in ("", self.party.contact.email)

    @property
    def writes_to(self) -> str:
        """The address for letters; empty for people who want a phone call or paper."""
        reader = self.party.contact if self.relies_on_the_contact else self
        return reader.email if reader.reach_by is Reach.EMAIL else ""


SEARCHED = ("code", "first_name", "last_name", "email", "phone", "organisation", "message")


@event.listens_for(Registration, "before_insert")
@event.listens_for(Registration, "before_update")
def _fold(mapper: Any, connection: Any, registration: Registration) -> None:
    registration.fold()


class Consent(Model):
    """A recorded yes or no (Einwilligung) with the version of the text it was given to."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("registration_id", "kind"),)

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    kind: Mapped[ConsentKind]
    given: Mapped[bool] = mapped_column(default=False)
    text_version: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime] = mapped_column(default=clock.now)
