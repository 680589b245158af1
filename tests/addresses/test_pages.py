"""The office sends a list, reads what would happen, decides, presses the button and takes everything away again."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.addresses import queries
from conference.addresses.models import AddressRun
from conference.addresses.services import keeping
from conference.addresses.states import PairState
from conference.directory.models import Person
from conference.errands import work as errands
from tests.addresses.lists import SMALL, check, count, everybody, rows_of
from tests.documents import hostile
from tests.factories import (
    AddressPairFactory,
    AddressRowFactory,
    AddressRunFactory,
    DistrictFactory,
    MunicipalityFactory,
    PersonFactory,
)

PAGE = "/buero/adressen/einlesen"


@pytest.fixture(autouse=True)
def district():
    district = DistrictFactory()
    MunicipalityFactory(district_id=district.id, name="Neustadt", postal_codes=["12345"])


def sent(office, content=SMALL, name="liste.csv"):
    return office.post(PAGE, data={"file": (BytesIO(content), name)})


def test_a_list_goes_all_the_way_and_back(office):
    answer = sent(office)
    page = answer.location
    assert answer.status_code == 303
    assert "Gleich geht es los" in office.get(page).text
    keeping.sweep()
    assert "3 Adressen sind neu" in office.get(page).text
    assert "Überschrift: SPORT" in office.get(page).text

    doubles = office.get(f"{page}/doppelte").text
    why = "gleiche E-Mail, gleicher Name, gleiche Organisation"
    assert why in doubles
    assert "Zeile 4 und Zeile 7" in doubles
    office.post(f"{page}/doppelte/alle", data={"why": why})
    assert "1 haben Sie angenommen" in office.get(page).text
    office.post(f"{page}/jetzt")
    keeping.sweep()

    assert set(everybody()) == {"Dr. Amira Haddad", "Yusuf Kaya"}
    report = load_workbook(BytesIO(office.get(f"{page}/bericht.xlsx").data))["Bericht"]
    assert "Will nicht mehr eingeladen werden." in [row[5].value for row in report.iter_rows()]
    office.post(f"{page}/rueckgaengig")
    keeping.sweep()
    assert "Die Liste ist rückgängig gemacht." in office.get(page).text
    assert count(Person) == 0


def test_a_pair_is_decided_by_itself_and_can_be_looked_at_again(office):
    run = check()
    (pair,) = queries.pairs_with(run.id, PairState.OPEN)
    page = f"{PAGE}/{run.id}/doppelte"

    office.post(f"{page}/{pair.id}/verschieden")

    assert "Hier gibt es keine Paare" in office.get(page).text
    assert "Dieselbe Person" in office.get(f"{page}?stand=apart").text
    office.post(f"{page}/{pair.id}/zusammen")
    assert "Nicht dieselbe" in office.get(f"{page}?stand=accepted").text


def test_columns_are_assigned_on_a_page_and_a_meaning_is_given_once(office):
    run = check()
    page = f"{PAGE}/{run.id}/spalten"
    assert "Zeile 3" in office.get(page).text

    nothing = {f"column_{at}": "" for at in range(len(run.headings))}
    twice = office.post(page, data={**nothing, "column_0": "city", "column_1": "city"})
    nobody = office.post(page, data={**nothing, "column_0": "city"})
    office.post(page, data={**nothing, "column_1": "whole_name"})
    keeping.sweep()

    assert (twice.status_code, nobody.status_code) == (422, 422)
    assert "schon einer anderen Spalte zugeordnet" in twice.text
    assert "den Namen oder die Organisation" in nobody.text
    assert rows_of(queries.run_of(run.id))[4].name == "Dr. Amira Haddad"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "In dieser Datei steht nichts"),
        (b"PK\x03\x04broken", "können wir nicht lesen"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "altes Excel-Format"),
        (b"%PDF-1.7\x00\x01", "können wir nicht lesen"),
        (hostile.zip_bomb(), "höchstens 20.000 Zeilen"),
        (hostile.entity_bomb(), "können wir nicht lesen"),
    ],
)
def test_a_bad_file_is_answered_beside_the_field_and_not_kept(office, content, sentence):
    answer = sent(office, content, "liste.xlsx")

    assert answer.status_code == 422
    assert sentence in answer.text
    assert count(AddressRun) == 0


def test_no_file_is_answered_too(office):
    assert "Bitte wählen Sie eine Datei aus" in office.post(PAGE, data={}).text


def test_what_turns_out_later_is_said_on_the_page_of_the_list(office):
    page = sent(office, b"a;b\n1;2\n").location

    keeping.sweep()

    assert "keine Zeile mit Überschriften" in office.get(page).text


def test_pressing_at_the_wrong_moment_is_no_error_of_ours(office):
    run = check()

    assert office.post(f"{PAGE}/{run.id}/rueckgaengig").status_code == 409
    assert office.post(f"{PAGE}/{run.id}/doppelte/4711/zusammen").status_code == 404


def test_lists_of_rows_and_pairs_ask_as_few_questions_for_many(office, count_queries):
    run = AddressRunFactory()
    AddressPairFactory(first__run=run)
    AddressPairFactory(first__run=run, second=None, person=PersonFactory())
    pages = (f"{PAGE}/{run.id}", f"{PAGE}/{run.id}/doppelte", PAGE)

    few = [_asked(office, page, count_queries) for page in pages]
    for _ in range(30):
        AddressPairFactory(first__run=run)
        AddressPairFactory(first__run=run, second=None, person=PersonFactory())
        AddressRunFactory()
    many = [_asked(office, page, count_queries) for page in pages]

    assert few == many


def _asked(office, page, count_queries):
    office.get(page)
    with count_queries() as asked:
        assert office.get(page).status_code == 200
    return len(asked)


def test_rows_are_narrowed_by_name_kind_and_remark(office):
    run = AddressRunFactory()
    AddressRowFactory(run=run, name="Olena Koval", remarks=[["Ort", "fehlt", ""]])
    AddressRowFactory(run=run, name="Yusuf Kaya")

    def names(question):
        text = office.get(f"{PAGE}/{run.id}?{question}").text
        return [name for name in ("Olena Koval", "Yusuf Kaya") if name in text]

    assert names("suche=kaya") == ["Yusuf Kaya"]
    assert names("bemerkt=ja") == ["Olena Koval"]
    assert names("art=same") == []


def test_everything_is_taken_away_as_an_errand(office):
    PersonFactory(first_name="Olena", last_name="Koval")

    page = office.post("/buero/adressen/ausgeben").location
    errands.do_waiting()

    book = load_workbook(BytesIO(office.get(f"{page}/datei").data))
    assert book.sheetnames == ["Adressen", "Organisationen"]
    assert [cell.value for cell in book["Adressen"][2]][5] == "Koval"
