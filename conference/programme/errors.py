"""What can go wrong while a programme is planned."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError


class TitleMissing(DomainError):
    status = 422
    message = _("Bitte geben Sie einen deutschen Titel an.")
    field = "title"


class EndsBeforeItStarts(DomainError):
    status = 422
    message = _("Das Ende liegt vor dem Anfang. Bitte prüfen Sie die Zeiten.")
    field = "ends"


class CodeTaken(DomainError):
    message = _("Dieses Kürzel ist schon vergeben. Bitte wählen Sie ein anderes.")
    field = "code"


class NumberTaken(DomainError):
    message = _("Diese Standnummer ist schon vergeben. Bitte wählen Sie eine andere.")
    field = "number"


class RoundNotEmpty(DomainError):
    message = _("In dieser Runde liegen noch Foren. Bitte verschieben Sie sie zuerst.")


class TopicInUse(DomainError):
    message = _("Dieses Thema steht noch an Foren. Bitte nehmen Sie es dort zuerst weg.")


class SizesContradict(DomainError):
    status = 422
    message = _("Die Mindestgröße ist größer als die gewünschte Größe oder die Zahl der Plätze.")
    field = "minimum_size"


class PeopleAreRegistered(DomainError):
    """``people`` is how many count on the forum; the office has to say that it knows."""

    message = _(
        "Für dieses Forum sind Personen angemeldet. Bitte bestätigen Sie, dass es trotzdem entfallen soll."
    )
    field = "acknowledged"

    def __init__(self, people: int) -> None:
        super().__init__()
        self.people = people


class MergedIntoItself(DomainError):
    status = 422
    message = _("Bitte wählen Sie ein anderes Forum, das stattfindet.")
    field = "into"


class AlreadyOnIt(DomainError):
    message = _("Diese Person ist hier schon mit dieser Aufgabe eingetragen.")
    field = "person_id"


class OnlyWhileProposed(DomainError):
    message = _(
        "Diese Person ist schon angefragt. Bitte ändern Sie den Stand, statt sie zu streichen."
    )


class StillHasPeople(DomainError):
    message = _(
        "Für diesen Programmpunkt sind Personen angefragt. Bitte sagen Sie ihnen zuerst ab."
    )


class NothingToRelease(DomainError):
    message = _(
        "Das Programm ist noch leer. Bitte bestätigen Sie zuerst ein Forum oder legen Sie einen Programmpunkt an."
    )
