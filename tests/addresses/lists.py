"""The address list of the story, and what is right about it."""

import csv
from functools import partial
from pathlib import Path

from conference.addresses import queries
from conference.addresses.services import keeping, sending, taking, undoing
from conference.core.actor import SYSTEM as WORKER
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.demo import script
from conference.directory.models import Person
from conference.directory.services.municipalities import load_municipalities
from conference.documents.csv import csv_file
from conference.documents.table import Table
from tests.factories import DistrictFactory

DATA = Path(script.__file__).parent / "data"
TRUTH = Path(__file__).parent / "organisations_truth.csv"
OFFICE = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset({Role.OFFICE}))
SMALL = (
    b"Adressen 2026;;;;;\n;;;;;\n"
    b"Anrede;Name;Organisation;Ort;E-Mail;Bemerkung\n"
    b"Frau;Dr. Amira Haddad;Beratung Neustadt e.V.;12345 Neustadt;amira@example.org;\n"
    b"Herr;Kaya, Yusuf;Turnverein;Neustadt;yusuf@example.org;bitte nicht mehr anschreiben\n"
    b";;*** SPORT ***;;;\n"
    b"Frau;Haddad, Amira;Beratung Neustadt eV;Neustadt;amira@example.org;\n"
)


def truths():
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def opted_out(truth):
    """Who must not be invited: whose row says so, and who is the same person as such a row."""
    lines = {one["line_no"] for one in truth.values() if one["may_be_invited"] == "no"}
    return {
        number
        for number, one in truth.items()
        if {one["line_no"], one["duplicate_of_line"]} & lines
    }


def the_list(ending):
    return (DATA / f"organisations.{ending}").read_bytes()


def settle():
    """The district of the story with its towns."""
    DistrictFactory()
    load_municipalities(script.read("kreis.json"), actor=WORKER)


def check(content=SMALL, name="liste.csv"):
    """Send a list, and let the worker read it."""
    run = sending.send(content, file_name=name, actor=OFFICE)
    keeping.sweep()
    return queries.run_of(run.id)


def take_in(run):
    taking.start(run.id, actor=OFFICE)
    keeping.sweep()
    return queries.run_of(run.id)


def take_back(run):
    undoing.undo(run.id, actor=OFFICE)
    keeping.sweep()
    return queries.run_of(run.id)


def rows_of(run):
    return {row.number: row for row in queries.all_rows(run)}


def everybody():
    return {person.full_name: person for person in db.session.query(Person)}


count = partial(lambda model: db.session.query(model).count())


def one_row(**told):
    """A list of one person, as CSV."""
    usual = {"Name": "Olena Koval", "Organisation": "Chor", "Ort": "Neustadt"}
    row = {**usual, **told}
    return csv_file(Table(title="", headings=list(row), rows=[list(row.values())]))


def only_row(run):
    (row,) = rows_of(run).values()
    return row
