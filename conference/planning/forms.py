"""Input of the planning pages."""

from collections.abc import Mapping, Sequence
from datetime import date

from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TelField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional

from conference.core.languages import SIGN_LANGUAGE, german_name
from conference.planning.rules.dates import Dates
from conference.planning.services.changing import (
    Confirming,
    Contact,
    Seats,
    Support,
    Texts,
    Venue,
    Waiting,
)
from conference.planning.services.furnishing import RoomFacts
from conference.planning.services.years import Plan
from conference.planning.states import ChoiceMode
from conference.web.fields import MomentField, TranslatedField, choices_of
from conference.web.forms import HouseForm, filled

_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]
_TIMES = ["%H:%M", "%H:%M:%S"]
_AGE = NumberRange(min=0, max=17, message="Bitte geben Sie eine Zahl von 0 bis 17 ein.")
_SEATS = NumberRange(min=0, max=10_000, message="Bitte geben Sie eine Zahl von 0 bis 10000 ein.")

Groups = Sequence[tuple[str, Sequence[str]]]


def _needed(label: str) -> InputRequired:
    return InputRequired(f"Bitte füllen Sie „{label}“ aus.")


def _day(label: str, *, needed: bool = True, description: str = "") -> DateField:
    validator = _needed(label) if needed else Optional()
    return DateField(label, [validator], format=_DAYS, description=description)


def _time(label: str) -> TimeField:
    return TimeField(label, [_needed(label)], format=_TIMES)


def _moment(label: str) -> MomentField:
    return MomentField(label, [_needed(label)])


def _number(label: str, range_: NumberRange, description: str = "") -> IntegerField:
    return IntegerField(label, [_needed(label), range_], description=description)


def _centimetres(label: str, description: str = "") -> IntegerField:
    sensible = NumberRange(
        min=30, max=1000, message="Bitte geben Sie eine Zahl von 30 bis 1000 ein."
    )
    return IntegerField(label, [Optional(), sensible], description=description)


def _text(label: str) -> TranslatedField:
    return TranslatedField(label, validators=[_needed(label)])


class _Explained(HouseForm):
    """``groups`` are the legends of the page and the fields below each."""

    groups: Groups = ()

    why = StringField(
        "Warum ändern Sie das?", description="Steht im Verlauf, nur für das Büro sichtbar."
    )


class PlanForm(HouseForm):
    day = _day("Tag der Konferenz")
    title = _text("Titel")
    theme = _text("Leitthema")
    number = IntegerField(
        "Die wievielte Konferenz ist es?", [Optional(), NumberRange(min=1, max=1000)]
    )

    def plan(self) -> Plan:
        return filled(self, Plan)


class CopyForm(HouseForm):
    """The day of the next year; the rest comes from the last one."""

    day = _day("Tag der neuen Konferenz")

    def chosen(self, suggestion: date) -> date:
        """The day typed so far, or the suggestion."""
        typed: date | None = self.day.data
        return typed or suggestion


class TextsForm(_Explained):
    groups = (
        ("Thema", ("title", "theme", "motto")),
        ("Texte auf der Seite", ("intro", "practical", "privacy_short")),
    )
    title = _text("Titel")
    theme = _text("Leitthema")
    motto = TranslatedField("Motto")
    intro = TranslatedField(
        "Einleitung", rows=8, description="Worum es geht. Eine leere Zeile beginnt einen Absatz."
    )
    practical = TranslatedField(
        "Praktisches", rows=6, description="Kosten, Essen, Kinderbetreuung, Fahrtkosten."
    )
    privacy_short = TranslatedField(
        "Datenschutz in Kürze",
        rows=4,
        description="Drei kurze Zeilen im Anmeldeformular: wer, wofür und wie lange, welche Rechte. Ein Link zum ganzen Text steht darunter. Leer gelassen gilt das geprüfte Muster.",
    )

    def texts(self) -> Texts:
        return filled(self, Texts)


class DatesForm(_Explained):
    groups = (
        ("Der Tag", ("day", "doors", "starts", "ends", "move_the_rest")),
        (
            "Fristen",
            (
                *("registration_opens_at", "needs_deadline", "registration_closes_at"),
                *("allocation_day", "change_until"),
            ),
        ),
    )
    day = _day("Tag der Konferenz")
    doors = _time("Einlass")
    starts = _time("Beginn")
    ends = _time("Ende")
    move_the_rest = BooleanField(
        "Alle Fristen um genauso viele Tage verschieben wie den Tag",
        description="Dann gelten die Fristen von heute, verschoben; was unten steht, zählt nicht.",
    )
    registration_opens_at = _moment("Anmeldung öffnet")
    needs_deadline = _day(
        "Bedarfsschluss",
        description="Bis zu diesem Tag können Sie noch Dolmetschende buchen.",
    )
    registration_closes_at = _moment("Anmeldeschluss")
    allocation_day = _day(
        "Tag der Zuteilung",
        needed=False,
        description="Nur wenn die Plätze in den Foren nach Wünschen verteilt werden.",
    )
    change_until = _moment("Änderungen und Abmeldungen möglich bis")

    def dates(self) -> Dates:
        return filled(self, Dates)


