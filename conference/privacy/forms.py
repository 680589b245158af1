"""Input of the pages about people's data."""

from wtforms import StringField
from wtforms.validators import InputRequired

from conference.web.forms import HouseForm


class AskedForm(HouseForm):
    """Who asked, and how the office knows that it is this person."""

    why = StringField(
        "Wer fragt, und woran haben Sie die Person erkannt?",
        [InputRequired("Bitte schreiben Sie, wer fragt und woran Sie die Person erkannt haben.")],
        description="Zum Beispiel: Anruf am 27.11., Anmeldenummer und Anschrift genannt. "
        "Bitte ohne Namen: Es bleibt im Verlauf stehen.",
    )
