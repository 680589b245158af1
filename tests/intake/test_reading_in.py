"""A list is looked over, read in once however often it is pressed, and taken back without harm."""

from collections import Counter

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.core.listing import Wanted
from conference.documents.csv import csv_file
from conference.documents.excel import workbook
from conference.intake import queries
from conference.intake.errors import HeadingTwice, NoNames, NoRows, TooLateToUndo
from conference.intake.models import IntakeRow
from conference.intake.services import carrying_out, checking, keeping, undoing
from conference.intake.states import RowKind, RowState, RunState
from conference.mail.models import Letter
from conference.programme.queries.working import rounds_of
from conference.registration import queries as registrations
from conference.registration.exports import registrations_table
from conference.registration.models import Registration
from conference.registration.queries.lists import all_registrations
from conference.registration.rules import Details, Needs, details_of
from conference.registration.services.change import change
from conference.registration.services.withdraw import withdraw
from conference.registration.states import ConsentKind, Reach, State
from tests.factories import ConferenceFactory, ForumFactory
from tests.intake.year import OFFICE, check, read_in, take_back
from tests.programme.publishing import release
from tests.registration.people import amira, sign_up, wish

LIST = (
    "Kennung;Vorname;Nachname;E-Mail;Eingang;Stand;Forum Runde A;Essen;Schuhgröße\n"
    "v-2;Boris;Kowal;boris@example.org;02.09.2026 10:00;;A1, A9;halal;44\n"
    "v-1;Amira;Haddad;amira@example.org;01.09.2026 09:00;;A1;;38\n"
    "v-3;;;niemand@example.org;;;;;\n"
    "v-4;Cem;Demir;cem@example;03.09.2026;abgemeldet;;;\n"
    "v-2;Boris;Kowal;boris@example.org;;;;;\n"
).encode()


@pytest.fixture
def conference():
    conference = ConferenceFactory()
    ForumFactory(of=conference, code="A1")
    release(conference)
    return conference


def people():
    return db.session.scalars(select(Registration).order_by(Registration.id)).all()


def rows_of(run):
    return {row.number: row for row in queries.all_rows(run)}


def kinds_of(run):
    return Counter(row.kind for row in queries.all_rows(run))


def own_list(conference, written):
    found = all_registrations(conference, Wanted())
    return written(registrations_table("Anmeldungen", found, rounds_of(conference)))


def test_nothing_is_written_before_the_click(conference):
    run = check(conference, LIST)

    assert people() == []
    assert run.state is RunState.CHECKED
    assert run.unread == ["Schuhgröße"]
    assert {number: row.kind for number, row in rows_of(run).items()} == {
        2: RowKind.NEW,
        3: RowKind.NEW,
        4: RowKind.REFUSED,
        5: RowKind.NEW,
        6: RowKind.REFUSED,
    }
    assert ["Forum Runde A", "Dieses Forum gibt es nicht; der Wunsch entfällt.", "A9"] in rows_of(
        run
    )[2].remarks
    assert "schon in Zeile 2" in rows_of(run)[6].remarks[0][1]


def test_seats_are_given_in_the_order_of_arrival(conference):
    read_in(conference, LIST)

    assert [person.first_name for person in people()] == ["Amira", "Boris", "Cem"]
    assert [person.state for person in people()] == [
        State.CONFIRMED,
        State.CONFIRMED,
        State.CANCELLED,
    ]
    assert people()[2].reach_by is not Reach.EMAIL


def test_what_tells_of_health_is_in_no_remark_and_not_kept_with_the_list(conference):
    run = read_in(conference, LIST)

    rows = rows_of(run).values()
    assert all("halal" not in str((row.remarks, row.changes, row.before)) for row in rows)
    assert {tuple(row.cells) for row in rows} == {()}
    assert people()[1].need.diet == "halal"


def test_people_hear_of_it_only_when_the_office_wants_it(conference):
    read_in(conference, LIST)
    assert db.session.scalars(select(Letter.name)).all() == []

    other = LIST.replace(b"v-", b"w-").replace(b"Amira", b"Nadia")
    read_in(conference, other, writes_letters=True)

    assert "registration/mail/confirmed" in db.session.scalars(select(Letter.name)).all()


