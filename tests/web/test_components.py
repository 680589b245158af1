"""Every component, shown once, in both directions of writing."""

from datetime import UTC, date, datetime, time
from enum import StrEnum

import pytest
from bs4 import BeautifulSoup
from flask import current_app, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FieldList,
    FileField,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import Email, InputRequired

from conference.core.errors import DomainError
from conference.core.translated import Phrase, Translated
from conference.web.fields import CheckboxListField, TranslatedField, choices
from conference.web.forms import HouseForm, blame, mistakes


class PersonForm(HouseForm):
    name = StringField("Name", [InputRequired()])


class SampleForm(HouseForm):
    name = StringField("Name", [InputRequired()])
    email = EmailField("E-Mail", [InputRequired(), Email()])
    message = TextAreaField("Nachricht")
    seats = IntegerField("Plätze", default=1)
    day = DateField("Tag")
    at = TimeField("Uhrzeit")
    forum = SelectField("Forum", choices=choices([("a1", "A1"), ("a2", "A2")]))
    scope = RadioField(
        "Teilnahme", [InputRequired()], choices=choices([("day", "ganztags"), ("half", "halb")])
    )
    languages = CheckboxListField(
        "Sprachen", choices=choices([("ar", "Arabisch"), ("uk", "Ukrainisch")])
    )
    photos = BooleanField("Fotos sind in Ordnung")
    file = FileField("Datei")
    secret = HiddenField("Geheim")
    title = TranslatedField("Titel", validators=[InputRequired()])
    text = TranslatedField("Text", rows=6)
    people = FieldList(FormField(PersonForm, "Person"), min_entries=2)


def sample(**typed):
    form = SampleForm(formdata=MultiDict(typed) if typed else None)
    if typed:
        form.validate()
    return form


def render(source, *, path="/", **facts):
    with current_app.app_context(), current_app.test_request_context(path):
        html = render_template_string(source, **facts)
    return BeautifulSoup(html, "html.parser")


FIELD = '{% from "components/field.html" import field %}'


def test_a_line_has_a_label_and_says_when_it_may_stay_empty():
    page = render(FIELD + "{{ field(form.name) }}{{ field(form.message) }}", form=sample())

    assert page.find("label", attrs={"for": "name"}).get_text() == "Name"
    assert page.find("label", attrs={"for": "message"}).get_text() == "Nachricht (freiwillig)"


def test_a_wrong_line_is_tied_to_its_hint_and_its_error():
    page = render(
        FIELD + '{{ field(form.email, hint="Dorthin schreiben wir.") }}', form=sample(email="x")
    )
    line = page.find("input")

    assert line["aria-invalid"] == "true"
    assert line["aria-describedby"] == "email-hint email-error"
    assert line["dir"] == "ltr"
    assert page.find(id="email-hint").get_text() == "Dorthin schreiben wir."
    assert "name@beispiel.de" in page.find(id="email-error").get_text()


def test_choices_are_a_group_with_a_legend():
    page = render(FIELD + "{{ field(form.scope) }}{{ field(form.languages) }}", form=sample())

    legends = [legend.get_text() for legend in page.find_all("legend")]
    assert legends == ["Teilnahme", "Sprachen (freiwillig)"]
    labelled = {label["for"] for label in page.find_all("label")}
    assert labelled == {box["id"] for box in page.find_all("input")}


def test_every_kind_of_field_has_a_name_for_its_input():
    page = render(
        FIELD + "{% for one in form if one.id not in skipped %}{{ field(one) }}{% endfor %}",
        form=sample(),
        skipped=["csrf_token"],
    )

    named = {label["for"] for label in page.find_all("label")}
    inputs = page.find_all(["input", "select", "textarea"])
    unnamed = [i["name"] for i in inputs if i.get("type") != "hidden" and i["id"] not in named]
    assert unnamed == []


