"""The office chooses a file, reads what would happen, presses the button and sees what came of it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.documents.excel import workbook
from conference.documents.table import Table
from conference.errands.work import do_waiting
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


def checked(office, conference, **file):
    """The page of the list, when the worker has looked it over."""
    errand = uploaded(office, conference, **file).location
    do_waiting()
    return office.get(office.get(errand).location).location


def test_a_list_goes_all_the_way_and_back(office, conference):
    answer = uploaded(office, conference)
    assert answer.status_code == 303
    assert "wartet auf den Dienst" in office.get(answer.location).text
    do_waiting()
    page = office.get(office.get(answer.location).location).location
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


def test_a_workbook_in_which_nobody_is_found_is_told_on_the_page_of_the_errand(office, conference):
    book = workbook(Table(title="Liste", headings=["a", "b"], rows=[["1", "2"]]))

    errand = uploaded(office, conference, book, "liste.xlsx").location
    do_waiting()

    page = office.get(errand)
    assert "keine Zeile mit Überschriften" in page.text
    assert f"/buero/{conference.year}/einlesen" in page.text
    assert "Noch einmal versuchen" not in page.text
    assert office.post(f"{errand}/noch-einmal", data={}).status_code == 403
    assert queries.runs_of(conference) == []


def test_a_piece_that_looks_by_itself_is_led_to_the_whole_page(office, conference):
    errand = uploaded(office, conference).location
    do_waiting()

    answer = office.get(errand, headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert "/einlesen/geprueft/" in answer.headers["HX-Redirect"]


def test_nobody_finds_a_list_that_is_not_looked_over_yet(office, conference):
    other = ConferenceFactory(year=conference.year + 1)
    errand = uploaded(office, conference).location
    do_waiting()
    leads_to = office.get(errand).location

    assert office.get(f"/buero/{conference.year}/einlesen/geprueft/niemals").status_code == 404
    foreign = leads_to.replace(str(conference.year), str(other.year))
    assert office.get(foreign).status_code == 404


def test_no_file_is_answered_too(office, conference):
    answer = office.post(f"/buero/{conference.year}/einlesen", data={})

    assert "Bitte wählen Sie eine Datei aus" in answer.text


def test_pressing_at_the_wrong_moment_is_no_error_of_ours(office, conference):
    page = checked(office, conference)

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
