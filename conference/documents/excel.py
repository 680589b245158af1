"""Tables as an Excel workbook."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from conference.core.clock import BERLIN
from conference.documents.cells import begins_a_formula, printable
from conference.documents.table import Cell, Table

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")
_NARROWEST, _WIDEST = 8, 60
_LONGEST = 32767  # characters that Excel takes in one cell
_FIRST_YEAR = 1900  # the first that Excel counts days from


def workbook(tables: Table | Sequence[Table]) -> bytes:
    """One sheet a table: headings in bold that stay in sight, a filter on every column.

    Text is always text, also where it begins like a formula. Days and moments are real dates,
    moments as the clock in Berlin shows them.
    """
    book = Workbook(write_only=True)
    names: set[str] = set()
    for table in [tables] if isinstance(tables, Table) else tables:
        name = _sheet_name(table.title, names)
        names.add(name.casefold())
        _add_sheet(book, name, table)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


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


def _add_sheet(book: Workbook, name: str, table: Table) -> None:
    rows = [list(row) for row in table.rows]
    sheet = book.create_sheet(name)
    # In this writing mode all that concerns the whole sheet comes before the first row.
    sheet.freeze_panes = "A2"
    if table.headings:
        last = get_column_letter(len(table.headings))
        sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    for number, heading in enumerate(table.headings):
        column = [heading, *(row[number] for row in rows if number < len(row))]
        sheet.column_dimensions[get_column_letter(number + 1)].width = _width(column)
    headings = [_text_cell(sheet, heading) for heading in table.headings]
    for cell in headings:
        cell.font = _BOLD
    sheet.append(headings)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _width(column: Sequence[Cell]) -> int:
    longest = max(
        (len(line) for value in column for line in _as_seen(value).split("\n")), default=0
    )
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _as_seen(value: Cell) -> str:
    if isinstance(value, datetime):
        return "01.01.2026 09:00"
    return "" if value is None else str(value)


def _cell(sheet: Any, value: Cell) -> Any:
    match value:
        case None:
            return None
        case bool():
            return "ja" if value else "nein"
        case datetime():
            local = value.astimezone(BERLIN).replace(tzinfo=None)
            return _formatted(sheet, local, "dd.mm.yyyy hh:mm")
        case date():
            return _formatted(sheet, value, "dd.mm.yyyy")
        case time():
            return _formatted(sheet, value, "hh:mm")
        case str():
            return _text_cell(sheet, value)
    return value


def _formatted(sheet: Any, value: date | time, number_format: str) -> Any:
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        return value.strftime("%d.%m.%Y")
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    cell.number_format = number_format
    return cell


def _text_cell(sheet: Any, text: str) -> Any:
    text = printable(text)[:_LONGEST]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # also what begins like a formula or reads like an error
    if begins_a_formula(text):
        cell.quotePrefix = True  # and it stays text when somebody edits it
    if "\n" in text or len(text) > _WIDEST:
        cell.alignment = _WRAPPED
    return cell
