"""What a careful planner would say about a day, its deadlines and the texts, before it is too late."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from babel.dates import format_date

from conference.core.clock import BERLIN
from conference.core.translated import Translated
from conference.planning.models import Conference
from conference.planning.rules.dates import Dates
from conference.planning.rules.feasts import ISLAMIC_END, feasts_on, is_known
from conference.planning.rules.holidays import (
    PUBLIC_HOLIDAYS_SOURCE,
    SCHOOL_HOLIDAYS_END,
    SCHOOL_HOLIDAYS_SOURCE,
    bridge_day,
    public_holiday,
    school_holiday,
)
from conference.planning.rules.words import CONFERENCE

SATURDAY, SUNDAY = 5, 6
_TEXTS = (
    *("title", "theme", "motto", "intro", "practical", "privacy_short"),
    *("directions", "venue_access", "contact_hours"),
)
_ELSEWHERE = {"directions": "venue", "venue_access": "venue", "contact_hours": "contact"}
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Weight(StrEnum):
    """How much a notice weighs."""

    WARNING = "warning"  # besser ein anderer Tag
    HINT = "hint"  # gut zu wissen
    UNKNOWN = "unknown"  # das weiß hier niemand


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One sentence for the office, and where it comes from; ``about`` is the field that it speaks of."""

    weight: Weight
    text: str
    source: str = ""
    about: str = "day"

    @property
    def part(self) -> str:
        """In which part of the conference the field is changed."""
        if self.about in _TEXTS:
            return _ELSEWHERE.get(self.about, "texts")
        return "dates"


def notices_for_the_day(day: date) -> list[Notice]:
    """What speaks against this day, what to think of on it, and what nobody knows about it."""
    return [*_holidays(day), *_feasts(day), *_weekday(day)]


def notices_for_the_dates(dates: Dates) -> list[Notice]:
    """Days on which the office must work although it is closed."""
    return [
        Notice(
            weight=Weight.WARNING,
            text=f"{what} ({_in_words(day)}) fällt auf {closed}.",
            about=about,
        )
        for about, what, day in _office_days(dates)
        if (closed := _closed(day))
    ]


def notices_about(conference: Conference, today: date) -> list[Notice]:
    """All that a careful planner would say about a conference that is still to come."""
    if conference.day < today:
        return []
    return [
        *notices_for_the_day(conference.day),
        *notices_for_the_dates(Dates.of(conference)),
        *_texts_with_another_year(conference),
    ]


def _texts_with_another_year(conference: Conference) -> Iterator[Notice]:
    """Texts that name a year other than the one of the conference: left over from a copy, perhaps."""
    for name in _TEXTS:
        text: Translated = getattr(conference, name)
        years = {year for version in text.values() for year in _YEAR.findall(version)}
        if others := sorted(years - {str(conference.year)}):
            yield Notice(
                weight=Weight.WARNING,
                text=(
                    f"Im Text „{CONFERENCE[name]}“ steht {' und '.join(others)}. "
                    "Bitte prüfen Sie, ob das Jahr stimmt."
                ),
                about=name,
            )


def _holidays(day: date) -> Iterator[Notice]:
    if holiday := public_holiday(day):
        yield Notice(
            weight=Weight.WARNING,
            text=f"Der Tag ist ein gesetzlicher Feiertag in Nordrhein-Westfalen: {holiday}.",
            source=PUBLIC_HOLIDAYS_SOURCE,
        )
    elif neighbour := bridge_day(day):
        yield Notice(
            weight=Weight.WARNING,
            text=f"Der Tag ist ein Brückentag neben dem Feiertag {neighbour}: Viele haben frei und sind verreist.",
            source=PUBLIC_HOLIDAYS_SOURCE,
        )
    if name := school_holiday(day):
        yield Notice(
            weight=Weight.WARNING,
            text=f"Der Tag liegt in den {name} in Nordrhein-Westfalen: Schulen, Lehrkräfte und Familien fehlen.",
            source=SCHOOL_HOLIDAYS_SOURCE,
        )
    if day > SCHOOL_HOLIDAYS_END:
        yield Notice(
            weight=Weight.UNKNOWN,
            text=(
                f"Die Schulferien sind hier nur bis {_in_words(SCHOOL_HOLIDAYS_END)} bekannt. "
                "Bitte sehen Sie für diesen Tag selbst nach."
            ),
            source=SCHOOL_HOLIDAYS_SOURCE,
        )


def _feasts(day: date) -> Iterator[Notice]:
    for feast in feasts_on(day):
        yield Notice(
            weight=Weight.WARNING,
            text=f"{feast.name}, {_span(feast.first, feast.last)}: {feast.whose}.",
            source=feast.source,
        )
    if not is_known(day):
        yield Notice(
            weight=Weight.UNKNOWN,
            text=(
                f"Die islamischen und alevitischen Feste sind hier nur bis {_in_words(ISLAMIC_END)} "
                "bekannt. Bitte fragen Sie für diesen Tag eine Gemeinde vor Ort."
            ),
        )


def _weekday(day: date) -> Iterator[Notice]:
    match day.weekday():
        case 4:
            yield Notice(
                weight=Weight.HINT,
                text="Freitag: Das Freitagsgebet liegt zwischen 12:30 und 14:30 Uhr. Planen Sie dann eine Pause ein.",
            )
        case 5:
            yield Notice(
                weight=Weight.HINT,
                text="Samstag: Für jüdische Menschen ist Schabbat. Ehrenamtliche und Berufstätige haben am ehesten Zeit.",
            )
        case 6:
            yield Notice(
                weight=Weight.WARNING,
                text="Sonntag: Sonntage sind gesetzlich geschützte Ruhetage, vormittags sind Gottesdienste.",
                source=PUBLIC_HOLIDAYS_SOURCE,
            )
        case _:
            yield Notice(
                weight=Weight.HINT,
                text="Werktag: Ehrenamtliche und Berufstätige müssen sich frei nehmen, Hauptamtliche nicht.",
            )


def _office_days(dates: Dates) -> Iterator[tuple[str, str, date]]:
    opens_on = dates.registration_opens_at.astimezone(BERLIN).date()
    yield "registration_opens_at", "Der Beginn der Anmeldung", opens_on
    yield "needs_deadline", "Der Bedarfsschluss", dates.needs_deadline
    if dates.allocation_day:
        yield "allocation_day", "Die Zuteilung", dates.allocation_day


def _closed(day: date) -> str:
    if holiday := public_holiday(day):
        return f"einen Feiertag ({holiday})"
    return {SATURDAY: "einen Samstag", SUNDAY: "einen Sonntag"}.get(day.weekday(), "")


def _span(first: date, last: date) -> str:
    return _in_words(first) if first == last else f"{_in_words(first)} bis {_in_words(last)}"


def _in_words(day: date) -> str:
    return format_date(day, "d. MMMM y", locale="de")
