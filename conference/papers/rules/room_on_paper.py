"""Whether a letter surely fits on its page; if not, the press measures it, which takes longer."""

from collections.abc import Iterable

FREE = 138.0  # millimetres between subject and foot; the foot may sink by ten more
LINE, HEADING, GAP = 5.1, 8.0, 1.0
LETTERS_IN_A_LINE, LETTERS_IN_A_TERM, LETTERS_ACROSS = 56, 18, 74  # at 12 pt, ordinary text
_ETHIOPIC = range(0x1200, 0x13A0)


def surely_fits(sentences: Iterable[str], rows: Iterable[tuple[str, str]], headings: int) -> bool:
    """An estimate on the safe side, from the widths of letters."""
    height = headings * HEADING
    height += sum(_lines(words, LETTERS_ACROSS) * LINE + GAP for words in sentences)
    height += sum(
        max(_lines(term, LETTERS_IN_A_TERM), _lines(value, LETTERS_IN_A_LINE)) * LINE + GAP
        for term, value in rows
    )
    return height <= FREE


def _lines(words: str, letters: int) -> int:
    return sum(1 + int(_width(line)) // (letters + 1) for line in words.split("\n"))


def _width(line: str) -> float:
    """In letters of an ordinary text; capitals and Ethiopic letters are wider."""
    return sum(1.8 if ord(sign) in _ETHIOPIC else 1.4 if sign.isupper() else 1.0 for sign in line)
