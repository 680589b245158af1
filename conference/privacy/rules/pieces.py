"""What a disclosure is put together from."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.core.languages import GERMAN, direction_of


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something that is kept about a person, in words: terms with their values.

    ``sheet`` is a shorter title for a tab of Excel, where the whole one has more than 31 characters.
    ``is_special``: health, food, support (Art. 9 DSGVO); only its owner and few others read it.
    ``is_german``: the office wrote it, in its own words; nobody translates them.
    ``is_text``: the values are whole texts, shown line by line, in this ``language``.
    """

    title: str
    rows: Sequence[tuple[str, str]]
    is_special: bool = False
    is_german: bool = False
    is_text: bool = False
    language: str = GERMAN
    sheet: str = ""

    @property
    def tab(self) -> str:
        """What its sheet is called."""
        return self.sheet or self.title

    @property
    def direction(self) -> str:
        """How the texts run."""
        return direction_of(self.language)
