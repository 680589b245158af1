from datetime import UTC, date, datetime, time

import pytest

from conference.documents.csv import csv_file
from conference.documents.table import Table


def written(*cells):
    file = csv_file(Table(title="Liste", headings=["Kopf"] * len(cells), rows=[cells]))
    return file.decode("utf-8-sig").split("\r\n")[1]


def test_a_list_is_written_so_that_a_german_excel_opens_it():
    table = Table(title="Liste", headings=["Name", "Ort"], rows=[["Öykü", "Heinsberg"]])

    assert csv_file(table) == b"\xef\xbb\xbfName;Ort\r\n\xc3\x96yk\xc3\xbc;Heinsberg\r\n"


def test_values_are_written_as_people_in_germany_write_them():
    line = written(
        datetime(2026, 7, 1, 22, 30, tzinfo=UTC), date(2026, 11, 7), time(9, 5), 3, 1.5, True, None
    )

    assert line == "02.07.2026 00:30;07.11.2026;09:05;3;1,5;ja;"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_a_cell_that_would_be_a_formula_begins_with_an_apostrophe(start):
    assert written(f"{start}1").strip('"') == f"'{start}1"


def test_headings_are_neutralised_too():
    assert csv_file(Table(title="", headings=["=1"], rows=[])).endswith(b"'=1\r\n")


def test_separators_quotes_and_line_breaks_in_a_text_stay_in_their_cell():
    assert written('a;b"c\nd') == '"a;b""c\nd"'


def test_characters_that_break_other_programs_are_left_out():
    assert written("a\x00b\ud800c\uffff") == "abc"
