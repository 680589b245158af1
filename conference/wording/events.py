"""What happens to readings of a translation."""

from dataclasses import dataclass

from conference.core.events import PublicPagesChange


@dataclass(frozen=True, kw_only=True)
class ReviewEvent(PublicPagesChange):
    """Public pages say whether anybody has read them in this language."""

    kind = "language_review"


@dataclass(frozen=True, kw_only=True)
class TranslationRead(ReviewEvent):
    words = "hat vermerkt, dass eine Übersetzung gelesen wurde"


@dataclass(frozen=True, kw_only=True)
class ReadingTakenBack(ReviewEvent):
    words = "hat den Vermerk über eine gelesene Übersetzung zurückgenommen"
