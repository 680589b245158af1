"""A file to read, and what each of its columns tells."""

from collections.abc import Sequence

from flask_wtf.file import FileField
from wtforms import HiddenField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types

from conference.addresses.errors import FileMissing
from conference.addresses.rules.columns import FIELDS
from conference.addresses.services.sending import BOUNDS
from conference.web.forms import HouseForm

NOT_READ = "wird nicht gelesen"


class AddressFileForm(HouseForm):
    file = FileField(
        "Datei",
        description=(
            "Excel (.xlsx) oder CSV, höchstens 20.000 Zeilen und 8 Megabyte. "
            "Eine Zeile muss Überschriften haben, zum Beispiel Name, Organisation und Ort."
        ),
    )

    def content(self) -> bytes:
        """What was sent; nothing in it is trusted."""
        if not self.file.data or not self.file.data.filename:
            raise FileMissing
        content: bytes = self.file.data.read(BOUNDS.octets + 1)
        self.file.data.close()  # a large one is a file on the disk
        return content

    @property
    def file_name(self) -> str:
        return self.file.data.filename or ""


class WhyForm(HouseForm):
    """All pairs with these reasons."""

    why = HiddenField()


class ColumnsForm(HouseForm):
    """One choice a column; made anew for each list."""

    @property
    def columns(self) -> list[SelectField]:
        return [field for name, field in self._fields.items() if name.startswith("column_")]

    def meanings(self) -> list[str]:
        return [field.data or "" for field in self.columns]


def columns_form(headings: Sequence[str], meanings: Sequence[str]) -> ColumnsForm:
    """The form for a list with these headings, filled in with what is known of them."""
    choices = [
        SelectChoice(value=name, label=label)
        for name, label in [("", NOT_READ), *((name, label) for name, (label, _) in FIELDS.items())]
    ]
    fields = {
        f"column_{at}": SelectField(
            heading or f"Spalte {at + 1} ohne Überschrift", choices=choices, default=meaning
        )
        for at, (heading, meaning) in enumerate(zip(headings, meanings, strict=False))
    }
    form: ColumnsForm = type("ColumnsOfList", (ColumnsForm,), fields)()
    return form
