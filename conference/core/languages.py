"""The languages people read here, and how machines name them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from unicodedata import bidirectional

from babel import Locale


@dataclass(frozen=True, kw_only=True)
class Language:
    """``code`` is the BCP 47 tag of the page, ``locale`` the name of the Babel catalogue."""

    code: str
    locale: str
    own_name: str
    direction: str = "ltr"


GERMAN = "de"

LANGUAGES = {
    language.code: language
    for language in (
        Language(code="de", locale="de", own_name="Deutsch"),
        Language(code="de-simple", locale="de@simple", own_name="Leichte Sprache"),
        Language(code="en", locale="en_GB", own_name="English"),
        Language(code="ar", locale="ar", own_name="العربية", direction="rtl"),
        Language(code="uk", locale="uk", own_name="Українська"),
        Language(code="tr", locale="tr", own_name="Türkçe"),
        Language(code="fa", locale="fa", own_name="فارسی", direction="rtl"),
        Language(code="fr", locale="fr", own_name="Français"),
        Language(code="pl", locale="pl", own_name="Polski"),
        Language(code="ru", locale="ru", own_name="Русский"),
    )
}


def direction_of(code: str) -> str:
    """``rtl`` or ``ltr``; an unknown language is written from left to right."""
    return LANGUAGES[code].direction if code in LANGUAGES else "ltr"


def comma_in(language: str) -> str:
    """What stands between the things of a list: Arabic has a comma of its own."""
    return "\u060c " if direction_of(language) == "rtl" else ", "


def listed(words: Iterable[object], language: str, *, long: bool = False) -> str:
    """One after the other, with the comma of the language; semicolons between ``long`` things that may
    have commas of their own."""
    between = comma_in(language)
    if long:
        between = "\u061b " if direction_of(language) == "rtl" else "; "
    return between.join(str(word) for word in words)


def isolated(text: str, language: str) -> str:
    """A title or a code in a sentence runs in its own direction, its marks included, among Arabic words.

    Also a title in Arabic letters behind a code in Latin ones ("A5").
    """
    if direction_of(language) == "ltr":
        return text
    runs_left = any(bidirectional(sign) in {"R", "AL"} for sign in text)
    return f"\u2067{text}\u2069" if runs_left else f"\u2068{text}\u2069"


def isolated_lines(text: str, language: str) -> str:
    """What somebody typed, line by line in its own direction."""
    return "\n".join(isolated(line, language) for line in text.split("\n")) if text else ""


_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
_NUMBER = re.compile(r"\u2066[^\u2069]*\u2069|(?<!\w)\+?\(?\d[\d \u00a0()/.-]{3,}\d(?!\w)")


def runs_right_to_left(text: object) -> bool:
    """Whether something of it is written from right to left."""
    return isinstance(text, str) and bool(_RIGHT_TO_LEFT.search(text))


def with_numbers_in_order(text: str) -> str:
    """Among Arabic words the groups of a telephone number change places, unless it is set apart."""
    if not runs_right_to_left(text):
        return text
    return _NUMBER.sub(_set_apart, text)


def _set_apart(found: re.Match[str]) -> str:
    number = found[0]
    return number if number.startswith("\u2066") else f"\u2066{number}\u2069"


_spoken: ContextVar[str | None] = ContextVar("the language we speak just now", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language for a while, whatever the page's is: in a letter, in a file."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str | None:
    """The language of what is being written just now; None: that of the page."""
    return _spoken.get()


SIGN_LANGUAGE = "dgs"


def german_name(code: str) -> str:
    """What the office calls a language, those that people interpret too; an unknown code stays as it is."""
    if code == SIGN_LANGUAGE:
        return "Deutsche Gebärdensprache"
    if code in LANGUAGES and "@" in LANGUAGES[code].locale:
        return LANGUAGES[code].own_name
    names = Locale.parse("de").languages
    return str(names.get(code, code))
