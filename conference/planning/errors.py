"""Rules of the planning that can be broken."""

from collections.abc import Sequence
from datetime import date

from conference.core.errors import DomainError


class DatesOutOfOrder(DomainError):
    """A date stands before or after another one in a way that cannot be."""

    status = 422

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class YearExists(DomainError):
    """There is one conference a year."""

    field = "day"

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.message = f"Für {year} gibt es schon eine Konferenz. Bitte öffnen Sie diese, statt eine neue anzulegen."


class YearOutOfReach(DomainError):
    """A year that nobody plans for: a slip of the hand."""

    status = 422
    field = "day"

    def __init__(self, first: int, last: int) -> None:
        super().__init__(first, last)
        self.message = f"Bitte geben Sie einen Tag in den Jahren {first} bis {last} an."


class DayNotLater(DomainError):
    """The next year comes after the one it is made from."""

    status = 422
    field = "day"

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.message = f"Bitte wählen Sie einen Tag nach der letzten Konferenz am {day:%d.%m.%Y}."


class AgesTurnedRound(DomainError):
    """The oldest children are younger than the youngest ones."""

    status = 422
    field = "childcare_to_age"
    message = "Das höchste Alter ist kleiner als das niedrigste. Bitte tauschen Sie die Zahlen."


class NumberTaken(DomainError):
    """Conferences of the series are counted, each number once."""

    field = "number"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.message = (
            f"Die {number}. Konferenz gibt es schon. Lassen Sie das Feld leer, zählen wir weiter."
        )


class DayInOtherYear(DomainError):
    """The address of a conference carries its year, so its day must not leave it."""

    status = 422
    field = "day"

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.message = (
            f"Die Konferenz {year} muss im Jahr {year} stattfinden: Das Jahr steht in ihrer Adresse. "
            "Für ein anderes Jahr legen Sie bitte eine neue Konferenz an."
        )


class NotReady(DomainError):
    """Something that the public needs is still missing."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(missing)
        self.message = f"Vor der Ankündigung fehlt noch: {', '.join(missing)}."


class PeopleWillFeelIt(DomainError):
    """The office has to say that it knows whom a change of the seats touches."""

    field = "acknowledged"

    def __init__(self, consequences: Sequence[str]) -> None:
        super().__init__(consequences)
        self.consequences = consequences
        self.message = "Bitte lesen Sie, was geschieht, und bestätigen Sie es."


class IsArchived(DomainError):
    message = (
        "Diese Konferenz liegt im Archiv und bleibt, wie sie war. "
        "Zum Ändern holen Sie sie bitte erst aus dem Archiv zurück."
    )


class NotOverYet(DomainError):
    message = "Ins Archiv kommt eine Konferenz erst, wenn sie vorbei ist."


class RoomNameTaken(DomainError):
    field = "name"
    message = "Einen Raum mit diesem Namen gibt es schon. Bitte wählen Sie einen anderen Namen."


class RoomInUse(DomainError):
    message = (
        "Dieser Raum steht noch im Programm. Bitte geben Sie dort erst einen anderen Raum an; "
        "dann können Sie ihn entfernen."
    )


class GermanMissing(DomainError):
    """German is the language that everything falls back to."""

    status = 422

    def __init__(self, field: str, label: str) -> None:
        super().__init__(field)
        self.field = field
        self.message = f"Bitte geben Sie „{label}“ auf Deutsch an."


class OverbookingUnexplained(DomainError):
    status = 422
    field = "why"

    def __init__(self, seats: int) -> None:
        super().__init__(seats)
        self.message = (
            f"Das sind {seats} Plätze mehr, als die Räume haben. Wenn Sie überbuchen möchten, "
            "schreiben Sie bitte, warum."
        )
