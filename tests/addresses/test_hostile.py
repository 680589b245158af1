"""Address lists may be long; what is no list is refused all the same, soon and in little memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from conference.addresses.services import sending
from conference.addresses.services.sending import BOUNDS
from conference.documents.reading import (
    FileTooBig,
    HasMacros,
    NotReadable,
    look_over,
    rows_of_file,
)
from tests.addresses.lists import OFFICE, the_list
from tests.documents import hostile

HOUSE = Path(__file__).parent.parent.parent
READ = """
import re, sys, time
from conference.addresses.services.sending import BOUNDS
from conference.documents.reading import NotReadable, look_over, rows_of_file
content = open(sys.argv[1], "rb").read()
started = time.process_time()
try:
    look_over(content, BOUNDS)
    rows_of_file(content, BOUNDS)
except NotReadable as error:
    print(type(error).__name__)
print(time.process_time() - started)
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


def million_rows(row='<row r="{}"/>'):
    """A million rows in some hundred kilobytes."""
    rows = "".join(row.format(n) for n in range(1, 1_000_001))
    return hostile.workbook_with_sheet(hostile.SHEET.format(before="", dimension="", rows=rows))


def million_texts():
    """A table of texts that no cell shows."""
    texts = f'<?xml version="1.0"?><sst>{"<si><t>a</t></si>" * 1_000_000}</sst>'
    empty = hostile.SHEET.format(before="", dimension="", rows="")
    return hostile.workbook_with_sheet(empty, **{"xl/sharedStrings.xml": texts})


FILES = {
    "zip_bomb": hostile.zip_bomb,
    "entity_bomb": hostile.entity_bomb,
    "many_wide_rows": hostile.many_wide_rows,
    "million_empty_rows": million_rows,
    "million_rows": lambda: million_rows('<row r="{}"><c><v>1</v></c></row>'),
    "million_texts": million_texts,
    "million_lines": lambda: b"Name;Ort\n" * 900_000,
    "cut_off": lambda: the_list("xlsx")[:-2000],
    "broken_at_the_end": lambda: hostile.workbook_with_sheet(
        hostile.SHEET.format(before="", dimension="", rows="<row><c/></row>" * 30_000 + "<row>")
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_list_is_refused_soon_and_in_little_memory(name, tmp_path):
    """At most five seconds of work and 200 megabytes, all of Python included."""
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(FILES[name]())

    told = subprocess.run(
        [sys.executable, "-c", READ, str(file)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    seconds, megabytes = float(told[-2]), int(told[-1])
    assert told[0] in {"FileTooBig", "NotReadable"}
    assert seconds < 5
    assert megabytes < 200


def test_a_file_that_is_too_large_is_not_even_kept(app):
    with pytest.raises(FileTooBig, match=r"20\.000 Zeilen"):
        sending.send(b"x" * (BOUNDS.octets + 1), file_name="liste.csv", actor=OFFICE)


def test_macros_are_refused_and_formulas_are_never_computed():
    book = hostile.workbook_with_sheet(
        hostile.SHEET.format(before="", dimension="", rows=""), **{"xl/vbaProject.bin": b"1"}
    )
    formula = hostile.workbook_of(["Name", "Ort"], ["=1+1", "Neustadt"])

    with pytest.raises(HasMacros):
        look_over(book, BOUNDS)
    assert [row.cells for row in rows_of_file(formula, BOUNDS)][1] == ("", "Neustadt")


def test_longer_lists_are_allowed_than_elsewhere_and_no_longer_ones():
    rows = b"Name;Ort\n" + b"Olena;Neustadt\n" * 19_999

    assert len(rows_of_file(rows, BOUNDS)) == 20_000
    with pytest.raises(FileTooBig):
        rows_of_file(rows)
    with pytest.raises(NotReadable):
        rows_of_file(rows + b"Olena;Neustadt\n", BOUNDS)


def test_reading_tells_how_far_it_is():
    told = []

    rows_of_file(b"Name;Ort\n" + b"Olena;Neustadt\n" * 1200, BOUNDS, told.append)

    assert told == [500, 1000]
