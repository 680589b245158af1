"""How the texts of a conference stand in a language."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conference.core.languages import GERMAN
from conference.core.translated import Translated
from conference.wording.states import TextState


@dataclass(frozen=True)
class Rewording:
    """A value that was replaced by another one, as the trail tells it."""

    moment: datetime
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text that the office wrote for the public, in all its languages.

    ``kind``, ``thing_id`` and ``attribute`` say where it is kept; ``thing`` and ``label`` what the
    office calls that. ``rewordings`` are those of the whole thing, in their order.
    """

    kind: str
    thing_id: int
    attribute: str
    thing: str
    label: str
    texts: Translated
    is_public: bool
    rewordings: Sequence[Rewording] = field(default=(), repr=False)

    def state_in(self, language: str) -> TextState:
        if language not in self.texts:
            return TextState.MISSING
        if self.texts[language] == self.texts.german:
            return TextState.SAME
        if self._german_is_newer_than(self.texts[language]):
            return TextState.OUTDATED
        return TextState.THERE

    def _german_is_newer_than(self, translation: str) -> bool:
        """Whether the German text was reworded after the translation came to be what it is."""
        german_since = max(
            (one.moment for one in self.rewordings if one.old and one.new == self.texts.german),
            default=None,
        )
        if german_since is None:
            return False
        translated = max(
            (one.moment for one in self.rewordings if one.new == translation), default=None
        )
        return translated is None or translated < german_since


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of the public texts are there in one language."""

    language: str
    total: int
    there: int
    missing: int
    same: int
    outdated: int

    @property
    def present(self) -> int:
        """Those that readers get in their language, whatever the office should look at again."""
        return self.total - self.missing

    @property
    def percent(self) -> int:
        return self.present * 100 // self.total if self.total else 100


def share_of(texts: Iterable[Text], language: str) -> Share:
    """Counts what visitors can read; what is not published yet waits."""
    states = [text.state_in(language) for text in texts if text.is_public]
    return Share(
        language=language,
        total=len(states),
        there=states.count(TextState.THERE),
        missing=states.count(TextState.MISSING),
        same=states.count(TextState.SAME),
        outdated=states.count(TextState.OUTDATED),
    )


def version_of(texts: Iterable[Text], language: str) -> str:
    """The fingerprint of all that is written in this language; empty where there is nothing."""
    written = sorted(
        (text.kind, text.thing_id, text.attribute, text.texts[language])
        for text in texts
        if language in text.texts and language != GERMAN
    )
    if not written:
        return ""
    return hashlib.sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest()[:16]
