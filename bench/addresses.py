"""How long an address list of 20,000 rows takes: from the file to the preview, from the click to people, and back.

``python -m bench.addresses``, in a file or in an empty PostgreSQL database. The rows are as dirty as those of an office: merged names, two ways to write
a number, missing postal codes; every twentieth stands there twice.
"""

import os
import random
import sys
import time

from bench.installation import fresh_installation
from conference.addresses import queries
from conference.addresses.models import AddressRun
from conference.addresses.services import keeping, sending, taking, undoing
from conference.addresses.services.resembling import do_compare
from conference.addresses.states import AddressRunState, PairState
from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.demo.district import settle
from conference.directory import queries as directory
from conference.directory.models import Organisation, Person
from conference.documents.excel import workbook
from conference.documents.table import Cell, Table

ROWS = 19_900
AIM = 60.0  # seconds of work for reading, comparing and taking in, and again for taking back
HEADINGS = ("Verteiler", "Anrede", "Titel/Name", "Organisation", "Zusatz/Abteilung", "Straße")
HEADINGS += ("PLZ", "Ort", "Telefon", "Mobil/Fax", "E-Mail", "Bereich", "Bemerkung")
_FIRST = ("Amira", "Boris", "Ceyda", "Dmytro", "Elif", "Farid", "Gerda", "Hans", "Ines", "Jonas")
_PARTS = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "wa", "zi", "do", "fe", "gu")
_TOWNS = ("Heinsberg-Oberbruch", "Uebach-Palenberg", "41812 Erkelenz", "Wegberg", "Gangelt")
_STREETS = ("Hauptstr.", "Rurstrasse", "Kirchweg", "Am Markt")


def a_list(rows: int) -> bytes:
    """The same list each time."""
    dice = random.Random(1)
    made: list[list[Cell]] = []
    while len(made) < rows:
        row = _row(dice, len(made))
        made.append(row)
        if len(made) % 20 == 0 and len(made) < rows:
            first, last = str(row[2]).rsplit(" ", 1)
            made.append([*row[:2], f"{last}, {first}", *row[3:5], *row[5:]])
    return workbook(Table(title="Adressen", headings=HEADINGS, rows=made))


def _row(dice: random.Random, number: int) -> list[Cell]:
    last = "".join(dice.choice(_PARTS) for _ in range(3)).title()
    return [
        dice.choice(("A", "A,B", "B+C", "")),
        dice.choice(("Frau", "Hr.", "Herr")),
        f"{dice.choice(('', 'Dr. '))}{dice.choice(_FIRST)} {last}",
        f"Verein {last} {number // 3} e.V.",
        "",
        f"{dice.choice(_STREETS)} {dice.randint(1, 200)}",
        "",
        dice.choice(_TOWNS),
        f"0221/4710 {number:05d} (nur vormittags)",
        "",
        f"{last}{number}(at)example.org",
        dice.choice(("Sport", "MSO", "Kommune", "Ehrenamt")),
        dice.choice(("", "", "bitte nicht mehr anschreiben!!")),
    ]


def main(rows: int, database: str = "") -> None:
    with fresh_installation(database):
        settle(clock.today())
        content = a_list(rows)
        run = sending.send(content, file_name="adressen.xlsx", actor=SYSTEM)
        kind = "PostgreSQL" if database else "SQLite"
        print(f"\n{kind}: {rows} addresses in a workbook of {len(content) / 1e6:.1f} MB")
        _measure(run)
    print(f"Machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}")


def _measure(run: AddressRun) -> None:
    read = _tell("read, cleaned and compared", run, AddressRunState.CHECKED)
    pairs = len(queries.pairs_with(run.id, PairState.OPEN))
    taking.start(run.id, actor=SYSTEM)
    taken = _tell("taken in", run, AddressRunState.DONE)
    _look_through()
    people, bodies = db.session.query(Person).count(), db.session.query(Organisation).count()
    print(f"{'from the file to people':28}{'':12}{read + taken:8.1f} s of work   (aim {AIM:.0f})")
    undoing.undo(run.id, actor=SYSTEM)
    _tell("taken back", run, AddressRunState.UNDONE, f"aim {AIM:.0f}")
    print(f"{people} people, {bodies} organisations, {pairs} doubles were proposed")


def _look_through() -> None:
    """How long the search for doubles among all that are known takes."""
    begun, worked = time.perf_counter(), time.process_time()
    do_compare({}, lambda done, total: None)
    seconds, work = time.perf_counter() - begun, time.process_time() - worked
    found = sum(directory.open_doubles().values())
    print(
        f"{'looked through for doubles':28}{seconds:8.1f} s  {work:8.1f} s of work   ({found} pairs)"
    )


def _tell(name: str, run: AddressRun, wanted: AddressRunState, note: str = "") -> float:
    """How long it took by the clock, and on the processor, which does not mind who else is at work."""
    begun, worked = time.perf_counter(), time.process_time()
    keeping.sweep()
    seconds, work = time.perf_counter() - begun, time.process_time() - worked
    if queries.state_of(run.id) is not wanted:
        raise SystemExit(
            f"The list is {queries.state_of(run.id)}: {queries.run_of(run.id).problem}"
        )
    told = f"   ({note})" if note else ""
    print(f"{name:28}{seconds:8.1f} s  {work:8.1f} s of work{told}", flush=True)
    return work


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else ROWS,
        os.environ.get("TEST_DATABASE_URL", "").replace("postgresql://", "postgresql+psycopg://"),
    )