class VenueForm(_Explained):
    groups = (
        ("Adresse", ("venue_name", "venue_street", "venue_postal_code", "venue_city")),
        ("Für Gäste", ("directions", "venue_access")),
        ("Für das Büro", ("venue_note",)),
    )
    venue_name = StringField("Name des Ortes")
    venue_street = StringField("Straße und Hausnummer")
    venue_postal_code = StringField("Postleitzahl")
    venue_city = StringField("Stadt oder Gemeinde")
    directions = TranslatedField("Anreise", rows=5, description="Bus, Bahn, Auto, Fahrrad.")
    venue_access = TranslatedField(
        "Barrierefreiheit in Worten",
        rows=5,
        description="Stufen, Aufzug, Türen, WC, Ruheraum, Parkplätze für Menschen mit Behinderung.",
    )
    venue_note = TextAreaField("Notiz: Schlüssel, Hausmeister, Vertrag")

    def venue(self) -> Venue:
        return filled(self, Venue)


class ContactForm(_Explained):
    groups = (
        (
            "Wen Gäste fragen können",
            ("contact_name", "contact_email", "contact_phone", "contact_hours"),
        ),
    )
    contact_name = StringField("Name")
    contact_email = EmailField("E-Mail", [Optional(), Email()])
    contact_phone = TelField("Telefon")
    contact_hours = TranslatedField("Sprechzeiten")

    def contact(self) -> Contact:
        return filled(self, Contact)


class SeatsForm(_Explained):
    groups = (
        ("Plätze", ("public_seats", "reserved_seats")),
        ("Foren", ("choice_mode", "wishes_per_round")),
    )
    public_seats = _number("Plätze für alle", _SEATS, "Wer danach kommt, steht auf der Warteliste.")
    reserved_seats = _number(
        "Reservierte Plätze",
        _SEATS,
        "Zum Beispiel für Presse und Kreistag; nur das Büro vergibt sie.",
    )
    choice_mode = RadioField(
        "Wie wählen die Gäste ihr Forum?",
        [InputRequired()],
        coerce=ChoiceMode,
        choices=lambda: choices_of(ChoiceMode),
    )
    wishes_per_round = _number(
        "Wünsche je Runde",
        NumberRange(min=1, max=5, message="Bitte geben Sie eine Zahl von 1 bis 5 ein."),
    )

    known = HiddenField(validators=[Length(max=2000)])
    acknowledged = BooleanField("Ich weiß das.")

    def seats(self) -> Seats:
        return filled(self, Seats)

    def ask_about(self, consequences: Sequence[str]) -> None:
        """Name them; who ticked the box for others has to tick it again."""
        if self.known.data != " ".join(consequences):
            self.known.data = " ".join(consequences)
            self.acknowledged.data = False

    @property
    def acknowledgement(self) -> str:
        return self.known.data or "" if self.acknowledged.data else ""


class SupportForm(_Explained):
    groups = (
        ("Aufzug, innen gemessen", ("lift_width_cm", "lift_depth_cm")),
        ("Kinderbetreuung", ("childcare_places", "childcare_from_age", "childcare_to_age")),
        ("Datenschutz", ("needs_kept_days",)),
    )
    lift_width_cm = _centimetres(
        "Breite des Aufzugs in Zentimetern",
        "Steht im Anmeldeformular neben der Frage nach dem Rollstuhl.",
    )
    lift_depth_cm = _centimetres("Tiefe des Aufzugs in Zentimetern")
    childcare_places = _number(
        "Plätze für Kinder", _SEATS, "Bei 0 fragt das Formular nicht nach Kindern."
    )
    childcare_from_age = _number("Jüngste Kinder in Jahren", _AGE)
    childcare_to_age = _number("Älteste Kinder in Jahren", _AGE)
    needs_kept_days = _number(
        "Unterstützungsbedarf löschen: so viele Tage nach der Konferenz",
        NumberRange(min=0, max=365, message="Bitte geben Sie eine Zahl von 0 bis 365 ein."),
        "Gilt auch für alle, die ihren Bedarf schon genannt haben.",
    )

    def support(self) -> Support:
        return filled(self, Support)


