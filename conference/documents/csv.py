"""A Table as a CSV file that a German Excel opens with a double click."""

import csv
from datetime import date, datetime, time
from decimal import Decimal
from io import StringIO

from conference.core.clock import BERLIN
from conference.documents.cells import begins_a_formula, printable
from conference.documents.table import Cell, Table

CONTENT_TYPE = "text/csv; charset=utf-8"


def csv_file(table: Table) -> bytes:
    """UTF-8 with BOM, semicolons, CRLF; a cell that would be a formula begins with an apostrophe."""
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([_written(heading) for heading in table.headings])
    for row in table.rows:
        writer.writerow([_written(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nein"
        case datetime():
            return cell.astimezone(BERLIN).strftime("%d.%m.%Y %H:%M")
        case date():
            return cell.strftime("%d.%m.%Y")
        case time():
            return cell.strftime("%H:%M")
        case int():
            return str(cell)
        case float():
            return format(Decimal(repr(cell)), "f").replace(".", ",")
    text = printable(cell)
    # One apostrophe more also before apostrophes, so that reading takes off exactly the one put here
    return f"'{text}" if begins_a_formula(text.lstrip("'")) else text
