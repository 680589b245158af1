"""Names of organisations: whether two of them mean one, however they are written. Pure."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio

from conference.core.spelling import words_of

ALIKE = 85  # per cent of the words
_LEGAL_FORMS = frozenset({"ev", "e", "v", "gmbh", "ggmbh", "ag", "kg", "gbr", "ug", "k", "mbh"})
_FILLING = frozenset(
    {"der", "die", "das", "des", "fur", "und", "im", "in", "am", "zu", "von", "kr", "kreis"}
)


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """The same for all ways to write one name; empty for none."""
    return " ".join(word for word in words_of(name) if word not in _LEGAL_FORMS)


@lru_cache(maxsize=65536)
def are_alike(one: str, other: str) -> bool:
    """Whether two names may mean one organisation: the same words, a part of them, or their first letters."""
    mine, theirs = body_key(one), body_key(other)
    if not mine or not theirs:
        return False
    if mine == theirs or token_set_ratio(_core(mine), _core(theirs)) >= ALIKE:
        return True
    return _is_short_for(one, other) or _is_short_for(other, one)


def _core(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _FILLING)


def _is_short_for(short: str, long: str) -> bool:
    """DTF is short for Deutsch-Türkischer Freundeskreis."""
    words = re.findall(r"\w+", short)
    capitals = next((word for word in words if word.isupper() and 2 < len(word) < 8), "")
    if not capitals:
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", long)).casefold()
    return capitals.casefold() in initials or capitals in re.findall(r"\w+", long)
