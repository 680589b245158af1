"""Input of the pages about organisations."""

from contextlib import suppress
from typing import Any

from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from conference.directory.forms.district import Explained
from conference.directory.forms.reaching import (
    LinesField,
    ReachForm,
    WordsField,
    languages,
    number_or_none,
    towns,
)
from conference.directory.queries import fields_of_action
from conference.directory.services.organisations import OrganisationFacts
from conference.directory.states import OrganisationCategory
from conference.web.fields import CheckboxListField, choices, choices_of
from conference.web.forms import HouseForm, filled


class OrganisationForm(Explained, ReachForm):
    groups = (
        ("Wer", ("name", "aliases", "category", "municipality_id")),
        ("Erreichen", ("emails", "phones", "mobiles", "faxes", "website", "addresses")),
        ("Was sie tut", ("fields", "languages", "offers")),
        ("Ordnen", ("tags", "note")),
        ("Öffentliche Seite", ("wants_page", "is_listed")),
    )
    seen = HiddenField()
    name = StringField("Name", [InputRequired("Bitte geben Sie den Namen der Organisation an.")])
    aliases = LinesField(
        "Andere Namen",
        description="Abkürzungen und frühere Namen, einer je Zeile. Die Suche findet sie auch.",
    )
    category = SelectField(
        "Art",
        coerce=OrganisationCategory,
        default=OrganisationCategory.ASSOCIATION,
        choices=lambda: choices_of(OrganisationCategory),
    )
    municipality_id = SelectField("Kommune", coerce=number_or_none, choices=towns)
    website = StringField("Internetseite", description="Zum Beispiel https://www.beispiel.de")
    fields = CheckboxListField("Handlungsfelder")
    languages = CheckboxListField("Sprachen")
    offers = TextAreaField("Was sie anbietet", description="Steht auf der öffentlichen Seite.")
    tags = WordsField("Merkmale", description="Eigene Wörter des Büros, durch Komma getrennt.")
    note = TextAreaField("Notiz für das Büro")
    wants_page = BooleanField("Die Organisation möchte eine öffentliche Seite")
    is_listed = BooleanField(
        "Das Büro stimmt zu",
        description="Erst mit beiden Haken steht sie unter „Wer macht mit?“ für alle im Netz.",
    )

    def __init__(self, **options: Any) -> None:
        known = options.get("obj")
        if known is not None:
            options |= {"seen": str(known.version)}
        super().__init__(**options)
        self.languages.choices = languages(known.languages if known is not None else ())
        self.fields.choices = field_choices(known.fields if known is not None else ())

    def facts(self) -> OrganisationFacts:
        return filled(
            self,
            OrganisationFacts,
            aliases=self.aliases.lines,
            fields=list(self.fields.data or ()),
            languages=list(self.languages.data or ()),
            tags=self.tags.words,
            reach=self.reach(),
        )

    def last_seen(self) -> int | None:
        """The version that the form was made from."""
        with suppress(ValueError):
            return int(self.seen.data or "")
        return None


class ArchiveForm(HouseForm):
    why = StringField(
        "Warum kommt sie ins Archiv?",
        [InputRequired("Bitte schreiben Sie in einem Satz, warum.")],
        description="Zum Beispiel: aufgelöst, Doppel, keine Antwort seit Jahren.",
    )


def field_choices(known: Any = ()) -> list[Any]:
    """The fields of action of the concept, and codes of an older one that are noted already."""
    titles = {code: title.german or code for code, title in fields_of_action().items()}
    return choices((titles | {code: code for code in known if code not in titles}).items())
