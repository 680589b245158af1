"""What the office types about lists, mailings and single invitations."""

from enum import StrEnum

from wtforms import BooleanField, DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from conference.core.languages import LANGUAGES, german_name
from conference.core.translated import Translated, german
from conference.directory.queries import fields_of_action, municipalities, organisation_of
from conference.directory.states import OrganisationCategory
from conference.invitations.errors import OrganisationUnknown
from conference.invitations.models import MailingList
from conference.invitations.queries import (
    CAME,
    INVITED,
    Question,
    mailing_lists,
    organisation_named,
)
from conference.invitations.rules.placeholders import PLACEHOLDERS
from conference.invitations.services.answering import LONGEST_REASON
from conference.invitations.services.lists import ListFacts
from conference.invitations.services.mailings import MailingFacts
from conference.invitations.states import Audience
from conference.web.fields import CheckboxListField, TranslatedField, choices, choices_of
from conference.web.forms import HouseForm

ANY = ("", "egal")
_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]

INVITATION_SUBJECT = german("Einladung zur {{konferenz}}")
INVITATION_TEXT = german(
    "{{anrede}}\n\n"
    "wir laden Sie herzlich zur {{konferenz}} ein: am {{tag}} um {{beginn}}, {{ort}}.\n\n"
    "Kommen Sie? Bitte antworten Sie bis {{antwort_bis}} mit Ihrem persönlichen Link:\n{{link}}\n\n"
    "Haben Sie Fragen? Wir helfen gern: {{kontakt}}"
)
REMINDER_SUBJECT = german("Erinnerung: Einladung zur {{konferenz}}")
REMINDER_TEXT = german(
    "{{anrede}}\n\n"
    "wir haben Sie zur {{konferenz}} am {{tag}} eingeladen und noch nichts von Ihnen gehört.\n\n"
    "Bitte sagen Sie uns bis {{antwort_bis}}, ob Sie kommen:\n{{link}}\n\n"
    "Haben Sie Fragen? Wir helfen gern: {{kontakt}}"
)


class ListForm(HouseForm):
    """A list: its name, and the question it asks."""

    name = StringField(
        "Name des Verteilers", [InputRequired("Bitte geben Sie dem Verteiler einen Namen.")]
    )
    note = StringField("Notiz", description="Wofür Sie den Verteiler brauchen.")
    who = RadioField("Wer?", choices=lambda: choices_of(Audience), default=Audience.PEOPLE.value)
    category = SelectField(
        "Art der Organisation",
        choices=lambda: choices([ANY, *((one.value, one.label) for one in OrganisationCategory)]),
    )
    municipality = SelectField(
        "Kommune", choices=lambda: choices([ANY, *((one.id, one.name) for one in municipalities())])
    )
    field = SelectField(
        "Handlungsfeld",
        choices=lambda: choices(
            [ANY, *((code, title.german) for code, title in fields_of_action().items())]
        ),
    )
    language = SelectField(
        "Sprache",
        choices=lambda: choices([ANY, *((code, german_name(code)) for code in LANGUAGES)]),
    )
    came = SelectField("Letztes Mal", choices=lambda: choices([ANY, *CAME.items()]))
    invited = SelectField("Einladung", choices=lambda: choices([ANY, *INVITED.items()]))
    organisation = StringField(
        "Gehört zu dieser Organisation",
        description="Der Name genau wie in der Liste der Organisationen.",
    )
    tag = StringField(
        "Merkmal", description="Zum Beispiel „Verteiler A“ aus der alten Adressliste."
    )

    @classmethod
    def of(cls, known: MailingList) -> "ListForm":
        question = Question.of(known.question)
        organisation = (
            organisation_of(question.organisation_id).name if question.organisation_id else ""
        )
        return cls(
            data={
                "name": known.name,
                "note": known.note,
                **question.stored(),
                "who": question.who,
                "municipality": str(question.municipality_id or ""),
                "organisation": organisation,
            }
        )

    def facts(self) -> ListFacts:
        town = self.municipality.data or ""
        return ListFacts(
            name=self.name.data or "",
            note=self.note.data or "",
            question=Question(
                who=self.who.data,
                category=self.category.data or "",
                municipality_id=int(town) if town else None,
                field=self.field.data or "",
                language=self.language.data or "",
                came=self.came.data or "",
                invited=self.invited.data or "",
                organisation_id=self._organisation_id(),
                tag=self.tag.data or "",
            ),
        )

    def _organisation_id(self) -> int | None:
        name = self.organisation.data or ""
        if not name:
            return None
        found = organisation_named(name)
        if found is None:
            raise OrganisationUnknown
        return found


