"""What the office types about translations."""

from wtforms import DateField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired

from conference.core import clock
from conference.web.forms import HouseForm
from conference.wording.services.reading import Reading
from conference.wording.states import ReviewKind


class ReadingForm(HouseForm):
    version = HiddenField()
    read_by = StringField(
        "Gelesen von",
        [InputRequired()],
        description="Eine Person, die diese Sprache spricht, oder der Name der Prüfgruppe.",
    )
    read_on = DateField(
        "Gelesen am",
        [InputRequired()],
        format=["%Y-%m-%d", "%d.%m.%Y"],
        default=clock.today,
    )

    def reading(self, language: str, kind: ReviewKind) -> Reading:
        return Reading(
            language=language,
            kind=kind,
            version=self.version.data or "",
            read_by=self.read_by.data or "",
            read_on=self.read_on.data or clock.today(),
        )


class CheckForm(HouseForm):
    text = TextAreaField("Text in Leichter Sprache", [InputRequired()])
