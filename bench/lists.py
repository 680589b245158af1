"""How long the long lists of the office take, with few and with many rows: ``python -m bench.lists``.

On PostgreSQL: ``.ci/postgresql .venv/bin/python -m bench.lists``.

The floor, measured in the same run, is what no list can do without: one page of bare rows by SQL,
and a bare table of them by Jinja.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from bench.crowd import gather
from bench.installation import fresh_installation
from conference.accounts.models import Staff, StaffRole
from conference.accounts.services.sessions import open_session
from conference.core.actor import VISITOR, Role
from conference.core.database import db
from conference.core.listing import Wanted
from conference.demo import story
from conference.demo.script import Snapshot
from conference.documents.pdf import table_file
from conference.documents.table import Table
from conference.papers.exports import do_letters
from conference.papers.models import PrintedLetter
from conference.papers.states import Occasion
from conference.planning.models import Conference
from conference.registration.exports import do_list, wish_for_list
from conference.registration.models import Registration
from config import database_url

AIM = 0.150  # seconds for a page
AIM_OF_THE_FILE = 10.0  # seconds for 20,000 rows
AIM_OF_THE_PILE = 10.0  # seconds for 200 letters
LETTERS = 200
SIZES = (420, 20_000)
TIMES = 7

ROW = "{% for r in rows %}<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>{% endfor %}"


@dataclass(frozen=True)
class Line:
    name: str
    ours: float
    floor: float
    aim: float


def measure(database: str = "") -> list[Line]:
    """All lists, in a fresh installation (in this database, else in a file of its own)."""
    with fresh_installation(database) as app:
        for _ in story.acts(Snapshot.REGISTRATION):
            pass
        return _lines(app)


def _lines(app: Flask) -> list[Line]:
    conference = db.session.scalars(sa.select(Conference).order_by(Conference.day.desc())).first()
    assert conference is not None
    year, conference_id = conference.year, conference.id
    browser = office(app)
    lines: list[Line] = []
    there = 0
    for size in SIZES:
        db.session.rollback()
        gather(db.session.get_one(Conference, conference_id), size - there)
        there = size
        floor = median(lambda: _floor(app, conference_id))
        for name, query in QUERIES.items():
            page = partial(_open, browser, f"/buero/{year}/{query}")
            lines.append(Line(f"{name} of {size}", median(page), floor, AIM))
    lines.append(_file(conference_id))
    lines.append(_pile(conference_id))
    return lines


def _open(browser: FlaskClient, path: str) -> bytes:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return answer.data


QUERIES = {
    "list as it opens": "anmeldungen",
    "last page by name": "anmeldungen?sortierung=name&seite=9999",
    "search koenigs": "anmeldungen?suche=koenigs",
    "search two words": "anmeldungen?suche=verein+12+marianne",
    "search nothing": "anmeldungen?suche=niemand-heisst-so",
    "filter waiting": "anmeldungen?stand=waitlisted",
    "filter and search": "anmeldungen?stand=waitlisted&suche=koenigs",
    "filter twice": "anmeldungen?doppelt=ja",
    "calls as they open": "anrufe",
    "calls by name": "anrufe?sortierung=name",
    "calls, search koenigs": "anrufe?suche=koenigs",
}


def _file(conference_id: int) -> Line:
    """The Excel file of the largest list, as the worker makes it."""
    conference = db.session.get_one(Conference, conference_id)
    begun = time.perf_counter()
    made = do_list(wish_for_list(conference, Wanted(), "xlsx"), lambda done, total: None)
    ours = time.perf_counter() - begun
    print(f"Excel file of {SIZES[-1]} rows: {len(made.content) // 1024} kB", file=sys.stderr)
    begun = time.perf_counter()
    with db.engine.connect() as connection:
        connection.exec_driver_sql(
            f"SELECT * FROM registration WHERE conference_id = {conference_id}"
        ).all()
    return Line(f"Excel of {SIZES[-1]}", ours, time.perf_counter() - begun, AIM_OF_THE_FILE)


def _pile(conference_id: int) -> Line:
    """So many letters on paper as one PDF, as the worker makes it; the floor is what the same press
    needs for as many bare lines."""
    people = db.session.scalars(
        sa.select(Registration)
        .where(Registration.conference_id == conference_id, Registration.code.startswith("X26-"))
        .limit(LETTERS)
    ).all()
    db.session.execute(sa.delete(PrintedLetter))
    for person in people:
        letter = PrintedLetter(
            conference_id=conference_id,
            registration_id=person.id,
            key=person.code,
            occasion=Occasion.CONFIRMED,
            postal_code="52525",
        )
        db.session.add(letter)
    db.session.commit()
    begun = time.perf_counter()
    wish = {"conference_id": conference_id, "up_to": None}
    made = do_letters(wish, lambda done, total: None).content
    ours = time.perf_counter() - begun
    print(f"PDF of {LETTERS} letters: {len(made) // 1024} kB", file=sys.stderr)
    table = Table(title="Briefe", headings=["Nummer"], rows=[[one.code] for one in people])
    floor = _seconds(lambda: table_file(table))
    return Line(f"PDF of {LETTERS} letters", ours, floor, AIM_OF_THE_PILE)


def _floor(app: Flask, conference_id: int) -> None:
    with db.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT code, first_name, last_name, organisation, state, channel, received_at"
            f" FROM registration WHERE conference_id = {conference_id}"
            " ORDER BY received_at DESC LIMIT 50"
        ).all()
    app.jinja_env.from_string(ROW).render(rows=rows)


def office(app: Flask) -> FlaskClient:
    """A browser in which somebody of the office is signed in."""
    staff = Staff(name="Bench", email="bench@example.org", granted=[StaffRole(role=Role.OFFICE)])
    db.session.add(staff)
    db.session.flush()  # the session of the browser asks for its id
    browser = app.test_client()
    token = open_session(staff, browser="Bench", actor=VISITOR)
    with browser.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = token, True
    return browser


def median(step: Callable[[], object]) -> float:
    """Seconds for one step, once it is warm."""
    step()
    return statistics.median(_seconds(step) for _ in range(TIMES))


def _seconds(step: Callable[[], object]) -> float:
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def main() -> None:
    """In the empty database that is named here or by TEST_DATABASE_URL, else in a file."""
    named = sys.argv[1] if sys.argv[1:] else os.environ.get("TEST_DATABASE_URL", "")
    print(f"\n{'':36}{'ours/ms':>10}{'floor/ms':>10}{'ratio':>8}{'aim/ms':>8}")
    for line in measure(database_url(named)):
        print(
            f"{line.name:36}{line.ours * 1000:10.1f}{line.floor * 1000:10.1f}"
            f"{line.ours / line.floor:8.1f}{line.aim * 1000:8.0f}"
        )


if __name__ == "__main__":
    main()
