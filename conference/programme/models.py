"""The working programme of a conference, and its published releases."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.core.translated import Translated
from conference.directory.models import Organisation, Person
from conference.planning.models import Conference, VenueRoom
from conference.programme.snapshot import fingerprint
from conference.programme.states import (
    ENGAGEMENT_STEPS,
    FORUM_STEPS,
    STAND_STEPS,
    EngagementState,
    ForumState,
    ItemKind,
    Part,
    StandState,
)

SEATS_KEPT_FOR_THE_STAGE = 4  # speakers, moderation and minutes sit in the room too

forum_topic = Table(
    "forum_topic",
    Model.metadata,
    Column("forum_id", ForeignKey("forum.id"), primary_key=True),
    Column("topic_id", ForeignKey("topic.id"), primary_key=True, index=True),
)


class Topic(Model):
    """A field of action of the integration concept (Handlungsfeld), as a topic of forums."""

    __tablename__ = "topic"
    __table_args__ = (UniqueConstraint("conference_id", "code"),)

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    code: Mapped[str]
    title: Mapped[Translated] = mapped_column(default=Translated)


class ForumRound(Model):
    """A time slot in which forums run in parallel (Forenrunde); local times of the conference day."""

    __tablename__ = "forum_round"
    __table_args__ = (UniqueConstraint("conference_id", "code"),)

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    code: Mapped[str]
    title: Mapped[Translated] = mapped_column(default=Translated)
    starts: Mapped[time]
    ends: Mapped[time]


class _InCalendars:
    """A thing that stands in people's calendars: one UID for life, and versions of it."""

    uid: Mapped[str] = mapped_column(unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)

    def note_change(self, *, for_calendars: bool) -> None:
        """Remember the change; a new time, place or state is a new version of the entry (RFC 5546 2.1.4)."""
        self.changed_at = clock.now()
        if for_calendars:
            self.sequence += 1


class Forum(_InCalendars, HasState, Model):
    """A parallel working group (Forum).

    ``capacity`` counts attendees; left empty it is the seats of the room less those of the stage.
    ``content_key`` is the same for forums that repeat the same content. ``interpretation`` lists
    language codes (``dgs`` for German sign language). ``uid`` is the calendar's UID for life.
    """

    __tablename__ = "forum"
    __table_args__ = (
        UniqueConstraint("conference_id", "code"),
        UniqueConstraint("conference_id", "slug"),
        CheckConstraint("capacity IS NULL OR capacity >= 0", name="capacity"),
    )
    steps = FORUM_STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    round_id: Mapped[int] = mapped_column(ForeignKey(ForumRound.id), index=True)
    round: Mapped[ForumRound] = relationship()
    room_id: Mapped[int | None] = mapped_column(ForeignKey(VenueRoom.id), index=True)
    room: Mapped[VenueRoom | None] = relationship()
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    code: Mapped[str]
    slug: Mapped[str]
    state: Mapped[ForumState] = mapped_column(default=ForumState.IDEA)
    title: Mapped[Translated] = mapped_column(default=Translated)
    abstract: Mapped[Translated] = mapped_column(default=Translated)
    guiding_question: Mapped[Translated] = mapped_column(default=Translated)
    capacity: Mapped[int | None]
    minimum_size: Mapped[int | None]
    target_size: Mapped[int | None]
    content_key: Mapped[str] = mapped_column(default="")
    interpretation: Mapped[list[str]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(default="")
    topics: Mapped[list[Topic]] = relationship(secondary=forum_topic, order_by=Topic.code)

    @property
    def seats(self) -> int:
        """How many attendees fit: the set capacity, or what the room leaves."""
        if self.capacity is not None:
            return self.capacity
        return max(self.room.seats - SEATS_KEPT_FOR_THE_STAGE, 0) if self.room else 0

    @property
    def step_free(self) -> bool:
        return self.room is not None and self.room.step_free


class ProgrammeItem(_InCalendars, Model):
    """What happens outside the forums (Programmpunkt): plenary, break, market; or an internal blocker."""

    __tablename__ = "programme_item"

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    room_id: Mapped[int | None] = mapped_column(ForeignKey(VenueRoom.id), index=True)
    room: Mapped[VenueRoom | None] = relationship()
    kind: Mapped[ItemKind]
    title: Mapped[Translated] = mapped_column(default=Translated)
    description: Mapped[Translated] = mapped_column(default=Translated)
    starts: Mapped[time]
    ends: Mapped[time]


class Stand(HasState, Model):
    """A stall at the Markt der Möglichkeiten (Stand).

    ``organisation`` is the name that guests read; ``organisation_id`` who applied for it. ``wish`` is
    where the organisation would like to stand, ``place`` where the office put it.
    """

    __tablename__ = "stand"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        UniqueConstraint("conference_id", "organisation_id"),
    )
    steps = STAND_STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    number: Mapped[int]
    organisation: Mapped[str]
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    power: Mapped[bool] = mapped_column(default=False)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id), index=True)
    needs_table: Mapped[bool] = mapped_column(default=True)
    wish: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[StandState] = mapped_column(default=StandState.REQUESTED)


class Engagement(HasState, Model):
    """A person's part in a forum or in a programme item (Einsatz)."""

    __tablename__ = "engagement"
    __table_args__ = (
        UniqueConstraint("person_id", "forum_id", "part"),
        UniqueConstraint("person_id", "item_id", "part"),
        CheckConstraint("(forum_id IS NULL) <> (item_id IS NULL)", name="one_place"),
    )
    steps = ENGAGEMENT_STEPS

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    person: Mapped[Person] = relationship()
    forum_id: Mapped[int | None] = mapped_column(ForeignKey(Forum.id), index=True)
    forum: Mapped[Forum | None] = relationship()
    item_id: Mapped[int | None] = mapped_column(ForeignKey(ProgrammeItem.id), index=True)
    item: Mapped[ProgrammeItem | None] = relationship()
    part: Mapped[Part]
    state: Mapped[EngagementState] = mapped_column(default=EngagementState.PROPOSED)
    position: Mapped[int] = mapped_column(default=0)


def _fingerprint_of_content(context: Any) -> str:
    return fingerprint(context.get_current_parameters()["content"])


class Release(Model):
    """A published programme (Veröffentlichung): numbered, immutable, all that the public sees of it.

    ``content`` is what :mod:`conference.programme.snapshot` describes; ``digest`` is its fingerprint.
    """

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("conference_id", "number"),)

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    number: Mapped[int]
    comment: Mapped[Translated] = mapped_column(default=Translated)
    released_at: Mapped[datetime] = mapped_column(default=clock.now)
    released_by: Mapped[str] = mapped_column(default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(default=_fingerprint_of_content)
