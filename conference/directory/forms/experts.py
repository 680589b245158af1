"""Input of the pages about experts."""

from datetime import date, datetime
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, NumberRange, Optional

from conference.directory.forms.organisations import field_choices
from conference.directory.models import Expert
from conference.directory.services.experts import ExpertFacts
from conference.directory.states import Reward
from conference.web.fields import CheckboxListField, choices_of
from conference.web.forms import HouseForm, filled

_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]


class ExpertForm(HouseForm):
    seen = HiddenField()
    fields = CheckboxListField("Handlungsfelder")
    times = TextAreaField("Mögliche Zeiten", description="Zum Beispiel: nur vormittags.")
    reward = RadioField(
        "Honorar", coerce=Reward, default=Reward.OPEN, choices=lambda: choices_of(Reward)
    )
    fee_eur = IntegerField(
        "Betrag in Euro",
        [Optional(), NumberRange(min=0, max=100_000, message="Bitte eine Zahl von 0 bis 100000.")],
        description="Nur bei „gegen Honorar“.",
    )
    shown = BooleanField(
        "Ist einverstanden, öffentlich genannt zu werden",
        description="Mit Name, Fachgebieten und Text über die Person.",
    )
    needs = TextAreaField(
        "Was die Person am Tag braucht",
        description="Besonders geschützt: lesen nur Personen mit der Rolle Unterstützungsbedarf.",
    )
    why = StringField("Warum ändern Sie das?", description="Steht im Verlauf.")

    def __init__(self, expert: Expert | None, *, with_needs: bool, **options: Any) -> None:
        if expert is not None:
            options |= {
                "obj": expert,
                "seen": expert.changed_at.isoformat(),
                "shown": expert.shown_since is not None,
            }
        super().__init__(**options)
        self.fields.choices = field_choices(expert.fields if expert else ())
        if not with_needs:
            del self.needs
        if expert is None:
            del self.why

    def facts(self) -> ExpertFacts:
        return filled(
            self,
            ExpertFacts,
            fields=list(self.fields.data or ()),
            needs=(self.needs.data or "") if "needs" in self else None,
        )

    def last_seen(self) -> datetime | None:
        """The version that the form was made from."""
        try:
            return datetime.fromisoformat(self.seen.data or "")
        except ValueError:
            return None


class ExpertStateForm(HouseForm):
    """``state`` comes from the button; ``why`` is for the trail."""

    why = StringField("Warum?", description="Steht im Verlauf, freiwillig.")


class AbsenceForm(HouseForm):
    first_day = DateField(
        "Vom", [InputRequired("Bitte geben Sie den ersten Tag an.")], format=_DAYS
    )
    last_day = DateField(
        "Bis", [Optional()], format=_DAYS, description="Leer: nur dieser eine Tag."
    )

    def days(self) -> tuple[date, date]:
        """The first day and the last."""
        first = self.first_day.data
        if first is None:
            raise ValueError("The form has not been validated.")
        return first, self.last_day.data or first
