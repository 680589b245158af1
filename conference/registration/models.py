"""Who takes part in a conference, and in which forum."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.directory.models import Municipality
from conference.planning.models import Conference
from conference.programme.models import Forum, ForumRound
from conference.registration.states import (
    STEPS,
    Attendance,
    AttendeeRole,
    Channel,
    ConsentKind,
    PlaceState,
    Quota,
    Reach,
    State,
)


class SeatPool(Model):
    """The row that carries a limit (Platzvorrat): seats of a conference per quota, or of one forum.

    It is locked before seats are counted. ``seats`` is what may be taken; when the office shrinks
    a room below what is taken, nobody loses a place and ``seats`` follows down with withdrawals.
    The CHECK is the last defence.
    """

    __tablename__ = "seat_pool"
    __table_args__ = (
        CheckConstraint("taken >= 0 AND taken <= seats", name="never_one_too_many"),
        Index(
            "uq_seat_pool_conference_quota",
            "conference_id",
            "quota",
            unique=True,
            sqlite_where=text("forum_id IS NULL"),
            postgresql_where=text("forum_id IS NULL"),
        ),
        UniqueConstraint("forum_id"),
    )

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    quota: Mapped[Quota | None]
    forum_id: Mapped[int | None] = mapped_column(ForeignKey(Forum.id))
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)

    @property
    def free(self) -> int:
        return self.seats - self.taken


class Party(Model):
    """People registered in one go (Gruppe), one to six of them.

    ``form_key`` is the random key of the form they came with: the same key is stored once, and
    ``form_digest`` (SHA-256 of what was typed) tells a repeated post from a different one.
    """

    __tablename__ = "party"

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    form_key: Mapped[str] = mapped_column(unique=True)
    form_digest: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)


class Registration(HasState, Model):
    """One person's entry for one conference (Anmeldung).

    ``code`` is what people say on the phone ("K26-0421"). ``received_at`` is when it reached the
    office, which decides the order; ``entered_at`` when it was typed. ``link_hash`` is the SHA-256
    of the token that opens ``/anmeldung/<token>``. ``calendar_uid`` is the UID of the attendee's
    calendar entry, for life, and ``calendar_sequence`` its version. ``version`` guards against two
    people changing the same registration at once.
    """

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("conference_id", "code"),
        Index(None, "conference_id", "state", "received_at"),
        Index(None, "conference_id", "email"),
    )
    steps = STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    party_id: Mapped[int] = mapped_column(ForeignKey(Party.id), index=True)
    party: Mapped[Party] = relationship()
    code: Mapped[str]
    state: Mapped[State]
    quota: Mapped[Quota] = mapped_column(default=Quota.PUBLIC)
    channel: Mapped[Channel] = mapped_column(default=Channel.WEB)
    entered_by_id: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(default=clock.now)
    entered_at: Mapped[datetime] = mapped_column(default=clock.now)
    cancelled_at: Mapped[datetime | None]
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
    office_note: Mapped[str] = mapped_column(default="")
    privacy_version: Mapped[str] = mapped_column(default="")

    link_hash: Mapped[str] = mapped_column(unique=True)
    calendar_uid: Mapped[str] = mapped_column(unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    wishes: Mapped[list["ForumWish"]] = relationship(
        cascade="all, delete-orphan", order_by="ForumWish.rank"
    )
    places: Mapped[list["ForumPlace"]] = relationship(cascade="all, delete-orphan")
    consents: Mapped[list["Consent"]] = relationship(cascade="all, delete-orphan")

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)

    @property
    def is_named(self) -> bool:
        """False for a person of a group whose name follows later by the link."""
        return bool(self.first_name or self.last_name)


class ForumWish(Model):
    """A ranked wish for a forum in one round (Wunsch); rank 1 is the dearest."""

    __tablename__ = "forum_wish"
    __table_args__ = (
        UniqueConstraint("registration_id", "round_id", "rank"),
        UniqueConstraint("registration_id", "forum_id"),
    )

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(ForumRound.id), index=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey(Forum.id), index=True)
    forum: Mapped[Forum] = relationship()
    rank: Mapped[int]


class ForumPlace(Model):
    """A place in a forum, taken or waited for (Platz); one per person and round."""

    __tablename__ = "forum_place"
    __table_args__ = (UniqueConstraint("registration_id", "round_id"),)

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(ForumRound.id), index=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey(Forum.id), index=True)
    forum: Mapped[Forum] = relationship()
    state: Mapped[PlaceState] = mapped_column(default=PlaceState.SEATED)
    since: Mapped[datetime] = mapped_column(default=clock.now)


class Consent(Model):
    """A recorded yes or no (Einwilligung) with the version of the text it was given to."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("registration_id", "kind"),)

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    kind: Mapped[ConsentKind]
    given: Mapped[bool] = mapped_column(default=False)
    text_version: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime] = mapped_column(default=clock.now)


class LinkRequest(Model):
    """Somebody asked for their link again (Link noch einmal schicken); ``key`` is a keyed hash of the address."""

    __tablename__ = "link_request"

    key: Mapped[str] = mapped_column(index=True)
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)


class CodeCounter(Model):
    """The next number of a conference's codes (Laufende Nummer); locked while one is drawn."""

    __tablename__ = "code_counter"

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), unique=True)
    next_number: Mapped[int] = mapped_column(default=1)
