"""A row becomes an entry: who, where, how reached, with what a person should know about each cell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from conference.addresses.rules import bodies, names, notes, reaching
from conference.addresses.rules.columns import FIELDS, Cells, Sheet
from conference.addresses.rules.places import CODE_FROM_LIST, CODE_WRONG, Towns, place_in, street_in
from conference.core.spelling import words_of

TOLD_EVERY = 500  # rows
LONGEST = 300  # characters of a name
LONGEST_VALUE = 120  # characters of a cell that a remark repeats
NOBODY = "Hier fehlen Name und Organisation."
TOO_LONG = "Das ist zu lang für einen Namen."


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something a person should know about a cell: the heading of its column, why, and what stands there."""

    column: str
    reason: str
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a row says of a person in an organisation, cleaned. ``town_id`` is the municipality.

    Numbers are in E.164, addresses in small letters; ``guessed`` are those that were probably meant.
    ``person_number`` and ``body_number`` are ours, where the list was once taken from here.
    """

    person_number: int | None = None
    body_number: int | None = None
    salutation: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    role: str = ""
    organisation: str = ""
    category: str = ""
    part: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    town_id: int | None = None
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    phone_note: str = ""
    emails: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    opted_out: bool = False
    returned: bool = False
    note: str = ""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)

    @property
    def label(self) -> str:
        return ", ".join(part for part in (self.full_name, self.organisation) if part)

    @property
    def is_posted(self) -> bool:
        """Whether a letter would get there."""
        return bool(self.street and self.city) and not self.returned

    def to_json(self) -> dict[str, Any]:
        told = self.__dict__
        return {name: told[name] for name in _NAMES if told[name] not in ("", (), None)}

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Entry":
        lists = {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
        return cls(**{**kept, **lists})


_NAMES = tuple(one.name for one in fields(Entry))


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the list: an entry, a refusal, or ``no_entry`` in words (a heading, the end)."""

    number: int
    cells: tuple[str, ...] = ()
    entry: Entry | None = None
    no_entry: str = ""
    remarks: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = field(default=())


def lines_of(
    sheet: Sheet,
    meanings: Sequence[str],
    towns: Towns,
    going: Callable[[int], None] | None = None,
) -> list[Line]:
    """All rows, each for itself first; then what one row knows better than another.

    ``going`` is told now and then how many rows are clean.
    """
    desk = _Desk(sheet.headings, meanings, towns)
    lines = []
    for done, row in enumerate(sheet.rows):
        if any(cell.strip() for cell in row.cells):
            lines.append(desk.line(row.number, row.cells))
        if going and done % TOLD_EVERY == 0:
            going(done)
    return _with_each_other(lines)


