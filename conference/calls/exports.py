"""The call list to take away. What people need never stands on it."""

from collections.abc import Iterable

from conference.calls.queries import ToCall
from conference.core.clock import BERLIN
from conference.core.languages import german_name
from conference.documents.table import Cell, Table

HEADINGS = (
    *("Telefon", "Name", "Nummer", "Fragen nach", "Warum", "Seit", "Sprache"),
    *("Anruf", "Letzter Anruf", "Ergebnis", "Wieder am"),
)


def calls_table(lines: Iterable[ToCall]) -> Table:
    return Table(title="Anrufe", headings=HEADINGS, rows=[_row(line) for line in lines])


def _row(line: ToCall) -> list[Cell]:
    person, last = line.person, line.last
    return [
        line.phone,
        person.full_name,
        person.code,
        line.ask_for.full_name,
        ", ".join(line.whys(sees_needs=False)),
        line.since.astimezone(BERLIN).replace(microsecond=0),
        german_name(person.language),
        "schreiben, nicht anrufen" if line.writes_instead else "anrufen",
        last.made_at.astimezone(BERLIN).replace(microsecond=0) if last else None,
        last.result.label if last else "",
        last.next_on if last else None,
    ]
