"""The 420 registrations of the story, with sixty kinds of traps: nobody is lost, and each trap is handled."""

import csv
import sys
from collections import Counter
from datetime import datetime, time
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from conference.core import clock
from conference.core.database import db
from conference.core.listing import Wanted
from conference.documents.csv import csv_file
from conference.documents.excel import workbook
from conference.intake import queries
from conference.intake.states import RowKind, RowState, RunState
from conference.mail.models import Letter
from conference.programme.queries.working import rounds_of
from conference.registration.exports import registrations_table
from conference.registration.models import LikelyTwins
from conference.registration.queries import engagements_in_forums, offer_by
from conference.registration.queries.lists import all_registrations
from conference.registration.states import State
from tests.intake.truth import EXPECTED, Case, issues_of, truths
from tests.intake.year import REGISTRATIONS, TODAY, check, read_in, told_year


@pytest.fixture
def year():
    with clock.pretending(TODAY):
        yield told_year()


def test_all_traps_of_the_list_are_handled(year):
    run = read_in(year)

    rows = {row.source: row for row in queries.all_rows(run)}
    assert run.state is RunState.DONE
    assert Counter(row.state for row in rows.values()) == {RowState.DONE: 420}
    cases = cases_of(year, rows)
    handled, expected, wrong = Counter(), Counter(), []
    for case in cases.values():
        for code in issues_of(case.truth):
            expected[code] += 1
            if EXPECTED[code](case):
                handled[code] += 1
            else:
                wrong.append((code, case.truth["registration_id"], case.row.remarks))
    right = [code for code in expected if handled[code] == expected[code]]
    sys.stdout.write("\n" + table_of(handled, expected))
    assert set(expected) == set(EXPECTED)
    assert len(right) >= 0.95 * len(expected), wrong
    reached = {
        source: case.person.reach_by.value
        for source, case in cases.items()
        if case.person.reach_by.value != case.truth["reachable_by"]
    }
    assert reached == {}
    assert no_letter_went_out()
    assert states_of(cases) == {State.CONFIRMED: 373, State.WAITLISTED: 25, State.CANCELLED: 22}
    for again in (REGISTRATIONS, *own_lists(year)):
        assert Counter(row.kind for row in queries.all_rows(check(year, again))) == {
            RowKind.SAME: 420
        }


def own_lists(year):
    """What the office takes away, as Excel and as CSV."""
    people = list(all_registrations(year, Wanted()))
    excel, plain = (registrations_table("Anmeldungen", people, rounds_of(year)) for _ in range(2))
    return workbook(excel), csv_file(plain)


def table_of(handled, expected):
    width = max(map(len, expected))
    return "\n".join(
        f"{code:<{width}} | {handled[code]:>2}/{expected[code]:<2}" for code in sorted(expected)
    )


def cases_of(year, rows):
    typed = {
        row["registration_id"]: row
        for row in csv.DictReader(StringIO(REGISTRATIONS.decode()), delimiter=";")
    }
    sources = {row.registration_id: source for source, row in rows.items()}
    people = {source: row.registration for source, row in rows.items()}
    pairs = db.session.scalars(select(LikelyTwins).where(LikelyTwins.conference_id == year.id))
    twins = {frozenset((sources[pair.first_id], sources[pair.second_id])) for pair in pairs}
    told = {truth["registration_id"]: truth for truth in truths()}
    offer, stages = offer_by(year), tuple(engagements_in_forums(year.id))
    exported = in_files(year, people)
    return {
        source: Case(
            truth=told[source],
            typed=typed[source],
            row=row,
            person=row.registration,
            offer=offer,
            twins=twins,
            by_source=people,
            needs_deadline=datetime.combine(year.needs_deadline, time.max, clock.BERLIN),
            stages=stages,
            exported=exported[source],
        )
        for source, row in rows.items()
    }


def in_files(year, people):
    """How each message stands in the two files that the office takes away."""

    def table():
        return registrations_table("Anmeldungen", people.values(), rounds_of(year))

    column = table().headings.index("Nachricht")
    plain = list(csv.reader(StringIO(csv_file(table()).decode("utf-8-sig")), delimiter=";"))[1:]
    sheet = load_workbook(BytesIO(workbook(table())))["Anmeldungen"]
    kinds = [row[column].data_type for row in sheet.iter_rows(min_row=2)]
    return {
        source: {"csv": cells[column], "xlsx": kind}
        for source, cells, kind in zip(people, plain, kinds, strict=True)
    }


def states_of(cases):
    return Counter(case.person.state for case in cases.values())


def no_letter_went_out():
    """People have their answer already; only who moves up from the waiting list hears of it."""
    names = set(db.session.scalars(select(Letter.name)))
    return names <= {"registration/mail/moved_up"}
