"""A list is looked over, decided about, taken in and taken back; nothing happens without a click."""

from datetime import timedelta

import pytest

from conference.addresses import queries
from conference.addresses.errors import TooLateToUndo
from conference.addresses.models import AddressRow, KnownApart
from conference.addresses.rules.entries import Entry
from conference.addresses.services import deciding, keeping, sending, taking, undoing
from conference.addresses.states import (
    AddressKind,
    AddressRowState,
    AddressRunState,
    PairKind,
    PairState,
)
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed, StateNotAllowed
from conference.directory.models import ContactPoint, Membership, Organisation, Person
from conference.directory.services.people import PersonFacts, change_person
from conference.directory.states import OrganisationCategory
from conference.trail.models import Entry as TrailEntry
from tests.addresses.lists import (
    OFFICE,
    SMALL,
    check,
    count,
    everybody,
    one_row,
    only_row,
    rows_of,
    take_back,
    take_in,
)
from tests.factories import DistrictFactory, MembershipFactory, MunicipalityFactory, PersonFactory


@pytest.fixture(autouse=True)
def district():
    district = DistrictFactory()
    MunicipalityFactory(district_id=district.id, name="Neustadt", postal_codes=["12345"])
    return district


def test_nothing_is_written_without_a_click():
    run = check()

    assert run.state is AddressRunState.CHECKED
    assert {number: row.kind for number, row in rows_of(run).items()} == {
        4: AddressKind.NEW,
        5: AddressKind.NEW,
        7: AddressKind.NEW,
    }
    assert run.skipped == [[6, "Überschrift: SPORT"]]
    assert count(Person) == count(Organisation) == 0


def test_accepted_doubles_become_one_person_with_all_that_both_rows_know():
    run = check()
    (pair,) = queries.pairs_with(run.id, PairState.OPEN)
    assert pair.why == "gleiche E-Mail, gleicher Name, gleiche Organisation"
    deciding.join(run.id, pair.id, actor=OFFICE)

    take_in(run)

    people = everybody()
    assert set(people) == {"Dr. Amira Haddad", "Yusuf Kaya"}
    assert count(Organisation) == 2
    assert people["Dr. Amira Haddad"].email == "amira@example.org"
    assert people["Dr. Amira Haddad"].municipality.name == "Neustadt"
    assert not people["Yusuf Kaya"].wants_invitations
    told = {entry.kind for entry in db.session.query(TrailEntry)}
    assert {"address_run", "person", "organisation"} <= told


def test_not_the_same_is_remembered_for_ever():
    content = (
        "Name;Organisation;Ort;Telefon;E-Mail\n"
        "Olena Koval;Chor Neustadt;Neustadt;0221 4710 7;olena@example.org\n"
        "Olena Koval;Chorverband Neustadt;Neustadt;0221 4710 7;\n"
    )
    run = check(content.encode())
    (pair,) = queries.pairs_with(run.id, PairState.OPEN)
    deciding.keep_apart(run.id, pair.id, actor=OFFICE)
    first, _ = (row.person_id for row in rows_of(take_in(run)).values())

    again = check(content.replace("olena@", "o.koval@").encode())

    assert count(Person) == 2
    assert [row.kind for row in rows_of(again).values()] == [AddressKind.NEW, AddressKind.SAME]
    # The changed row may still be whom it was, and is nobody else
    assert [one.person_id for one in queries.pairs_with(again.id, PairState.OPEN)] == [first]
    assert count(KnownApart) == 1


def test_a_decision_can_be_thought_over_before_the_click():
    run = check()
    (pair,) = queries.pairs_with(run.id, PairState.OPEN)
    deciding.keep_apart(run.id, pair.id, actor=OFFICE)

    deciding.join(run.id, pair.id, actor=OFFICE)

    assert count(KnownApart) == 0
    take_in(run)
    with pytest.raises(StateNotAllowed):
        deciding.keep_apart(run.id, pair.id, actor=OFFICE)


