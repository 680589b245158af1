from datetime import date

import pytest
from bs4 import BeautifulSoup

from conference.core.actor import Role
from conference.core.translated import Translated
from conference.directory import queries
from tests.factories import DistrictFactory

SETTINGS = ("kreis", "aussehen", "texte", "barrierefreiheit")


@pytest.mark.parametrize(
    "page",
    ["/impressum", "/datenschutz", "/barrierefreiheit", "/leichte-sprache", "/barriere-melden"],
)
@pytest.mark.parametrize("language", ["de", "ar", "de-simple"])
def test_legal_pages_open_in_every_language_and_are_linked_from_each_other(client, page, language):
    DistrictFactory()

    answer = client.get(f"{page}?sprache={language}")

    links = {a["href"] for a in BeautifulSoup(answer.data, "html.parser").find_all("a")}
    assert answer.status_code == 200
    assert {"/impressum", "/datenschutz", "/barrierefreiheit", "/barriere-melden"} <= links


def test_the_easy_page_is_marked_as_easy_language_whatever_language_the_frame_is_in(client):
    DistrictFactory(sign_language_video="https://video.example.org/dgs")

    page = BeautifulSoup(client.get("/leichte-sprache?sprache=ar").data, "html.parser")

    assert page.html["dir"] == "rtl"
    assert page.main.find(lang="de-simple", dir="ltr").h2.text == "Was ist das hier?"
    assert page.find("a", href="https://video.example.org/dgs")


def test_the_easy_page_has_short_sentences(client):
    DistrictFactory()

    page = BeautifulSoup(client.get("/leichte-sprache").data, "html.parser")

    text = page.main.find(lang="de-simple", dir="ltr").get_text(" ")
    sentences = [s.split() for s in text.replace("?", ".").replace(":", ".").split(".")]
    assert max(len(sentence) for sentence in sentences) <= 14


def test_the_settings_show_what_is_there(office):
    DistrictFactory(name="Kreis Beispiel", statement_checked_on=date(2020, 1, 1))

    page = office.get("/buero/einstellungen").get_data(as_text=True)

    assert "Kreis Beispiel" in page
    assert "Die Erklärung zur Barrierefreiheit ist fällig" in page


@pytest.mark.parametrize("page", SETTINGS)
def test_settings_are_for_the_office_only(staff_client, page):
    DistrictFactory()

    for role in (Role.PROGRAMME, Role.READER, Role.DESK):
        assert staff_client(role).get(f"/buero/einstellungen/{page}").status_code == 403


@pytest.mark.parametrize("page", SETTINGS)
def test_every_settings_page_can_be_saved_as_it_is(office, page):
    DistrictFactory(imprint=Translated({"de": "Eigenes Impressum", "ar": "بيانات"}))
    before = queries.the_district().changed_at
    form = office.get(f"/buero/einstellungen/{page}")

    answer = office.post(f"/buero/einstellungen/{page}", data=_typed(form))

    assert answer.status_code == 303
    assert queries.the_district().changed_at == before


def test_facts_without_a_name_are_refused_and_stay_typed(office):
    DistrictFactory()

    page = office.post(
        "/buero/einstellungen/kreis", data={"name": "", "centre_name": "KI", "email": "falsch"}
    ).get_data(as_text=True)

    assert "Bitte geben Sie den Namen des Kreises an." in page
    assert "Diese E-Mail-Adresse stimmt so nicht." in page
    assert 'value="falsch"' in page


def test_a_pale_colour_is_refused_beside_the_field(office):
    DistrictFactory()

    page = office.post("/buero/einstellungen/aussehen", data={"colour": "#FFEE00"})

    assert "Diese Farbe hebt sich zu wenig von Weiß ab" in page.get_data(as_text=True)
    assert 'value="#FFEE00"' in page.get_data(as_text=True)


def test_markup_in_a_text_stays_text(client):
    DistrictFactory(imprint=Translated({"de": "<script>alert(1)</script>"}), name="<b>Kreis</b>")

    page = client.get("/impressum").get_data(as_text=True)

    assert "<script>alert" not in page
    assert "<b>Kreis" not in page


def _typed(response):
    """What a browser would send back for the form on this page, untouched."""
    form = BeautifulSoup(response.data, "html.parser").main.find("form")
    typed = {}
    for field in form.find_all(["input", "textarea", "select"]):
        kind = field.get("type")
        if field.name == "textarea":
            typed[field["name"]] = field.text.removeprefix("\n")
        elif kind not in {"radio", "checkbox", "file"} or field.has_attr("checked"):
            typed[field["name"]] = field.get("value", "")
    return typed