class _Desk:
    """Where rows of one list are read: its headings, what they mean, and the towns."""

    def __init__(self, headings: Sequence[str], meanings: Sequence[str], towns: Towns) -> None:
        self._meanings, self._towns = meanings, towns
        self._heading = {
            meaning: heading
            for heading, meaning in zip(headings, meanings, strict=False)
            if meaning
        }

    def line(self, number: int, row: tuple[str, ...]) -> Line:
        cells = Cells(self._meanings, row)
        if why := _no_entry(cells, row):
            return Line(number=number, cells=row, no_entry=why)
        if refused := self._refused(cells):
            return Line(number=number, cells=row, refused=refused)
        ours = cells("person_number").isdecimal() or cells("body_number").isdecimal()
        entry, remarks = self._verbatim(cells) if ours else self._cleaned(cells)
        return Line(number=number, cells=row, entry=entry, remarks=tuple(remarks))

    def _refused(self, cells: Cells) -> tuple[Remark, ...]:
        named = [cells(name) for name in ("whole_name", "first_name", "last_name", "organisation")]
        if not any(named):
            told = next(iter(cells), "")
            return (Remark(column=self._said("last_name"), reason=NOBODY, value=cells(told)),)
        return tuple(
            Remark(column=self._said(name), reason=TOO_LONG, value=cells(name)[:LONGEST_VALUE])
            for name in ("whole_name", "first_name", "last_name", "organisation", "street", "city")
            if len(cells(name)) > LONGEST
        )

    def _said(self, meaning: str) -> str:
        return self._heading.get(meaning) or FIELDS[meaning][0]

    def _cleaned(self, cells: Cells) -> tuple[Entry, list[Remark]]:
        name = self._name(cells)
        place = place_in(cells("postal_code"), cells("city"), self._towns)
        mailboxes = reaching.mailboxes_in(cells("email"))
        heeded = notes.heeded(cells("note"), cells("opted_out"))
        numbers, remarks = self._numbers(cells)
        category = bodies.category_in(cells("category"))
        remarks += self._on("whole_name", cells, name.remarks)
        remarks += self._on("city" if cells("city") else "postal_code", cells, place.remarks)
        remarks += self._on("email", cells, mailboxes.remarks)
        remarks += self._on("note", cells, heeded.remarks)
        organisation = bodies.body_in(cells("organisation"), cells("addition"), self._towns)
        if names.has_lost_letters(organisation):
            remarks += self._on("organisation", cells, (names.LOST,))
        if cells("category") and category is None:
            remarks += self._on("category", cells, ("Diese Art kennen wir nicht.",))
        return Entry(
            salutation=name.salutation,
            title=name.title,
            first_name=name.first,
            last_name=name.last,
            role=cells("role"),
            organisation=organisation,
            category=category.value if category else "",
            part=place.part,
            street=street_in(cells("street")),
            postal_code=place.postal_code,
            city=place.city,
            town_id=place.town.id if place.town else None,
            emails=mailboxes.usable,
            guessed=mailboxes.guessed,
            tags=notes.tags_in(cells("lists")),
            opted_out=heeded.opted_out,
            returned=heeded.returned,
            note=cells("note"),
            **numbers,
        ), remarks

    def _name(self, cells: Cells) -> names.Name:
        if not (cells("last_name") or cells("first_name")):
            return names.name_in(cells("salutation"), cells("whole_name"))
        apart = f"{cells('last_name')}, {cells('title')} {cells('first_name')}"
        return names.name_in(cells("salutation"), apart.strip(" ,"))

    def _numbers(self, cells: Cells) -> tuple[dict[str, Any], list[Remark]]:
        """Sorted by what they are: a column "Mobil/Fax" holds both."""
        kinds: dict[str, list[str]] = {"phones": [], "mobiles": [], "faxes": []}
        remarks: list[Remark] = []
        said = []
        for column, usual in (("phone", "phones"), ("mobile", "faxes"), ("fax", "faxes")):
            found, wrong = reaching.numbers_in(cells(column))
            remarks += self._on(column, cells, wrong)
            for one in found:
                kind = "mobiles" if one.is_mobile and column != "fax" else usual
                if one.number not in kinds[kind]:
                    kinds[kind].append(one.number)
                said.append(one.note)
        told = {name: tuple(found) for name, found in kinds.items()}
        return {**told, "phone_note": ", ".join(filter(None, said))}, remarks

    def _on(self, meaning: str, cells: Cells, reasons: Sequence[str]) -> list[Remark]:
        value = cells(meaning)[:LONGEST_VALUE]
        return [Remark(column=self._said(meaning), reason=one, value=value) for one in reasons]

    def _verbatim(self, cells: Cells) -> tuple[Entry, list[Remark]]:
        """A row of our own export: nothing is healed, nothing guessed."""
        town, _ = self._towns.named(cells("city"), cells("postal_code"))
        category = bodies.category_in(cells("category"))
        number: dict[str, Any] = {
            name: int(cells(name)) if cells(name).isdecimal() else None
            for name in ("person_number", "body_number")
        }
        lists: dict[str, Any] = {
            entry: tuple(part.strip() for part in cells(column).split(";") if part.strip())
            for entry, column in (
                ("phones", "phone"),
                ("mobiles", "mobile"),
                ("faxes", "fax"),
                ("emails", "email"),
                ("tags", "lists"),
            )
        }
        plain: dict[str, Any] = {
            name: cells(name)
            for name in ("salutation", "title", "first_name", "last_name", "role", "organisation")
        }
        return Entry(
            **number,
            **plain,
            **lists,
            part=cells("addition"),
            street=cells("street"),
            postal_code=cells("postal_code"),
            city=cells("city"),
            town_id=town.id if town else None,
            category=category.value if category else "",
            opted_out=notes.heeded("", cells("opted_out")).opted_out,
            note=cells("note"),
        ), []


_STARS = re.compile(r"^[\W_]+|[\W_]+$")
_END = re.compile(r"(?:gesamt|summe|anzahl|insgesamt|ende)\b", re.IGNORECASE)


def _no_entry(cells: Cells, row: Sequence[str]) -> str:
    """A row with a single cell, or whose text tells it is no address."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if len(filled) > 1 and len(cells):
        return ""
    if _END.match(filled[0]):
        return "Ende der Liste"
    return "Überschrift: " + _STARS.sub("", filled[0])[:LONGEST_VALUE]


def _with_each_other(lines: Sequence[Line]) -> list[Line]:
    """One organisation is written in one way, and a postal code that is missing here stands there."""
    entries = [line.entry for line in lines if line.entry and not line.entry.body_number]
    written = bodies.best_written(one.organisation for one in entries if one.organisation)
    codes: dict[tuple[str, ...], set[str]] = {}
    for one in entries:
        if one.street and len(one.postal_code) == 5:
            codes.setdefault(_home(one), set()).add(one.postal_code)
    return [_completed(line, written, codes) for line in lines]


def _completed(
    line: Line, written: Mapping[str, str], codes: Mapping[tuple[str, ...], set[str]]
) -> Line:
    entry = line.entry
    if entry is None or entry.body_number or entry.person_number:
        return line
    name = written.get(bodies.body_key(entry.organisation), entry.organisation)
    code, remarks = entry.postal_code, line.remarks
    if len(code) != 5 and len(known := codes.get(_home(entry), set())) == 1:
        (code,) = known
        wrong = (CODE_WRONG,)
        remarks = tuple(one for one in remarks if one.reason not in wrong)
        remarks += (Remark(column=FIELDS["postal_code"][0], reason=CODE_FROM_LIST, value=code),)
    return replace(line, entry=replace(entry, organisation=name, postal_code=code), remarks=remarks)


def _home(entry: Entry) -> tuple[str, ...]:
    return (*words_of(entry.street), "in", *words_of(entry.city))
