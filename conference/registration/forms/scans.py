"""Choosing the scan of a paper form."""

from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import StringField, ValidationError
from wtforms.validators import InputRequired, Length

from conference.registration.errors import NotAScan, ScanTooBig
from conference.registration.rules.scans import MOST_OCTETS, Scan, scan_of
from conference.web.forms import HouseForm

_ACCEPTED = {"accept": "application/pdf,image/jpeg,image/png"}


class ScanForm(HouseForm):
    """``kept`` is the scan, once the form was looked at; nothing if nobody chose a file."""

    scan = FileField(
        "Scan oder Foto des Blattes",
        description="PDF, JPEG oder PNG, höchstens 10 Megabyte.",
        render_kw=_ACCEPTED,
    )

    kept: Scan | None = None

    def validate_scan(self, field: Any) -> None:
        content = field.data.read(MOST_OCTETS + 1) if field.data else b""
        try:
            self.kept = scan_of(content) if content else None
        except (NotAScan, ScanTooBig) as error:
            raise ValidationError(str(error)) from error


class ScanWhyForm(ScanForm):
    scan = FileField(
        "Das bessere Blatt",
        [FileRequired("Bitte wählen Sie eine Datei.")],
        description="PDF, JPEG oder PNG, höchstens 10 Megabyte.",
        render_kw=_ACCEPTED,
    )
    why = StringField("Grund", [InputRequired("Bitte schreiben Sie, warum."), Length(max=500)])

    def validate_scan(self, field: Any) -> None:
        super().validate_scan(field)
        if self.kept is None:
            raise ValidationError("Die Datei ist leer. Bitte wählen Sie eine andere.")
