"""What the public sees of a programme: the frozen content of one release.

A release keeps it as JSON. Later versions of the house may add fields with a default; what an old
release does not know is left at that default, so that old releases stay readable.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, time
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from conference.core.translated import Translated

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Room:
    """Where something takes place, as far as a visitor needs it (Raum)."""

    id: int
    name: str
    floor: str = ""
    seats: int = 0
    wheelchair_spaces: int = 0
    step_free: bool = True
    by_lift: bool = False
    induction_loop: bool = False
    directions: Translated = Translated()
    access_note: Translated = Translated()


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """A person in one part on the stage (Mitwirkende); only people who said yes. ``part`` is a ``Part``."""

    person_id: int
    name: str
    part: str
    organisation: str = ""
    function: str = ""
    biography: Translated = Translated()


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A field of action as a topic of forums (Handlungsfeld)."""

    code: str
    title: Translated


@dataclass(frozen=True, kw_only=True)
class Round:
    """A time slot of parallel forums (Forenrunde); local times of the conference day."""

    id: int
    code: str
    title: Translated
    starts: time
    ends: time


@dataclass(frozen=True, kw_only=True)
class Forum:
    """A parallel working group (Forum). ``state`` is a ``ForumState``.

    Whoever was released once stays: a forum that is no longer confirmed keeps its page and its
    calendar entry, which then say that it does not take place. ``merged_into_id`` names the forum
    it went to.
    """

    id: int
    code: str
    slug: str
    state: str
    round_id: int
    title: Translated
    uid: str
    changed_at: datetime
    sequence: int = 0
    room: Room | None = None
    abstract: Translated = Translated()
    guiding_question: Translated = Translated()
    seats: int = 0
    interpretation: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[Appearance, ...] = ()
    merged_into_id: int | None = None

    @property
    def takes_place(self) -> bool:
        return self.state == "confirmed"

    @property
    def step_free(self) -> bool:
        return self.room is not None and self.room.step_free


@dataclass(frozen=True, kw_only=True)
class Item:
    """Plenary, break, market: what happens outside the forums (Programmpunkt). ``kind`` is an ``ItemKind``."""

    id: int
    kind: str
    title: Translated
    starts: time
    ends: time
    uid: str
    changed_at: datetime
    sequence: int = 0
    room: Room | None = None
    description: Translated = Translated()
    people: tuple[Appearance, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, kw_only=True)
class Stand:
    """A stall at the Markt der Möglichkeiten (Stand)."""

    number: int
    organisation: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Programme:
    """All that the public sees of one release (veröffentlichtes Programm), in the order of the day."""

    topics: tuple[Topic, ...] = ()
    rounds: tuple[Round, ...] = ()
    forums: tuple[Forum, ...] = ()
    items: tuple[Item, ...] = ()
    stands: tuple[Stand, ...] = ()

    def round(self, round_id: int) -> Round:
        return next(slot for slot in self.rounds if slot.id == round_id)

    def forum(self, forum_id: int | None) -> Forum | None:
        return next((forum for forum in self.forums if forum.id == forum_id), None)

    def forum_called(self, slug: str) -> Forum | None:
        return next((forum for forum in self.forums if forum.slug == slug), None)

    def forums_of(self, round_id: int) -> tuple[Forum, ...]:
        """The forums that take place in this round: those people can choose."""
        return tuple(
            forum for forum in self.forums if forum.round_id == round_id and forum.takes_place
        )

    def topics_of(self, forum: Forum) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics if topic.code in forum.topics)

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "Programme":
        """Read what a release keeps."""
        return _read(cls, content)

    def to_content(self) -> dict[str, Any]:
        """What a release keeps."""
        content: dict[str, Any] = _plain(self)
        return content


def fingerprint(content: Mapping[str, Any]) -> str:
    """The same for the same content, whatever database it stands in."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Translated):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, (time, datetime)):
        return value.isoformat()
    return value


def _read(kind: type[T], content: Mapping[str, Any]) -> T:
    known = {name: hint for name, hint in get_type_hints(kind).items() if name in content}
    return kind(**{name: _value(hint, content[name]) for name, hint in known.items()})


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        hint = next(option for option in get_args(hint) if option is not type(None))
    if get_origin(hint) is tuple:
        parts: Sequence[Any] = value
        return tuple(_value(get_args(hint)[0], part) for part in parts)
    if hint is Translated:
        return Translated(value)
    if hint in {time, datetime}:
        return hint.fromisoformat(value)
    return _read(hint, value) if is_dataclass(hint) and isinstance(hint, type) else value
