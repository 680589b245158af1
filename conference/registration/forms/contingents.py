"""Input of the office's pages about seats kept for organisations."""

from typing import Any

from wtforms import DateField, IntegerField, RadioField, StringField
from wtforms.validators import InputRequired, NumberRange

from conference.registration.models import Contingent
from conference.registration.services.contingents import Promise
from conference.registration.states import Quota
from conference.web.fields import choices_of
from conference.web.forms import HouseForm

_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]
_SEATS = "Bitte geben Sie an, wie viele Plätze."
_DAY = "Bitte geben Sie den Tag der Rückgabe an."


class GrantForm(HouseForm):
    organisation = StringField(
        "Organisation",
        [InputRequired("Bitte nennen Sie die Organisation.")],
        description="Der ganze Name oder ein Teil, der nur auf sie passt.",
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
            seats=self.seats.data, return_on=self.return_on.data, quota=Quota(self.quota.data)
        )


class ChangeForm(HouseForm):
    seats = IntegerField("Plätze", [InputRequired(_SEATS), NumberRange(min=0, max=500)])
    return_on = DateField("Rückgabe am", [InputRequired(_DAY)], format=_DAYS)
    why = StringField("Warum ändern Sie das?", description="Steht im Verlauf.")

    def __init__(self, contingent: Contingent, **options: Any) -> None:
        known = {"seats": contingent.granted, "return_on": contingent.return_on}
        super().__init__(data=known, **options)
