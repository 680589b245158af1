"""Which column of an address list tells what. Headings are known in the words that offices use."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conference.addresses.errors import MeaningTwice, NobodyNamed, NoHeadings, NothingBelow
from conference.documents.reading import Row

LOOKED_FOR_IN = 20  # rows at the top in which the headings may stand
NOTHING = ""

FIELDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "person_number": ("Nummer der Person", ("nr. person", "personennummer")),
    "body_number": ("Nummer der Organisation", ("nr. organisation", "organisationsnummer")),
    "number": ("Laufende Nummer", ("lfd. nr.", "lfd.nr.", "lfd nr", "nr.", "nr", "nummer", "pos.")),
    "lists": ("Verteiler", ("verteiler", "verteilerliste", "verteiler-kennung")),
    "salutation": ("Anrede", ("anrede",)),
    "whole_name": (
        "Ganzer Name mit Titel",
        ("titel/name", "name/titel", "name", "ansprechpartner", "ansprechpartnerin", "kontakt")
        + ("ansprechperson", "kontaktperson", "ansprechpartner/in", "vor- und nachname"),
    ),
    "title": ("Titel", ("titel", "akad. titel", "akademischer titel")),
    "first_name": ("Vorname", ("vorname", "vornamen", "rufname")),
    "last_name": ("Nachname", ("nachname", "familienname", "zuname")),
    "role": ("Funktion", ("funktion", "rolle", "position", "amt")),
    "organisation": (
        "Organisation",
        ("organisation", "einrichtung", "institution", "verein", "firma", "träger", "behörde"),
    ),
    "addition": (
        "Zusatz oder Abteilung",
        ("zusatz/abteilung", "zusatz", "abteilung", "namenszusatz", "organisationseinheit"),
    ),
    "street": ("Straße", ("straße", "strasse", "str.", "anschrift", "straße/nr.", "straße, nr.")),
    "postal_code": ("Postleitzahl", ("plz", "postleitzahl")),
    "city": ("Ort", ("ort", "stadt", "wohnort", "plz/ort", "plz ort", "stadt/gemeinde")),
    "phone": ("Telefon", ("telefon", "tel.", "tel", "telefonnummer", "festnetz", "rufnummer")),
    "mobile": ("Mobil oder Fax", ("mobil/fax", "mobil", "handy", "mobiltelefon", "mobilnummer")),
    "fax": ("Fax", ("fax", "telefax", "fax-nr.")),
    "email": ("E-Mail", ("e-mail", "email", "e-mail-adresse", "mail", "mailadresse", "e-mails")),
    "category": ("Bereich oder Art", ("bereich", "art", "kategorie", "sparte", "gruppe")),
    "opted_out": ("Will keine Einladung", ("keine einladung", "nicht einladen")),
    "note": ("Bemerkung", ("bemerkung", "bemerkungen", "notiz", "anmerkung", "hinweis")),
}
IDENTIFYING = ("whole_name", "last_name", "organisation")
_BY_HEADING = {word: name for name, (_, words) in FIELDS.items() for word in words}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A list under its headings; ``above`` are the rows before them, titles mostly."""

    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()


def sheet_in(rows: Sequence[Row]) -> Sheet:
    """The row of headings is the one near the top that knows most words, and at least two of them."""
    known = [(len(_known(row.cells)), -at) for at, row in enumerate(rows[:LOOKED_FOR_IN])]
    most, position = max(known, default=(0, 0))
    at = -position
    if most < 2 or not set(_known(rows[at].cells)) & set(IDENTIFYING):
        raise NoHeadings
    if not rows[at + 1 :]:
        raise NothingBelow
    below = tuple(rows[at + 1 :])
    width = max(len(row.cells) for row in (rows[at], *below))
    headings = tuple(" ".join(cell.split()) for cell in rows[at].cells)
    return Sheet(
        headings=headings + ("",) * (width - len(headings)),
        heading_row=rows[at].number,
        rows=below,
        above=tuple(rows[:at]),
    )


def proposed(headings: Sequence[str]) -> list[str]:
    """What each column probably tells; a meaning is given once, to the first column that claims it."""
    taken: set[str] = set()
    meanings = []
    for heading in headings:
        meaning = _BY_HEADING.get(folded_heading(heading), NOTHING)
        if meaning in taken:
            meaning = NOTHING
        taken.add(meaning)
        meanings.append(meaning)
    return meanings


def checked(meanings: Sequence[str]) -> list[str]:
    """What somebody says the columns tell: no meaning twice, and somebody must be named."""
    seen: set[str] = set()
    for at, meaning in enumerate(meanings):
        if meaning and meaning in seen:
            raise MeaningTwice(FIELDS[meaning][0], f"column_{at}")
        seen.add(meaning)
    if not seen & set(IDENTIFYING):
        raise NobodyNamed
    return list(meanings)


def headings_key(headings: Sequence[str]) -> str:
    """Under what the meaning of these columns is remembered."""
    return "\n".join(map(folded_heading, headings)).rstrip("\n")


def folded_heading(heading: str) -> str:
    return re.sub(r"\s*([/,])\s*", r"\1", " ".join(heading.casefold().rstrip(" :*").split()))


def _known(cells: Sequence[str]) -> list[str]:
    return [name for cell in cells if (name := _BY_HEADING.get(folded_heading(cell)))]


class Cells:
    """One row, asked by meaning."""

    def __init__(self, meanings: Sequence[str], cells: Sequence[str]) -> None:
        self._told = {
            meaning: " ".join(cell.split())
            for meaning, cell in zip(meanings, cells, strict=False)
            if meaning and cell.strip()
        }

    def __call__(self, meaning: str) -> str:
        return self._told.get(meaning, "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)