class ConfirmingForm(_Explained):
    groups = (("Anmeldung im Internet", ("confirms_email",)),)
    confirms_email = BooleanField(
        "E-Mail-Adressen bestätigen lassen",
        description="Wer sich anmeldet, bekommt zuerst eine Nachricht mit einem Link und muss seine "
        "Adresse in 48 Stunden bestätigen. So lange ist der Platz gehalten; nach 24 Stunden "
        "erinnern wir einmal. Wer nicht bestätigt, verliert den Platz an die Warteliste. "
        "Papier, Telefon und was Sie selbst eingeben, brauchen keine Bestätigung. "
        "Schalten Sie es aus, gilt das für neue Anmeldungen.",
    )

    def confirming(self) -> Confirming:
        return filled(self, Confirming)


class WaitingForm(_Explained):
    groups = (("Wenn ein Platz frei wird", ("offer_hours", "smaller_overtake")),)
    offer_hours = _number(
        "So viele Stunden gilt ein Angebot",
        NumberRange(min=0, max=336, message="Bitte geben Sie eine Zahl von 0 bis 336 ein."),
        "So lange halten wir einen frei gewordenen Platz für die nächste Person auf der Warteliste, "
        "bis sie Ja oder Nein sagt. In der letzten Woche vor der Konferenz gilt die Hälfte, in den "
        "letzten zwei Tagen ein Achtel; nachts endet kein Angebot; in den letzten 18 Stunden vor dem "
        "Einlass rückt die nächste Person ungefragt nach. Bei 0 rücken alle immer sofort nach.",
    )
    smaller_overtake = BooleanField(
        "Kleinere Gruppen dürfen überholen",
        description="Reichen die freien Plätze nicht für eine Gruppe, kommen die Nächsten dran, für die es "
        "reicht; die Gruppe behält ihren Rang. Ohne Haken warten alle hinter der Gruppe.",
    )

    def waiting(self) -> Waiting:
        return filled(self, Waiting)


class RoomForm(_Explained):
    groups = (
        ("Der Raum", ("name", "floor", "use", "seats", "wheelchair_spaces")),
        (
            "Barrierefreiheit",
            ("step_free", "by_lift", "induction_loop", "door_width_cm", "access_note"),
        ),
        ("Wege und Hinweise", ("directions", "speaker_note")),
    )
    name = StringField("Name", [_needed("Name")])
    floor = StringField("Stockwerk")
    use = StringField("Nutzung", description="Zum Beispiel: Forum, Plenum, Kinderbetreuung.")
    seats = _number("Sitzplätze", _SEATS)
    wheelchair_spaces = _number("Davon Plätze für Rollstühle", _SEATS)
    step_free = BooleanField("stufenlos erreichbar")
    by_lift = BooleanField("stufenlos nur mit dem Aufzug")
    induction_loop = BooleanField("mit Induktionsschleife für Hörgeräte")
    door_width_cm = IntegerField(
        "Breite der Tür in Zentimetern", [Optional(), NumberRange(min=30, max=1000)]
    )
    access_note = TranslatedField("Hinweis zur Barrierefreiheit für Gäste", rows=2)
    directions = TranslatedField("Weg zum Raum für Gäste", rows=2)
    speaker_note = TextAreaField("Hinweis für Referierende")

    def facts(self) -> RoomFacts:
        return filled(self, RoomFacts)


class ReasonForm(HouseForm):
    """A confirmation that may carry a reason."""

    why = StringField("Warum?", description="Steht im Verlauf, nur für das Büro sichtbar.")


INTERPRETED = (SIGN_LANGUAGE, "ar", "uk", "fa", "tr", "ti", "ku", "en", "fr", "ru")
"""The languages that a district usually looks interpreters for."""


class InterpretersForm(_Explained):
    """One number per language; see :func:`interpreters_form`."""

    codes: Sequence[str] = ()

    def teams(self) -> dict[str, int]:
        return {code: self[f"teams_{code}"].data or 0 for code in self.codes}


def interpreters_form(teams: Mapping[str, int]) -> InterpretersForm:
    """A field for every usual language, and for every other one that is there already."""
    codes = [*INTERPRETED, *(code for code in sorted(teams) if code not in INTERPRETED)]
    numbers = {
        f"teams_{code}": IntegerField(
            german_name(code),
            [Optional(), NumberRange(min=0, max=99)],
            default=teams.get(code, 0),
        )
        for code in codes
    }
    legend = "So viele Foren können gleichzeitig gedolmetscht werden"
    members = {"codes": codes, "groups": ((legend, tuple(numbers)),), **numbers}
    form: InterpretersForm = type("InterpretersForm", (InterpretersForm,), members)()
    return form
