"""Texts that the office writes for the public, in several languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from conference.core.languages import GERMAN, direction_of


@dataclass(frozen=True)
class Phrase:
    """A text in the language it is really written in."""

    text: str
    language: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


class Translated(Mapping[str, str]):
    """One text in many languages; immutable. German is the one that is always there.

    Empty translations are not kept, so ``language in text`` means that somebody wrote something.
    """

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts = {code: text for code, text in (texts or {}).items() if text.strip()}

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Translated) and self._texts == other._texts

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __str__(self) -> str:
        return self.german

    def __repr__(self) -> str:
        return f"Translated({self._texts!r})"

    @property
    def german(self) -> str:
        return self._texts.get(GERMAN, "")

    def in_(self, language: str) -> Phrase:
        """The text in this language, or in German where nobody has translated it."""
        if language in self._texts:
            return Phrase(self._texts[language], language)
        return Phrase(self.german, GERMAN)

    def with_(self, language: str, text: str) -> "Translated":
        return Translated({**self._texts, language: text})

    def as_dict(self) -> dict[str, str]:
        return dict(self._texts)


def german(text: str) -> Translated:
    """A text that exists in German only."""
    return Translated({GERMAN: text})


class TranslatedText(sa.TypeDecorator[Translated]):
    """Keeps a :class:`Translated` as one JSON column."""

    impl = sa.JSON
    cache_ok = True

    def process_bind_param(self, value: Translated | None, dialect: sa.Dialect) -> Any:
        return (value or Translated()).as_dict()

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Translated:
        return Translated(value or {})
