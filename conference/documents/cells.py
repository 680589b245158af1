"""What every cell of a list must be, whichever program opens it."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from conference.core.clock import BERLIN
from conference.documents.table import Cell

# XML 1.0, section 2.2: one of these, and no program opens the file.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A cell that begins so is a formula to a spreadsheet, whoever typed it.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def printable(text: str) -> str:
    """The text without characters that no XML file may hold."""
    return _NOT_IN_XML.sub("", text)


def begins_a_formula(text: str) -> bool:
    return text.lstrip(" ").startswith(_BEGINS_A_FORMULA)


def as_text(cell: Cell) -> str:
    """A value as people read it in a German list; moments as the clock in Berlin shows them."""
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
    return printable(cell)
