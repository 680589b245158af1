"""How lists of the directory are searched: every word, in any spelling, anywhere in the text."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from conference.core.database import db
from conference.core.folding import folded, spellings


def has_every_word(column: Any, words: Iterable[str]) -> list[ColumnElement[bool]]:
    """Conditions on a column that was folded: each word stands in it, in one of its spellings."""
    return [
        or_(*(column.contains(spelling, autoescape=True) for spelling in spellings(word)))
        for word in words
    ]


def words_in(column: Any) -> Sequence[str]:
    """Every word that stands in some list of this column, in the order of the alphabet."""
    lists = db.session.scalars(select(column).distinct()).all()
    return sorted({word for words in lists for word in words}, key=folded)
