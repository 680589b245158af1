"""A disclosure is put together from pieces; every room tells what it keeps about a person."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from conference.registration.models import Registration


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something that is kept about a person, in words: terms with their values.

    ``is_special``: health, food, support (Art. 9 DSGVO); only its owner and few others read it.
    ``is_text``: the values are whole texts, shown line by line.
    """

    title: str
    rows: Sequence[tuple[str, str]]
    is_special: bool = False
    is_text: bool = False


Teller = Callable[[Registration], Iterable[Piece]]
_tellers: list[Teller] = []


def tell_too(teller: Teller) -> None:
    """Let a room below tell what it keeps about a person, too; said in ``reactions.py``."""
    if teller not in _tellers:
        _tellers.append(teller)


def told_by_others(registration: Registration) -> list[Piece]:
    """What the rooms that have registered themselves know about this person."""
    return [piece for teller in _tellers for piece in teller(registration)]
