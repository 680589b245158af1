"""The day of a released programme as its readers look at it: slot by slot, narrowed to what they need."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from conference.programme.snapshot import Forum, Item, Programme, Round


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a reader needs of a forum; nothing asked for means all of them."""

    topic: str = ""
    language: str = ""
    step_free: bool = False

    def __bool__(self) -> bool:
        return bool(self.topic or self.language or self.step_free)

    @property
    def questions(self) -> dict[str, str]:
        """The wishes as an address asks them."""
        asked = {
            "thema": self.topic,
            "verdolmetschung": self.language,
            "stufenlos": "ja" if self.step_free else "",
        }
        return {name: value for name, value in asked.items() if value}

    def are_met_by(self, forum: Forum) -> bool:
        return (
            (not self.topic or self.topic in forum.topics)
            and (not self.language or self.language in forum.interpretation)
            and (not self.step_free or forum.step_free)
        )


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One row of the day: either something for everybody, or a round with the forums to choose from."""

    starts: time
    ends: time
    item: Item | None = None
    round: Round | None = None
    forums: tuple[Forum, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """``shown`` of ``all`` forums meet the wishes."""

    slots: tuple[Slot, ...]
    shown: int
    all: int


def timetable(programme: Programme, wishes: Wishes = Wishes()) -> Timetable:  # noqa: B008  frozen
    """The day from morning to evening; what was called off is not in it."""
    slots = [
        Slot(starts=item.starts, ends=item.ends, item=item)
        for item in programme.items
        if not item.cancelled
    ]
    held, shown = 0, 0
    for slot in programme.rounds:
        forums = programme.forums_of(slot.id)
        wanted = tuple(forum for forum in forums if wishes.are_met_by(forum))
        held, shown = held + len(forums), shown + len(wanted)
        if forums:
            slots.append(Slot(starts=slot.starts, ends=slot.ends, round=slot, forums=wanted))
    return Timetable(
        slots=tuple(sorted(slots, key=lambda slot: (slot.starts, slot.ends))),
        shown=shown,
        all=held,
    )


def languages_offered(programme: Programme) -> tuple[str, ...]:
    """The languages into which something is interpreted, those offered most often first."""
    offered: dict[str, int] = {}
    for forum in programme.forums:
        for code in forum.interpretation if forum.takes_place else ():
            offered[code] = offered.get(code, 0) + 1
    return tuple(sorted(offered, key=lambda code: (-offered[code], code)))


def understood(asked: Mapping[str, str], programme: Programme) -> tuple[Wishes, bool]:
    """The wishes in an address, and whether all of it makes sense; what does not is left out."""
    topic, language = asked.get("thema", ""), asked.get("verdolmetschung", "")
    step_free = asked.get("stufenlos", "")
    wishes = Wishes(
        topic=topic if topic in {it.code for it in programme.topics} else "",
        language=language if language in languages_offered(programme) else "",
        step_free=step_free == "ja",
    )
    return wishes, (wishes.topic, wishes.language) == (topic, language) and step_free in {"", "ja"}


def narrowed(programme: Programme, wishes: Wishes) -> Programme:
    """The programme with only those forums that meet the wishes."""
    if not wishes:
        return programme
    return replace(programme, forums=tuple(it for it in programme.forums if wishes.are_met_by(it)))
