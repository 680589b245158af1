"""Long lists: a slice of rows asks the directory a few questions, not a few a row."""

import pytest

from conference.addresses import queries
from conference.addresses.services import deciding, undoing
from conference.addresses.services.entering import CHANGED_SINCE
from conference.addresses.services.knowing import standings
from conference.addresses.services.taking import FAILED
from conference.addresses.services.undoing import STILL_NEEDED
from conference.addresses.states import AddressKind, AddressRowState, AddressRunState, PairState
from conference.core.database import db
from conference.core.storing import MANY
from conference.directory.models import (
    ContactPoint,
    Membership,
    Organisation,
    Person,
    PostalAddress,
)
from conference.documents.csv import csv_file
from conference.documents.table import Table
from tests.addresses.lists import (
    OFFICE,
    check,
    count,
    everybody,
    only_row,
    rows_of,
    take_back,
    take_in,
)
from tests.factories import (
    DistrictFactory,
    MunicipalityFactory,
    OrganisationLinkFactory,
    PersonFactory,
)

HEADINGS = ("Name", "Organisation", "Straße", "Ort", "Telefon", "E-Mail")


@pytest.fixture(autouse=True)
def district():
    district = DistrictFactory()
    MunicipalityFactory(district_id=district.id, name="Neustadt", postal_codes=["12345"])
    return district


def people(number, *, town="Neustadt"):
    rows = [
        (
            f"Olena Koval{'abcdefghij'[one % 10]}{'klmnopqrst'[one // 10]}",
            f"Chor {one}",
            f"Weg {one}",
            town,
            f"0221 4710 {100 + one}",
            f"o{one}@example.org",
        )
        for one in range(number)
    ]
    return csv_file(Table(title="", headings=HEADINGS, rows=rows))


def asked_for(count_queries, work):
    """How many statements there are beside those that store something new, which SQLite takes singly."""
    with count_queries() as asked:
        work()
    return len([one for one in asked if not one.startswith("INSERT")])


def test_taking_in_and_taking_back_ask_as_much_for_thirty_rows_as_for_a_few(count_queries):
    asked = {}
    for number in (MANY, 30):  # fewer are not numbered at once
        run = check(people(number))
        taking_in = asked_for(count_queries, lambda run=run: take_in(run))
        asked[number] = taking_in, asked_for(count_queries, lambda run=run: take_back(run))
        assert queries.state_of(run.id) is AddressRunState.UNDONE
        assert count(Organisation) == count(Membership) == count(ContactPoint) == 0

    assert asked[30] == asked[MANY]


def test_changed_rows_ask_as_much_for_thirty_as_for_three(count_queries):
    asked = {}
    for number in (3, 30):
        known = [
            PersonFactory(first_name="Olena", last_name=f"Koval{one}", phone=f"0221 4710 {one:03}")
            for one in range(number)
        ]
        told = [(one.id, one.first_name, one.last_name, "0221 777") for one in known]
        headings = ("Personennummer", "Vorname", "Nachname", "Telefon")
        run = check(csv_file(Table(title="", headings=headings, rows=told)))
        assert {row.kind for row in rows_of(run).values()} == {AddressKind.CHANGED}

        taking_in = asked_for(count_queries, lambda run=run: take_in(run))
        asked[number] = taking_in, asked_for(count_queries, lambda run=run: take_back(run))
        assert {row.state for row in rows_of(run).values()} == {AddressRowState.UNDONE}

    assert asked[30] == asked[3]


