"""A Table as a CSV file that a German Excel opens with a double click."""

import csv
from io import StringIO

from conference.documents.cells import as_text, begins_a_formula
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
    text = as_text(cell)
    # One apostrophe more also before apostrophes, so that reading takes off exactly the one put here
    return f"'{text}" if isinstance(cell, str) and begins_a_formula(text.lstrip("'")) else text
