"""What organisations and experts fill in to take part, and what the office answers."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length, Optional

from conference.core.languages import LANGUAGES
from conference.directory.errors import NoWayToAnswer
from conference.directory.queries import fields_of_action, municipalities
from conference.directory.services.applying import Applicant, ExpertOffer, OrganisationWish
from conference.directory.states import OrganisationCategory, Reward
from conference.web.fields import CheckboxListField, choices, choices_of
from conference.web.filters import language_name
from conference.web.forms import HouseForm, blame, filled
from conference.web.languages import current_language

CONSENT_TO_BE_SHOWN = "Fachleute 1"
"""The version of the sentence beside the box; it rises with its wording."""

_SPOKEN = tuple(code for code in LANGUAGES if "-" not in code)
_ALSO_SPOKEN = ("ku", "ti", "ro", "bg", "es", "it", "sq", "so")
_LONGEST_WORDS = 3000


def spoken_languages(known: Sequence[str] = ()) -> list[Any]:
    """The languages one can tick, and those that were ticked before."""
    codes = dict.fromkeys((*_SPOKEN, *_ALSO_SPOKEN, *known))
    return choices((code, language_name(code)) for code in codes)


def field_choices(known: Sequence[str] = ()) -> list[Any]:
    """The fields of action in the reader's language, and codes of an older concept noted before."""
    titles = {
        code: title.in_(current_language()).text or code
        for code, title in fields_of_action().items()
    }
    return choices((titles | {code: code for code in known if code not in titles}).items())


def town_choices() -> list[Any]:
    return choices([("", _("keine Angabe")), *((town.id, town.name) for town in municipalities())])


def number_or_none(value: Any) -> int | None:
    return int(value) if value else None


class JoiningForm(HouseForm):
    """Who fills it in, and how to answer. ``url`` is a trap for robots; people do not see it."""

    form_key = HiddenField(validators=[Length(max=64)])
    first_name = StringField(_("Vorname"))
    last_name = StringField(_("Nachname"), [InputRequired(_("Bitte nennen Sie Ihren Namen."))])
    function = StringField(_("Ihre Funktion"))
    email = EmailField(_("E-Mail-Adresse"), [Optional(), Email(), Length(max=254)])
    phone = TelField(_("Telefon"))
    fields = CheckboxListField(_("Themen"))
    languages = CheckboxListField(_("Sprachen"))
    url = StringField()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.fields.choices = field_choices()
        self.languages.choices = spoken_languages()

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields, and a way to answer."""
        super().validate(extra_validators)
        if not (self.email.data or self.phone.data):
            blame(self, NoWayToAnswer())
        return not self.errors

    def is_from_a_robot(self) -> bool:
        return bool(self.url.data)

    def applicant(self, language: str) -> Applicant:
        return Applicant(
            form_key=self.form_key.data or "",
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            function=self.function.data or "",
            email=(self.email.data or "").lower(),
            phone=self.phone.data or "",
            language=language,
        )


class OrganisationJoinsForm(JoiningForm):
    name = StringField(
        _("Name der Organisation"),
        [InputRequired(_("Bitte nennen Sie den Namen der Organisation."))],
    )
    category = SelectField(
        _("Art der Organisation"),
        coerce=OrganisationCategory,
        default=OrganisationCategory.ASSOCIATION,
        choices=lambda: choices_of(OrganisationCategory),
    )
    municipality_id = SelectField(_("Ort"), coerce=number_or_none, choices=town_choices)
    website = StringField(_("Internetseite"))
    offers = TextAreaField(_("Was tut Ihre Organisation?"), [Length(max=_LONGEST_WORDS)])
    wants_page = BooleanField(_("Wir möchten eine öffentliche Seite unserer Organisation."))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        about = ("name", "category", "municipality_id", "website")
        form: Any = self  # WTForms shows mistakes in this order
        form._fields = {name: form._fields[name] for name in dict.fromkeys((*about, *form._fields))}

    def wish(self) -> OrganisationWish:
        return filled(
            self,
            OrganisationWish,
            fields=list(self.fields.data or ()),
            languages=list(self.languages.data or ()),
        )


class ExpertJoinsForm(JoiningForm):
    organisation = StringField(_("Organisation"))
    expertise = StringField(_("Fachgebiete"))
    biography = TextAreaField(_("Über Sie"), [Length(max=_LONGEST_WORDS)])
    times = StringField(_("Wann können Sie?"))
    reward = RadioField(
        _("Honorar"), coerce=Reward, default=Reward.OPEN, choices=lambda: choices_of(Reward)
    )
    shows = BooleanField(_("Mein Name und diese Angaben dürfen im Programm stehen."))

    def offer(self) -> ExpertOffer:
        words = (self.expertise.data or "").split(",")
        return filled(
            self,
            ExpertOffer,
            fields=list(self.fields.data or ()),
            languages=list(self.languages.data or ()),
            expertise=[word.strip() for word in words if word.strip()],
            consent_version=CONSENT_TO_BE_SHOWN,
        )


class AskBackForm(HouseForm):
    text = TextAreaField(
        "Ihre Frage",
        [InputRequired("Bitte schreiben Sie, was Sie wissen möchten."), Length(max=3000)],
    )


class RefuseForm(HouseForm):
    text = TextAreaField(
        "Warum?",
        [
            InputRequired("Bitte schreiben Sie, warum. Der Text geht als E-Mail hinaus."),
            Length(max=3000),
        ],
    )