def test_doubles_in_one_slice_become_one_person_that_goes_again_with_the_list():
    content = (
        "Name;Organisation;Straße;Ort;Telefon;E-Mail\n"
        "Olena Koval;Chor;Weg 1;Neustadt;;olena@example.org\n"
        "Olena Koval;Chor;Weg 1;Neustadt;0221 4710 7;olena@example.org\n"
        "Olena Koval;Chor;;Neustadt;0221 4710 8;olena@example.org\n"
    )
    run = check(content.encode())
    for pair in queries.pairs_with(run.id, PairState.OPEN):
        deciding.join(run.id, pair.id, actor=OFFICE)

    take_in(run)

    (person,) = everybody().values()
    assert [one.value for one in person.contact_points] == [
        "olena@example.org",
        "+4922147107",
        "+4922147108",
    ]
    assert [one.organisation.name for one in person.memberships] == ["Chor"]
    assert {row.person_id for row in rows_of(run).values()} == {person.id}
    take_back(run)
    assert everybody() == {}
    assert count(Organisation) == count(ContactPoint) == count(PostalAddress) == 0


def test_a_row_that_cannot_be_taken_in_does_not_hold_up_its_slice():
    run = check(people(3))
    broken = rows_of(run)[3]
    broken.entry = {**broken.entry, "town_id": 999_999}
    db.session.commit()

    take_in(run)

    assert {number: row.state for number, row in rows_of(run).items()} == {
        2: AddressRowState.DONE,
        3: AddressRowState.LEFT,
        4: AddressRowState.DONE,
    }
    assert rows_of(run)[3].remarks[-1:] == [["", FAILED, ""]]


def test_two_rows_of_one_person_change_it_one_after_the_other():
    person = PersonFactory(first_name="Olena", last_name="Koval", phone="")
    headings = ("Personennummer", "Vorname", "Nachname", "Telefon")
    rows = [(person.id, "Olena", "Koval", "0221 4710"), (person.id, "Olena", "Koval", "0221 777")]
    run = check(csv_file(Table(title="", headings=headings, rows=rows)))

    take_in(run)

    states = {row.number: (row.state, row.remarks) for row in rows_of(run).values()}
    assert states[2][0] is AddressRowState.DONE
    assert states[3] == (AddressRowState.LEFT, [["", CHANGED_SINCE, ""]])


def test_who_is_needed_elsewhere_stays_and_all_others_of_the_slice_go():
    run = take_in(check(people(3)))
    needed = rows_of(run)[3]
    OrganisationLinkFactory(
        organisation=db.session.get(Organisation, needed.organisation_id),
        person=db.session.get(Person, needed.person_id),
    )

    take_back(run)

    assert [one.id for one in everybody().values()] == [needed.person_id]
    assert {number: row.state for number, row in rows_of(run).items()} == {
        2: AddressRowState.UNDONE,
        3: AddressRowState.KEPT,
        4: AddressRowState.UNDONE,
    }
    assert rows_of(run)[3].remarks[-1] == ["", STILL_NEEDED, ""]
    assert queries.state_of(run.id) is AddressRunState.UNDONE


def test_an_organisation_that_is_needed_elsewhere_stays_without_the_person():
    run = take_in(check(people(1)))
    row = only_row(run)
    OrganisationLinkFactory(
        organisation=db.session.get(Organisation, row.organisation_id),
        person=PersonFactory(last_name="Fremd"),
    )

    take_back(run)

    assert [one.last_name for one in everybody().values()] == ["Fremd"]
    assert count(Organisation) == 1
    assert only_row(run).state is AddressRowState.UNDONE
    assert only_row(run).remarks[-1] == ["", STILL_NEEDED, ""]


def test_a_worker_that_dies_takes_the_rest_back_later(monkeypatch):
    run = take_in(check(people(3)))
    undoing.undo(run.id, actor=OFFICE)
    monkeypatch.setattr(undoing, "SLICE", 1)
    steps = iter([False, True])
    monkeypatch.setattr(undoing.queue, "is_closing", lambda: next(steps))

    undoing.take_back(run.id)
    assert count(Organisation) == 2
    monkeypatch.setattr(undoing.queue, "is_closing", lambda: False)
    undoing.take_back(run.id)

    assert count(Organisation) == 0
    assert [one.entry for one in standings()] == []
