"""The address list as an office keeps it: 33 kinds of traps, held against what a careful person would enter."""

import sys
from collections import Counter

import pytest
from sqlalchemy import select

from conference.addresses import queries
from conference.addresses.rules.entries import Entry
from conference.addresses.services import deciding
from conference.addresses.states import AddressKind, AddressRunState, PairKind, PairState
from conference.core.database import db
from conference.directory.models import Membership, Municipality, Organisation, Person
from tests.addresses.lists import (
    OFFICE,
    check,
    opted_out,
    rows_of,
    settle,
    take_in,
    the_list,
    truths,
)

LINE = {"csv": "line_no", "xlsx": "excel_row"}


@pytest.fixture(params=["csv", "xlsx"])
def read(request):
    settle()
    ending = request.param
    run = check(the_list(ending), f"organisations.{ending}")
    return run, {int(one[LINE[ending]]): one for one in truths()}


def cells_of(entry):
    """The cleaned fields under the names of the truth."""
    return {
        "clean_org_name": entry.organisation,
        "clean_salutation": entry.salutation,
        "clean_title": entry.title,
        "clean_first_name": entry.first_name,
        "clean_last_name": entry.last_name,
        "clean_street": entry.street,
        "clean_postal_code": entry.postal_code,
        "clean_city": entry.city,
        "clean_phone": "|".join(entry.phones),
        "clean_mobile": "|".join(entry.mobiles),
        "clean_emails": "|".join((*entry.emails, *entry.guessed)),
    }


def test_the_header_is_found_and_every_row_is_read(read):
    run, truth = read
    rows = rows_of(run)

    assert run.state is AddressRunState.CHECKED
    assert run.heading_row == 3
    assert set(rows) == {line for line, one in truth.items() if one["row_type"] == "data"}
    assert len(rows) == 266
    assert {number for number, _ in run.skipped} == {
        line for line, one in truth.items() if one["row_type"] in {"subheading", "footer"}
    }
    assert {row.kind for row in rows.values()} == {AddressKind.NEW}


def test_cleaned_fields_are_what_a_careful_person_would_enter(read):
    run, truth = read
    hits, towns = Counter(), 0
    ags = dict(db.session.execute(select(Municipality.id, Municipality.ags)).all())

    rows = rows_of(run)
    for number, row in rows.items():
        entry = Entry.of_json(row.entry)
        for column, value in cells_of(entry).items():
            hits[column] += value == truth[number][column]
        towns += ags.get(entry.town_id, "") == truth[number]["municipality_ags"]

    sys.stdout.write("\n" + "\n".join(f"{name:<18} {n:>3}/{len(rows)}" for name, n in hits.items()))
    sys.stdout.write(f"\nmunicipality       {towns:>3}/{len(rows)}\n")
    assert sum(hits.values()) >= 0.97 * len(rows) * len(hits)
    assert towns >= 0.97 * len(rows)


def test_who_cannot_be_written_to_by_mail_or_by_post_is_known(read):
    run, truth = read

    entries = {number: Entry.of_json(row.entry) for number, row in rows_of(run).items()}

    without_mail = {number for number, entry in entries.items() if not entry.emails}
    without_post = {number for number, entry in entries.items() if not entry.is_posted}
    assert without_mail == {n for n, one in truth.items() if one["email_usable"] == "no"}
    assert without_post == {n for n, one in truth.items() if one["postal_usable"] == "no"}
    assert (len(without_mail), len(without_post)) == (31, 12)


def pairs_of(run):
    pairs = queries.pairs_with(run.id, *PairState)
    return {
        kind: {
            frozenset((pair.first.number, pair.second.number))
            for pair in pairs
            if pair.kind is kind
        }
        for kind in PairKind
    }


def duplicates_in(truth):
    by_line = {one["line_no"]: number for number, one in truth.items()}
    return {
        frozenset((number, by_line[one["duplicate_of_line"]]))
        for number, one in truth.items()
        if one["relation"] == "duplicate"
    }


def test_doubles_are_proposed_and_nobody_else(read):
    run, truth = read
    right = duplicates_in(truth)

    proposed = pairs_of(run)[PairKind.SAME_ENTRY]

    assert len(right) == 38
    assert len(proposed & right) >= 36
    assert len(proposed - right) <= 3


def test_who_has_two_roles_keeps_both(read):
    run, truth = read
    roles = {n for n, one in truth.items() if one["relation"] == "same_person_other_organisation"}

    proposed = pairs_of(run)[PairKind.TWO_ROLES]

    assert {number for pair in proposed for number in pair} >= roles
    assert all(pair & roles for pair in proposed)


def test_what_is_decided_becomes_people_and_organisations(read):
    run, truth = read
    for why, _ in queries.open_reasons(run):
        deciding.join_all(run.id, why, actor=OFFICE)

    done = take_in(run)

    assert done.state is AddressRunState.DONE
    contacts = {one["contact_id"] for one in truth.values() if one["row_type"] == "data"}
    bodies = {one["org_id"] for one in truth.values() if one["row_type"] == "data"}
    # Four people have a number of their own for each of their two roles
    assert db.session.query(Person).count() == len(contacts) - 4
    assert db.session.query(Organisation).count() == len(bodies)
    assert db.session.query(Membership).count() == len(contacts)
    never = opted_out(truth)
    people = {
        number: db.session.get(Person, row.person_id) for number, row in rows_of(done).items()
    }
    assert len(never) == 12
    assert not any(people[number].wants_invitations for number in never)
    again = check(the_list("csv"))
    assert {row.kind for row in queries.all_rows(again)} == {AddressKind.SAME}


def test_as_long_as_nobody_has_decided_the_double_of_an_opt_out_is_not_invited(read):
    run, truth = read

    done = take_in(run)

    never = opted_out(truth)
    people = {
        number: db.session.get(Person, row.person_id) for number, row in rows_of(done).items()
    }
    assert not any(people[number].wants_invitations for number in never)
    assert db.session.query(Person).count() == 266
