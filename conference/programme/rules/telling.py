"""How the programme is told in words: values in the trail, languages, times, enumerations."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import TypeAlias

from conference.core.changes import in_words
from conference.core.events import Change
from conference.core.languages import german_name
from conference.core.translated import Translated

Value: TypeAlias = str | int | bool | time | Translated | None


def enumerated(parts: Iterable[str]) -> str:
    """The words "A1, A4 und B6"."""
    *first, last = [part for part in parts if part] or [""]
    return f"{', '.join(first)} und {last}" if first else last


def from_to(starts: time, ends: time) -> str:
    """The words "11:20 bis 12:35 Uhr"."""
    return f"{starts:%H:%M} bis {ends:%H:%M} Uhr"


def changes_between(old: Mapping[str, Value], new: Mapping[str, Value]) -> list[Change]:
    """What differs between two descriptions of one thing; a translated text is told per language."""
    changes = []
    for what in new:
        before, after = old.get(what), new[what]
        if isinstance(before, Translated) or isinstance(after, Translated):
            changes += _translations(what, before, after)
        elif before != after:
            changes.append(Change(what, in_words(before), in_words(after)))
    return changes


def _translations(what: str, old: Value, new: Value) -> list[Change]:
    before = old if isinstance(old, Translated) else Translated()
    after = new if isinstance(new, Translated) else Translated()
    return [
        Change(
            what if code == "de" else f"{what} ({german_name(code)})",
            before.get(code, ""),
            after.get(code, ""),
        )
        for code in dict.fromkeys((*before, *after))
        if before.get(code, "") != after.get(code, "")
    ]
