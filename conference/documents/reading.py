"""A file from outside becomes rows of text; whatever else it hides is left alone.

Nothing in such a file is trusted: neither its name nor the sizes it tells. No formula is computed, no
macro read, no entity expanded, and everything has a limit, so that a broken or hostile file costs a
sentence and not the service. CSV comes in many encodings and with many separators; both are found out.
"""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import IO, Any
from xml.parsers import expat

from conference.core.errors import DomainError
from conference.documents.cells import begins_a_formula

MOST_OCTETS = 2 * 1024 * 1024
MOST_ROWS = 3_000
MOST_COLUMNS = 100
LONGEST_CELL = 20_000  # characters
MOST_UNPACKED = (
    4 * 1024 * 1024
)  # octets of XML in a workbook; the library takes a second for one million
MOST_PARTS = 500

_SEPARATORS = ";,\t|"
_TOLD_EVERY = 500  # rows
_PIECE = 65536  # octets
_ROWS_AND_FILLERS = 2  # of the rows in a sheet so many times the bound, empty ones included
MOST_TEXTS = 30  # different texts a row that a workbook may share among its cells
_ROW = re.compile(rb"<row[\s>/]")
_LOOKED_AT = 50  # records by which the separator is found
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also a workbook with a password
_BYTE_ORDER = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\x0b\x0c")


class NotReadable(DomainError):
    """Nothing was read; the sentence says what to do about it."""

    status = 422
    message = "Diese Datei können wir nicht lesen. Bitte speichern Sie sie in Excel als .xlsx oder als CSV und versuchen Sie es noch einmal."
    field = "file"


class FileEmpty(NotReadable):
    message = "In dieser Datei steht nichts."


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How much of a file is read: rows, octets of the file, and octets of XML in a workbook."""

    rows: int = MOST_ROWS
    octets: int = MOST_OCTETS
    unpacked: int = MOST_UNPACKED


USUAL = Bounds()


class FileTooBig(NotReadable):
    def __init__(self, bounds: Bounds = USUAL) -> None:
        super().__init__()
        rows = f"{bounds.rows:,}".replace(",", ".") if bounds.rows > 9999 else str(bounds.rows)
        self.message = (
            f"Diese Datei ist zu groß. Sie darf höchstens {rows} Zeilen, {MOST_COLUMNS} "
            f"Spalten und {bounds.octets // 1024 // 1024} Megabyte haben. Bitte teilen Sie sie auf."
        )


class OldExcel(NotReadable):
    message = "Das ist ein altes Excel-Format oder eine Datei mit Passwort. Bitte speichern Sie sie als .xlsx ohne Passwort."


class HasMacros(NotReadable):
    message = "Diese Datei enthält Makros. Bitte speichern Sie sie als .xlsx ohne Makros."


class QuoteLeftOpen(NotReadable):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.message = (
            f"In Zeile {number} stimmen die Anführungszeichen nicht. "
            "Bitte speichern Sie die Liste in Excel noch einmal als CSV."
        )


@dataclass(frozen=True, kw_only=True)
class Row:
    """``number`` is the one Excel shows at its side."""

    number: int
    cells: tuple[str, ...]


def is_workbook(content: bytes, bounds: Bounds = USUAL) -> bool:
    """Whether it takes seconds to read it; refuses at once what can be told from outside."""
    look_over(content, bounds)
    return content.startswith(_ZIP)


def rows_of_file(
    content: bytes, bounds: Bounds = USUAL, going: Callable[[int], None] | None = None
) -> tuple[Row, ...]:
    """The rows that hold something, of the first sheet that holds something.

    ``going`` is told now and then how many rows are read; whoever waits sees that something happens.
    """
    workbook = is_workbook(content, bounds)
    found = _of_workbook(content, bounds) if workbook else _of_text(_decoded(content))
    rows: list[Row] = []
    for row in found:
        if len(row.cells) > MOST_COLUMNS or len(rows) == bounds.rows:
            raise FileTooBig(bounds)
        if any(len(cell) > LONGEST_CELL for cell in row.cells):
            raise FileTooBig(bounds)
        rows.append(row)
        if going and len(rows) % _TOLD_EVERY == 0:
            going(len(rows))
    if not rows:
        raise FileEmpty
    return tuple(rows)


def look_over(content: bytes, bounds: Bounds = USUAL) -> None:
    """Refuse at once what will not be read: too big, too old, with macros, broken, or no table at all."""
    if len(content) > bounds.octets:
        raise FileTooBig(bounds)
    if content.startswith(_OLD_EXCEL):
        raise OldExcel
    if not content.strip():
        raise FileEmpty
    if not content.startswith(_ZIP):
        _decoded(content)
        return
    try:
        _look_inside(content, bounds)
    except NotReadable:
        raise
    except Exception as error:
        raise NotReadable from error


def _of_workbook(content: bytes, bounds: Bounds) -> Iterator[Row]:
    """Whatever the library stumbles over is a broken file, and no reason to fall with it."""
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to load, see excel.py

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            holds_something = False
            for row in _of_sheet(sheet, bounds):
                holds_something = True
                yield row
            if holds_something:
                return
    except NotReadable:
        raise
    except Exception as error:
        raise NotReadable from error


def _look_inside(content: bytes, bounds: Bounds) -> None:
    """Refuse before reading. A part that is longer than it says is cut off by ``zipfile``."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        if any(name.endswith("vbaproject.bin") for name in names):
            raise HasMacros
        if "xl/workbook.xml" not in names:
            raise NotReadable
        told = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        unpacked = sum(part.file_size for part in told)
        if unpacked > bounds.unpacked or len(parts) > MOST_PARTS:
            raise FileTooBig(bounds)
        for part in told:
            with archive.open(part) as stream:
                _skim(stream, bounds)


