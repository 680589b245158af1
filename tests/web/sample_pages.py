"""Pages that show every component once, for looking at and for checking with axe; never part of the application."""

from dataclasses import dataclass

from flask import Blueprint, request
from flask import render_template_string as render
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FieldList,
    FileField,
    FormField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import Email, InputRequired

from conference.core.actor import Actor, Role
from conference.core.listing import Page, Wanted
from conference.core.translated import Phrase, Translated
from conference.web.access import open_to_everyone
from conference.web.fields import CheckboxListField, TranslatedField, choices
from conference.web.forms import HouseForm
from conference.web.listing import Listing

pages = Blueprint("samples", __name__, url_prefix="/muster")


class PersonForm(HouseForm):
    name = StringField("Name", [InputRequired()])


class SampleForm(HouseForm):
    name = StringField("Vorname und Nachname", [InputRequired()])
    email = EmailField("E-Mail-Adresse", [InputRequired(), Email()])
    phone = TelField("Telefon")
    organisation = StringField(
        "Verein oder Einrichtung", description="Wenn Sie für jemanden kommen."
    )
    scope = RadioField(
        "Wann kommen Sie?",
        [InputRequired()],
        choices=choices([("day", "den ganzen Tag"), ("morning", "nur am Vormittag")]),
    )
    forum = SelectField(
        "Erster Wunsch",
        choices=choices(
            [
                ("", "Bitte wählen"),
                ("a1", "A1 · Ankommen in der Kommunalverwaltung"),
                ("a2", "A2 · Arbeit"),
            ]
        ),
    )
    languages = CheckboxListField(
        "Welche Sprachen sprechen Sie?",
        choices=choices([("ar", "Arabisch"), ("uk", "Ukrainisch"), ("tr", "Türkisch")]),
    )
    day = DateField("Tag", [InputRequired()])
    at = TimeField("Uhrzeit")
    seats = IntegerField("Plätze")
    message = TextAreaField("Nachricht an die Geschäftsstelle")
    photos = BooleanField("Ich bin mit Fotos einverstanden.", description="Das ist freiwillig.")
    file = FileField("Liste als Datei")
    title = TranslatedField(
        "Titel des Forums",
        [InputRequired()],
        default=Translated({"de": "Ankommen", "ar": "الوصول"}),
    )
    abstract = TranslatedField("Beschreibung", rows=4)
    people = FieldList(FormField(PersonForm, "Weitere Person"), min_entries=1)


@dataclass(frozen=True)
class Row:
    name: str
    forum: str


@pages.route("/besucher", methods=["GET", "POST"])
@open_to_everyone
def for_visitors():
    return render(VISITORS, foreign=Phrase("Ein Text, den noch niemand übersetzt hat.", "de"))


@pages.route("/formular", methods=["GET", "POST"])
@open_to_everyone
def with_form():
    form = SampleForm()
    form.validate_on_submit()
    return render(FORM, form=form)


@pages.get("/liste")
@open_to_everyone
def with_list():
    rows = [Row(f"Person mit langem Namen {n}", "A1 · Ankommen") for n in range(1, 9)]
    page = Page(
        rows, 400, Wanted(search=request.args.get("suche", ""), sort="name", page=3, size=8)
    )
    return render(LIST, listing=Listing(page), bars=BARS, days=DAYS)


BARS = [
    ("A1 Ankommen in der Verwaltung", 31, 40),
    ("A2 Arbeit und Ausbildung", 40, 40),
    ("A3 Sprache", 7, None),
]
DAYS = [("1. Okt.", 2), ("2. Okt.", 12), ("3. Okt.", 9), ("4. Okt.", 31), ("5. Okt.", 44)]
CLERK = Actor(name="Petra Claßen", staff_id=1, roles=frozenset({Role.OFFICE}))

