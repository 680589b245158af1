"""Fields that the forms of this house need beyond those of WTForms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import wtforms
from babel import Locale
from flask import current_app
from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import DateTimeLocalField, Field, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget, html_params

from conference.core.clock import BERLIN
from conference.core.languages import GERMAN, LANGUAGES
from conference.core.texts import clean, one_line
from conference.core.translated import Translated

_MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"]


class _AmongTheChoices:
    """Finds what was chosen among the choices as they lie there.

    WTForms makes an object of every choice before it compares one; forms that many people send at the
    same time would spend more on that than on all their other checks.
    """

    data: Any
    choices: Any

    def pre_validate(self, form: Any) -> None:
        if not any(option.value == self.data for option in self.choices or ()):
            super().pre_validate(form)  # type: ignore[misc]  # that of the field beside it


class SelectField(_AmongTheChoices, wtforms.SelectField):
    """One of a list; its choices are made by :func:`choices`."""


class RadioField(_AmongTheChoices, wtforms.RadioField):
    """One of a few; its choices are made by :func:`choices`."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """The input for one language of a :class:`TranslatedField`."""

    id: str
    name: str
    language: str
    label: str
    direction: str
    text: str


class TranslatedField(Field):
    """A text in all languages of the installation; German is the one a ``required`` field insists on.

    ``rows`` above one asks for longer text with line breaks. ``data`` is a :class:`Translated`.
    Languages that are stored but no longer offered are kept.
    """

    data: Translated

    def __init__(
        self,
        label: Any = None,
        validators: Sequence[Any] | None = None,
        *,
        rows: int = 1,
        longest: int = 20_000,
        **options: Any,
    ) -> None:
        self.rows = rows
        super().__init__(label, [*(validators or ()), _NotTooLong(longest)], **options)

    @property
    def versions(self) -> list[Version]:
        """One input per language, German first."""
        codes = current_app.config["LANGUAGES"]
        return [self._version(code) for code in sorted(codes, key=lambda code: code != GERMAN)]

    def _version(self, code: str) -> Version:
        language = LANGUAGES[code]
        suffix = "" if code == GERMAN else f"-{code}"
        return Version(
            id=f"{self.id}{suffix}",
            name=f"{self.name}{suffix}",
            language=code,
            label=german_name_of(code),
            direction=language.direction,
            text=self.data.get(code, ""),
        )

    def process(self, formdata: Any, *data: Any, **options: Any) -> None:
        super().process(None, *data, **options)
        self.data = self.data if isinstance(self.data, Translated) else Translated()
        if formdata is not None:
            tidy = one_line if self.rows == 1 else clean
            typed = {v.language: tidy(formdata.get(v.name, "")) for v in self.versions}
            self.data = Translated({**self.data, **typed})
            self.raw_data = [self.data.german] if self.data.german else []

    def widget(self, field: Any, **attributes: Any) -> Markup:
        """Plain inputs; the component ``field`` dresses them."""
        return Markup("").join(
            Markup("<textarea {}>{}</textarea>").format(
                Markup(html_params(id=v.id, name=v.name, lang=v.language, dir=v.direction)), v.text
            )
            for v in self.versions
        )


class _NotTooLong:
    def __init__(self, longest: int) -> None:
        self.length: Any = Length(max=longest)

    def __call__(self, form: Any, field: TranslatedField) -> None:
        for text in field.data.values():
            self.length(form, _Text(field, text))


class _Text:
    """One language of the field, as a validator of WTForms sees it."""

    def __init__(self, field: TranslatedField, text: str) -> None:
        self.data = text
        self.gettext, self.ngettext = field.gettext, field.ngettext


class MomentField(DateTimeLocalField):
    """A day and a time of the clock in Berlin; ``moment`` is what they mean.

    A minute before midnight means the end of the day: whoever types 23:59 wants the last second too.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("format", _MOMENTS)
        super().__init__(*args, **options)

    def process_data(self, value: datetime | None) -> None:
        local = value.astimezone(BERLIN).replace(tzinfo=None) if value else None
        super().process_data(local)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(
                _("Bitte geben Sie Tag und Uhrzeit ein, zum Beispiel 07.11.2026 9:30.")
            ) from error

    @property
    def moment(self) -> datetime:
        typed = self.data
        if typed is None:
            raise ValueError("The form has not been validated.")
        if (typed.hour, typed.minute) == (23, 59):
            typed = typed.replace(second=59)
        return typed.replace(tzinfo=BERLIN)


class CheckboxListField(SelectMultipleField):
    """Any number of choices, each with its own box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def choices(pairs: Iterable[tuple[object, object]]) -> list[SelectChoice]:
    """What a select, radio or checkbox field offers: (value, what people read)."""
    return [SelectChoice(str(value), str(label)) for value, label in pairs]


def choices_of(words: Iterable[StrEnum]) -> list[SelectChoice]:
    """The members of an enumeration, with their labels."""
    return choices((word.value, getattr(word, "label", word)) for word in words)


def german_name_of(code: str) -> str:
    """What the office calls a language: Arabisch, Leichte Sprache."""
    language = LANGUAGES[code]
    if "@" in language.locale:
        return language.own_name
    return Locale.parse(language.locale).get_language_name(GERMAN) or language.own_name
