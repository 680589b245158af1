"""Every text that the office writes for the public, with what the trail knows of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conference.core.translated import Translated
from conference.planning.models import Conference
from conference.programme.models import Forum, ProgrammeItem
from conference.programme.states import ForumState, ItemKind
from conference.trail.queries import changes_of
from conference.wording.queries import things_of
from conference.wording.rules.inventory import Rewording, Text
from conference.wording.rules.words import label_of, name_of

Key = tuple[str, int]


def texts_of(conference: Conference, *, with_trail: bool = True) -> list[Text]:
    """All texts of this year that somebody wrote; one question per kind, and one to the trail.

    ``with_trail=False`` saves the last one where nobody asks whether the German text is newer.
    """
    things = things_of(conference)
    told = _rewordings([thing for thing, _ in things]) if with_trail else {}
    return [text for thing, names in things for text in _texts_in(thing, names, told)]


def _texts_in(
    thing: Any, names: Sequence[str], told: Mapping[Key, Sequence[Rewording]]
) -> Iterator[Text]:
    kind = thing.__tablename__
    for name in names:
        texts: Translated = getattr(thing, name)
        if texts:
            yield Text(
                kind=kind,
                thing_id=thing.id,
                attribute=name,
                thing=name_of(thing),
                label=label_of(kind, name),
                texts=texts,
                is_public=_is_public(thing),
                rewordings=told.get((kind, thing.id), ()),
            )


def _is_public(thing: object) -> bool:
    """Whether a release would show it; ideas and what is for the office alone are not."""
    if isinstance(thing, Forum):
        return thing.state not in {ForumState.IDEA, ForumState.PLANNED}
    return not (isinstance(thing, ProgrammeItem) and thing.kind is ItemKind.BLOCKER)


def _rewordings(things: Sequence[Any]) -> Mapping[Key, Sequence[Rewording]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for thing in things:
        numbers[thing.__tablename__].add(thing.id)
    told: dict[Key, list[Rewording]] = defaultdict(list)
    for entry in changes_of(numbers):
        told[entry.kind, entry.subject_id] += [
            Rewording(entry.happened_at, old, new) for _, old, new in entry.changes
        ]
    return told
