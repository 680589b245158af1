"""Streets, postal codes and towns of a cell. The towns of the district are told, never known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from conference.core.folding import spellings

CODE_FROM_TOWN = "Die Postleitzahl fehlte; der Ort hat nur diese eine."
CODE_FROM_LIST = "Die Postleitzahl fehlte oder war unvollständig; dieselbe Anschrift steht weiter unten oder oben vollständig."
CODE_HEALED = "Der Postleitzahl fehlte eine Ziffer; sie ist ergänzt."
CODE_WRONG = "Die Postleitzahl ist unvollständig."
NOT_TOGETHER = "Postleitzahl und Ort passen nicht zusammen."


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality of the district: how it is called, and its postal codes."""

    id: int
    name: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Towns:
    """The municipalities, found by whatever way their names are written."""

    all: Sequence[Town]

    @cached_property
    def _by_word(self) -> Mapping[str, Town]:
        return {word: town for town in self.all for word in _written(town.name)}

    def named(self, city: str, code: str = "") -> tuple[Town | None, str]:
        """The town and the part of it that is named: "Beispielstadt-Süd" is in Beispielstadt."""
        words = _written(city)
        for word in words:
            if town := self._by_word.get(word):
                return town, ""
        parts = re.split(r"\s*[-,/(]\s*", city.rstrip(") "))
        for cut in range(len(parts) - 1, 0, -1):
            for word in _written("-".join(parts[:cut])):
                if town := self._by_word.get(word):
                    return town, "-".join(parts[cut:])
        return self._abbreviated(city, code), ""

    def of_code(self, code: str) -> Town | None:
        """The town that alone has this postal code."""
        found = [town for town in self.all if code in town.codes]
        return found[0] if len(found) == 1 else None

    def spelled(self, text: str) -> str:
        """A text with the names of the towns as they are really written: Musterhuette -> Musterhütte."""
        if not self._otherwise:
            return text
        return self._pattern.sub(
            lambda found: _cased(found[0], self._otherwise[found[0].casefold()]), text
        )

    @cached_property
    def _otherwise(self) -> Mapping[str, str]:
        """Names in plain letters -> as they are written, where that is not the same."""
        return {
            word: town.name
            for town in self.all
            for word in spellings(town.name)
            if word != town.name.casefold()
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._otherwise, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)

    def _abbreviated(self, city: str, code: str) -> Town | None:
        """The first letters of a name with several parts, where the postal code agrees."""
        short = re.sub(r"[\W_]", "", city).casefold()
        found = [
            town
            for town in self.all
            if code in town.codes
            and len(short) > 1
            and short == "".join(part[:1] for part in re.split(r"[-\s]+", town.name)).casefold()
        ]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, kw_only=True)
class Place:
    postal_code: str = ""
    city: str = ""
    part: str = ""
    town: Town | None = None
    remarks: tuple[str, ...] = ()


def place_in(code_cell: str, city_cell: str, towns: Towns) -> Place:
    """Postal code and town, whichever of the two cells they stand in."""
    code, city = _apart(code_cell, city_cell)
    town, part = towns.named(city, code)
    remarks: list[str] = []
    if code and len(code) != 5:
        code = _healed(code, town, remarks)
    if not code and town and len(town.codes) == 1:
        code = town.codes[0]
        remarks.append(CODE_FROM_TOWN)
    if town is None and code:
        alone = towns.of_code(code)
        if alone and not city:
            city = alone.name
        town = alone
    elif town and len(code) == 5 and town.codes and code not in town.codes:
        remarks.append(NOT_TOGETHER)
    known = town is not None and towns.named(city, code)[0] is town
    return Place(
        postal_code=code,
        city=town.name if known and town else city,
        part=part,
        town=town,
        remarks=tuple(remarks),
    )


def _apart(code_cell: str, city_cell: str) -> tuple[str, str]:
    code = re.sub(r"^D[-\s]*", "", code_cell.strip(), flags=re.IGNORECASE).removesuffix(".0")
    city = " ".join(city_cell.split())
    if found := re.match(r"(?:D[-\s]*)?(\d{4,5})\s+(.+)", city):
        code, city = code or found[1], found[2]
    if found := re.match(r"(\d{4,5})\s+(\D.+)", code):
        code, city = found[1], city or found[2]
    return code, city


def _healed(code: str, town: Town | None, remarks: list[str]) -> str:
    """Four digits: one was lost at the end, or Excel dropped the zero at the beginning."""
    fitting = [one for one in (town.codes if town else ()) if one.startswith(code)]
    if len(code) == 4 and len(fitting) == 1:
        remarks.append(CODE_HEALED)
        return fitting[0]
    if len(code) == 4 and town and f"0{code}" in town.codes:
        remarks.append(CODE_HEALED)
        return f"0{code}"
    remarks.append(CODE_WRONG)
    return code


def street_in(cell: str) -> str:
    """ "Hauptstr. 5" and "Hauptstrasse 5" are Hauptstraße 5."""
    street = " ".join(cell.split())
    return re.sub(
        r"([Ss])tr(?:\.|asse\b)(?=\s*\d|\s|$)\s*", lambda found: f"{found[1]}traße ", street
    ).strip()


@lru_cache(maxsize=65536)
def _written(name: str) -> frozenset[str]:
    plain = re.sub(r"\s*[-–—]\s*", "-", " ".join(name.split()))
    return frozenset(spellings(plain))


def _cased(found: str, name: str) -> str:
    return name.upper() if found.isupper() else name
