"""What can go wrong with a list. Only the office reads these sentences."""

from conference.core.errors import DomainError


class FileMissing(DomainError):
    status = 422
    message = "Bitte wählen Sie eine Datei aus."
    field = "file"


class NoNames(DomainError):
    status = 422
    message = (
        "In dieser Datei finden wir keine Zeile mit Überschriften wie „Vorname“ und „Nachname“. "
        "Bitte ergänzen Sie sie."
    )
    field = "file"


class HeadingTwice(DomainError):
    status = 422
    field = "file"

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.message = (
            f"Die Überschrift „{heading}“ steht zweimal da. Bitte löschen Sie eine Spalte."
        )


class NoRows(DomainError):
    status = 422
    message = "Unter den Überschriften steht nichts."
    field = "file"


class TooLateToUndo(DomainError):
    message = "Das liegt zu lange zurück, die alten Angaben sind gelöscht."
