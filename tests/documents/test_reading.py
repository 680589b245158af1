"""Whatever somebody uploads: rows of text, or a sentence that says what to do; soon, and in little memory."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from conference.documents.csv import csv_file
from conference.documents.excel import workbook
from conference.documents.reading import (
    FileEmpty,
    FileTooBig,
    HasMacros,
    NotReadable,
    OldExcel,
    QuoteLeftOpen,
    rows_of_file,
)
from conference.documents.table import Table
from tests.documents import hostile

HOUSE = Path(__file__).parent.parent.parent


def cells(content):
    return [row.cells for row in rows_of_file(content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encoding_and_separator_are_found(encoding, separator):
    lines = [["Vorname", "Ort"], ["Öykü", "Übach"], ["Jürgen", "Köln"]]
    text = "\r\n".join(separator.join(line) for line in lines)

    assert cells(text.encode(encoding)) == [tuple(line) for line in lines]


def test_a_comma_in_a_text_is_no_separator():
    text = "Vorname;Nachricht\nAmira;ja, gern, danke\nBoris;nein, leider, nicht\n"

    assert cells(text.encode()) == [
        ("Vorname", "Nachricht"),
        ("Amira", "ja, gern, danke"),
        ("Boris", "nein, leider, nicht"),
    ]


def test_rows_keep_the_number_that_excel_shows():
    text = 'Liste\n\nVorname;Nachricht\nAmira;"zwei\nZeilen"\n\nBoris;ja\n'

    assert [(row.number, row.cells[0]) for row in rows_of_file(text.encode())] == [
        (1, "Liste"),
        (3, "Vorname"),
        (4, "Amira"),
        (6, "Boris"),
    ]


TABLE = Table(
    title="Liste",
    headings=["Vorname", "Notiz"],
    rows=[["=1+1", "'=1"], ["-", "a\nb"], ["''@x", "+49 221"], ["يوسف", "🌻 'ja'"]],
)


@pytest.mark.parametrize("written", [csv_file, workbook])
def test_what_we_write_is_read_as_it_was(written):
    assert cells(written(TABLE)) == [tuple(TABLE.headings), *map(tuple, TABLE.rows)]


def test_numbers_and_days_of_excel_become_what_people_would_type():
    content = hostile.workbook_of(
        ["PLZ", "Tag", "Moment", "Ja", "Zahl"],
        [52525.0, date(2026, 11, 7), datetime.fromisoformat("2026-11-07T09:30"), True, 1.5],
    )

    assert cells(content)[1] == ("52525", "2026-11-07", "2026-11-07T09:30:00", "ja", "1.5")


def test_a_formula_is_never_computed():
    content = hostile.workbook_of(["Vorname"], ['=HYPERLINK("http://example.net")'], ["Amira"])

    assert cells(content) == [("Vorname",), ("Amira",)]


def test_a_sheet_may_lie_about_its_size():
    assert cells(hostile.lying_dimension()) == [("Zeile 1",), ("Zeile 2",)]
    assert cells(hostile.far_away_cell()) == [("Vorname",)]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", FileEmpty),
        (b"\xef\xbb\xbf", FileEmpty),
        (b";;;\n;;\n", FileEmpty),
        (b"%PDF-1.7\x00\x01", NotReadable),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotReadable),
        (b"PK\x03\x04 not really", NotReadable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", OldExcel),
        (b'Vorname;Ort\nAmira;"Heinsberg\nBoris;Wegberg\n', QuoteLeftOpen),
        (b"a" * (2 * 1024 * 1024 + 1), FileTooBig),
        (b"Vorname;Ort\n" + b"A;B\n" * 3_000, FileTooBig),
        (b";".join([b"x"] * 101), FileTooBig),
        (b"x;" + b"y" * 20_001, FileTooBig),
        (b"x;" + b"y" * 200_000, NotReadable),
        ("\u0000x;y".encode("utf-16"), NotReadable),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content, error):
    with pytest.raises(error) as refused:
        rows_of_file(content)

    assert str(refused.value).endswith(".")


def test_a_workbook_with_macros_is_refused():
    sheet = hostile.SHEET.format(before="", dimension="", rows="")

    with pytest.raises(HasMacros):
        rows_of_file(hostile.workbook_with_sheet(sheet, **{"xl/vbaProject.bin": b"x"}))


def test_a_workbook_that_was_cut_off_is_refused_at_every_length():
    whole = hostile.workbook_of(["Vorname"], ["Amira"])

    for length in range(4, len(whole), 101):
        with pytest.raises(NotReadable):
            rows_of_file(whole[:length])


def test_a_text_document_with_the_name_of_a_workbook_is_refused():
    content = hostile.workbook_with_sheet("<document/>").replace(b"workbook.xml", b"documents.xm")

    with pytest.raises(NotReadable):
        rows_of_file(content)


READ = """
import re, sys, time
from conference.documents.reading import NotReadable, rows_of_file
content = open(sys.argv[1], "rb").read()
started = time.process_time()
try:
    rows_of_file(content)
except NotReadable as error:
    print(type(error).__name__)
print(time.process_time() - started)
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


@pytest.mark.parametrize(
    "name", ["zip_bomb", "entity_bomb", "far_away_cell", "many_wide_rows", "many_cells"]
)
def test_a_hostile_file_costs_little(name, tmp_path):
    """At most five seconds of work and 200 megabytes, all of Python included."""
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(getattr(hostile, name)())

    told = subprocess.run(
        [sys.executable, "-c", READ, str(file)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    seconds, megabytes = float(told[-2]), int(told[-1])
    assert seconds < 5
    assert megabytes < 200
    harmless = {"far_away_cell", "many_cells"}
    assert name in harmless or told[0] in {"FileTooBig", "NotReadable", "FileEmpty"}
