"""Invitations, the lists they are made from, and the mailings they go out with."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.core.translated import Translated
from conference.directory.models import District, Organisation, Person
from conference.invitations.states import (
    INVITATION_STEPS,
    MAILING_STEPS,
    RECIPIENT_STEPS,
    InvitationState,
    MailingState,
    RecipientState,
    Way,
)
from conference.planning.models import Conference
from conference.registration.models import Registration

ONE_GUEST = "(person_id IS NULL) <> (organisation_id IS NULL)"


class MailingList(Model):
    """A saved question about who is to be invited (Verteiler); who is on it is asked anew each time.

    ``question`` holds the filters by name, as the page of the list has them.
    """

    __tablename__ = "mailing_list"

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    name: Mapped[str] = mapped_column(unique=True)
    question: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    note: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)


class ListException(Model):
    """Somebody whom the office put on a list or took off it by hand (Ausnahme), and why."""

    __tablename__ = "list_exception"
    __table_args__ = (
        CheckConstraint(ONE_GUEST, name="one_guest"),
        UniqueConstraint("mailing_list_id", "person_id"),
        UniqueConstraint("mailing_list_id", "organisation_id"),
    )

    mailing_list_id: Mapped[int] = mapped_column(ForeignKey(MailingList.id), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    is_on: Mapped[bool]
    why: Mapped[str] = mapped_column(default="")


class Invitation(HasState, Model):
    """Somebody is asked to come to a conference (Einladung): one person, or an organisation as a whole.

    ``way`` is how it went out last, ``language`` in which language. ``registration_id`` is what
    became of it. ``passed_first_name`` and ``passed_last_name`` name who comes instead, and
    ``passed_email`` is the address, in small letters, that reads it now. ``reason`` is what was said with a refusal.
    ``answered_at`` is when somebody answered; opening a link answers nothing.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint(ONE_GUEST, name="one_guest"),
        UniqueConstraint("conference_id", "person_id"),
        UniqueConstraint("conference_id", "organisation_id"),
        Index(None, "conference_id", "state"),
    )
    steps = INVITATION_STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    person: Mapped[Person | None] = relationship()
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    organisation: Mapped[Organisation | None] = relationship()
    state: Mapped[InvitationState] = mapped_column(default=InvitationState.DRAFT)
    way: Mapped[Way] = mapped_column(default=Way.MAIL)
    language: Mapped[str] = mapped_column(default="de")
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    sent_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    passed_first_name: Mapped[str] = mapped_column(default="")
    passed_last_name: Mapped[str] = mapped_column(default="")
    passed_email: Mapped[str] = mapped_column(default="")
    registration_id: Mapped[int | None] = mapped_column(ForeignKey(Registration.id), index=True)
    registration: Mapped[Registration | None] = relationship()

    @property
    def is_passed_on(self) -> bool:
        return bool(self.passed_to)

    @property
    def passed_to(self) -> str:
        """Who comes instead; empty if nobody does."""
        return f"{self.passed_first_name} {self.passed_last_name}".strip()

    @property
    def is_coming(self) -> bool:
        """Whether somebody is registered with it, and has not withdrawn."""
        registration = self.registration
        return registration is not None and not registration.has_ended

    @property
    def reader_name(self) -> str:
        """Whom a page greets: the one who was invited, or who got it passed on."""
        return self.passed_to or self.guest_name

    @property
    def guest_name(self) -> str:
        """Who is invited, as a list shows it."""
        if self.person is not None:
            return self.person.full_name
        return self.organisation.name if self.organisation is not None else ""


class InvitationLink(Model):
    """A secret address that opens one invitation (Einladungslink); only its hash is kept.

    Every letter carries its own. ``code_hash`` is the hash of the short code on a letter on paper,
    empty for a letter by mail.
    """

    __tablename__ = "invitation_link"

    invitation_id: Mapped[int] = mapped_column(ForeignKey(Invitation.id), index=True)
    invitation: Mapped[Invitation] = relationship()
    token_hash: Mapped[str] = mapped_column(unique=True)
    code_hash: Mapped[str] = mapped_column(default="", index=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    revoked_at: Mapped[datetime | None]


class Mailing(HasState, Model):
    """The same words to many people at once (Aussendung): an invitation, or a reminder of one.

    ``subject`` and ``text`` may hold placeholders in double braces. ``text_version`` rises with every
    change of the words. Who has not answered after the day ``answer_until`` is taken to be silent.
    ``is_forced``: the office wants to remind people again whom it has reminded less than a week ago.
    ``by`` is who pressed the button.
    """

    __tablename__ = "mailing"
    steps = MAILING_STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    mailing_list_id: Mapped[int | None] = mapped_column(ForeignKey(MailingList.id), index=True)
    mailing_list: Mapped[MailingList | None] = relationship()
    name: Mapped[str]
    is_reminder: Mapped[bool] = mapped_column(default=False)
    state: Mapped[MailingState] = mapped_column(default=MailingState.DRAFT)
    subject: Mapped[Translated] = mapped_column(default=Translated)
    text: Mapped[Translated] = mapped_column(default=Translated)
    text_version: Mapped[int] = mapped_column(default=1)
    answer_until: Mapped[date | None]
    is_forced: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    by: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None]


class Recipient(HasState, Model):
    """One invitation that a mailing goes to (Empfänger); written once, however often the worker starts anew.

    ``why`` tells why somebody was left out. ``text_version`` is that of the words this one got.
    ``not_before`` is the next day on which this person wants letters. ``printed_at`` is when the letter
    on paper came out of the printer.
    """

    __tablename__ = "recipient"
    __table_args__ = (
        UniqueConstraint("mailing_id", "invitation_id"),
        Index(None, "mailing_id", "state"),
    )
    steps = RECIPIENT_STEPS

    mailing_id: Mapped[int] = mapped_column(ForeignKey(Mailing.id), index=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey(Invitation.id), index=True)
    mailing: Mapped[Mailing] = relationship()
    invitation: Mapped[Invitation] = relationship()
    state: Mapped[RecipientState] = mapped_column(default=RecipientState.WAITING)
    way: Mapped[Way] = mapped_column(default=Way.MAIL)
    text_version: Mapped[int] = mapped_column(default=0)
    why: Mapped[str] = mapped_column(default="")
    not_before: Mapped[date | None]
    done_at: Mapped[datetime | None]
    printed_at: Mapped[datetime | None]


class BlockedAddress(Model):
    """An address that never gets an invitation again (Sperrvermerk): a keyed hash, and nothing else."""

    __tablename__ = "blocked_address"

    address_hash: Mapped[str] = mapped_column(unique=True)
    since: Mapped[datetime] = mapped_column(default=clock.now)
