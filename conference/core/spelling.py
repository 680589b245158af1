"""A name as it is spelled, and as it is heard. Pure: no database, no clock."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

PARTICLES = frozenset(
    {"von", "van", "vom", "zu", "zur", "de", "di", "da", "del", "der", "den", "la", "le"}
    | {"el", "al", "as", "bin", "ibn", "abu"}
)
_KEPT = 65536  # words that need not be spelled out again


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> tuple[str, ...]:
    """The words in plain letters: Königs, Koenigs and Konigs are one; signs and emoji are none."""
    letters = "".join(sign if _belongs_to_a_word(sign) else " " for sign in _joined(text))
    plain = anyascii(letters).lower()
    for written, meant in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        plain = plain.replace(written, meant)
    words = ("".join(filter(str.isalnum, word)) for word in plain.split())
    return tuple(word for word in words if word)


def _joined(text: str) -> str:
    """Without apostrophes, which many leave out."""
    return re.sub(r"['’‘`´ʼ]", "", unicodedata.normalize("NFC", text))


def _belongs_to_a_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


_SOUNDS = (
    *(("sch", "s"), ("sh", "s"), ("kh", "h"), ("ch", "h"), ("ph", "f"), ("th", "t"), ("dh", "d")),
    *(("gh", "g"), ("dj", "i"), ("zh", "i"), ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s")),
    *(("j", "i"), ("y", "i")),
)


@lru_cache(maxsize=_KEPT)
def heard(words: tuple[str, ...]) -> str:
    """The words as they sound, whoever spells them."""
    text = "".join(word for word in words if word not in PARTICLES)
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return _DOUBLED.sub(r"\1", text)


_VOWELS = re.compile(r"[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")


def consonants_of(words: tuple[str, ...]) -> str:
    """The consonants, which every transliteration keeps: Mohamed, Muhammad and محمد are one."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", heard(words)))


def is_latin(name: str) -> bool:
    """Whether it is written in Latin letters only."""
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in filter(str.isalpha, name))
