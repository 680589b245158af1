"""How long the search in the directory takes: ``python -m bench.directory``.

20,000 people and 8,000 organisations, written past the use cases. The floor, measured in the same
run, is what no list can do without: one page of bare rows by SQL.
"""

import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa

from bench.installation import fresh_installation
from bench.lists import Line, median, office
from conference.core import clock
from conference.core.database import db
from conference.core.folding import folded, to_be_searched
from conference.core.listing import Wanted
from conference.demo.district import settle
from conference.directory import queries
from conference.directory.models import ContactPoint, Membership, Organisation, Person
from conference.directory.states import ContactKind, OrganisationCategory, OrganisationState

AIM = 0.100  # seconds for an answer to a search
PEOPLE, ORGANISATIONS = 20_000, 8_000
AT_ONCE = 1000
FIRST = ("Marianne", "Amira", "Jürgen", "Oksana", "Mehmet", "محمد", "Łukasz", "Fatma", "Ilse")
LAST = ("Königs", "Haddad", "Müller-Offermanns", "Kowal", "Öztürk", "الأحمد", "Jansen", "Claßen")
KINDS = tuple(OrganisationCategory)
TOWNS = ("Gangelt", "Wassenberg", "Übach-Palenberg", "Erkelenz", "Hückelhoven", "Wegberg")

SEARCHES = {
    "as it opens": Wanted(),
    "koenigs": Wanted(search="koenigs"),
    "two words": Wanted(search="verein gangelt"),
    "number": Wanted(search="0221 4710"),
    "nothing": Wanted(search="niemand-heisst-so"),
    "last page": Wanted(page=9999),
    "tag": Wanted(filters={"merkmal": "Verteiler A"}),
}


def measure(database: str = "") -> list[Line]:
    """All searches, in a fresh installation (in this database, else in a file of its own)."""
    with fresh_installation(database) as app:
        settle(clock.today() - timedelta(days=30))
        fill()
        return list(_lines(app))


def _lines(app: Any) -> Iterator[Line]:
    browser = office(app)
    asked = (
        ("people", "person", "/buero/personen", queries.people_page),
        ("organisations", "organisation", "/buero/organisationen", queries.organisations_page),
    )
    for what, table, path, page_of in asked:
        floor = median(lambda table=table: _floor(table))
        for name, wanted in SEARCHES.items():

            def ask(wanted: Wanted = wanted, page_of: Any = page_of) -> None:
                db.session.rollback()
                list(page_of(wanted))

            yield Line(f"search {what}, {name}", median(ask), floor, AIM)

        def page(path: str = path) -> None:
            answer = browser.get(f"{path}?suche=koenigs")
            if answer.status_code != 200:
                raise SystemExit(f"{path}: {answer.status}")

        yield Line(f"page of {what}, koenigs", median(page), floor, AIM)


def _floor(table: str) -> None:
    with db.engine.connect() as connection:
        connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY sort_name LIMIT 50").all()


def fill() -> None:
    """Invent the people and organisations, each person with an address and a part in something."""
    district_id = queries.the_district().id
    db.session.rollback()
    with db.engine.begin() as connection:
        _in_pieces(
            connection, Organisation, (_organisation(district_id, n) for n in range(ORGANISATIONS))
        )
        _in_pieces(connection, Person, (_person(district_id, n) for n in range(PEOPLE)))
        first_one = connection.scalar(sa.select(sa.func.min(Organisation.id)))
        first_person = connection.scalar(sa.select(sa.func.min(Person.id)))
        numbers = range(PEOPLE)
        _in_pieces(connection, ContactPoint, (_point(first_person, n) for n in numbers))
        _in_pieces(connection, Membership, (_part(first_person, first_one, n) for n in numbers))
        connection.exec_driver_sql("ANALYZE")


def _in_pieces(connection: sa.Connection, kind: Any, rows: Iterator[dict[str, Any]]) -> None:
    while piece := list(islice(rows, AT_ONCE)):
        connection.execute(sa.insert(kind), piece)


def _organisation(district_id: int, number: int) -> dict[str, Any]:
    name = f"Verein {LAST[number % len(LAST)]} {TOWNS[number % len(TOWNS)]} {number}"
    return {
        "district_id": district_id,
        "name": name,
        "category": KINDS[number % len(KINDS)],
        "state": OrganisationState.APPROVED,
        "tags": ["Verteiler A"] if number % 3 else ["Verteiler B", "Presse"],
        "search_text": to_be_searched((name, f"verein{number}@example.org", "0221 4710 100")),
        "sort_name": folded(name),
    }


def _person(district_id: int, number: int) -> dict[str, Any]:
    first, last = FIRST[number % len(FIRST)], f"{LAST[number % len(LAST)]} {number}"
    works = f"Verein {TOWNS[number % len(TOWNS)]}"
    return {
        "district_id": district_id,
        "first_name": first,
        "last_name": last,
        "organisation": works,
        "tags": ["Verteiler A"] if number % 3 else ["Presse"],
        "search_text": to_be_searched((first, last, works, f"p{number}@example.org", "0221 4710")),
        "sort_name": folded(f"{last}, {first}"),
    }


def _point(first_person: int, number: int) -> dict[str, Any]:
    address = f"p{number}@example.org"
    return {
        "person_id": first_person + number,
        "kind": ContactKind.EMAIL,
        "value": address,
        "plain": address,
    }


def _part(first_person: int, first_one: int, number: int) -> dict[str, Any]:
    return {
        "person_id": first_person + number,
        "organisation_id": first_one + number % ORGANISATIONS,
        "role": "Vorstand",
    }


def main() -> None:
    """Of this database if one is named (it must be empty), else of a file."""
    database = next(iter(sys.argv[1:]), os.environ.get("TEST_DATABASE_URL", ""))
    kind = "PostgreSQL" if database.startswith("postgresql") else "SQLite"
    print(f"\n{kind:36}{'ours/ms':>10}{'floor/ms':>10}{'ratio':>8}{'aim/ms':>8}")
    for line in measure(database.replace("postgresql://", "postgresql+psycopg://")):
        print(
            f"{line.name:36}{line.ours * 1000:10.1f}{line.floor * 1000:10.1f}"
            f"{line.ours / line.floor:8.1f}{line.aim * 1000:8.0f}"
        )


if __name__ == "__main__":
    main()