def _skim(stream: IO[bytes], bounds: Bounds) -> None:
    """Whether it is well-formed, declares nothing, and has no more rows and texts than we read.

    It costs a hundredth of reading it, so that a large file is refused within seconds, too.
    """
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse
    rows = texts = 0
    end = b""
    while piece := stream.read(_PIECE):
        parser.Parse(piece, False)
        whole = end + piece
        rows += len(_ROW.findall(whole))
        texts += whole.count(b"<si>")
        end = piece[-4:]
        if rows > _ROWS_AND_FILLERS * bounds.rows or texts > MOST_TEXTS * bounds.rows:
            raise FileTooBig(bounds)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise NotReadable


def _of_sheet(sheet: Any, bounds: Bounds) -> Iterator[Row]:
    sheet.reset_dimensions()  # what the file says about its size may be a lie
    found = empty = 0
    filler: Any = None
    width = MOST_COLUMNS + 1
    for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=width), start=1):
        if values.count(None) == len(values):
            # Up to a million rows before a stray cell are one and the same filler; others cost time
            empty += values is not filler
            filler = values
        elif cells := _without_end([written(value) for value in values]):
            yield Row(number=number, cells=cells)
            found += 1
        if found > bounds.rows or empty > bounds.rows:
            raise FileTooBig(bounds)


def written(value: Any) -> str:
    """The value as somebody would type it; moments and days as ISO 8601."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            # Excel keeps days as a fraction, so that a second comes back as 0.999999
            return value.replace(microsecond=0).isoformat()
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


def _of_text(text: str) -> Iterator[Row]:
    separator = _separator_of(text)
    number = 0
    try:
        for cells in _records(text, separator):
            number += 1
            kept = _without_end([_without_guard(cell) for cell in cells])
            if kept:
                yield Row(number=number, cells=kept)
    except csv.Error as error:
        raise QuoteLeftOpen(number + 1) from error


def _decoded(content: bytes) -> str:
    encodings = [name for mark, name in _BYTE_ORDER.items() if content.startswith(mark)]
    for encoding in encodings or ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.isdisjoint(text):
            return text
    raise NotReadable


def _separator_of(text: str) -> str:
    """The separator with which most records are equally wide, and then the wider ones."""

    def evenness(separator: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        try:
            for number, cells in enumerate(_records(text, separator)):
                if number == _LOOKED_AT:
                    break
                widths[len(cells)] += 1
        except csv.Error:
            pass  # a file that is broken further down has a separator all the same
        width, records = max(
            ((width, n) for width, n in widths.items() if width > 1),
            key=lambda one: (one[1], one[0]),
            default=(0, 0),
        )
        return records, width

    return max(_SEPARATORS, key=evenness)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _without_guard(cell: str) -> str:
    """Our own files put an apostrophe before what would be a formula; it is no part of the text."""
    guarded = cell.startswith("'") and begins_a_formula(cell.lstrip("'"))
    return cell[1:] if guarded else cell


def _without_end(cells: list[str]) -> tuple[str, ...]:
    """The cells up to the last that holds something."""
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cells)
