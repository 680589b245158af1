"""How somebody is reached, as a form that needs no script: one line each, and one address more than there are."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    FieldList,
    Form,
    FormField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length

from conference.core.languages import LANGUAGES, german_name
from conference.core.mailboxes import normal_form
from conference.directory.models.reaching import Reachable
from conference.directory.queries import municipalities
from conference.directory.services.reaching import Address, Reach
from conference.directory.states import ContactKind
from conference.web.fields import choices
from conference.web.forms import LONGEST_LINE, HouseForm

SPOKEN = (*LANGUAGES, "ku", "ti", "ro", "bg", "es", "it", "sq", "so")
MOST_ADDRESSES = 6
MOST_LINES = 20

_KINDS = {
    "emails": ContactKind.EMAIL,
    "phones": ContactKind.PHONE,
    "mobiles": ContactKind.MOBILE,
    "faxes": ContactKind.FAX,
}

_PARTS = ("addition", "street", "postal_code", "city")


class LinesField(TextAreaField):
    """Several short texts, one a line; ``lines`` are those that are not empty."""

    def process_data(self, value: Any) -> None:
        super().process_data(value if isinstance(value, str) else "\n".join(value or ()))

    @property
    def lines(self) -> list[str]:
        return [" ".join(line.split()) for line in (self.data or "").split("\n") if line.strip()]


class WordsField(StringField):
    """Several words in one line, with a comma between them."""

    def process_data(self, value: Any) -> None:
        super().process_data(value if isinstance(value, str) else ", ".join(value or ()))

    @property
    def words(self) -> list[str]:
        found = (" ".join(word.split()) for word in (self.data or "").split(","))
        return list(dict.fromkeys(word for word in found if word))


class AddressForm(Form):
    """One postal address; left empty it is none."""

    class Meta(HouseForm.Meta):
        csrf = False  # the form around it has the token

    addition = StringField("Zusatz", description="Zum Beispiel: c/o, Abteilung, Hinterhaus.")
    street = StringField("Straße und Hausnummer, oder Postfach")
    postal_code = StringField("Postleitzahl", [Length(max=12)])
    city = StringField("Ort")


class ReachForm(HouseForm):
    """What forms about people and organisations share."""

    emails = LinesField("E-Mail-Adressen", description="Eine je Zeile. Die erste wird benutzt.")
    phones = LinesField("Telefon", description="Eine Nummer je Zeile.")
    mobiles = LinesField("Mobil", description="Eine Nummer je Zeile.")
    faxes = LinesField("Fax", description="Eine Nummer je Zeile.")
    addresses = FieldList(FormField(AddressForm, "Anschrift"), "Anschriften", max_entries=30)

    def __init__(self, **options: Any) -> None:
        known = options.get("obj")
        if isinstance(known, Reachable):
            options |= {
                name: [point.value for point in known.points(kind)] for name, kind in _KINDS.items()
            }
            options["addresses"] = [
                {name: getattr(one, name) for name in _PARTS} for one in known.postal_addresses
            ]
        super().__init__(**options)
        if not self.is_submitted() and len(self.addresses) < MOST_ADDRESSES:
            self.addresses.append_entry()
        for number, entry in enumerate(self.addresses, start=1):
            entry.label.text = "Anschrift" if len(self.addresses) == 1 else f"{number}. Anschrift"

    def validate_emails(self, field: LinesField) -> None:
        for line in field.lines:
            try:
                normal_form(line, umlauts=True)
            except ValueError as error:
                raise ValidationError(
                    f"Diese E-Mail-Adresse stimmt so nicht: {line}. Ein Beispiel: name@beispiel.de"
                ) from error
        _not_too_many(field)

    def validate_phones(self, field: LinesField) -> None:
        _numbers(field)

    def validate_mobiles(self, field: LinesField) -> None:
        _numbers(field)

    def validate_faxes(self, field: LinesField) -> None:
        _numbers(field)

    def reach(self) -> Reach:
        return Reach(
            emails=self.emails.lines,
            phones=self.phones.lines,
            mobiles=self.mobiles.lines,
            faxes=self.faxes.lines,
            addresses=[
                Address(**{name: entry.form[name].data or "" for name in _PARTS})
                for entry in self.addresses
            ],
        )


def _numbers(field: LinesField) -> None:
    for line in field.lines:
        if not any(sign.isdigit() for sign in line):
            raise ValidationError(f"Das ist keine Telefonnummer: {line}")
    _not_too_many(field)


def _not_too_many(field: LinesField) -> None:
    if len(field.lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in field.lines):
        raise ValidationError(f"Höchstens {MOST_LINES} Zeilen, jede nicht länger als eine Nummer.")


def towns() -> list[Any]:
    """The municipalities of the district, and none of them."""
    return choices(
        [("", "nicht im Kreis oder nicht bekannt"), *((t.id, t.name) for t in municipalities())]
    )


def number_or_none(text: str | None) -> int | None:
    """What a select field says about a row."""
    return int(text) if text and text != "None" else None


def languages(*known: Sequence[str]) -> list[Any]:
    """The languages people usually speak here, and those that are noted already."""
    codes = dict.fromkeys((*SPOKEN, *(code for codes in known for code in codes)))
    return choices((code, german_name(code)) for code in codes)
