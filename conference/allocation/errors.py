"""What can go wrong with a run. Only the office reads these sentences."""

from conference.core.errors import DomainError


class NothingToAllocate(DomainError):
    status = 422
    message = "Es gibt noch nichts zuzuteilen: Es fehlt ein bestätigtes Forum, oder niemand ist angemeldet."


class InputChanged(DomainError):
    """Somebody registered, withdrew or changed, or a forum did, since the draw was announced."""

    message = (
        "Seit der Ankündigung hat sich etwas geändert. Gehen Sie zurück zur Zuteilung und berechnen "
        "Sie neu."
    )

    def __init__(self, what: str = "") -> None:
        super().__init__()
        if what:
            self.message = (
                f"Seit diesem Lauf hat sich etwas geändert: {what}. Es wurde nichts übernommen. "
                "Bitte berechnen Sie die Zuteilung neu."
            )


class NotCalculated(DomainError):
    message = "Dieser Lauf ist noch nicht berechnet."


class ForumGone(DomainError):
    status = 422
    message = "Dieses Forum gibt es in der Zuteilung nicht. Bitte wählen Sie ein anderes."
    field = "forum_id"


class ChangesNothing(DomainError):
    status = 422
    message = "Diese Sprache wird in dem Forum schon gedolmetscht. Bitte wählen Sie eine andere."
    field = "language"


class AlreadySplit(DomainError):
    status = 422
    message = "Dieses Forum ist hier schon geteilt. Bitte wählen Sie ein anderes."
    field = "forum_id"


class OnlyATrial(DomainError):
    message = (
        "Dieser Lauf rechnet nur durch, was wäre. Ändern Sie erst das Programm, und berechnen Sie "
        "die Zuteilung dann neu."
    )


class NotByWishes(DomainError):
    message = (
        "Bei dieser Konferenz werden die Foren nicht nach Wünschen verteilt. Das ändern Sie bei der "
        "Konferenz unter „Wahl der Foren“."
    )
