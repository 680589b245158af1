"""A file to look over, and the click that reads it in."""

from flask_wtf.file import FileField
from wtforms import BooleanField

from conference.documents.reading import MOST_ROWS
from conference.intake.errors import FileMissing
from conference.web.forms import HouseForm


class FileForm(HouseForm):
    file = FileField(
        "Datei",
        description=(
            f"Excel (.xlsx) oder CSV, höchstens {MOST_ROWS} Zeilen und 2 Megabyte. "
            "Eine Zeile muss Überschriften haben, mindestens Vorname oder Nachname."
        ),
    )

    def content(self) -> bytes:
        """What was sent; nothing in it is trusted."""
        if not self.file.data or not self.file.data.filename:
            raise FileMissing
        content: bytes = self.file.data.read()
        return content

    @property
    def file_name(self) -> str:
        return self.file.data.filename or ""


class StartForm(HouseForm):
    writes_letters = BooleanField(
        "Neue Personen bekommen eine Bestätigung per E-Mail",
        description="Wählen Sie das, wenn die Personen noch keine Antwort haben.",
    )