def test_the_same_list_twice_changes_nothing(conference):
    read_in(conference, LIST)

    again = read_in(conference, LIST)

    assert len(people()) == 3
    assert kinds_of(again) == {RowKind.SAME: 3, RowKind.REFUSED: 2}


def test_what_happened_since_is_newer_than_the_same_row_read_again(conference):
    read_in(conference, LIST)
    told = details_of(people()[0])
    change(
        people()[0].id,
        Details(**{**vars(told), "organisation": "TuS Rurauen"}),
        version=people()[0].version,
        actor=OFFICE,
        why="Anruf",
    )

    assert kinds_of(check(conference, LIST)) == {RowKind.SAME: 3, RowKind.REFUSED: 2}


@pytest.mark.parametrize("pressed", [1, 2])
def test_a_worker_that_broke_off_goes_on_where_it_was(conference, pressed):
    run = check(conference, LIST)
    for _ in range(pressed):
        carrying_out.start(run.id, writes_letters=False, actor=OFFICE)
    (first, *_) = queries.open_rows(run.id, at_most=1)
    frame = checking.frame_of(conference)
    carrying_out.carry_out_row(first, frame=frame)
    carrying_out.carry_out_row(first, frame=frame)  # the same row, by a second worker

    keeping.sweep()
    keeping.sweep()

    assert len(people()) == 3
    assert queries.state_of(run.id) is RunState.DONE


def test_a_row_that_cannot_be_carried_out_is_said_in_the_report(conference):
    run = check(conference, LIST)
    first = check(conference, LIST)
    carrying_out.start(first.id, writes_letters=False, actor=OFFICE)
    keeping.sweep()
    carrying_out.start(run.id, writes_letters=False, actor=OFFICE)

    keeping.sweep()

    row = rows_of(queries.run_of(conference, run.id))[2]
    assert row.state is RowState.LEFT
    assert row.remarks[-1][1] == "Diese Person ist inzwischen eingelesen."
    assert len(people()) == 3


@pytest.mark.parametrize("written", [csv_file, workbook])
def test_our_own_list_is_read_in_without_a_change(conference, written):
    odd = {"first_name": "Prof. Dr. Nour", "last_name": "-", "organisation": "'=1+1"}
    forum = registrations.offer_by(conference).rounds[0].forums[0]
    choice = wish(
        type(
            "Forum",
            (),
            {"id": forum.id, "round_id": registrations.offer_by(conference).rounds[0].id},
        )
    )
    sign_up(conference, amira(choices=(choice,), consents=frozenset({ConsentKind.PHOTO})))
    sign_up(conference, amira(**odd, phone="+49 221 4710 1", needs=Needs(wheelchair=True)))
    sign_up(conference, amira(message="zwei\nZeilen"), amira(first_name="", last_name="", email=""))
    withdraw(people()[1].id, actor=OFFICE, why="krank")

    run = check(conference, own_list(conference, written))

    assert kinds_of(run) == {RowKind.SAME: 4}
    assert all(row.remarks == [] for row in rows_of(run).values())


def test_what_the_office_changed_in_our_own_list_is_changed_and_needs_stay(conference):
    person = sign_up(conference, amira(needs=Needs(wheelchair=True, consent=True)))
    edited = own_list(conference, csv_file).decode("utf-8-sig").replace("Haddad", "Haddad-Klein")

    run = read_in(conference, edited.encode())

    (row,) = rows_of(run).values()
    assert row.changes == [["Nachname", "Haddad", "Haddad-Klein"]]
    assert details_of(people()[0]).last_name == "Haddad-Klein"
    assert person.need.wheelchair


def test_a_row_changed_by_somebody_meanwhile_is_left(conference):
    person = sign_up(conference)
    edited = own_list(conference, csv_file).decode("utf-8-sig").replace("Haddad", "Haddad-Klein")
    run = check(conference, edited.encode())
    told = Details(**{**vars(details_of(person)), "message": "Ich komme später"})
    change(person.id, told, version=person.version, actor=OFFICE, why="Anruf")
    carrying_out.start(run.id, writes_letters=False, actor=OFFICE)

    keeping.sweep()

    (row,) = rows_of(queries.run_of(conference, run.id)).values()
    assert row.state is RowState.LEFT
    assert people()[0].last_name == "Haddad"


