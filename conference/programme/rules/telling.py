"""How the programme is told in words: values in the trail, languages, times, enumerations."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import TypeAlias

from babel import Locale

from conference.core.changes import in_words
from conference.core.events import Change
from conference.core.translated import Translated

Value: TypeAlias = str | int | bool | time | Translated | None

SIGN_LANGUAGE = "dgs"
_NAMED_BY_US = {SIGN_LANGUAGE: "Deutsche Gebärdensprache", "de-simple": "Leichte Sprache"}


def language_name(code: str) -> str:
    """What the office calls a language; an unknown code stays as it is."""
    if code in _NAMED_BY_US:
        return _NAMED_BY_US[code]
    names: Mapping[str, str] = Locale("de").languages
    return names.get(code, code)


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
            what if code == "de" else f"{what} ({language_name(code)})",
            before.get(code, ""),
            after.get(code, ""),
        )
        for code in dict.fromkeys((*before, *after))
        if before.get(code, "") != after.get(code, "")
    ]
