"""What every form and every view of the house shares."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask
from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import (
    Field,
    FieldList,
    FormField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.form import BaseForm
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, StopValidation

from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.core.texts import clean, one_line

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Facts = TypeVar("Facts", bound="DataclassInstance")

LONGEST_LINE = 300
LONGEST_TEXT = 20_000
LARGEST_NUMBER = 2**31 - 1  # what a column of numbers can hold


# What WTForms says in a bare way, as the house says it
_OUR_WORDS = {
    "This field is required.": _("Bitte füllen Sie dieses Feld aus."),
    "Invalid email address.": _(
        "Diese E-Mail-Adresse stimmt so nicht. Ein Beispiel: name@beispiel.de"
    ),
    "Not a valid choice.": _("Bitte wählen Sie etwas aus der Liste."),
    "Invalid Choice: could not coerce.": _("Bitte wählen Sie etwas aus der Liste."),
    "Not a valid integer value.": _("Bitte geben Sie eine ganze Zahl ein."),
    "Not a valid date value.": _("Bitte geben Sie ein Datum ein, zum Beispiel 07.11.2026."),
    "Not a valid time value.": _("Bitte geben Sie eine Uhrzeit ein, zum Beispiel 9:30."),
    "The CSRF token is missing.": _(
        "Die Seite war zu lange offen. Bitte schicken Sie das Formular noch einmal ab."
    ),
}


class _Words:
    """The translations of WTForms, with our own sentences before them."""

    def __init__(self, others: Any) -> None:
        self._others = others

    def gettext(self, string: str) -> str:
        return str(_OUR_WORDS.get(string) or self._others.gettext(string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        if singular == "Field cannot be longer than %(max)d character.":
            return str(
                ngettext(
                    "Bitte kürzen Sie den Text auf höchstens ein Zeichen.",
                    "Bitte kürzen Sie den Text auf höchstens %(max)d Zeichen.",
                    n,
                    max=n,
                )
            )
        return str(self._others.ngettext(singular, plural, n))


class HouseForm(FlaskForm):
    """A form that tidies what was typed, keeps it within bounds, and speaks the language of the page.

    Single lines lose their line breaks and longer texts what no export can carry; passwords stay as
    they are. Lines, texts and numbers have a limit even where a form forgets to set one.
    """

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: Any) -> Any:
            return _Words(super().get_translations(form))

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Field:
            field: Field = super().bind_field(form, unbound_field, options)
            if isinstance(field, StringField) and not isinstance(field, PasswordField):
                _insist_on_what_can_be_read(field)
            if isinstance(field, PasswordField):
                _limit(field, Length(max=LONGEST_LINE))
            elif isinstance(field, TextAreaField):
                field.filters = [_clean, *field.filters]
                _limit(field, Length(max=LONGEST_TEXT))
            elif isinstance(field, StringField):
                field.filters = [_one_line, *field.filters]
                _limit(field, Length(max=LONGEST_LINE))
            elif isinstance(field, IntegerField):
                field.validators = [_stop_at_what_is_no_number, *field.validators]
                _limit(field, NumberRange(min=-LARGEST_NUMBER, max=LARGEST_NUMBER))
            return field


def _insist_on_what_can_be_read(field: Field) -> None:
    """A required text is there when something is left of it after tidying up; blanks are nothing."""
    field.validators = [
        DataRequired(validator.message) if type(validator) is InputRequired else validator
        for validator in field.validators
    ]


def _limit(field: Field, limit: Any) -> None:
    if not any(isinstance(validator, type(limit)) for validator in field.validators):
        field.validators = [*field.validators, limit]


def _stop_at_what_is_no_number(form: BaseForm, field: Field) -> None:
    """Somebody who typed letters need not hear about the range of the number, too."""
    if field.process_errors and field.raw_data and str(field.raw_data[0]).strip():
        raise StopValidation


def _one_line(text: str | None) -> str | None:
    return one_line(text) if isinstance(text, str) else text


def _clean(text: str | None) -> str | None:
    return clean(text) if isinstance(text, str) else text


def filled(form: BaseForm, kind: type[Facts], **prepared: object) -> Facts:
    """A dataclass from the fields of the same names; an empty line is an empty text.

    ``prepared`` holds what the form asks for in another shape.
    """
    names = [part.name for part in fields(kind) if part.name not in prepared]
    return kind(**{name: _value(form[name]) for name in names if name in form}, **prepared)


def _value(field: Field) -> object:
    if hasattr(field, "moment"):
        return field.moment
    return field.data or "" if isinstance(field, StringField) else field.data


def blame(form: BaseForm, error: DomainError) -> None:
    """Show a broken rule beside the field it is about, or above the form."""
    field = _find(form, error.field) if error.field else None
    if field is None:
        form.form_errors = [*form.form_errors, str(error)]
    else:
        field.errors = [*field.errors, str(error)]


def saved(form: BaseForm, save: Callable[[], object]) -> bool:
    """Do it, or show beside the field why it cannot be done; nothing typed is lost."""
    try:
        save()
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        blame(form, error)
        return False
    return True


def _find(form: BaseForm, name: str) -> Field | None:
    for field in _fields_within(form):
        if name in (field.name, field.short_name):
            return field
    return None


def _fields_within(form: Any) -> Iterator[Field]:
    """All fields that people see, those of inner forms too."""
    for field in form:
        if isinstance(field, FormField):
            yield from _fields_within(field.form)
        elif isinstance(field, FieldList):
            yield field
            yield from _fields_within(field)
        else:
            yield field


def mistakes(form: BaseForm) -> list[tuple[str, str]]:
    """What must be put right: (id of the input, sentence) in the order of the page.

    A field that says ``whose`` it is has that before its sentence.
    """
    found = []
    for field in _fields_within(form):
        for error in field.errors:
            if isinstance(error, str) or not isinstance(error, (list, dict)):
                whose = getattr(field, "whose", "")
                sentence = _named(field, str(error))
                found.append((first_input_of(field), f"{whose}: {sentence}" if whose else sentence))
    return found


def _named(field: Field, sentence: str) -> str:
    """The sentence for a list of mistakes; one that fits every field says which one it is about."""
    if sentence not in map(str, _OUR_WORDS.values()):
        return sentence
    label = Markup(str(field.label.text)).striptags()
    if label in sentence:
        return sentence
    return f"{label}{' ' if label[-1:] in '.:?!' else ': '}{sentence}" if label else sentence


def first_input_of(field: Field) -> str:
    """The id a link must name to put the cursor into the field."""
    if isinstance(field, (RadioField, SelectMultipleField)):
        return f"{field.id}-0"
    return str(field.id)


def init_app(app: Flask) -> None:
    app.jinja_env.globals["mistakes"] = mistakes
