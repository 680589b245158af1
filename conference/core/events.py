"""What happened, told once, to whoever is listening above."""

from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from conference.core.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact; names the thing it is about by id and carries no personal data.

    ``kind`` is the kind of thing ("registration"), ``words`` tell the fact in the trail
    ("hat sich abgemeldet"). ``is_about_a_letter`` where nothing changed but that something was
    written to somebody. A fact that adds nothing to what its class knows is no dataclass of its
    own: it inherits all, and every dataclass costs the start about half a millisecond.
    """

    kind: ClassVar[str]
    words: ClassVar[str]
    is_about_a_letter: ClassVar[bool] = False

    subject_id: int


@dataclass(frozen=True, kw_only=True)
class PublicPagesChange(Event):
    """A fact that a public page shows; whoever keeps rendered pages throws them away."""


@dataclass(frozen=True)
class Change:
    """One value before and after, in words a reader understands."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """An event together with who did it, why, and what changed; changes may hold personal data."""

    event: Event
    actor: Actor
    why: str = ""
    changes: Sequence[Change] = ()


@cache
def names_about_letters() -> frozenset[str]:
    """What the events are called that only tell of a letter, as the trail keeps them."""
    return frozenset(kind.__name__ for kind in _kinds_of(Event) if kind.is_about_a_letter)


def _kinds_of(event: type[Event]) -> Iterator[type[Event]]:
    for kind in event.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


_announced: ContextVar[tuple[Announcement, ...]] = ContextVar("announced", default=())


def announce(event: Event, *, by: Actor, why: str = "", changes: Iterable[Change] = ()) -> None:
    news = Announcement(event=event, actor=by, why=why, changes=tuple(changes))
    _announced.set((*_announced.get(), news))


def announced() -> Iterator[Announcement]:
    """Hand out every announcement, also those made while handing out."""
    while news := _announced.get():
        _announced.set(news[1:])
        yield news[0]


def forget() -> None:
    _announced.set(())
