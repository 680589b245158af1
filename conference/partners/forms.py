"""What organisations fill in behind their link."""

from contextlib import suppress
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length, Optional

from conference.directory.forms.applying import (
    field_choices,
    number_or_none,
    spoken_languages,
    town_choices,
)
from conference.directory.models import Organisation
from conference.directory.states import OrganisationCategory
from conference.partners.services.keeping import ContactFacts, Profile
from conference.partners.services.stands import StandWish
from conference.programme.models import Stand
from conference.registration.rules import Details
from conference.web.fields import CheckboxListField, choices_of
from conference.web.forms import HouseForm, filled

_ADDRESS_NEEDED = _("Bitte nennen Sie eine E-Mail-Adresse. Dorthin geht der Link.")
_NAME_NEEDED = _("Bitte nennen Sie einen Namen.")


class ProfileForm(HouseForm):
    seen = HiddenField()
    name = StringField(
        _("Name der Organisation"),
        [InputRequired(_("Bitte nennen Sie den Namen der Organisation."))],
    )
    category = SelectField(
        _("Art der Organisation"),
        coerce=OrganisationCategory,
        choices=lambda: choices_of(OrganisationCategory),
    )
    municipality_id = SelectField(_("Ort"), coerce=number_or_none, choices=town_choices)
    website = StringField(_("Internetseite"))
    email = EmailField(_("E-Mail-Adresse"), [Optional(), Email(), Length(max=254)])
    phone = TelField(_("Telefon"))
    fields = CheckboxListField(_("Themen"))
    languages = CheckboxListField(_("Sprachen"))
    offers = TextAreaField(_("Was tut Ihre Organisation?"), [Length(max=3000)])
    wants_page = BooleanField(_("Wir möchten eine öffentliche Seite unserer Organisation."))

    def __init__(self, organisation: Organisation, **options: Any) -> None:
        super().__init__(obj=organisation, data={"seen": str(organisation.version)}, **options)
        self.fields.choices = field_choices(organisation.fields)
        self.languages.choices = spoken_languages(organisation.languages)

    def profile(self) -> Profile:
        return filled(
            self,
            Profile,
            fields=list(self.fields.data or ()),
            languages=list(self.languages.data or ()),
        )

    def last_seen(self) -> int | None:
        """The version that the form was made from."""
        with suppress(ValueError):
            return int(self.seen.data or "")
        return None


class ContactForm(HouseForm):
    first_name = StringField(_("Vorname"))
    last_name = StringField(_("Nachname"), [InputRequired(_NAME_NEEDED)])
    role = StringField(_("Funktion"))
    email = EmailField(
        _("E-Mail-Adresse"), [InputRequired(_ADDRESS_NEEDED), Email(), Length(max=254)]
    )

    def facts(self) -> ContactFacts:
        return filled(self, ContactFacts, email=(self.email.data or "").lower())


class StandForm(HouseForm):
    needs_table = BooleanField(_("Wir brauchen einen Tisch."), default=True)
    power = BooleanField(_("Wir brauchen Strom."))
    languages = CheckboxListField(_("Sprachen am Stand"))
    wish = StringField(_("Wo möchten Sie stehen?"))

    def __init__(self, stand: Stand | None, **options: Any) -> None:
        super().__init__(obj=stand, **options)
        self.languages.choices = spoken_languages(stand.languages if stand else ())

    def stand_wish(self) -> StandWish:
        return filled(self, StandWish, languages=list(self.languages.data or ()))


class SeatForm(HouseForm):
    form_key = HiddenField(validators=[Length(max=64)])
    first_name = StringField(_("Vorname"))
    last_name = StringField(_("Nachname"), [InputRequired(_NAME_NEEDED)])
    email = EmailField(_("E-Mail-Adresse"), [Optional(), Email(), Length(max=254)])

    def details(self, organisation: str) -> Details:
        return Details(
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            email=(self.email.data or "").lower(),
            organisation=organisation,
        )
