"""Which column of a list tells what. Headings are known in the words of our own lists and of others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from conference.documents.reading import Row
from conference.intake.errors import HeadingTwice, NoNames, NoRows

LOOKED_FOR_IN = 20  # rows at the top in which the headings may stand

_KNOWN: Mapping[str, tuple[str, ...]] = {
    "code": ("nummer", "anmeldenummer"),
    "source": ("registration_id", "kennung", "id"),
    "state": ("stand", "status"),
    "received": ("eingang genau", "created_at"),
    "received_about": ("eingang", "eingegangen am"),
    "cancelled": ("cancelled_at", "abgemeldet am"),
    "confirmed": ("email_confirmed_at", "e-mail bestätigt am"),
    "channel": ("kanal", "channel"),
    "quota": ("kontingent", "quota"),
    "language": ("sprache", "form_language"),
    "salutation": ("anrede", "salutation"),
    "title": ("titel", "akademischer titel", "title"),
    "first_name": ("vorname", "vornamen", "first_name"),
    "last_name": ("nachname", "name", "familienname", "last_name"),
    "email": ("e-mail", "email", "e-mail-adresse", "mail"),
    "phone": ("telefon", "telefonnummer", "tel.", "phone"),
    "postal_address": ("anschrift", "adresse", "postal_address"),
    "postal_code": ("plz", "postleitzahl", "postal_code"),
    "reach_by": ("erreichbar", "reach_by"),
    "organisation": ("organisation", "einrichtung", "verein", "organisation_text"),
    "role": ("rolle", "role"),
    "town": ("kommune", "gemeinde", "wohnort", "ort"),
    "ags": ("municipality_ags", "ags", "gemeindeschlüssel"),
    "attendance": ("teilnahme", "attendance"),
    "photo": ("fotos erlaubt", "consent_photo"),
    "participant_list": ("teilnehmerliste erlaubt", "consent_participant_list"),
    "keep_informed": ("möchte informiert werden", "consent_keep_informed"),
    "message": ("nachricht", "message"),
    "note": ("notiz des büros", "notiz"),
    "sign_language": ("gebärdensprache", "need_sign_language"),
    "wheelchair": ("rollstuhl", "need_wheelchair"),
    "induction_loop": ("induktionsschleife", "need_induction_loop"),
    "interpreter": ("dolmetschen", "need_interpreter"),
    "children": ("kinder", "childcare_count"),
    "child_ages": ("alter der kinder", "childcare_ages"),
    "diet": ("essen", "dietary"),
    "need_note": ("unterstützungsbedarf", "needs_text"),
    "need_consent": ("einwilligung unterstützungsbedarf", "consent_special_data"),
}
NEED_COLUMNS = frozenset(
    {
        *("sign_language", "wheelchair", "induction_loop", "interpreter", "children"),
        *("child_ages", "diet", "need_note", "need_consent"),
    }
)
_BY_HEADING = {heading: key for key, headings in _KNOWN.items() for heading in headings}
_WITHOUT_MEANING = {"", "entered_by", "org_id", "travel_refund"}
_WISH = re.compile(r"round_(\w)_wish_(\d)")
_FORUM = re.compile(r"forum runde (\w+)")


def called(name: str) -> str:
    """What a remark calls a column that the list does not have."""
    if name == "email":
        return "E-Mail"
    return _KNOWN[name][0].capitalize() if name in _KNOWN else name


@dataclass(frozen=True, kw_only=True)
class Columns:
    """``at`` is where each thing stands, ``wishes`` where the wishes of each round stand, by code."""

    headings: tuple[str, ...]
    at: Mapping[str, int]
    wishes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def has(self, *names: str) -> bool:
        return any(name in self.at for name in names)

    def heading(self, name: str) -> str:
        return self.headings[self.at[name]] if name in self.at else ""


def columns_of(headings: Sequence[str]) -> Columns:
    """What the headings mean. Two columns for the same thing cannot be told apart."""
    at: dict[str, int] = {}
    wishes: dict[str, list[int]] = {}
    unread = []
    for number, heading in enumerate(headings):
        folded = _folded(heading)
        if found := _WISH.fullmatch(folded) or _FORUM.fullmatch(folded):
            wishes.setdefault(found[1].upper(), []).append(number)
        elif name := _BY_HEADING.get(folded):
            if name in at:
                raise HeadingTwice(heading)
            at[name] = number
        elif folded not in _WITHOUT_MEANING:
            unread.append(heading)
    return Columns(
        headings=tuple(headings),
        at=at,
        wishes={code: tuple(numbers) for code, numbers in wishes.items()},
        unread=tuple(unread),
    )


def table_in(rows: Sequence[Row]) -> tuple[Columns, Sequence[Row]]:
    """The columns, and the rows below them; titles above the headings do no harm."""
    for position, row in enumerate(rows[:LOOKED_FOR_IN]):
        if _names_people(row.cells):
            if not rows[position + 1 :]:
                raise NoRows
            return columns_of(row.cells), rows[position + 1 :]
    raise NoNames


def _names_people(cells: Sequence[str]) -> bool:
    known = {_BY_HEADING.get(_folded(cell)) for cell in cells} - {None}
    return bool(known & {"first_name", "last_name"}) and len(known) > 1


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().rstrip(" :*").split())


def filled_cells(columns: Columns, cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every heading with what stands below it; empty cells are left out."""
    for heading, cell in zip(columns.headings, cells, strict=False):
        if cell.strip():
            yield heading, cell.strip()
