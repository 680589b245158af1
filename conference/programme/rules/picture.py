"""A frozen picture of the working programme, as a planner's eye goes over it before a release."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time

from conference.core.translated import Translated
from conference.planning.models import VenueRoom
from conference.programme.models import Engagement, Forum, ProgrammeItem
from conference.programme.states import EngagementState, ForumState, ItemKind, Part

ON = frozenset({ForumState.PLANNED, ForumState.CONFIRMED})
LIVING = frozenset(
    {
        EngagementState.PROPOSED,
        EngagementState.INVITED,
        EngagementState.TENTATIVE,
        EngagementState.ACCEPTED,
        EngagementState.ATTENDED,
    }
)
# What may share a room: people stroll from the coffee to the stands.
_SHARES_ITS_ROOM = frozenset(
    {ItemKind.ARRIVAL, ItemKind.BREAK, ItemKind.LUNCH, ItemKind.MARKET, ItemKind.GALLERY}
)


@dataclass(frozen=True)
class Thing:
    """What a warning points to: ``kind`` and ``id`` as in the trail, and how people call it.

    ``short`` is the code of a forum or the title of an item.
    """

    kind: str
    id: int
    label: str
    short: str = ""

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Room:
    id: int
    name: str
    seats: int
    step_free: bool
    wheelchair_spaces: int = 0


@dataclass(frozen=True, kw_only=True)
class Session:
    """Something with a time and perhaps a room; ``texts`` are those the public reads."""

    thing: Thing
    starts: time
    ends: time
    room: Room | None = None
    texts: Mapping[str, Translated] = field(default_factory=dict)
    shares_its_room: bool = False

    def meets(self, other: "Session") -> bool:
        """Whether both go on at the same time."""
        return self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True, kw_only=True)
class PlannedForum(Session):
    code: str
    state: ForumState
    round_code: str
    round_id: int = 0
    seats: int
    capacity: int | None = None
    content_key: str = ""
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True)
class Role:
    """A person's part; the session may be one that does not take place."""

    person_id: int
    name: str
    part: Part
    state: EngagementState
    session: Session

    @property
    def is_living(self) -> bool:
        return self.state in LIVING


@dataclass(frozen=True, kw_only=True)
class Picture:
    """``forums`` are those of every state; ``languages`` those in which visitors read.

    ``teams``: language -> forums that can be interpreted at once. The last six are what the
    registration knows (:class:`conference.programme.queries.demand.Demand`).
    """

    forums: tuple[PlannedForum, ...] = ()
    items: tuple[Session, ...] = ()
    roles: tuple[Role, ...] = ()
    rooms: tuple[Room, ...] = ()
    teams: Mapping[str, int] = field(default_factory=dict)
    languages: Collection[str] = ()
    counting_on: Mapping[int, int] = field(default_factory=dict)
    seated: Mapping[int, int] = field(default_factory=dict)
    attending: Mapping[int, frozenset[int]] = field(default_factory=dict)
    wishing: Mapping[int, frozenset[int]] = field(default_factory=dict)
    in_wheelchair: Mapping[int, int] = field(default_factory=dict)
    needing: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    @property
    def forums_on(self) -> tuple[PlannedForum, ...]:
        """The forums that are meant to take place."""
        return tuple(forum for forum in self.forums if forum.state in ON)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All that is meant to take place."""
        return (*self.forums_on, *self.items)

    @property
    def living_roles(self) -> tuple[Role, ...]:
        """The parts of people who are still expected, in what is meant to take place."""
        going_on = {session.thing for session in self.sessions}
        return tuple(
            role for role in self.roles if role.is_living and role.session.thing in going_on
        )

    def forum(self, forum_id: int) -> PlannedForum | None:
        return next((forum for forum in self.forums if forum.thing.id == forum_id), None)


def forums_in_picture(forums: Iterable[Forum]) -> tuple[PlannedForum, ...]:
    return tuple(
        PlannedForum(
            thing=Thing("forum", forum.id, f"{forum.code} „{forum.title.german}“", forum.code),
            starts=forum.round.starts,
            ends=forum.round.ends,
            room=room_in_picture(forum.room) if forum.room else None,
            texts={
                "Titel": forum.title,
                "Beschreibung": forum.abstract,
                "Leitfrage": forum.guiding_question,
            },
            code=forum.code,
            state=forum.state,
            round_code=forum.round.code,
            round_id=forum.round_id,
            seats=forum.seats,
            capacity=forum.capacity,
            content_key=forum.content_key,
            interpretation=tuple(forum.interpretation),
        )
        for forum in forums
    )


def items_in_picture(items: Iterable[ProgrammeItem]) -> tuple[Session, ...]:
    """Internal blockers have no texts, because nobody reads them."""
    return tuple(
        Session(
            thing=Thing("programme_item", item.id, f"„{item.title.german}“", item.title.german),
            starts=item.starts,
            ends=item.ends,
            room=room_in_picture(item.room) if item.room else None,
            texts={}
            if item.kind is ItemKind.BLOCKER
            else {"Titel": item.title, "Beschreibung": item.description},
            shares_its_room=item.kind in _SHARES_ITS_ROOM,
        )
        for item in items
    )


def roles_in_picture(
    engagements: Iterable[Engagement], sessions: Iterable[Session]
) -> tuple[Role, ...]:
    """The parts of people, session by session, in the order in which people were put on."""
    on_them: dict[tuple[str, int], list[Engagement]] = defaultdict(list)
    for engagement in engagements:
        if engagement.forum_id is not None:
            on_them["forum", engagement.forum_id].append(engagement)
        elif engagement.item_id is not None:
            on_them["programme_item", engagement.item_id].append(engagement)
    return tuple(
        Role(
            engagement.person_id,
            engagement.person.full_name,
            engagement.part,
            engagement.state,
            session,
        )
        for session in sessions
        for engagement in on_them[session.thing.kind, session.thing.id]
    )


def room_in_picture(room: VenueRoom) -> Room:
    return Room(room.id, room.name, room.seats, room.step_free, room.wheelchair_spaces)
