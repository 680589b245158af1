"""What organisations and experts did at conferences: known above, asked from here."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from conference.core.folding import folded
from conference.directory.models import Organisation


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What an organisation did on a day; ``kind`` and ``subject_id`` say what the trail would link."""

    day: date
    words: str
    kind: str = ""
    subject_id: int = 0


Deeds = Callable[[Organisation], Iterable[Deed]]
Stages = Callable[[Collection[int]], Mapping[int, date]]

_deeds: list[Deeds] = []
_stages: list[Stages] = []
_day: list[Callable[[], date | None]] = []


def is_called(organisation: Organisation, name: str) -> bool:
    """Whether this is a name of the organisation, however it is spelled."""
    return folded(name) in {folded(known) for known in (organisation.name, *organisation.aliases)}


def register_deeds(*ask: Deeds) -> None:
    """Rooms above know what organisations did; each says here how to ask it."""
    _deeds[:] = ask


def register_stages(ask: Stages) -> None:
    """A room above knows who stood on a stage when: person ids -> the last day of each."""
    _stages[:] = [ask]


def register_day(ask: Callable[[], date | None]) -> None:
    """A room above knows the day of the conference that is being planned."""
    _day[:] = [ask]


def deeds_of(organisation: Organisation) -> Sequence[Deed]:
    """What the organisation did at conferences, the latest first."""
    found = [deed for ask in _deeds for deed in ask(organisation)]
    return sorted(found, key=lambda deed: (deed.day, deed.words), reverse=True)


def last_on_stage(person_ids: Collection[int]) -> Mapping[int, date]:
    """When each of these people last stood on a stage; who never did is not in it."""
    return _stages[0](person_ids) if _stages and person_ids else {}


def day_of_the_conference() -> date | None:
    """The day experts are looked for, until somebody asks for another."""
    return _day[0]() if _day else None