def test_the_summary_leads_to_every_wrong_field_in_the_order_of_the_page():
    form = sample(name="", email="x", scope="", forum="a1")
    page = render(
        '{% from "components/form.html" import error_summary %}{{ error_summary(form) }}', form=form
    )

    summary = page.find(id="fehler")
    assert summary["tabindex"] == "-1"
    links = [link["href"] for link in summary.find_all("a")]
    assert links == ["#name", "#email", "#scope-0", "#title", "#people-0-name", "#people-1-name"]
    shown = render(FIELD + "{% for one in form %}{{ field(one) }}{% endfor %}", form=form)
    assert [link for link in links if not shown.find(id=link[1:])] == []


def test_the_summary_names_the_field_where_the_sentence_does_not():
    form = sample(name="", email="x")

    sentences = dict(mistakes(form))

    assert sentences["name"] == f"{form.name.label.text}: Bitte füllen Sie dieses Feld aus."


def test_letters_instead_of_a_number_are_told_in_one_sentence():
    assert sample(seats="abc").seats.errors == ["Bitte geben Sie eine ganze Zahl ein."]


def test_the_summary_is_silent_when_nothing_is_wrong():
    source = '{% from "components/form.html" import error_summary %}{{ error_summary(form) }}'

    assert render(source, form=sample()).get_text() == ""


def test_a_text_in_several_languages_marks_each_of_them():
    page = render(FIELD + "{{ field(form.title) }}", form=sample())

    inputs = [(i["name"], i["lang"], i["dir"]) for i in page.find_all("input")]
    assert inputs == [
        ("title", "de", "ltr"),
        ("title-de-simple", "de-simple", "ltr"),
        ("title-en", "en", "ltr"),
        ("title-ar", "ar", "rtl"),
        ("title-uk", "uk", "ltr"),
        ("title-tr", "tr", "ltr"),
    ]
    assert page.find("label", attrs={"for": "title-ar"}).get_text() == "Arabisch"


def test_what_was_typed_in_several_languages_is_one_text():
    form = sample(**{"title": " Sprache  verbindet ", "title-ar": "اللغة", "text": "a\r\nb\x00"})

    assert form.title.data == Translated({"de": "Sprache verbindet", "ar": "اللغة"})
    assert form.text.data == Translated({"de": "a\nb"})


def test_a_stored_language_that_is_no_longer_offered_is_kept():
    form = SampleForm(
        formdata=MultiDict({"title": "neu"}),
        data={"title": Translated({"de": "alt", "pl": "stary"})},
    )

    assert form.title.data == Translated({"de": "neu", "pl": "stary"})


def test_lines_are_tidied_and_kept_within_bounds():
    form = sample(name="  Ahmad \n Al-Hassan\x00 ", message="eins\r\n\r\nzwei", seats="9" * 30)

    assert form.name.data == "Ahmad Al-Hassan"
    assert form.message.data == "eins\n\nzwei"
    assert form.seats.errors
    assert sample(name="x" * 301).name.errors == [
        "Bitte kürzen Sie den Text auf höchstens 300 Zeichen."
    ]


class AlreadyThere(DomainError):
    message = "Diese Adresse ist schon angemeldet."
    field = "email"


class NoSeatLeft(DomainError):
    message = "Leider ist kein Platz mehr frei."


def test_a_broken_rule_is_shown_at_its_field_or_above_the_form():
    form = sample(email="a@example.org")

    blame(form, AlreadyThere())
    blame(form, NoSeatLeft())

    assert ("email", "Diese Adresse ist schon angemeldet.") in mistakes(form)
    assert form.form_errors == ["Leider ist kein Platz mehr frei."]


class Mood(StrEnum):
    CALM = "calm"

    @property
    def label(self):
        return "ruhig"


MORNING = datetime(2026, 11, 7, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ d | day }}", "Samstag, 7. November 2026"),
        ("{{ d | short_day }}", "07.11.2026"),
        ("{{ m | moment }}", "Samstag, 7. November 2026, 9:00 Uhr"),
        ("{{ m | clock }}", "9:00 Uhr"),
        ("{{ t | clock }}", "17:30 Uhr"),
        ("{{ mood | label }}", "ruhig"),
        ("{{ none | day }}{{ none | clock }}{{ none | moment }}{{ none | label }}", ""),
    ],
)
def test_days_and_times_are_written_for_people(source, shown):
    facts = {"d": date(2026, 11, 7), "m": MORNING, "t": time(17, 30), "mood": Mood.CALM}

    assert render(source, **facts).get_text() == shown


