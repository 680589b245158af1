"""Rows as they stand in the XML of an Excel sheet (ECMA-376, part 1, 18.3.1), written one after the other.

openpyxl makes the workbook around them. Cell by cell it would need half a minute for a list of 20,000
people; a row of text needs no tree of objects.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import IO, Any
from xml.sax.saxutils import escape

from conference.core.clock import BERLIN
from conference.documents.cells import begins_a_formula, printable
from conference.documents.table import Cell

WIDEST = 60  # characters of a column; what is longer is wrapped
_LONGEST = 32767  # characters that Excel takes in one cell
_FIRST_YEAR = 1900  # the first that Excel counts days from
_RETURNS = {"\r": "&#13;"}
_TO_BE_ESCAPED = re.compile("[&<>\r]")


class Rows:
    """Writes the rows of the sheets of one workbook; ``styles`` are known to it by number."""

    def __init__(self, sheet: Any) -> None:
        # Slow to load, see excel.py
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415
        from openpyxl.utils import get_column_letter  # noqa: PLC0415
        from openpyxl.utils.datetime import to_excel  # noqa: PLC0415

        self.letter: Callable[[int], str] = get_column_letter
        self._serial: Callable[[date | time], object] = to_excel
        wrapped = Alignment(wrap_text=True, vertical="top")
        self._bold = _style(sheet, font=Font(bold=True))
        self._moment = _style(sheet, number_format="dd.mm.yyyy hh:mm")
        self._day = _style(sheet, number_format="dd.mm.yyyy")
        self._time = _style(sheet, number_format="hh:mm")
        self._text = {
            (wraps, formula): _style(
                sheet, quotePrefix=formula, **({"alignment": wrapped} if wraps else {})
            )
            for wraps in (False, True)
            for formula in (False, True)
        }
        self._letters: list[str] = []

    def write(
        self, headings: Sequence[str], rows: Iterable[Sequence[Cell]], into: IO[bytes]
    ) -> int:
        """Write the headings and all rows; how many rows there are with the headings."""
        number = 1
        into.write(self._row(number, [_text(one, self._bold) for one in headings]))
        for row in rows:
            number += 1
            into.write(self._row(number, [self._cell(value) for value in row]))
        return number

    def _row(self, number: int, cells: Sequence[str]) -> bytes:
        while len(self._letters) < len(cells):
            self._letters.append(self.letter(len(self._letters) + 1))
        inner = "".join(
            f'<c r="{letter}{number}"{cell}'
            for letter, cell in zip(self._letters, cells, strict=False)
            if cell
        )
        return f'<row r="{number}">{inner}</row>'.encode()

    def _cell(self, value: Cell) -> str:
        match value:
            case None | "":
                return ""
            case str():
                text = printable(value)[:_LONGEST]
                wraps = "\n" in text or len(text) > WIDEST
                return _text(text, self._text[wraps, begins_a_formula(text)])
            case bool():
                return _text("ja" if value else "nein", 0)
            case datetime():
                return self._date(value.astimezone(BERLIN).replace(tzinfo=None), self._moment)
            case date():
                return self._date(value, self._day)
            case time():
                return _number(self._serial(value), self._time)
        return _number(value, 0)

    def _date(self, value: date, style: int) -> str:
        if value.year < _FIRST_YEAR:
            return _text(value.strftime("%d.%m.%Y"), 0)
        return _number(self._serial(value), style)


def _style(sheet: Any, **looks: Any) -> int:
    """The number under which the workbook keeps this look."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # as above

    cell: Any = WriteOnlyCell(sheet)
    for name, look in looks.items():
        if look:
            setattr(cell, name, look)
    number: int = cell.style_id
    return number


def _text(text: str, style: int) -> str:
    """Text is always text, also what begins like a formula or reads like an error."""
    inner = printable(text)[:_LONGEST]
    if _TO_BE_ESCAPED.search(inner):
        inner = escape(inner, _RETURNS)
    return f' s="{style}" t="inlineStr"><is><t xml:space="preserve">{inner}</t></is></c>'


def _number(value: object, style: int) -> str:
    return f' s="{style}"><v>{value}</v></c>'
