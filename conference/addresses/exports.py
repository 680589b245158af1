"""The report of an address list, and everything that the directory knows, as files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from conference.addresses.models import AddressRow
from conference.addresses.rules.planning import in_words
from conference.addresses.services.knowing import Standing, plain, standings
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.directory.models import Municipality, Organisation
from conference.directory.states import OrganisationCategory
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.documents.table import Cell, Table
from conference.errands import work as errands
from conference.errands.models import Errand
from conference.errands.work import File, Going

ADDRESSES = "addresses"  # the kind of errand
TOLD_EVERY = 500  # rows
REPORT = ("Zeile", "Wer", "Art", "Ergebnis", "Spalte", "Bemerkung", "Wert")
COLUMNS: Mapping[str, str] = {
    "person_number": "Nr. Person",
    "body_number": "Nr. Organisation",
    "salutation": "Anrede",
    "title": "Titel",
    "first_name": "Vorname",
    "last_name": "Nachname",
    "role": "Funktion",
    "organisation": "Organisation",
    "part": "Zusatz",
    "street": "Straße",
    "postal_code": "PLZ",
    "city": "Ort",
    "phones": "Telefon",
    "mobiles": "Mobil",
    "faxes": "Fax",
    "emails": "E-Mail",
    "category": "Art",
    "tags": "Verteiler",
    "opted_out": "Keine Einladung",
    "note": "Bemerkung",
}
BODIES = ("Nr. Organisation", "Name", "Weitere Namen", "Art", "Stand", "Kommune", "Internetseite")


def report_table(rows: Iterable[AddressRow]) -> Table:
    """One line a remark; rows about which nothing is remarked have one line, too."""
    lines = ((row, remark) for row in rows for remark in row.remarks or [["", "", ""]])
    return Table(
        title="Bericht",
        headings=REPORT,
        rows=[
            [row.number, row.name, row.kind.label, row.state.label, *told] for row, told in lines
        ],
    )


def ask_for_addresses(actor: Actor) -> Errand:
    """Everything as one workbook, made by the worker."""
    return errands.ask_for(ADDRESSES, {}, title="Alle Adressen", roles=(Role.OFFICE,), actor=actor)


def do_addresses(wish: Mapping[str, Any], going: Going) -> File:
    """What the worker does. The first sheet can be read in again."""
    known = list(standings())
    sheets = [addresses_table(_counted(known, going)), _bodies_table()]
    day = clock.today().isoformat()
    return File(name=f"adressen-{day}.xlsx", media_type=CONTENT_TYPE, content=workbook(sheets))


def addresses_table(known: Iterable[Standing]) -> Table:
    """One row a membership; people and organisations without one have a row of their own."""
    return Table(
        title="Adressen",
        headings=list(COLUMNS.values()),
        rows=([_cell(one, name) for name in COLUMNS] for one in known),
    )


def _cell(one: Standing, name: str) -> Cell:
    value = getattr(one.entry, name)
    if name == "category":
        return str(OrganisationCategory(value).label) if value else ""
    if name == "opted_out":
        return "ja" if value else ""
    return value if isinstance(value, int) else in_words(value or "")


def _counted(known: Sequence[Standing], going: Going) -> Iterator[Standing]:
    for done, one in enumerate(known):
        if done % TOLD_EVERY == 0:
            going(done, len(known))
        yield one


def _bodies_table() -> Table:
    found = db.session.execute(
        select(
            Organisation.id,
            Organisation.name,
            Organisation.aliases,
            Organisation.category,
            Organisation.state,
            Municipality.name.label("town"),
            Organisation.website,
        )
        .outerjoin(Municipality, Municipality.id == Organisation.municipality_id)
        .order_by(Organisation.sort_name, Organisation.id)
    )
    return Table(
        title="Organisationen",
        headings=BODIES,
        rows=[
            [
                body.id,
                plain(body.name),
                "; ".join(body.aliases),
                str(body.category.label),
                body.state.label,
                body.town or "",
                body.website,
            ]
            for body in found
        ],
    )
