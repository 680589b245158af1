"""What every cell of a list must be, whichever program opens it."""

import re

# XML 1.0, section 2.2: one of these, and no program opens the file.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A cell that begins so is a formula to a spreadsheet, whoever typed it.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def printable(text: str) -> str:
    """The text without characters that no XML file may hold."""
    return _NOT_IN_XML.sub("", text)


def begins_a_formula(text: str) -> bool:
    return text.lstrip(" ").startswith(_BEGINS_A_FORMULA)
