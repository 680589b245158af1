"""Forums as a clerk types them: "A5 A1 A6", "a5,a1", "a 5". Pure: no database, no form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
WAITING_WORDS = frozenset({"w", "warten", "warteliste"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was understood: codes as the programme writes them, and words that are no code here."""

    codes: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def read_codes(text: str, offered: Sequence[str]) -> Reading:
    """The codes in this text, in their order, however they are spaced and written.

    Codes may stand without a space between them ("a5a1") or be torn apart ("A 5"). A number alone
    means the one code that ends with it.
    """
    known = {_bare(code): code for code in offered}
    words = _WORD.findall(text)
    codes: list[str] = []
    wrong: list[str] = []
    while words:
        word = words.pop(0)
        found = _split(word.casefold(), known)
        if not found and words:
            found = _split((word + words[0]).casefold(), known)
            if found:
                words.pop(0)
        found = found or _by_number(word, known)
        codes += found
        if not found:
            wrong.append(word)
    return Reading(codes=tuple(codes), wrong=tuple(wrong))


def _bare(code: str) -> str:
    return "".join(_WORD.findall(code)).casefold()


def _split(word: str, known: Mapping[str, str]) -> list[str]:
    """The word as codes one after the other; nothing if something is left over."""
    until: list[list[str]] = [[]]  # until[n]: the codes that make up the first n letters
    for end in range(1, len(word) + 1):
        ways = (
            [*until[start], known[word[start:end]]]
            for start in range(end)
            if word[start:end] in known and (until[start] or start == 0)
        )
        until.append(next(ways, []))
    return until[-1]


def _by_number(word: str, known: Mapping[str, str]) -> list[str]:
    if not word.isdecimal():
        return []
    found = [code for bare, code in known.items() if re.fullmatch(rf"\D+0*{int(word)}", bare)]
    return found if len(found) == 1 else []