def test_couples_and_second_contacts_are_no_doubles():
    content = (
        "Anrede;Name;Organisation;Straße;Ort;Telefon;E-Mail\n"
        "Herr;Christian Nobis;Chor;Weg 1;Neustadt;0221 4710 188;nobis@example.org\n"
        "Frau;Christiane Nobis;Chor;Weg 1;Neustadt;0221 4710 188;nobis@example.org\n"
        "Herr;Ilir Gashi;Chor;Weg 1;Neustadt;0221 4710 188;info@example.org\n"
        "Frau;Rim Saleh;Chor;Weg 1;Neustadt;0221 4710 188;info@example.org\n"
    )

    run = check(content.encode())

    assert queries.pairs_with(run.id, *PairState) == []


def test_somebody_known_is_proposed_and_completed_but_never_overwritten():
    known = PersonFactory(first_name="Olena", last_name="Koval", email="", phone="0221 4710 5")
    MembershipFactory(person=known, organisation__name="Chor Neustadt e. V.")
    run = check(one_row(**{"E-Mail": "olena@example.org", "Telefon": "0221/4710-5"}))
    (pair,) = queries.pairs_with(run.id, PairState.OPEN)
    assert (pair.person_id, pair.kind) == (known.id, PairKind.SAME_ENTRY)
    deciding.join_all(run.id, pair.why, actor=OFFICE)

    take_in(run)

    (person,) = everybody().values()
    assert person.email == "olena@example.org"
    assert person.phone == "0221 4710 5"
    assert [one.organisation.name for one in person.memberships] == ["Chor Neustadt e. V."]


def test_the_same_person_in_another_organisation_keeps_both_roles():
    content = (
        "Name;Organisation;Bereich;Ort;E-Mail\n"
        "Olena Koval;Stadt Neustadt;Kommune;Neustadt;olena@example.org\n"
        "Olena Koval;Lesekreis;Ehrenamt;Neustadt;olena@example.org\n"
    )
    run = check(content.encode())
    (pair,) = queries.pairs_with(run.id, PairState.OPEN)
    deciding.join(run.id, pair.id, actor=OFFICE)

    take_in(run)

    (person,) = everybody().values()
    assert pair.kind is PairKind.TWO_ROLES
    assert [(m.organisation.name, m.organisation.category) for m in person.memberships] == [
        ("Stadt Neustadt", OrganisationCategory.MUNICIPALITY),
        ("Lesekreis", OrganisationCategory.INITIATIVE),
    ]


def test_a_broken_address_is_never_written_to_but_noted():
    run = take_in(check(one_row(**{"E-Mail": "o,koval@example.org", "PLZ": "12345"})))

    (person,) = everybody().values()
    assert person.email == ""
    assert "o.koval@example.org" in person.note
    assert only_row(run).remarks == [
        [
            "E-Mail",
            "Das ist keine E-Mail-Adresse. Vielleicht ist o.koval@example.org gemeint.",
            "o,koval@example.org",
        ]
    ]


def test_a_row_of_an_organisation_without_a_person_is_the_organisation():
    take_in(check(one_row(**{"Name": "", "E-Mail": "chor@example.org", "Bemerkung": "keine Post"})))

    (body,) = db.session.query(Organisation)
    assert body.email == "chor@example.org"
    assert body.tags == ["keine Einladung"]
    assert count(Person) == 0


def test_a_row_that_names_nobody_is_refused_with_column_reason_and_value():
    content = "Name;Organisation;Ort;E-Mail\nA B;C;D;a@example.org\n;;Neustadt;x@example.org\n"

    row = rows_of(take_in(check(content.encode())))[3]

    assert (row.kind, row.state) == (AddressKind.REFUSED, AddressRowState.LEFT)
    assert row.remarks == [["Nachname", "Hier fehlen Name und Organisation.", "Neustadt"]]


def test_columns_can_be_assigned_and_are_remembered():
    content = b"Wer;Name;Wo\nOlena Koval;Chor;Neustadt\n"
    with_known = content.replace(b"Wo", b"Ort")
    run = check(with_known)
    assert run.meanings == ["", "whole_name", "city"]

    sending.assign_columns(run.id, ["whole_name", "organisation", "city"], actor=OFFICE)
    keeping.sweep()

    assert only_row(run).name == "Olena Koval, Chor"
    again = check(with_known.replace(b"Olena", b"Iryna"))
    assert only_row(again).name == "Iryna Koval, Chor"