class SeekForm(HouseForm):
    """Whom the office looks for, to decide about by hand."""

    class Meta(HouseForm.Meta):
        csrf = False  # it only looks

    wen = StringField("Wen suchen Sie?", description="Name, Organisation oder E-Mail.")


class ByHandForm(HouseForm):
    """Somebody on the list or off it, and why."""

    guest = RadioField(
        "Wer?",
        [InputRequired("Bitte wählen Sie jemanden aus.")],
        coerce=int,
        choices=[],
        validate_choice=False,
    )
    is_on = RadioField(
        "Was soll gelten?",
        [InputRequired("Bitte wählen Sie etwas aus.")],
        choices=lambda: choices([("ja", "auf den Verteiler"), ("nein", "nicht auf den Verteiler")]),
    )
    why = StringField("Warum?", [InputRequired("Bitte schreiben Sie, warum.")])


class MailingForm(HouseForm):
    """The words of a mailing, and the list it goes to."""

    name = StringField(
        "Name der Aussendung",
        [InputRequired("Bitte geben Sie der Aussendung einen Namen.")],
        description="Nur für das Büro, zum Beispiel: Einladung Verteiler A.",
    )
    mailing_list = SelectField(
        "Verteiler",
        [InputRequired("Bitte wählen Sie einen Verteiler.")],
        choices=lambda: choices((one.id, one.name) for one in mailing_lists()),
    )
    answer_until = DateField(
        "Antwort erbeten bis",
        [Optional()],
        format=_DAYS,
        description="Leer: bis zum Anmeldeschluss. Bei einer Erinnerung gilt danach: keine Antwort.",
    )
    subject = TranslatedField("Betreff", [InputRequired("Bitte schreiben Sie einen Betreff.")])
    text = TranslatedField(
        "Text",
        [InputRequired("Bitte schreiben Sie einen Text.")],
        rows=12,
        description="Platzhalter: " + ", ".join(f"{{{{{name}}}}}" for name in PLACEHOLDERS) + ".",
    )

    def facts(self) -> MailingFacts:
        chosen = self.mailing_list.data if "mailing_list" in self else None
        return MailingFacts(
            name=self.name.data or "",
            subject=self.subject.data or Translated(),
            text=self.text.data or Translated(),
            mailing_list_id=int(chosen) if chosen else None,
            answer_until=self.answer_until.data,
        )


class ChoiceForm(HouseForm):
    """Whom to remind."""

    chosen = CheckboxListField("Wen möchten Sie erinnern?", coerce=int, validate_choice=False)
    forced = BooleanField(
        "Auch erinnern, wer in den letzten sieben Tagen schon erinnert wurde",
        description="Sonst bekommt jede Person höchstens eine Erinnerung in sieben Tagen.",
    )


class BounceForm(HouseForm):
    """What came back."""

    why = StringField(
        "Was stand in der Rückmeldung?",
        [Length(max=300)],
        description="Zum Beispiel: Postfach unbekannt. Darf leer bleiben.",
    )


class Reply(StrEnum):
    """What is ticked on the part that was torn off."""

    COMES = "kommt"
    DECLINES = "kommt-nicht"
    SOMEBODY_ELSE = "jemand-anderes"
    NO_MORE = "nicht-mehr"

    @property
    def label(self) -> str:
        return _REPLIES[self]


_REPLIES = {
    Reply.COMES: "kommt",
    Reply.DECLINES: "kommt nicht",
    Reply.SOMEBODY_ELSE: "jemand anderes kommt",
    Reply.NO_MORE: "nicht mehr einladen",
}


class ReplyForm(HouseForm):
    """The code of a letter on paper, and what was ticked."""

    code = StringField(
        "Code",
        [InputRequired("Bitte geben Sie den Code vom Antwortteil ein.")],
        description="Acht Zeichen, mit oder ohne Strich, groß oder klein.",
        render_kw={"autofocus": True, "autocomplete": "off", "autocapitalize": "characters"},
    )
    reply = RadioField(
        "Was ist angekreuzt?", choices=lambda: choices_of(Reply), default=Reply.COMES.value
    )
    reason = StringField(
        "Grund der Absage",
        [Length(max=LONGEST_REASON)],
        description="Nur wenn einer dasteht. Nichts über Krankheiten.",
    )
