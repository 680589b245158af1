"""Everything that is known goes into a workbook, and comes in again without one change."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.addresses.exports import addresses_table
from conference.addresses.services.knowing import standings
from conference.addresses.states import AddressKind, AddressRowState
from conference.core.database import db
from conference.directory.models import ContactPoint, Organisation
from conference.directory.services.people import PersonFacts, change_person
from conference.directory.states import ContactKind
from conference.documents.csv import csv_file
from conference.documents.excel import workbook
from tests.addresses.lists import (
    OFFICE,
    check,
    everybody,
    one_row,
    only_row,
    rows_of,
    take_back,
    take_in,
)
from tests.factories import DistrictFactory, MunicipalityFactory, PersonFactory


@pytest.fixture(autouse=True)
def district():
    district = DistrictFactory()
    MunicipalityFactory(district_id=district.id, name="Neustadt", postal_codes=["12345"])
    return district


def own_list(make=workbook):
    return make(addresses_table(standings()))


@pytest.mark.parametrize("make", [workbook, csv_file])
def test_our_own_export_comes_in_again_without_one_change(make):
    settle_everything()

    run = check(own_list(make), "adressen.xlsx")

    assert {row.kind for row in rows_of(run).values()} == {AddressKind.SAME}
    assert len(rows_of(run)) == 5
    assert [row.remarks for row in rows_of(run).values()] == [[]] * 5
    before = [one.entry for one in standings()]
    take_in(run)
    assert [one.entry for one in standings()] == before


def settle_everything():
    """People with odd facts: an organisation without anybody, somebody without one, two roles."""
    take_in(check())
    odd = PersonFactory(
        first_name="=Anna", last_name="O'Neil; von", email="a@example.org", note="zwei\n  Zeilen"
    )
    odd.tags = ["Verteiler A", "ist; nett"]
    odd.contact_points.append(
        ContactPoint(kind=ContactKind.FAX, value="+49 221 4710", plain="+492214710")
    )
    db.session.add(Organisation(district_id=odd.district_id, name="Leerer Verein"))
    db.session.commit()


def test_what_the_office_changes_in_our_own_export_is_changed_and_can_be_taken_back():
    take_in(check(one_row(**{"E-Mail": "olena@example.org", "Straße": "Weg 1"})))
    edited = own_list(csv_file).replace(b"Koval", b"Koval-Klein").replace(b"Weg 1", b"Weg 2")

    run = check(edited)

    assert only_row(run).changes == [
        ["Nachname", "Koval", "Koval-Klein"],
        ["Straße", "Weg 1", "Weg 2"],
    ]
    take_in(run)
    (person,) = everybody().values()
    assert (person.last_name, person.postal_addresses[0].street) == ("Koval-Klein", "Weg 2")
    take_back(run)
    (person,) = everybody().values()
    assert (person.last_name, person.postal_addresses[0].street) == ("Koval", "Weg 1")


def test_a_row_changed_by_somebody_meanwhile_is_left():
    take_in(check(one_row()))
    run = check(own_list(csv_file).replace(b"Koval", b"Koval-Klein"))
    (person,) = everybody().values()
    facts = PersonFacts(first_name="Olena", last_name="Koval", note="neu")
    change_person(person.id, facts, actor=OFFICE)

    take_in(run)

    assert only_row(run).state is AddressRowState.LEFT
    assert set(everybody()) == {"Olena Koval"}


def test_a_number_that_is_not_ours_is_refused():
    take_in(check(one_row()))
    (person,) = everybody().values()
    content = own_list(csv_file).replace(f"\n{person.id};".encode(), b"\n999999;")

    assert only_row(check(content)).kind is AddressKind.REFUSED


def test_the_export_is_a_workbook_with_every_membership():
    take_in(check())

    book = load_workbook(BytesIO(own_list()))

    names = [row[5].value for row in book["Adressen"].iter_rows(min_row=2)]
    assert names == ["Haddad", "Haddad", "Kaya"]
