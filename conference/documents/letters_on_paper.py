"""Which letters can be printed, and what is printed instead of the others."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from anyascii import anyascii

from conference.documents.cells import printable

FACES = Path(__file__).parent.parent.parent / "static" / "vendor" / "paper"
LETTERS = "letters.json"  # the numbers of all letters they can draw

# Marks that turn the writing of a whole line around, and those that only programs read.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u2067\u206a-\u206f\ufeff]"
)
_JOINS_NOTHING = re.compile("(?<![\u0600-\u06ff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u06ff])")
# What is set apart from the direction around it stays so; a mark without its partner goes.
_SET_APART = re.compile("(\u2068[^\u2068\u2069]*\u2069)|[\u2068\u2069]")
_LONG_WORD = re.compile(r"\S{25,}")
_A_PIECE = 20  # letters, after which a long word may be broken
_MAY_BREAK = "\u200b"
_KEPT = frozenset("\n\t \u2068\u2069")


class TypefacesMissing(RuntimeError):
    """Nothing can be printed: the front end was not built (``make install``)."""


def drawable(text: str) -> str:
    """The text in letters that our typefaces have.

    Letters of other scripts are written in Latin ones, so that a postman can read the name; pictures
    (emoji) and marks that only programs read are left out. A very long word may be broken.
    """
    seen = _JOINS_NOTHING.sub("", _UNSEEN.sub("", printable(text)))
    seen = _SET_APART.sub(lambda found: found[1] or "", seen)
    composed = unicodedata.normalize("NFC", seen)
    lines = composed.replace("\r\n", "\n").replace("\r", "\n")
    drawn = "".join(letter if letter in _letters() else _instead(letter) for letter in lines)
    return _LONG_WORD.sub(_breakable, drawn)


def _instead(letter: str) -> str:
    """``王`` as "Wang"; nothing for an emoji."""
    written = unicodedata.category(letter)[0] in "LMNP"
    return anyascii(letter) if written else ""


def _breakable(word: re.Match[str]) -> str:
    whole = word.group()
    return _MAY_BREAK.join(whole[at : at + _A_PIECE] for at in range(0, len(whole), _A_PIECE))


@cache
def _letters() -> frozenset[str]:
    try:
        numbers: list[int] = json.loads((FACES / LETTERS).read_text())
    except FileNotFoundError as missing:
        raise TypefacesMissing(str(missing)) from missing
    return frozenset(map(chr, numbers)) | _KEPT