def test_a_list_that_is_none_says_so():
    run = check(b"a;b\n1;2\n")

    assert run.state is AddressRunState.REFUSED
    assert "keine Zeile mit Überschriften" in run.problem
    assert run.content is None


def test_undoing_takes_everything_away_again():
    run = take_in(check())

    done = take_back(run)

    assert done.state is AddressRunState.UNDONE
    assert count(Person) == count(Organisation) == count(Membership) == count(ContactPoint) == 0
    assert {row.state for row in rows_of(run).values()} == {AddressRowState.UNDONE}
    assert {row.kind for row in rows_of(check()).values()} == {AddressKind.NEW}


def test_undoing_brings_back_what_was_completed():
    known = PersonFactory(
        first_name="Olena", last_name="Koval", email="olena@example.org", phone=""
    )
    run = check(one_row(**{"E-Mail": "olena@example.org", "Telefon": "0221 4710 7"}))
    (pair,) = queries.pairs_with(run.id, PairState.OPEN)
    deciding.join(run.id, pair.id, actor=OFFICE)
    take_in(run)
    assert everybody()["Olena Koval"].phone == "+4922147107"

    take_back(run)

    db.session.refresh(known)
    assert (known.email, known.phone, known.memberships) == ("olena@example.org", "", [])
    assert count(Organisation) == 0


def test_undoing_respects_what_somebody_changed_since():
    run = take_in(check())
    yusuf = everybody()["Yusuf Kaya"]
    facts = PersonFacts(first_name="Yusuf", last_name="Kaya", note="ruft zurück")
    change_person(yusuf.id, facts, actor=OFFICE)

    take_back(run)

    assert set(everybody()) == {"Yusuf Kaya"}
    assert [body.name for body in db.session.query(Organisation)] == ["Turnverein"]
    assert rows_of(run)[5].state is AddressRowState.KEPT


def test_after_thirty_days_a_list_forgets_names_and_cannot_be_undone():
    run, waiting = take_in(check()), check(one_row())
    with clock.pretending(clock.now() + undoing.UNDONE_WITHIN + timedelta(hours=1)):
        with pytest.raises(TooLateToUndo):
            undoing.undo(run.id, actor=OFFICE)

        keeping.sweep()

        assert {(row.name, str(row.entry)) for row in rows_of(run).values()} == {("", "{}")}
        assert queries.state_of(waiting.id) is AddressRunState.DISCARDED
        assert rows_of(waiting) == {}
        assert {row.kind for row in rows_of(check()).values()} == {AddressKind.SAME}


def test_a_worker_that_dies_goes_on_where_it_was(monkeypatch):
    run = check()
    taking.start(run.id, actor=OFFICE)
    monkeypatch.setattr(taking, "SLICE", 1)
    steps = iter([False, True])
    monkeypatch.setattr(taking.queue, "is_closing", lambda: next(steps))

    keeping.sweep()
    assert count(Person) == 1
    monkeypatch.setattr(taking.queue, "is_closing", lambda: False)
    keeping.sweep()

    assert queries.state_of(run.id) is AddressRunState.DONE
    assert count(Person) == 3


def test_pressing_twice_is_no_harm():
    run = check()

    taking.start(run.id, actor=OFFICE)
    taking.start(run.id, actor=OFFICE)
    keeping.sweep()
    keeping.sweep()

    assert count(Person) == 3


def test_discarding_leaves_nothing():
    run = check()

    taking.discard(run.id, actor=OFFICE)

    assert count(AddressRow) == 0
    assert run.content is None


def test_only_the_office_takes_addresses_in():
    programme = Actor(name="Rita", staff_id=2, roles=frozenset({Role.PROGRAMME}))

    with pytest.raises(NotAllowed):
        sending.send(SMALL, file_name="liste.csv", actor=programme)


def test_an_entry_is_the_same_after_it_was_kept():
    run = check()

    for row in rows_of(run).values():
        assert Entry.of_json(Entry.of_json(row.entry).to_json()) == Entry.of_json(row.entry)
