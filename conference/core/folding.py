"""Texts as a search compares them: without case, accents and the difference between scripts.

"Königs" is found by "konigs" and by "koenigs", "Łukasz" by "lukasz", and a name in Arabic or
Ukrainian by the letters it was typed with.
"""

from collections.abc import Iterable

from anyascii import anyascii

_IN_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def folded(text: str) -> str:
    """The letters of a text in plain ASCII, small, one space between words."""
    return " ".join(str(anyascii(text.casefold())).casefold().split())


def spellings(text: str) -> tuple[str, ...]:
    """How a text may be written in plain letters: "konigs" and "koenigs"; mostly there is one."""
    plain = folded(text)
    long = folded(text.casefold().translate(_IN_TWO_LETTERS))
    return (plain,) if long == plain else (plain, long)


def to_be_searched(texts: Iterable[str]) -> str:
    """All spellings of all these texts in one, for a column that a search looks through."""
    return "\n".join(spelling for text in texts if text for spelling in spellings(text))
