"""What single cells mean: moments, answers, words from a list, names and addresses."""

import re
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from flask_babel import force_locale

from conference.core.clock import BERLIN
from conference.core.mailboxes import normal_form
from conference.registration.states import GIVEN_BUT_PROTECTED

Word = TypeVar("Word", bound=StrEnum)

FEWEST_DIGITS = 5  # of a telephone number
_YES = {"yes", "ja", "j", "x", "1", "true", "wahr", GIVEN_BUT_PROTECTED}
_NO = {"no", "nein", "n", "0", "false", "falsch", ""}
_GERMAN_MOMENT = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\s*Uhr)?"
)
_NOON = time(12)
_TITLE = re.compile(
    r"(?:prof|dr|pd|mag|dipl|ing|med|rer|nat|phil|jur|theol|h\.?\s?c|habil|m\.?\s?a|b\.?\s?a)\b\.?"
    r"(?:-?\w+\.)*",
    re.IGNORECASE,
)


def answer(text: str) -> bool | None:
    """Yes or no; nothing when it is neither."""
    folded = text.strip().casefold()
    if folded in _YES:
        return True
    return False if folded in _NO else None


def moment(text: str) -> datetime | None:
    """A moment with its time zone; without one it is meant by the clock in Berlin, a day alone at noon."""
    text = text.strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return _german_moment(text)
    if len(text) <= len("2026-11-07"):
        found = datetime.combine(found.date(), _NOON)
    return found if found.tzinfo else found.replace(tzinfo=BERLIN)


def _german_moment(text: str) -> datetime | None:
    found = _GERMAN_MOMENT.fullmatch(text)
    if not found:
        return None
    day, month, year, hour, minute, second = (int(part) if part else 0 for part in found.groups())
    try:
        at = time(hour, minute, second) if found[4] else _NOON
        return datetime.combine(date(year, month, day), at, BERLIN)
    except ValueError:
        return None


def member(words: type[Word], text: str) -> Word | None:
    """The word of our own list, by its value or by what the office calls it."""
    return _by_name(words).get(text.strip().casefold())  # type: ignore[return-value]


@lru_cache(maxsize=32)
def _by_name(words: type[StrEnum]) -> dict[str, StrEnum]:
    with force_locale("de"):
        labels = {str(word.label).casefold(): word for word in words}  # type: ignore[attr-defined]
    return labels | {word.value: word for word in words}


def mail_address(text: str) -> str | None:
    """The address as our form would keep it; nothing when no letter can go there."""
    try:
        return normal_form(text)
    except ValueError:
        return None


def can_be_dialled(text: str) -> bool:
    return sum(map(str.isdecimal, text)) >= FEWEST_DIGITS


def is_placeholder(name: str) -> bool:
    """Whether somebody with one name only had to type something: "-", ".", "k. A."."""
    return not any(map(str.isalnum, name)) or name.casefold().replace(" ", "") in {
        *("k.a.", "ka", "n/a", "na", "xxx", "xx", "unbekannt", "keine", "keiner", "ohne"),
    }


def without_title(first_name: str) -> tuple[str, str]:
    """The academic title that was typed before a name, and the name: ("Prof. Dr.", "Nour")."""
    words = first_name.split()
    titles: list[str] = []
    while len(words) > 1 and _TITLE.fullmatch(words[0]) and (words[0].endswith(".") or titles):
        titles.append(words.pop(0))
    return " ".join(titles), " ".join(words)
