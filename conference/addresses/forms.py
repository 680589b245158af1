"""A file to read, what each of its columns tells, and what stays of two who are one."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types

from conference.addresses.errors import FileMissing
from conference.addresses.rules.columns import FIELDS
from conference.addresses.services.sending import BOUNDS
from conference.directory.rules.joining import Alternative, Side
from conference.web.fields import choices
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


class JoinForm(HouseForm):
    """How the office saw both, and what stays of which of them."""

    pieces: tuple[str, ...] = ()
    seen = HiddenField()
    other_seen = HiddenField()

    @property
    def alternatives(self) -> list[RadioField]:
        return [self[name] for name in self.pieces]

    def seen_both(self) -> tuple[str, str]:
        return self.seen.data or "", self.other_seen.data or ""

    def kept(self) -> dict[str, Side]:
        return {name: Side(self[name].data) for name in self.pieces}


def join_form(asked: Sequence[Alternative], seen: tuple[str, str]) -> JoinForm:
    """One question for each piece that both tell differently; the first is chosen already."""
    form = _kind_of_form(tuple((piece.name, piece.term) for piece in asked))(
        seen=seen[0], other_seen=seen[1], **{piece.name: Side.FIRST.value for piece in asked}
    )
    for piece in asked:
        form[piece.name].choices = choices(
            [(Side.FIRST.value, piece.first), (Side.SECOND.value, piece.second)]
        )
    return form


@lru_cache(maxsize=64)
def _kind_of_form(asked: tuple[tuple[str, str], ...]) -> type[JoinForm]:
    fields: dict[str, Any] = {name: RadioField(term) for name, term in asked}
    return type("JoinOfTwo", (JoinForm,), {"pieces": tuple(fields), **fields})
