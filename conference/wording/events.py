"""What happens to readings of a translation."""

from conference.core.events import PublicPagesChange


class ReviewEvent(PublicPagesChange):
    """Public pages say whether anybody has read them in this language."""

    kind = "language_review"


class TranslationRead(ReviewEvent):
    words = "hat vermerkt, dass eine Übersetzung gelesen wurde"


class ReadingTakenBack(ReviewEvent):
    words = "hat den Vermerk über eine gelesene Übersetzung zurückgenommen"
