"""Input of the office's pages about seats that are kept for somebody."""

from typing import Any

from wtforms import DateField, EmailField, HiddenField, IntegerField, RadioField, StringField
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional

from conference.core.tokens import new_token
from conference.registration.models import Contingent
from conference.registration.rules import Details
from conference.registration.services.contingents import Naming, Promise
from conference.registration.states import ContingentKind, Quota
from conference.web.fields import choices_of
from conference.web.forms import HouseForm

_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]
_SEATS = "Bitte geben Sie an, wie viele Plätze."
_DAY = "Bitte geben Sie den Tag der Rückgabe an."


class GrantForm(HouseForm):
    kind = RadioField(
        "Für wen",
        coerce=ContingentKind,
        default=ContingentKind.ORGANISATION,
        choices=lambda: choices_of(ContingentKind),
    )
    organisation = StringField(
        "Organisation",
        description="Nur für eine Organisation: der ganze Name oder ein Teil, der nur auf sie passt.",
    )
    seats = IntegerField("Plätze", [InputRequired(_SEATS), NumberRange(min=1, max=500)])
    return_on = DateField(
        "Rückgabe am",
        [InputRequired(_DAY)],
        format=_DAYS,
        description="An diesem Tag fallen Plätze ohne Namen von selbst zurück. Eine Woche vorher schreiben wir der Organisation.",
    )
    quota = RadioField(
        "Woher", coerce=Quota, default=Quota.PUBLIC, choices=lambda: choices_of(Quota)
    )

    def promise(self) -> Promise:
        if self.seats.data is None or self.return_on.data is None:
            raise ValueError("The form has not been validated.")
        return Promise(
            seats=self.seats.data,
            return_on=self.return_on.data,
            quota=Quota(self.quota.data),
            kind=ContingentKind(self.kind.data),
        )


class NamingForm(HouseForm):
    """Who comes on a seat that the office keeps."""

    first_name = StringField("Vorname", [Length(max=100)])
    last_name = StringField(
        "Nachname", [InputRequired("Bitte nennen Sie die Person."), Length(max=100)]
    )
    email = EmailField(
        "E-Mail",
        [Optional(), Email("Diese E-Mail-Adresse stimmt so nicht.")],
        description="Mit E-Mail bekommt die Person ihre Bestätigung und ihren Link.",
    )
    form_key = HiddenField(validators=[Length(max=64)])

    def naming(self) -> Naming:
        told = Details(
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            email=self.email.data or "",
        )
        return Naming(details=told, form_key=self.form_key.data or new_token())


class ChangeForm(HouseForm):
    seats = IntegerField("Plätze", [InputRequired(_SEATS), NumberRange(min=0, max=500)])
    return_on = DateField("Rückgabe am", [InputRequired(_DAY)], format=_DAYS)
    why = StringField("Warum ändern Sie das?", description="Steht im Verlauf.")

    def __init__(self, contingent: Contingent, **options: Any) -> None:
        known = {"seats": contingent.granted, "return_on": contingent.return_on}
        super().__init__(data=known, **options)
