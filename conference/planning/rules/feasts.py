"""Large religious feasts on which people who should be there cannot come.

What follows from a rule is computed; the Islamic feasts, which follow the moon, stand in a table that
ends (:data:`ISLAMIC_END`). Beyond it nobody here knows, and the page says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from conference.planning.rules.holidays import easter_sunday

_ISLAMIC_SOURCE = "Kalender der Diyanet und Umm-al-Qura-Kalender, beide gleich"
ISLAMIC_END = date(2032, 12, 31)

# Begin of Ramadan, first day of the feast that ends it
_RAMADAN = (
    (date(2026, 2, 18), date(2026, 3, 20)),
    (date(2027, 2, 8), date(2027, 3, 9)),
    (date(2028, 1, 28), date(2028, 2, 26)),
    (date(2029, 1, 16), date(2029, 2, 14)),
    (date(2030, 1, 5), date(2030, 2, 4)),
    (date(2030, 12, 26), date(2031, 1, 24)),
    (date(2031, 12, 15), date(2032, 1, 14)),
    (date(2032, 12, 4), date(2033, 1, 2)),
)
# First day of the feast of sacrifice
_SACRIFICE = (
    date(2026, 5, 27),
    date(2027, 5, 16),
    date(2028, 5, 5),
    date(2029, 4, 24),
    date(2030, 4, 13),
    date(2031, 4, 2),
    date(2032, 3, 22),
)
_BEFORE_GREGORIAN = timedelta(days=13)  # the Julian calendar lags by this until 2099
_HEBREW_EPOCH = -1373427  # 1 Tishri of the year 1, as a proleptic ordinal


@dataclass(frozen=True, kw_only=True)
class Feast:
    """``first`` to ``last`` are whole days; many feasts begin on the evening before."""

    name: str
    whose: str
    first: date
    last: date
    source: str


def feasts_on(day: date) -> list[Feast]:
    """The feasts that this day falls into."""
    return [
        feast
        for year in (day.year - 1, day.year, day.year + 1)
        for feast in _feasts(year)
        if feast.first <= day <= feast.last
    ]


def is_known(day: date) -> bool:
    """Whether all feasts of this day are known, those that follow the moon too."""
    return day <= ISLAMIC_END


def _feasts(year: int) -> Iterator[Feast]:
    """Each feast of the civil year in which it begins."""
    yield from _islamic(year)
    yield from _alevi(year)
    yield from _jewish(year)
    yield from _orthodox(year)
    yield from _western(year)
    yield from _yazidi(year)
    yield Feast(
        name="Newroz/Nouruz",
        whose="kurdische, persische und afghanische Familien",
        first=date(year, 3, 20),
        last=date(year, 3, 21),
        source="Tag der Frühlings-Tagundnachtgleiche",
    )


def _islamic(year: int) -> Iterator[Feast]:
    for begin, breaking in _RAMADAN:
        if begin.year == year:
            yield _muslim("Ramadan (Fastenmonat)", begin, breaking - timedelta(days=1))
        if breaking.year == year:
            yield _muslim("Fest des Fastenbrechens", breaking, breaking + timedelta(days=2))
    for first in _SACRIFICE:
        if first.year == year:
            yield _muslim("Opferfest", first, first + timedelta(days=3))


def _muslim(name: str, first: date, last: date) -> Feast:
    return Feast(
        name=name,
        whose="muslimische Menschen; je nach Mondsichtung einen Tag früher oder später",
        first=first,
        last=last,
        source=_ISLAMIC_SOURCE,
    )


def _alevi(year: int) -> Iterator[Feast]:
    source = "Alevitischer Kalender der Alevitischen Gemeinde Deutschland"
    whose = "alevitische Menschen"
    thursday = _weekday_from(date(year, 2, 8), 3)  # of the second week of February
    yield Feast(
        name="Hızır-Fasten",
        whose=whose,
        first=thursday - timedelta(days=2),
        last=thursday,
        source=source,
    )
    for sacrifice in _SACRIFICE:
        mourning = sacrifice + timedelta(days=20)
        if mourning.year == year:
            yield Feast(
                name="Muharrem-Fasten und Aşure (ungefähr)",
                whose=whose,
                first=mourning,
                last=mourning + timedelta(days=12),
                source=source,
            )


def _jewish(year: int) -> Iterator[Feast]:
    """From the arithmetic of the Hebrew calendar (Reingold and Dershowitz, Calendrical Calculations)."""
    tishri = _hebrew_new_year(year + 3761)
    passover = tishri - timedelta(days=163)
    for name, first, days in (
        ("Pessach (erste Festtage)", passover, 2),
        ("Pessach (letzte Festtage)", passover + timedelta(days=6), 2),
        ("Schawuot", passover + timedelta(days=50), 2),
        ("Rosch ha-Schana", tishri, 2),
        ("Jom Kippur", tishri + timedelta(days=9), 1),
        ("Sukkot (erste Festtage)", tishri + timedelta(days=14), 2),
        ("Schemini Azeret und Simchat Tora", tishri + timedelta(days=21), 2),
    ):
        yield Feast(
            name=name,
            whose="jüdische Menschen; beginnt am Vorabend",
            first=first,
            last=first + timedelta(days=days - 1),
            source="Jüdischer Kalender, berechnet",
        )


def _hebrew_new_year(year: int) -> date:
    before, this, after = (_hebrew_days_before(y) for y in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + delay)


def _hebrew_days_before(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _orthodox(year: int) -> Iterator[Feast]:
    easter = orthodox_easter(year)
    whose = "orthodoxe Menschen"
    source = "Orthodoxe Osterrechnung"
    yield Feast(
        name="orthodoxer Karfreitag bis Ostermontag",
        whose=whose,
        first=easter - timedelta(days=2),
        last=easter + timedelta(days=1),
        source=source,
    )
    yield Feast(
        name="orthodoxes Weihnachten (alter Kalender)",
        whose=f"{whose}, vor allem aus Russland, Serbien, Eritrea und Äthiopien",
        first=date(year, 1, 6),
        last=date(year, 1, 7),
        source="Julianischer Kalender",
    )


def orthodox_easter(year: int) -> date:
    """Easter of the Julian calendar, as a Gregorian date (Meeus, Astronomical Algorithms, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + _BEFORE_GREGORIAN


def _western(year: int) -> Iterator[Feast]:
    easter = easter_sunday(year)
    source = "Osterrechnung"
    for name, first, last in (
        (
            "Karneval (Altweiber bis Veilchendienstag)",
            easter - timedelta(days=52),
            easter - timedelta(days=47),
        ),
        ("Ostern", easter - timedelta(days=1), easter),
        ("Pfingsten", easter + timedelta(days=49), easter + timedelta(days=49)),
        ("Heiligabend", date(year, 12, 24), date(year, 12, 24)),
        ("Silvester", date(year, 12, 31), date(year, 12, 31)),
    ):
        yield Feast(
            name=name, whose="viele Menschen im Rheinland", first=first, last=last, source=source
        )


def _yazidi(year: int) -> Iterator[Feast]:
    whose = "ezidische Menschen"
    wednesday = _weekday_from(date(year, 4, 14), 2)
    friday = _weekday_from(date(year, 12, 15), 4)
    for name, first, last in (
        ("Çarşema Sor (Roter Mittwoch)", wednesday, wednesday),
        ("Versammlungsfest (Cejna Cimayê)", date(year, 10, 6), date(year, 10, 12)),
        ("Îda Êzî mit Fastentagen", friday - timedelta(days=3), friday),
    ):
        yield Feast(
            name=name,
            whose=whose,
            first=first,
            last=last,
            source="Êzîdische Feiertage, Ezidische Jugend; Gesellschaft Ezidischer Akademiker",
        )


def _weekday_from(day: date, weekday: int) -> date:
    """The first such weekday on or after the day; Monday is 0."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
