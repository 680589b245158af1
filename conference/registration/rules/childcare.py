"""The ages of children, as parents write them. Pure: no database, no clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

GROWN_UP = 18  # a number from here on is no age of a child: a year of birth, a house number

_WORDS = {
    "ein": 1, "eins": 1, "eine": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "anderthalb": 1, "eineinhalb": 1,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_MONTHS = r"(\d+)\s*(?:monat\w*|mon\.?|months?)(?!\w)"
_TWINS = r"(\d)\s*[x×]\s*(\d+)"
_HALF = r"(\d+)\s*½"
_NUMBER = r"(\d+)"
_WORD = r"([^\W\d_]+)"
_PARTS = re.compile("|".join((_MONTHS, _TWINS, _HALF, _NUMBER, _WORD)))
_DOUBTFUL = re.compile(r"\d[.,/–-]\d")  # "3,5 und 6": three and a half, or three and five?


@dataclass(frozen=True, kw_only=True)
class ChildAges:
    """What was understood: ages in whole years, in the order written; ``is_clear`` when sure."""

    years: tuple[int, ...]
    is_clear: bool

    def outside(self, youngest: int, oldest: int) -> tuple[int, ...]:
        """The ages that are not looked after."""
        return tuple(age for age in self.years if not youngest <= age <= oldest)


def ages_of(text: str, *, children: int) -> ChildAges:
    """The ages in "4 u. 7", "fünf", "3, 5 und 8 J." or "4 J. und 18 Monate".

    Unclear is what can be read in two ways, what is no age of a child, and a number of ages that is
    not the number of children.
    """
    years = tuple(_ages_in(text.lower()))
    likely = all(age < GROWN_UP for age in years) and not _DOUBTFUL.search(text)
    return ChildAges(years=years, is_clear=likely and len(years) == children)


def _ages_in(text: str) -> Iterator[int]:
    for months, times, twins, half, number, word in _PARTS.findall(text):
        if months:
            yield int(months) // 12
        elif times:
            yield from [int(twins)] * int(times)
        elif half or number:
            yield int(half or number)
        elif word in _WORDS:
            yield _WORDS[word]
        else:
            yield from _joined(word)


def _joined(word: str) -> Iterator[int]:
    """ "vierjährig", "fünfjährige"; any other word says nothing about an age."""
    stem, found, _rest = word.partition("jährig")
    if found and stem in _WORDS:
        yield _WORDS[stem]
