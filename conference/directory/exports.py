"""Lists of organisations and people to take away."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from conference.core import clock
from conference.core.languages import german_name
from conference.core.listing import Wanted
from conference.directory import queries
from conference.directory.models import ContactPoint, Membership, Organisation, Person
from conference.directory.models.reaching import Reachable
from conference.directory.states import ContactKind
from conference.documents import excel
from conference.documents.table import Cell, Table
from conference.errands.work import File, Going

ORGANISATIONS = "organisations"  # kinds of errands
PEOPLE = "people"
AT_ONCE = 1000  # rows of a file that comes at once; for more the worker is asked

T = TypeVar("T")

_REACHED = ("E-Mail", "Telefon", "Mobil", "Fax", "Anschrift", "Weitere Anschriften")
_ORGANISATION = (
    *("Name", "Andere Namen", "Art", "Stand", "Kommune", "Internetseite", *_REACHED),
    *("Handlungsfelder", "Sprachen", "Was sie anbietet", "Merkmale", "Ansprechpersonen", "Notiz"),
)
_PERSON = (
    *("Anrede", "Titel", "Vorname", "Name", "Organisation", "Funktion", "Kommune", *_REACHED),
    *("Tätig bei", "Fachgebiete", "Sprachen", "Merkmale", "Am liebsten per"),
    *("Keine Einladungen seit", "Notiz"),
)


def organisations_file(wanted: Wanted, going: Going | None = None) -> File:
    """Every organisation that the search finds, as an Excel file."""
    total = queries.number_of_organisations(wanted)
    rows = _heard(queries.all_organisations(wanted), total, going)
    fields = {code: title.german for code, title in queries.fields_of_action().items()}
    return _file("Organisationen", _ORGANISATION, (_organisation(one, fields) for one in rows))


def people_file(wanted: Wanted, going: Going | None = None) -> File:
    """Everybody whom the search finds, as an Excel file."""
    total = queries.number_of_people(wanted)
    rows = _heard(queries.all_people(wanted), total, going)
    return _file("Personen", _PERSON, map(_person, rows))


def wish_for(wanted: Wanted) -> dict[str, Any]:
    """The same as words for the worker."""
    return {"search": wanted.search, "filters": dict(wanted.filters)}


def do_organisations(wish: Mapping[str, Any], going: Going) -> File:
    """What the worker does with such words."""
    return organisations_file(_wanted(wish), going)


def do_people(wish: Mapping[str, Any], going: Going) -> File:
    """What the worker does with such words."""
    return people_file(_wanted(wish), going)


def _wanted(wish: Mapping[str, Any]) -> Wanted:
    return Wanted(search=wish["search"], filters=wish["filters"])


def _heard(rows: Iterable[T], total: int, going: Callable[[int, int], None] | None) -> Iterator[T]:
    """The same rows; ``going`` hears how far it is now and then."""
    for done, row in enumerate(rows, start=1):
        yield row
        if going and done % 500 == 0:
            going(done, total)


def _file(title: str, headings: tuple[str, ...], rows: Iterable[list[Cell]]) -> File:
    content = excel.workbook(Table(title=title, headings=headings, rows=rows))
    name = f"{title.lower()}-{clock.today():%Y-%m-%d}.xlsx"
    return File(name=name, media_type=excel.CONTENT_TYPE, content=content)


def _organisation(one: Organisation, fields: Mapping[str, str]) -> list[Cell]:
    return [
        one.name,
        "; ".join(one.aliases),
        str(one.category.label),
        one.state.label,
        one.municipality.name if one.municipality else "",
        one.website,
        *_reached(one),
        "; ".join(fields.get(code, code) for code in one.fields),
        "; ".join(map(german_name, one.languages)),
        one.offers,
        "; ".join(one.tags),
        "; ".join(_member(part) for part in one.memberships if part.is_current),
        one.note,
    ]


def _person(one: Person) -> list[Cell]:
    return [
        one.salutation,
        one.title,
        one.first_name,
        one.last_name,
        one.organisation,
        one.function,
        one.municipality.name if one.municipality else "",
        *_reached(one),
        "; ".join(part.organisation.name for part in one.memberships if part.is_current),
        "; ".join(one.expertise),
        "; ".join(map(german_name, one.languages)),
        "; ".join(one.tags),
        one.channel.label,
        one.opted_out_at.astimezone(clock.BERLIN).date() if one.opted_out_at else None,
        one.note,
    ]


def _reached(one: Reachable) -> list[Cell]:
    addresses = [", ".join(address.lines) for address in one.postal_addresses]
    return [
        *("; ".join(map(_value, one.points(kind))) for kind in ContactKind),
        addresses[0] if addresses else "",
        "; ".join(addresses[1:]),
    ]


def _value(point: ContactPoint) -> str:
    return point.value if point.works else f"{point.value} (kommt zurück)"


def _member(part: Membership) -> str:
    return f"{part.person.full_name} ({part.role})" if part.role else part.person.full_name
