"""Change a thing, and say in words what was changed."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING

from conference.core.clock import BERLIN
from conference.core.events import Change
from conference.core.languages import LANGUAGES
from conference.core.translated import Translated

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def values_of(facts: "DataclassInstance") -> dict[str, object]:
    """The values of a dataclass by name, as they are."""
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


def change(thing: object, labels: Mapping[str, str], values: Mapping[str, object]) -> list[Change]:
    """Give the thing these values, and tell those that are new.

    ``labels`` maps attributes to the words the office uses for them; an attribute without a label
    is set and not told.
    """
    changes: list[Change] = []
    for attribute, new in values.items():
        old = getattr(thing, attribute)
        if old == new:
            continue
        setattr(thing, attribute, new)
        if attribute in labels:
            changes += _told(labels[attribute], old, new)
    return changes


def _told(label: str, old: object, new: object) -> Iterable[Change]:
    if isinstance(new, Translated) and isinstance(old, Translated):
        for code in sorted({*old, *new}):
            if old.get(code) != new.get(code):
                language = LANGUAGES[code].own_name if code in LANGUAGES else code
                yield Change(f"{label} ({language})", old.get(code, ""), new.get(code, ""))
    else:
        yield Change(label, in_words(old), in_words(new))


def in_words(value: object) -> str:
    """A value as the trail shows it; nothing is an empty text."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case datetime():
            return f"{value.astimezone(BERLIN):%d.%m.%Y, %H:%M} Uhr"
        case date():
            return f"{value:%d.%m.%Y}"
        case time():
            return f"{value:%H:%M} Uhr"
        case Enum():
            return str(getattr(value, "label", value.value))
        case bytes():
            return f"Datei mit {len(value)} Bytes"
        case list() | tuple() | set() | frozenset():
            return ", ".join(in_words(part) for part in value)
    return str(value)
