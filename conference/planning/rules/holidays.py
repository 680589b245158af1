"""Public holidays and school holidays in Nordrhein-Westfalen."""

from collections.abc import Iterator
from datetime import date, timedelta

PUBLIC_HOLIDAYS_SOURCE = "Feiertagsgesetz NW, § 2"

SCHOOL_HOLIDAYS_SOURCE = "Ferienordnung NRW, Übersicht der Kultusministerkonferenz"
SCHOOL_HOLIDAYS_END = date(2030, 4, 27)
"""After this day the dates were not published when this table was written."""

SCHOOL_HOLIDAYS = (
    ("Sommerferien", date(2026, 7, 20), date(2026, 9, 1)),
    ("Herbstferien", date(2026, 10, 17), date(2026, 10, 31)),
    ("Weihnachtsferien", date(2026, 12, 23), date(2027, 1, 6)),
    ("Osterferien", date(2027, 3, 22), date(2027, 4, 3)),
    ("Pfingstferien", date(2027, 5, 18), date(2027, 5, 18)),
    ("Sommerferien", date(2027, 7, 19), date(2027, 8, 31)),
    ("Herbstferien", date(2027, 10, 23), date(2027, 11, 6)),
    ("Weihnachtsferien", date(2027, 12, 24), date(2028, 1, 8)),
    ("Osterferien", date(2028, 4, 10), date(2028, 4, 22)),
    ("Sommerferien", date(2028, 7, 10), date(2028, 8, 22)),
    ("Herbstferien", date(2028, 10, 23), date(2028, 11, 4)),
    ("Weihnachtsferien", date(2028, 12, 21), date(2029, 1, 5)),
    ("Osterferien", date(2029, 3, 26), date(2029, 4, 7)),
    ("Pfingstferien", date(2029, 5, 22), date(2029, 5, 22)),
    ("Sommerferien", date(2029, 7, 2), date(2029, 8, 14)),
    ("Herbstferien", date(2029, 10, 15), date(2029, 10, 27)),
    ("Weihnachtsferien", date(2029, 12, 20), date(2030, 1, 4)),
    ("Osterferien", date(2030, 4, 15), date(2030, 4, 27)),
)


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - shift + 15) % 30
    quarter, last = divmod(rest, 4)
    weekday = (32 + 2 * odd + 2 * quarter - epact - last) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def public_holiday(day: date) -> str | None:
    """The name of the public holiday, if this day is one."""
    return dict(_public_holidays(day.year)).get(day)


def school_holiday(day: date) -> str | None:
    """The name of the school holidays that this day lies in; None may also mean that nobody knows yet."""
    for name, first, last in SCHOOL_HOLIDAYS:
        if first <= day <= last:
            return name
    return None


def bridge_day(day: date) -> str | None:
    """The holiday that makes many people take this day off too: a Friday after it, a Monday before it."""
    if day.weekday() == 4:
        return public_holiday(day - timedelta(days=1))
    if day.weekday() == 0:
        return public_holiday(day + timedelta(days=1))
    return None


def _public_holidays(year: int) -> Iterator[tuple[date, str]]:
    easter = easter_sunday(year)
    yield date(year, 1, 1), "Neujahr"
    yield easter - timedelta(days=2), "Karfreitag"
    yield easter + timedelta(days=1), "Ostermontag"
    yield date(year, 5, 1), "Tag der Arbeit"
    yield easter + timedelta(days=39), "Christi Himmelfahrt"
    yield easter + timedelta(days=50), "Pfingstmontag"
    yield easter + timedelta(days=60), "Fronleichnam"
    yield date(year, 10, 3), "Tag der Deutschen Einheit"
    yield date(year, 11, 1), "Allerheiligen"
    yield date(year, 12, 25), "1. Weihnachtstag"
    yield date(year, 12, 26), "2. Weihnachtstag"
