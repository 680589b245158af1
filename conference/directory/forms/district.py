"""Input of the directory's pages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    HiddenField,
    RadioField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length, Optional

from conference.core.languages import LANGUAGES, german_name
from conference.directory.rules.pictures import MOST_OCTETS
from conference.directory.services.barriers import Report
from conference.directory.services.district import (
    DistrictFacts,
    LegalTexts,
    Looks,
    Statement,
)
from conference.directory.services.people import PersonFacts
from conference.directory.states import CheckMethod
from conference.web.fields import CheckboxListField, TranslatedField, choices, choices_of
from conference.web.forms import HouseForm, filled

_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]
_SPOKEN = (*LANGUAGES, "ku", "ti", "ro", "bg", "es", "it", "sq", "so")

Groups = Sequence[tuple[str, Sequence[str]]]


class _Explained(HouseForm):
    """``groups`` are the legends of the page and the fields below each."""

    groups: Groups = ()
    multipart = False

    why = StringField(
        "Warum ändern Sie das?", description="Steht im Verlauf, nur für das Büro sichtbar."
    )

    def reason(self) -> str:
        return self.why.data or ""


class FactsForm(_Explained):
    groups = (
        ("Wer einlädt", ("name", "centre_name")),
        ("Anschrift und Kontakt", ("street", "postal_code", "city", "email", "phone")),
        (
            "Für Impressum und Datenschutz",
            ("represented_by", "supervised_by", "vat_number", "editor", "privacy_officer"),
        ),
    )
    name = StringField(
        "Name des Kreises", [InputRequired("Bitte geben Sie den Namen des Kreises an.")]
    )
    centre_name = StringField(
        "Name des Integrationszentrums",
        [InputRequired("Bitte geben Sie den Namen des Integrationszentrums an.")],
    )
    street = StringField("Straße und Hausnummer")
    postal_code = StringField("Postleitzahl")
    city = StringField("Ort")
    email = EmailField(
        "E-Mail",
        [Optional(), Email()],
        description="Hierhin gehen auch Meldungen über Barrieren.",
    )
    phone = TelField("Telefon")
    represented_by = StringField(
        "Vertreten durch", description="Zum Beispiel: Landrätin Dr. Vorname Name"
    )
    supervised_by = StringField("Aufsichtsbehörde", description="Zum Beispiel: Bezirksregierung")
    vat_number = StringField("Umsatzsteuer-Identifikationsnummer")
    editor = StringField(
        "Verantwortlich für den Inhalt",
        description="Name und Anschrift nach § 18 Absatz 2 MStV, wenn es nicht der Kreis selbst ist.",
    )
    privacy_officer = TextAreaField(
        "Datenschutzbeauftragte", description="Anschrift, E-Mail und Telefon."
    )

    def facts(self) -> DistrictFacts:
        return filled(self, DistrictFacts)


class LooksForm(_Explained):
    groups = (
        ("Farbe", ("colour",)),
        ("Logo", ("logo", "logo_alt", "without_logo")),
    )
    multipart = True

    colour = StringField(
        "Farbe der Links und Knöpfe",
        description="Zum Beispiel #1a3da5. Leer gelassen gilt die Farbe der Gestaltung.",
    )
    logo = FileField(
        "Neues Logo",
        description="PNG oder JPEG, höchstens 200 Kilobyte. Wählen Sie nichts, bleibt das alte.",
    )
    logo_alt = StringField(
        "Logo in Worten",
        description="Zum Beispiel: Wappen des Kreises. Für alle, die es nicht sehen.",
    )
    without_logo = BooleanField("Logo entfernen")

    def looks(self) -> Looks:
        sent = self.logo.data
        content: bytes = sent.read(MOST_OCTETS + 1) if sent else b""
        return Looks(
            colour=(self.colour.data or "").lower(),
            logo=content or None,
            logo_alt=self.logo_alt.data or "",
            without_logo="without_logo" in self and bool(self.without_logo.data),
        )


class LegalTextsForm(_Explained):
    groups = (
        (
            "Eigene Texte statt der Muster",
            ("imprint", "privacy", "accessibility", "easy_read"),
        ),
    )
    imprint = TranslatedField("Impressum", rows=8, description="Leer: das Muster nach § 5 DDG.")
    privacy = TranslatedField(
        "Datenschutzhinweise",
        rows=12,
        description=(
            "Leer: das Muster nach Artikel 13 DSGVO. Jede Änderung ist eine neue Fassung; "
            "sie wird mit jeder Anmeldung aufgehoben."
        ),
    )
    accessibility = TranslatedField(
        "Erklärung zur Barrierefreiheit",
        rows=12,
        description="Leer: das Muster nach dem Beschluss (EU) 2018/1523, gefüllt mit Ihren Angaben.",
    )
    easy_read = TranslatedField(
        "Seite in Leichter Sprache", rows=12, description="Leer: der Text, der mitgeliefert wird."
    )

    def texts(self) -> LegalTexts:
        return filled(self, LegalTexts)


def _day(label: str, description: str = "") -> DateField:
    return DateField(label, [Optional()], format=_DAYS, description=description)


class StatementForm(_Explained):
    groups = (
        (
            "Prüfung",
            ("statement_made_on", "statement_checked_on", "statement_method", "known_barriers"),
        ),
        ("Leichte Sprache und Gebärdensprache", ("easy_read_tested_on", "sign_language_video")),
    )
    statement_made_on = _day("Erklärung erstellt am")
    statement_checked_on = _day(
        "Erklärung zuletzt geprüft am",
        "Einmal im Jahr prüfen und an ueberwachungsstelle-nrw@it.nrw.de schicken.",
    )
    statement_method = RadioField(
        "Wer hat geprüft?", coerce=CheckMethod, choices=lambda: choices_of(CheckMethod)
    )
    known_barriers = TranslatedField(
        "Bekannte Barrieren",
        rows=6,
        description="Was noch nicht barrierefrei ist, warum, und was stattdessen hilft. Eine Zeile je Barriere.",
    )
    easy_read_tested_on = _day(
        "Leichte Sprache von einer Prüfgruppe gelesen am",
        "Bis dahin steht auf der Seite, dass der Text noch nicht geprüft ist.",
    )
    sign_language_video = StringField(
        "Adresse des Videos in Deutscher Gebärdensprache", description="Beginnt mit https://"
    )

    def statement(self) -> Statement:
        return filled(self, Statement)


class PersonForm(_Explained):
    groups = (
        ("Wer", ("salutation", "title", "first_name", "last_name", "organisation", "function")),
        ("Erreichen", ("email", "phone", "assistant")),
        ("Auf der Bühne", ("expertise", "languages", "biography", "note")),
    )
    seen = HiddenField()
    salutation = StringField("Anrede")
    title = StringField("Titel", description="Zum Beispiel: Dr., Prof.")
    first_name = StringField("Vorname")
    last_name = StringField("Name", [InputRequired("Bitte geben Sie einen Namen an.")])
    organisation = StringField("Organisation")
    function = StringField("Funktion")
    email = EmailField("E-Mail", [Optional(), Email()])
    phone = TelField("Telefon")
    assistant = StringField(
        "Zuständiges Vorzimmer",
        description="Wer für die Person antwortet, und wie man sie erreicht.",
    )
    expertise = StringField("Fachgebiete", description="Durch Komma getrennt.")
    languages = CheckboxListField(
        "Sprachen", choices=lambda: choices((code, german_name(code)) for code in _SPOKEN)
    )
    biography = TranslatedField("Über die Person, für das Programm", rows=5)
    note = TextAreaField("Notiz für das Büro")

    def __init__(self, **options: Any) -> None:
        known = options.get("obj")
        if known is not None:
            options |= {"seen": known.changed_at.isoformat()}
        super().__init__(**options)
        if known is not None and not self.is_submitted():
            self.expertise.data = ", ".join(known.expertise)

    def facts(self) -> PersonFacts:
        words = (self.expertise.data or "").split(",")
        return filled(
            self,
            PersonFacts,
            expertise=[word.strip() for word in words if word.strip()],
            languages=list(self.languages.data or ()),
        )

    def last_seen(self) -> datetime | None:
        """The version that the form was made from."""
        try:
            return datetime.fromisoformat(self.seen.data or "")
        except ValueError:
            return None


class BarrierForm(HouseForm):
    """Three questions, one of them needed. ``website`` is a trap for robots; people do not see it."""

    form_key = HiddenField(validators=[Length(max=64)])
    text = TextAreaField(
        _("Welche Barriere haben Sie gefunden?"),
        [InputRequired(_("Bitte beschreiben Sie die Barriere.")), Length(max=5000)],
    )
    place = StringField(_("Auf welcher Seite?"), [Length(max=300)])
    name = StringField(_("Ihr Name"), [Length(max=200)])
    email = EmailField(_("Ihre E-Mail-Adresse"), [Optional(), Email(), Length(max=254)])
    website = StringField()

    def is_from_a_robot(self) -> bool:
        return bool(self.website.data)

    def report(self, language: str) -> Report:
        return Report(
            form_key=self.form_key.data or "",
            text=self.text.data or "",
            place=self.place.data or "",
            name=self.name.data or "",
            email=(self.email.data or "").lower(),
            language=language,
        )


class BarrierAnswerForm(HouseForm):
    answer = TextAreaField(
        "Was ist daraus geworden?",
        [
            InputRequired("Bitte schreiben Sie, was aus der Meldung geworden ist."),
            Length(max=5000),
        ],
    )
