"""Short lists of words in one column: tags, languages, other names. Both databases can look into them."""

from typing import Any

import sqlalchemy as sa

_BETWEEN = "\n"


class WordsText(sa.TypeDecorator[list[str]]):
    """A list of words as text with a line break around each, so that a word is found as a whole."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        if value is None or isinstance(value, str):
            return value  # a pattern that a search compares with
        words = [" ".join(word.split()) for word in value]
        kept = [word for word in words if word]
        return _BETWEEN.join(["", *kept, ""]) if kept else ""

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> list[str] | None:
        return None if value is None else [word for word in value.split(_BETWEEN) if word]


def has_word(column: Any, word: str) -> sa.ColumnElement[bool]:
    """Whether the list in this column has this very word."""
    found: sa.ColumnElement[bool] = sa.type_coerce(column, sa.Text).contains(
        f"{_BETWEEN}{word}{_BETWEEN}", autoescape=True
    )
    return found