def test_a_day_is_written_in_the_language_of_the_page():
    page = render("{{ d | day }}", path="/?sprache=tr", d=date(2026, 11, 7))

    assert page.get_text() == "7 Kasım 2026 Cumartesi"


def test_a_text_in_a_foreign_language_is_marked():
    source = (
        '{% from "components/phrase.html" import phrase, bdi, name, paragraphs %}{{ phrase(p) }}'
    )
    foreign = Phrase("Sprache", "de")

    assert str(render(source, p=foreign)) == "Sprache"
    assert str(render(source, path="/?sprache=ar", p=foreign)) == (
        '<span dir="ltr" lang="de">Sprache</span>'
    )


COMPONENTS = [
    '{% from "components/button.html" import button, link_button, post_button %}'
    '{{ button("Weiter", name="go", value="1") }}{{ link_button("Zurück", "/x", "secondary") }}'
    '{{ post_button("Löschen", "/weg", "danger", confirm="Wirklich?", id=7) }}',
    '{% from "components/alert.html" import alert, alert_box %}{{ alert("Gespeichert.", "success") }}'
    '{% call alert_box("warning", "Achtung") %}<p>Text</p>{% endcall %}',
    '{% from "components/badge.html" import badge %}{{ badge("offen") }}{{ badge("voll", "danger") }}',
    '{% from "components/table.html" import table %}'
    '{% call table("Anmeldungen", ["Name", "Forum"]) %}<tr><td>A</td><td>B</td></tr>{% endcall %}',
    '{% from "components/details.html" import description_list, disclosure %}'
    '{{ description_list([("Ort", "Heinsberg")]) }}{% call disclosure("Mehr") %}Text{% endcall %}',
    '{% from "components/chart.html" import bar_chart, line_chart %}'
    '{{ bar_chart("Plätze", "je Forum", [("A1", 12, 40), ("A2", 3, none)]) }}'
    '{{ line_chart("Verlauf", "je Tag", [("1.10.", 2), ("2.10.", 9)]) }}{{ line_chart("Leer", "nichts", []) }}{{ bar_chart("Nichts", "", []) }}',
    '{% from "components/heading.html" import page_heading, section %}{{ page_heading("Titel", "Mehr") }}{{ section("Teil", "teil") }}',
    '{% from "components/actions.html" import actions %}{% call actions() %}x{% endcall %}',
    '{% from "components/card.html" import card, cards %}{% call cards() %}{% call card("Titel", "/x") %}Text{% endcall %}{% endcall %}',
    '{% from "components/steps.html" import steps %}{{ steps(2, 3, "Forum") }}',
    '{% from "components/empty.html" import empty %}{{ empty("Noch nichts da.") }}',
    '{% from "components/form.html" import form_start, form_end, fieldset %}{{ form_start(multipart=true) }}'
    '{% call fieldset("Name") %}x{% endcall %}{{ form_end() }}',
]


@pytest.mark.parametrize("source", COMPONENTS)
def test_components_can_be_shown_without_inline_code(source):
    page = render(source)

    assert page.find(style=True) is None
    assert page.find(["script", "style"]) is None
    assert page.find(lambda tag: any(name.startswith("on") for name in tag.attrs)) is None
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("layout", ["public", "office", "print"])
@pytest.mark.parametrize(("code", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_layouts_say_their_language(layout, code, direction):
    source = '{% extends "layouts/' + layout + '.html" %}{% block title %}T{% endblock %}'
    page = render(source, path=f"/?sprache={code}")

    expected = ("de", "ltr") if layout == "office" else (code, direction)
    assert (page.html["lang"], page.html["dir"]) == expected
    assert page.find("main")["id"] == "inhalt"
    assert page.find(style=True) is None
