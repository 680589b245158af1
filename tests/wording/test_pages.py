"""The pages of the office about languages."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from conference.core.actor import Role
from conference.core.database import db
from conference.core.translated import Translated
from conference.programme.queries import rounds_of
from conference.wording.models import LanguageReview
from conference.wording.queries import sentences_in
from conference.wording.services.report import version_now
from conference.wording.states import ReviewKind
from tests.factories import ForumFactory, LanguageReviewFactory


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.data, "html.parser")


@pytest.fixture
def home(conference):
    return f"/buero/{conference.year}/sprachen"


def row(page, heading):
    return next(
        line.get_text(" ", strip=True)
        for line in page.select("main tr")
        if line.th and line.th.get_text(strip=True) == heading
    )


def test_the_report_tells_for_every_language_what_is_there_and_draws_it(office, home):
    page = soup(office.get(home))

    assert "1 von 8 (12 Prozent)" in page.text
    assert page.svg["role"] == "img"
    assert page.svg.desc.text
    assert {"Leichte Sprache", "Englisch", "Arabisch", "Ukrainisch", "Türkisch"} <= {
        cell.get_text(strip=True) for cell in page.select("main th[scope=row]")
    }


def test_every_language_begins_unread(office, home):
    page = soup(office.get(home))

    assert page.text.count("noch nicht gelesen") >= 5


def test_a_count_leads_to_the_texts_it_counts(office, home):
    page = soup(office.get(home))
    link = page.find("a", href=f"{home}/en?stand=same")

    found = soup(office.get(link["href"]))

    assert link.text == "1"
    assert [cell.text for cell in found.select("tbody td bdi")] == ["Arbeit"]


def test_a_missing_text_has_a_link_to_the_page_where_it_is_written(office, home, conference):
    page = soup(office.get(f"{home}/ar?suche=Deutsch"))

    link = page.select_one("tbody a")
    assert "fehlt noch" in page.text
    assert link["href"].startswith(f"/buero/{conference.year}/programm/foren/")
    assert link["href"].endswith("/bearbeiten#title-group")


def test_a_reader_gets_no_links_to_where_only_others_may_go(staff_client, home):
    page = soup(staff_client(Role.READER).get(f"{home}/ar"))

    assert page.select("tbody a") == []
    assert "Als gelesen vermerken" not in staff_client(Role.READER).get(home).text


def test_translations_are_marked_with_their_language(office, home):
    page = soup(office.get(f"{home}/ar?stand=there"))

    assert page.find(lang="ar", dir="rtl").text == "مؤتمر"


@pytest.mark.parametrize("language", ["de", "fr", "xx"])
def test_a_language_that_is_not_offered_has_no_page(office, home, language):
    assert office.get(f"{home}/{language}").status_code == 404
    assert office.get(f"{home}/{language}/gelesen/texts").status_code == 404


def test_the_office_notes_a_reading_and_takes_it_back(office, home, conference):
    form = soup(office.get(f"{home}/ar/gelesen/texts"))
    version = form.select_one("[name=version]")["value"]

    answer = office.post(
        f"{home}/ar/gelesen/texts",
        data={"version": version, "read_by": "Rania Haddad", "read_on": "2026-06-01"},
    )

    assert answer.location == home
    assert version == version_now(conference, "ar", ReviewKind.TEXTS)
    assert "Rania Haddad" in row(soup(office.get(home)), "Arabisch") + office.get(home).text
    review = db.session.query(LanguageReview).one()
    assert office.post(f"{home}/vermerke/{review.id}/zuruecknehmen").location == home
    assert db.session.query(LanguageReview).count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"read_by": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"read_on": "2999-01-01"}, "Dieser Tag kommt erst noch."),
        ({"read_on": "gestern"}, "Bitte geben Sie ein Datum ein"),
        ({"version": "alt"}, "Diese Texte wurden geändert"),
    ],
)
def test_what_is_wrong_with_a_reading_is_said_beside_it(office, home, conference, typed, sentence):
    usual = {
        "version": version_now(conference, "ar", ReviewKind.TEXTS),
        "read_by": "Rania Haddad",
        "read_on": "2026-06-01",
    }

    page = office.post(f"{home}/ar/gelesen/texts", data=usual | typed)

    assert sentence in page.text
    assert page.status_code == 200
    assert db.session.query(LanguageReview).count() == 0


def test_after_a_change_meanwhile_the_second_try_counts(office, home):
    typed = {"version": "alt", "read_by": "Rania", "read_on": "2026-06-01"}
    page = soup(office.post(f"{home}/ar/gelesen/texts", data=typed))
    typed["version"] = page.select_one("[name=version]")["value"]

    office.post(f"{home}/ar/gelesen/texts", data=typed)

    assert db.session.query(LanguageReview).count() == 1


def test_the_file_has_the_languages_and_every_text(office, home):
    answer = office.get(f"{home}.xlsx")

    book = load_workbook(BytesIO(answer.data))
    assert book.sheetnames == ["Sprachen", "Texte"]
    texts = list(book["Texte"].values)
    title = next(line for line in texts if line[3] == "Konferenz")
    arabic = texts[0].index("Arabisch")
    assert title[arabic - 1 : arabic + 1] == ("vorhanden", "مؤتمر")


def test_texts_in_easy_language_stand_beside_the_advice_on_them(office, home):
    page = soup(office.get(f"{home}/leichte-sprache"))

    assert [text.text.strip() for text in page.select("pre[lang=de-simple]")] == [
        "Das Treffen",
        "Sie könnten reden.",
    ]
    assert "Keine Möglichkeits-Form" in row(page, "Sie könnten reden.")
    assert "DIN SPEC 33429:2025-03" in page.text


def test_the_fixed_sentences_are_listed_as_not_read_by_a_group(office, home, conference):
    page = soup(office.get(f"{home}/leichte-sprache/feste-texte"))

    assert "Noch nicht von einer Prüfgruppe gelesen" in page.text
    assert f"zu {len(sentences_in('de-simple'))} Sätzen" in page.text
    LanguageReviewFactory(
        language="de-simple",
        kind=ReviewKind.CATALOGUE,
        version=version_now(conference, "de-simple", ReviewKind.CATALOGUE),
        read_by="Prüfgruppe Wurm",
    )
    assert "von Prüfgruppe Wurm" in office.get(f"{home}/leichte-sprache/feste-texte").text


def test_the_fixed_sentences_are_narrowed_by_rule_and_word(office, home):
    page = soup(office.get(f"{home}/leichte-sprache/feste-texte?regel=abkuerzung&suche=dsgvo"))

    sentences = [cell.text for cell in page.select("tbody th")]
    assert sentences
    assert all("DSGVO" in sentence for sentence in sentences)


def test_a_pasted_text_is_checked_and_nothing_of_it_is_kept(office, home):
    answer = office.post(
        f"{home}/leichte-sprache/pruefen", data={"text": "Sie könnten <b>anrufen</b>."}
    )

    page = soup(answer)
    assert page.textarea.text.strip() == "Sie könnten <b>anrufen</b>."
    assert "Keine Möglichkeits-Form (Konjunktiv)" in page.text
    assert "1 Hinweise" not in page.text


def test_nothing_pasted_is_told_beside_the_field(office, home):
    page = soup(office.post(f"{home}/leichte-sprache/pruefen", data={"text": "  "}))

    assert page.find(id="text-error")


def test_the_list_asks_as_much_for_many_texts_as_for_few(office, home, conference, count_queries):
    address = f"{home}/ar"
    office.get(address)
    with count_queries() as few:
        office.get(address)
    slot = rounds_of(conference)[0]
    for _ in range(30):
        ForumFactory(
            of=conference,
            round=slot,
            title=Translated({"de": "Forum", "ar": "منتدى"}),
            interpretation=[],
        )
    with count_queries() as many:
        office.get(address)

    assert len(few) == len(many)
