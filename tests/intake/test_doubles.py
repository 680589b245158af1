"""Before a list is read in the office sees who of it may be registered already."""

import pytest

from conference.core.database import db
from conference.intake import queries
from conference.intake.states import RowKind
from conference.registration.services.forget import forget
from conference.registration.services.withdraw import withdraw
from tests.factories import ConferenceFactory
from tests.intake.year import OFFICE, check, read_in
from tests.registration.people import amira, sign_up

HEADINGS = "Kennung;Vorname;Nachname;E-Mail;Telefon\n"
AMIRA = "v-1;Amira;Haddad;a.haddad@example.net;02452 13-4567\n"


@pytest.fixture
def conference():
    return ConferenceFactory()


def looked_over(conference, *rows):
    """The remarks about each row of this list."""
    run = check(conference, (HEADINGS + "".join(rows)).encode())
    return [(row.kind, [remark[1:] for remark in row.remarks]) for row in queries.all_rows(run)]


def doubles(conference, *rows):
    return [
        [remark for remark in remarks if remark[0].startswith("Vielleicht doppelt")]
        for _, remarks in looked_over(conference, *rows)
    ]


def test_a_row_names_whom_it_may_be_a_double_of_and_why(conference):
    known = sign_up(conference, amira(phone="02452 134567"))

    kind, remarks = looked_over(conference, AMIRA)[0]

    assert kind is RowKind.NEW
    assert remarks == [[f"Vielleicht doppelt: {known.code}", "gleicher Name, gleiches Telefon"]]


def test_the_office_reads_it_in_the_preview_and_in_the_report(office, conference):
    known = sign_up(conference, amira(phone="02452 134567"))
    run = check(conference, (HEADINGS + AMIRA).encode())

    page = " ".join(office.get(f"/buero/{conference.year}/einlesen/{run.id}").text.split())

    assert f"Vielleicht doppelt: {known.code} (" in page
    assert "gleicher Name, gleiches Telefon" in page


@pytest.mark.parametrize("step", [withdraw, forget])
def test_who_has_withdrawn_or_was_deleted_is_nobody_s_double(conference, step):
    known = sign_up(conference, amira(phone="02452 134567"))
    step(known.id, actor=OFFICE)

    assert doubles(conference, AMIRA) == [[]]


def test_namesakes_who_share_nothing_else_and_others_are_no_doubles(conference):
    sign_up(conference, amira(phone="0221 1", organisation="Sportbund"))
    other_year = ConferenceFactory(year=conference.year + 1)
    sign_up(other_year, amira(phone="02452 134567"))

    assert doubles(conference, AMIRA, "v-2;Omar;Kaya;o@example.org;\n") == [[], []]


def test_a_row_that_is_known_already_is_not_its_own_double(conference):
    read_in(conference, (HEADINGS + AMIRA).encode())

    (kind, remarks), (changed, _) = looked_over(
        conference, AMIRA, "v-1;Amira;Haddad;amira@example.net;02452 13-4567\n"
    )

    assert (kind, remarks) == (RowKind.SAME, [])
    assert changed is not RowKind.NEW


def test_many_rows_are_held_against_many_people_with_two_questions_more(conference, count_queries):
    for number in range(30):
        sign_up(conference, amira(last_name=f"Haddad{number}", email=f"p{number}@example.org"))
    rows = [f"v-{n};Amira;Haddad{n};p{n}@example.org;\n" for n in range(30)]

    def questions(*some):
        db.session.rollback()
        with count_queries() as asked:
            found = doubles(conference, *some)
        return len(asked), [len(one) for one in found]

    questions(rows[0])  # forums and towns are known from now on
    few, one = questions(rows[0])
    many, all_of_them = questions(*rows)

    assert (one, all_of_them) == ([1], [1] * 30)
    assert many == few
