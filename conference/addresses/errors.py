"""What can go wrong with a list of addresses. Only the office reads these sentences."""

from conference.core.errors import DomainError


class FileMissing(DomainError):
    status = 422
    message = "Bitte wählen Sie eine Datei aus."
    field = "file"


class NoHeadings(DomainError):
    status = 422
    message = (
        "In dieser Datei finden wir keine Zeile mit Überschriften wie „Name“, „Organisation“ "
        "und „Ort“. Bitte ergänzen Sie sie."
    )
    field = "file"


class NothingBelow(DomainError):
    status = 422
    message = "Unter den Überschriften steht nichts."
    field = "file"


class MeaningTwice(DomainError):
    status = 422

    def __init__(self, meaning: str, field: str) -> None:
        super().__init__()
        self.message = f"„{meaning}“ ist schon einer anderen Spalte zugeordnet."
        self.field = field


class NobodyNamed(DomainError):
    status = 422
    message = "Mindestens eine Spalte muss den Namen oder die Organisation enthalten."


class TooLateToUndo(DomainError):
    message = "Das liegt mehr als 30 Tage zurück; die alten Angaben sind gelöscht."
