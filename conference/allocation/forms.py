"""One change to try."""

from typing import Any

from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange, StopValidation

from conference.allocation.rules.office_words import CHANGES
from conference.allocation.rules.what_if import Change, WhatIf
from conference.core.languages import german_name
from conference.planning.forms import INTERPRETED
from conference.web.fields import choices
from conference.web.forms import HouseForm

MOST_SEATS = 2000


def _needed(form: Any, field: Any) -> None:
    """A number, where the change is one of seats; else it does not matter."""
    if not form.counts_seats:
        field.errors = []
        raise StopValidation
    if not field.raw_data or not str(field.raw_data[0]).strip():
        field.errors = []
        raise StopValidation("Bitte schreiben Sie, wie viele Plätze.")


def _interpreted(form: Any, field: Any) -> None:
    if form.change.data == Change.INTERPRETER and not field.data:
        raise StopValidation("Bitte wählen Sie die Sprache.")


class WhatIfForm(HouseForm):
    forum_id = SelectField("Welches Forum?", coerce=int)
    change = RadioField(
        "Was wäre anders?",
        [InputRequired("Bitte wählen Sie, was anders wäre.")],
        choices=choices(CHANGES.items()),
    )
    seats = IntegerField(
        "Wie viele Plätze?",
        [_needed, NumberRange(1, MOST_SEATS, f"Bitte eine Zahl von 1 bis {MOST_SEATS}.")],
        description="So viele mehr, oder so viele für die zweite Gruppe.",
    )
    language = SelectField(
        "Welche Sprache?",
        choices=choices(
            [("", "bitte wählen"), *((code, german_name(code)) for code in INTERPRETED)]
        ),
        default="",
        validators=[_interpreted],
        description="Nur wenn auch gedolmetscht wird.",
    )

    @property
    def counts_seats(self) -> bool:
        return self.change.data in {Change.MORE_SEATS, Change.SPLIT}

    def what_if(self) -> WhatIf:
        change = Change(self.change.data)
        return WhatIf(
            change=change,
            forum_id=self.forum_id.data,
            seats=self.seats.data or 0 if self.counts_seats else 0,
            language=self.language.data if change is Change.INTERPRETER else "",
        )
