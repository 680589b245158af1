"""How a text stands in another language, and what of a language is read as a whole."""

from enum import StrEnum


class TextState(StrEnum):
    """How a text stands in one language, compared with the German one."""

    THERE = "there"  # vorhanden
    MISSING = "missing"  # fehlt noch
    SAME = "same"  # wie auf Deutsch
    OUTDATED = "outdated"  # auf Deutsch seither geändert

    @property
    def label(self) -> str:
        return _TEXT_LABELS[self]


_TEXT_LABELS = {
    TextState.THERE: "vorhanden",
    TextState.MISSING: "fehlt noch",
    TextState.SAME: "wie auf Deutsch",
    TextState.OUTDATED: "auf Deutsch seither geändert",
}


class ReviewKind(StrEnum):
    """What somebody read: the sentences that come with the service, or what the office wrote for a year."""

    CATALOGUE = "catalogue"  # feste Texte der Seiten und Briefe
    TEXTS = "texts"  # Texte dieses Jahres

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    ReviewKind.CATALOGUE: "feste Texte der Seiten und Briefe",
    ReviewKind.TEXTS: "Texte dieses Jahres",
}