def test_undoing_forgets_who_was_new_and_respects_what_changed_since(conference):
    run = read_in(conference, LIST)
    boris = people()[1]
    told = Details(**{**vars(details_of(boris)), "message": "Ich bringe Kuchen mit"})
    change(boris.id, told, version=boris.version, actor=OFFICE, why="Anruf")

    take_back(run)

    assert queries.state_of(run.id) is RunState.UNDONE
    assert [(person.first_name, person.state) for person in people()] == [
        ("", State.CANCELLED),
        ("Boris", State.CONFIRMED),
        ("", State.CANCELLED),
    ]
    assert rows_of(run)[2].state is RowState.KEPT
    assert rows_of(run)[3].name == ""


def test_undoing_brings_back_what_was_changed(conference):
    sign_up(conference)
    edited = own_list(conference, csv_file).decode("utf-8-sig").replace("Haddad", "Klein")
    run = read_in(conference, edited.encode())

    take_back(run)

    assert people()[0].last_name == "Haddad"
    assert [row.state for row in rows_of(run).values()] == [RowState.UNDONE]


def test_people_who_move_up_are_not_changed_by_somebody(conference):
    conference.public_seats = 1
    db.session.commit()
    run = read_in(conference, LIST)

    take_back(run)

    assert {person.state for person in people()} == {State.CANCELLED}
    assert {row.state for row in rows_of(run).values() if row.kind is RowKind.NEW} == {
        RowState.UNDONE
    }


def test_nothing_that_is_not_understood_is_passed_over_in_silence(conference):
    content = (
        "Vorname;Telefon;Erreichbar;Kontingent;Fotos erlaubt;Abgemeldet am\n"
        "Kap;02452 13 10;Brieftaube;Ehrengäste;vielleicht;neulich\n"
        "Uta;02452 13 11;per Brief;;;\n"
        "Nil;;;;;\n"
    ).encode()

    rows = rows_of(check(conference, content))

    assert [heading for heading, *_ in rows[2].remarks] == [
        *("Erreichbar", "Fotos erlaubt", "Kontingent", "Abgemeldet am"),
    ]
    assert rows[2].remarks[0][1] == "Diesen Weg kennen wir nicht; es zählt, was da steht."
    assert [remark[:2] for remark in rows[3].remarks] == [
        ["Erreichbar", "Dafür fehlt die Angabe; es zählt, was da steht."]
    ]
    assert [heading for heading, *_ in rows[4].remarks] == ["E-Mail"]


def test_old_lists_forget_their_people_and_cannot_be_undone(conference):
    run, waiting = read_in(conference, LIST), check(conference, LIST.replace(b"v-", b"u-"))
    with clock.pretending(clock.now() + undoing.UNDONE_WITHIN * 2):
        with pytest.raises(TooLateToUndo):
            undoing.undo(run.id, actor=OFFICE)

        keeping.sweep()

        assert {row.name for row in rows_of(run).values()} == {""}
        assert queries.state_of(waiting.id) is RunState.DISCARDED
        assert rows_of(waiting) == {}


def test_discarding_leaves_nothing(conference):
    run = check(conference, LIST)

    carrying_out.discard(run.id, actor=OFFICE)

    assert db.session.scalars(select(IntakeRow)).all() == []
    assert people() == []


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"a;b\n1;2\n", NoNames),
        (b"Vorname;Nachname\n", NoRows),
        (b"Vorname;Nachname;Name\nA;B;C\n", HeadingTwice),
    ],
)
def test_a_list_without_people_is_refused(conference, content, error):
    with pytest.raises(error):
        check(conference, content)


def test_only_the_office_reads_lists_in(conference):
    reader = Actor(name="Rita", staff_id=2, roles=frozenset({Role.READER}))

    with pytest.raises(NotAllowed):
        checking.check(conference.id, LIST, file_name="liste.csv", actor=reader)