VISITORS = """{% extends "layouts/public.html" %}
{% from "components/heading.html" import section, subsection %}
{% from "components/button.html" import link_button, button, post_button %}
{% from "components/alert.html" import alert, alert_box %}
{% from "components/badge.html" import badge %}
{% from "components/card.html" import card, cards %}
{% from "components/details.html" import description_list, disclosure %}
{% from "components/actions.html" import actions %}
{% from "components/phrase.html" import phrase, paragraphs, bdi, name %}
{% from "components/empty.html" import empty %}
{% from "components/cover.html" import cover, facts %}
{% block title %}Muster{% endblock %}
{% block content %}
{% call cover("Gemeinsam ankommen: Sprache, Arbeit, Nachbarschaft", preline="12. Integrationskonferenz des Kreises Heinsberg", lead="Samstag, 7. November 2026, im Kreishaus Heinsberg") %}
{{ facts([("Wann", "9:00 bis 16:00 Uhr"), ("Wo", "Kreishaus Heinsberg"), ("Anmelden bis", "23. Oktober 2026")]) }}
{% call actions() %}{{ link_button(_("Anmelden"), "#") }}{{ link_button("Programm ansehen", "#", "secondary") }}{% endcall %}
{% endcall %}
{{ alert("Die Anmeldung ist bis Freitag, 23. Oktober 2026 offen.") }}
{{ alert("Ihre Anmeldung ist gespeichert.", "success") }}
{% call alert_box("warning", "Forum B2 ist fast voll") %}<p>Noch drei Plätze. <a href="#">Andere Foren ansehen</a></p>{% endcall %}
{{ alert("Sie können es später noch einmal versuchen.", "danger", "Das hat nicht geklappt") }}
{{ section("Das Wichtigste") }}
{{ description_list([("Wann", "9:00 bis 16:00 Uhr, Einlass ab 8:30 Uhr"), ("Wo", "Kreishaus Heinsberg, Valkenburger Straße 45"), ("Fragen", bdi("+49 2452 13-0"))]) }}
{{ section("Foren am Vormittag") }}
{% call cards() %}
{% call card("A1 · Ankommen in der Kommunalverwaltung", "#") %}<p>Raum 1.04 · {{ name("Ahmad Al-Hassan") }}</p><p>{{ badge("stufenlos", "success") }} {{ badge("Arabisch", "info") }}</p>{% endcall %}
{% call card("A2 · Arbeit und Ausbildung", "#") %}<p>Raum 2.11</p><p>{{ badge("fast voll", "warning") }} {{ badge("offen") }}</p>{% endcall %}
{% call card("A3 · Nachbarschaft") %}<p>{{ badge("abgesagt", "danger") }}</p>{% endcall %}
{% endcall %}
{{ subsection("Mehr dazu") }}
{{ paragraphs(foreign) }}
{% call disclosure("Wie komme ich hin?") %}<p>Mit dem Bus 402 bis „Kreishaus“. <a href="#">Fahrplan</a></p>{% endcall %}
{% call disclosure("Ist das Haus ohne Stufen?") %}<p>Ja, überall.</p>{% endcall %}
{{ empty("Noch keine Ergebnisse.") }}
{% call actions() %}{{ button("Speichern") }}{{ post_button("Abmelden", "#", "danger", confirm="Möchten Sie wirklich nicht kommen? Ihr Platz wird frei.") }}{{ link_button("Zurück", "#", "tertiary") }}{% endcall %}
{% endblock %}"""

FORM = """{% extends "layouts/public.html" %}
{% from "components/heading.html" import page_heading %}
{% from "components/field.html" import field, fields %}
{% from "components/form.html" import form_start, form_end, error_summary, fieldset %}
{% from "components/button.html" import button, link_button %}
{% from "components/steps.html" import steps %}
{% from "components/actions.html" import actions %}
{% block title %}Formular{% endblock %}
{% block content %}
{{ error_summary(form) }}
{{ steps(2, 3, "Ihre Angaben") }}
{{ page_heading("Anmeldung") }}
{{ form_start() }}
{% call fieldset("Wer sind Sie?") %}{{ field(form.name, hint="So, wie der Name auf dem Schild stehen soll.", autocomplete="name") }}{{ field(form.email, autocomplete="email") }}{{ field(form.phone) }}{{ field(form.organisation) }}{% endcall %}
{% call fieldset("Was möchten Sie besuchen?") %}{{ fields(form, ["scope", "forum", "languages", "day", "at", "seats"]) }}{% endcall %}
{{ fields(form, ["message", "photos", "file", "title", "abstract", "people"]) }}
{% call actions() %}{{ button("Weiter") }}{{ link_button("Zurück", "#", "secondary") }}{% endcall %}
{{ form_end() }}
{% endblock %}"""

LIST = """{% extends "layouts/office.html" %}
{% from "components/heading.html" import page_heading, section %}
{% from "components/table.html" import table, sort_heading, pagination, list_search, list_filter %}
{% from "components/badge.html" import badge %}
{% from "components/button.html" import link_button %}
{% from "components/actions.html" import actions %}
{% from "components/chart.html" import bar_chart, line_chart %}
{% block title %}Anmeldungen{% endblock %}
{% block content %}
{{ page_heading("Anmeldungen") }}
{% call actions() %}{{ link_button("Anmeldung vom Papier", "#") }}{{ link_button("Als Excel", "#", "secondary") }}{% endcall %}
{% call list_search(listing) %}{{ list_filter("Stand", "status", [("confirmed", "bestätigt"), ("waitlisted", "Warteliste")], listing) }}{% endcall %}
{% call table("Alle Anmeldungen", [sort_heading("Name", "name", listing), sort_heading("Forum", "forum", listing), "Stand", "Weg"]) %}
{% for row in listing %}<tr><th scope="row"><a href="#">{{ row.name }}</a></th><td>{{ row.forum }}</td><td>{{ badge("bestätigt", "success") }}</td><td>Internet</td></tr>{% endfor %}
{% endcall %}
{{ pagination(listing) }}
{{ section("Belegung") }}
{{ bar_chart("Plätze je Forum", "Wie viele Menschen sich je Forum angemeldet haben.", bars) }}
{{ line_chart("Anmeldungen je Tag", "Seit der Öffnung am 1. Oktober.", days) }}
{% endblock %}"""
