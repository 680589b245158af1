"""Tables as an Excel workbook."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from io import BytesIO
from itertools import chain, islice
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from conference.documents.cells import printable
from conference.documents.sheet_rows import WIDEST, Rows
from conference.documents.table import Cell, Table

if TYPE_CHECKING:
    from openpyxl import Workbook

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_NOT_IN_A_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")
_NARROWEST = 8
_LOOKED_AT = 500  # rows that say how wide the columns are
_PLACE = b"<sheetData></sheetData>"  # where openpyxl leaves room for rows


def workbook(tables: Table | Sequence[Table]) -> bytes:
    """One sheet a table: headings in bold that stay in sight, a filter on every column.

    Text is always text, also where it begins like a formula. Days and moments are real dates,
    moments as the clock in Berlin shows them. Rows are taken one after the other and not kept, so
    that a table of many thousands needs little memory.
    """
    # A twelfth of every start otherwise, and few processes ever write a workbook
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    names: set[str] = set()
    with ExitStack() as open_files:
        bodies: dict[str, IO[bytes]] = {}
        for number, table in enumerate([tables] if isinstance(tables, Table) else tables, start=1):
            name = _sheet_name(table.title, names)
            names.add(name.casefold())
            body = open_files.enter_context(TemporaryFile())
            _add_sheet(book, name, table, body)
            bodies[f"xl/worksheets/sheet{number}.xml"] = body
        return _put_together(book, bodies)


def _put_together(book: "Workbook", bodies: Mapping[str, IO[bytes]]) -> bytes:
    """The workbook with the rows of each sheet in their place."""
    empty, whole = BytesIO(), BytesIO()
    book.save(empty)
    with ZipFile(empty) as frame, ZipFile(whole, "w", ZIP_DEFLATED) as made:
        for part in frame.namelist():
            with made.open(part, "w") as out:
                head, _, tail = frame.read(part).partition(_PLACE)
                if part in bodies:
                    head += b"<sheetData>"
                    tail = b"</sheetData>" + tail
                out.write(head)
                if part in bodies:
                    bodies[part].seek(0)
                    copyfileobj(bodies[part], out)
                out.write(tail)
    return whole.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """At most 31 characters, none that Excel forbids, and no name twice."""
    wished = _NOT_IN_A_SHEET_NAME.sub(" ", printable(title)).strip(" '")[:31].rstrip(" '")
    name = wished or "Tabelle"
    number = 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = f"{(wished or 'Tabelle')[: 31 - len(ending)]}{ending}"
    return name


def _add_sheet(book: "Workbook", name: str, table: Table, body: IO[bytes]) -> None:
    rows: Iterator[Sequence[Cell]] = iter(table.rows)
    first = [list(row) for row in islice(rows, _LOOKED_AT)]
    sheet = book.create_sheet(name)
    writer = Rows(sheet)
    written = writer.write(table.headings, chain(first, rows), body)
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(table.headings):
        column = [heading, *(row[number] for row in first if number < len(row))]
        sheet.column_dimensions[writer.letter(number + 1)].width = _width(column)
    if table.headings:
        last = writer.letter(len(table.headings))
        size = f"A1:{last}{written}"
        sheet.auto_filter.ref = size
        # Who reads the file, we too, need not go through all of it to learn how large it is
        sheet.calculate_dimension = lambda: size


def _width(column: Sequence[Cell]) -> int:
    longest = max(
        (len(line) for value in column for line in _as_seen(value).split("\n")), default=0
    )
    return min(max(longest + 2, _NARROWEST), WIDEST)


def _as_seen(value: Cell) -> str:
    if isinstance(value, datetime):
        return "01.01.2026 09:00"
    return "" if value is None else str(value)
