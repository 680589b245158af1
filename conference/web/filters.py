"""How days, times and words of ours are written for people, in the language of the page."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum

from flask import Flask
from flask_babel import format_date, get_locale, gettext

from conference.core import clock, languages
from conference.core.languages import SIGN_LANGUAGE, direction_of, german_name
from conference.web.languages import current_language
from conference.web.stacking import stacked

_NO_WORDS = re.compile(r"[^\s@]+@[^\s@]+|[A-Z]\d\d-\d{4,}")
LEFT_TO_RIGHT_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2066", "\u2069"


def day(value: date | datetime | None) -> str:
    """Samstag, 7. November 2026"""
    return str(format_date(_day_in_berlin(value), "full", rebase=False)) if value else ""


def short_day(value: date | datetime | None) -> str:
    """07.11.2026"""
    return str(format_date(_day_in_berlin(value), "medium", rebase=False)) if value else ""


def clock_time(value: time | datetime | None) -> str:
    """9:00 Uhr; always by 24 hours, as on every German notice board"""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(clock.BERLIN).time()
    return str(gettext("%(time)s Uhr", time=f"{value.hour}:{value.minute:02}"))


def moment(value: datetime | None) -> str:
    """Samstag, 7. November 2026, 9:00 Uhr"""
    if value is None:
        return ""
    return str(gettext("%(day)s, %(time)s", day=day(value), time=clock_time(value)))


def language_name(code: str) -> str:
    """What a language is called in the language of the page; an unknown code stays as it is."""
    if code == SIGN_LANGUAGE:
        return str(gettext("Deutsche Gebärdensprache"))
    if code == "de-simple":
        return str(gettext("Leichte Sprache"))
    locale = get_locale()
    return str(locale.languages.get(code, code)) if locale else german_name(code)


def label(value: StrEnum | None) -> str:
    """What people call a state or a choice."""
    return str(getattr(value, "label", value)) if value is not None else ""


def capitals(text: str) -> str:
    """A heading in a letter without letter forms; Turkish keeps the dot of its i."""
    return (text.replace("i", "İ") if current_language() == "tr" else text).upper()


def listed(words: Iterable[object]) -> str:
    """One after the other, with the comma of the page's script."""
    return languages.listed(words, current_language())


def comma() -> str:
    """The comma of the page's script with its space, for lists of things that are marked up."""
    return languages.comma_in(current_language())


def letterless(text: object) -> bool:
    """A telephone number, a range of years: nothing in it says from which side it is read.

    An address of mail and a code such as K26-0421 count as such: their letters are no words.
    """
    if not isinstance(text, str) or not text:
        return False
    return bool(_NO_WORDS.fullmatch(text)) or not any(sign.isalpha() for sign in text)


def apart(text: str) -> str:
    """A value in a plain letter: a telephone number keeps its order among Arabic words."""
    if direction_of(current_language()) == "rtl" and letterless(text):
        return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"
    return text


def typed(text: object) -> object:
    """What somebody typed, with telephone numbers that keep their order among Arabic words."""
    plain = isinstance(text, str) and not hasattr(text, "__html__")
    return languages.with_numbers_in_order(str(text)) if plain else text


def _day_in_berlin(value: date | datetime) -> date:
    return value.astimezone(clock.BERLIN).date() if isinstance(value, datetime) else value


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        apart=apart,
        capitals=capitals,
        day=day,
        short_day=short_day,
        clock=clock_time,
        listed=listed,
        moment=moment,
        stacked=stacked,
        typed=typed,
        label=label,
        german_name=german_name,
        language_name=language_name,
    )
    app.jinja_env.globals["comma"] = comma
    app.jinja_env.tests["letterless"] = letterless
    app.jinja_env.tests["right_to_left"] = languages.runs_right_to_left
