"""Input of the pages about people."""

from datetime import datetime
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from conference.directory.forms.district import Explained
from conference.directory.forms.reaching import (
    ReachForm,
    WordsField,
    languages,
    number_or_none,
    towns,
)
from conference.directory.services.people import PersonFacts, Standing
from conference.directory.states import PreferredChannel
from conference.web.fields import CheckboxListField, TranslatedField, choices, choices_of
from conference.web.forms import filled

_DAYS = (
    *(("1", "Montag"), ("2", "Dienstag"), ("3", "Mittwoch"), ("4", "Donnerstag")),
    *(("5", "Freitag"), ("6", "Samstag"), ("7", "Sonntag")),
)


class PersonForm(Explained, ReachForm):
    groups = (
        ("Wer", ("salutation", "title", "first_name", "last_name", "organisation", "function")),
        ("Erreichen", ("emails", "phones", "mobiles", "faxes", "assistant", "addresses")),
        ("Briefe und Einladungen", ("channel", "never_on", "opted_out")),
        ("Ordnen", ("municipality_id", "tags")),
        ("Auf der Bühne", ("expertise", "languages", "biography", "note")),
    )
    seen = HiddenField()
    salutation = StringField("Anrede")
    title = StringField("Titel", description="Zum Beispiel: Dr., Prof.")
    first_name = StringField("Vorname")
    last_name = StringField("Name", [InputRequired("Bitte geben Sie einen Namen an.")])
    organisation = StringField("Organisation", description="Wie sie im Programm steht.")
    function = StringField("Funktion")
    assistant = StringField(
        "Zuständiges Vorzimmer",
        description="Wer für die Person antwortet, und wie man sie erreicht.",
    )
    channel = RadioField(
        "Am liebsten per",
        coerce=PreferredChannel,
        default=PreferredChannel.ANY,
        choices=lambda: choices_of(PreferredChannel),
    )
    never_on = CheckboxListField(
        "Keine Briefe am", choices=lambda: choices(_DAYS), description="Auch keine E-Mails."
    )
    opted_out = BooleanField("Möchte keine Einladungen mehr")
    municipality_id = SelectField("Kommune", coerce=number_or_none, choices=towns)
    tags = WordsField("Merkmale", description="Eigene Wörter des Büros, durch Komma getrennt.")
    expertise = WordsField("Fachgebiete", description="Durch Komma getrennt.")
    languages = CheckboxListField("Sprachen")
    biography = TranslatedField("Über die Person, für das Programm", rows=5)
    note = TextAreaField("Notiz für das Büro")

    def __init__(self, **options: Any) -> None:
        known = options.get("obj")
        if known is not None:
            options |= {
                "seen": known.changed_at.isoformat(),
                "opted_out": not known.wants_invitations,
            }
        super().__init__(**options)
        self.languages.choices = languages(known.languages if known is not None else ())

    def facts(self) -> PersonFacts:
        return filled(
            self,
            PersonFacts,
            expertise=self.expertise.words,
            languages=list(self.languages.data or ()),
            reach=self.reach(),
            standing=Standing(
                municipality_id=self.municipality_id.data,
                tags=self.tags.words,
                channel=self.channel.data,
                never_on=list(self.never_on.data or ()),
                opted_out=self.opted_out.data,
            ),
        )

    def last_seen(self) -> datetime | None:
        """The version that the form was made from."""
        try:
            return datetime.fromisoformat(self.seen.data or "")
        except ValueError:
            return None
