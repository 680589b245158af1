"""What can go wrong when a reading is noted."""

from conference.core.errors import ChangedMeanwhile, DomainError


class ReadInTheFuture(DomainError):
    message = "Dieser Tag kommt erst noch. Bitte geben Sie den Tag an, an dem gelesen wurde."
    field = "read_on"


class TextsChangedMeanwhile(ChangedMeanwhile):
    message = (
        "Diese Texte wurden geändert, seit Sie die Seite geöffnet haben. Bitte sehen Sie nach,"
        " ob die neuen Texte auch gelesen sind."
    )


class NothingToRead(DomainError):
    message = "In dieser Sprache gibt es hier noch keinen Text, den jemand lesen könnte."
