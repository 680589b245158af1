"""The office chooses a file, reads what would happen, presses the button and sees what came of it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.intake import queries
from conference.intake.services import keeping
from tests.factories import ConferenceFactory, ForumFactory
from tests.intake.test_reading_in import LIST, people
from tests.intake.year import check
from tests.programme.publishing import release


@pytest.fixture
def conference():
    conference = ConferenceFactory()
    ForumFactory(of=conference, code="A1")
    release(conference)
    return conference


def uploaded(office, conference, content=LIST, name="liste.csv"):
    return office.post(
        f"/buero/{conference.year}/einlesen", data={"file": (BytesIO(content), name)}
    )


def test_a_list_goes_all_the_way_and_back(office, conference):
    answer = uploaded(office, conference)
    page = answer.location
    assert answer.status_code == 303
    assert "3 Anmeldungen würden neu" in office.get(page).text
    assert "der Wunsch entfällt" in office.get(page).text

    office.post(f"{page}/jetzt", data={})
    assert "0 von 5 Zeilen sind fertig" in office.get(page).text
    keeping.sweep()

    assert "Ganze Liste rückgängig machen" in office.get(page).text
    assert len(people()) == 3
    report = load_workbook(BytesIO(office.get(f"{page}/bericht.xlsx").data))["Bericht"]
    assert ["Forum Runde A", "A9"] in [[row[5].value, row[7].value] for row in report.iter_rows()]
    office.post(f"{page}/rueckgaengig", data={})
    keeping.sweep()
    assert "Die Liste ist rückgängig gemacht." in office.get(page).text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "In dieser Datei steht nichts"),
        (b"PK\x03\x04broken", "können wir nicht lesen"),
        (b"a;b\n1;2", "keine Zeile mit Überschriften"),
    ],
)
def test_a_bad_file_is_answered_beside_the_field(office, conference, content, sentence):
    answer = uploaded(office, conference, content)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_no_file_is_answered_too(office, conference):
    answer = office.post(f"/buero/{conference.year}/einlesen", data={})

    assert "Bitte wählen Sie eine Datei aus" in answer.text


def test_pressing_at_the_wrong_moment_is_no_error_of_ours(office, conference):
    page = uploaded(office, conference).location

    answer = office.post(f"{page}/rueckgaengig", data={})

    assert answer.status_code == 409


def test_the_rows_are_narrowed_and_ask_as_few_questions_for_many(office, conference, count_queries):
    one = check(conference, LIST)
    many = check(
        conference,
        b"Vorname;Nachname\n" + b"".join(b"P%d;Q\n" % number for number in range(30)),
    )
    pages = [f"/buero/{conference.year}/einlesen/{run.id}" for run in (one, many)]
    office.get(pages[0])

    asked = []
    for page in pages:
        with count_queries() as counted:
            office.get(page)
        asked.append(len(counted))

    assert asked[0] == asked[1]
    refused = office.get(f"{pages[0]}?art=refused").text
    assert "Hier fehlt der Name" in refused
    assert "Amira" not in refused
    assert len(queries.runs_of(conference)) == 2
