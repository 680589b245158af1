"""The report of a list as a file: which row, which column, why, and what stands there."""

from collections.abc import Iterable

from conference.documents.table import Cell, Table
from conference.intake.models import IntakeRow

HEADINGS = ("Zeile", "Name", "Nummer", "Art", "Ergebnis", "Spalte", "Bemerkung", "Wert")


def report_table(rows: Iterable[IntakeRow]) -> Table:
    """One line a remark; rows about which nothing is remarked have one line, too."""
    return Table(
        title="Bericht",
        headings=HEADINGS,
        rows=[line for row in rows for line in _lines(row)],
    )


def _lines(row: IntakeRow) -> list[list[Cell]]:
    about: list[Cell] = [
        row.number,
        row.name,
        row.registration.code if row.registration else "",
        row.kind.label,
        row.state.label,
    ]
    return [[*about, *remark] for remark in row.remarks or [["", "", ""]]]
