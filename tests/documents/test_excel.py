from datetime import UTC, date, datetime, time
from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.documents.excel import workbook
from conference.documents.table import Table


def read(*rows, headings=("A", "B", "C"), title="Liste"):
    return load_workbook(BytesIO(workbook(Table(title=title, headings=headings, rows=rows))))


def test_a_table_becomes_a_sheet_with_headings_that_stay_and_a_filter():
    sheet = read(["Öykü", 3, None], ["Jens", 4.5, True], title="Anmeldungen")["Anmeldungen"]

    assert list(sheet.values) == [("A", "B", "C"), ("Öykü", 3, None), ("Jens", 4.5, "ja")]
    assert [cell.font.bold for cell in sheet[1]] == [True] * 3
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"


def test_days_and_moments_are_real_dates_in_the_time_of_berlin():
    sheet = read([datetime(2026, 7, 1, 22, 30, tzinfo=UTC), date(2026, 11, 7), time(9, 5)]).active

    assert [cell.value for cell in sheet[2]] == [
        datetime(2026, 7, 2, 0, 30),  # noqa: DTZ001
        datetime(2026, 11, 7),  # noqa: DTZ001
        time(9, 5),
    ]
    assert [cell.number_format for cell in sheet[2]] == ["dd.mm.yyyy hh:mm", "dd.mm.yyyy", "hh:mm"]


@pytest.mark.parametrize("text", ["=1+1", "+49 2451 100", "-1", "@SUM(A1)", "\t=1", "#REF!", " =1"])
def test_a_text_stays_a_text_and_is_never_a_formula(text):
    cell = read([text])["Liste"]["A2"]

    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix or text == "#REF!"


def test_headings_are_texts_too():
    assert read(headings=["=1"]).active["A1"].data_type == "s"


@pytest.mark.parametrize(
    "text", ["\ufffe\uffff", "a\x00\x01\x0b\x1f", "\ud800", "x" * 40000, "👩🏽‍🏫"]
)
def test_no_text_breaks_the_file(text):
    assert read([text, "danach"]).active["B2"].value == "danach"


def test_a_day_that_excel_does_not_know_is_a_text():
    assert read([date(1899, 5, 1)]).active["A2"].value == "01.05.1899"


def test_columns_are_as_wide_as_their_longest_line_within_reason():
    sheet = read(["kurz", "x" * 30 + "\n" + "y" * 20, "z" * 500]).active

    assert [sheet.column_dimensions[column].width for column in "ABC"] == [8, 32, 60]


def test_several_tables_become_sheets_with_names_that_excel_takes():
    titles = ["Forum A/1: [neu]?", "forum a 1   neu", "x" * 50, "x" * 40, "", "''"]

    book = load_workbook(
        BytesIO(workbook([Table(title=title, headings=["A"], rows=[]) for title in titles]))
    )

    assert book.sheetnames == [
        "Forum A 1   neu",
        "forum a 1   neu 2",
        "x" * 31,
        "x" * 29 + " 2",
        "Tabelle",
        "Tabelle 2",
    ]


def test_a_sheet_says_how_large_it_is_so_that_nobody_must_count():
    made = workbook(Table(title="Adressen", headings=["Name", "Ort"], rows=[["Koval", "Gangelt"]]))

    sheet = load_workbook(BytesIO(made), read_only=True).active

    assert sheet.calculate_dimension() == "A1:B2"
