"""An organisation comes into the directory, one of its people leaves, and an expert is found for a topic."""

import pytest
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.translated import german
from tests.factories import (
    ConferenceFactory,
    ExpertFactory,
    ForumFactory,
    PersonFactory,
    StaffFactory,
    TopicFactory,
)
from tests.journeys.conftest import PHONE


@pytest.fixture
def forum():
    conference = ConferenceFactory(year=2029)
    TopicFactory(conference_id=conference.id, code="HF3", title=german("Ausbildung und Arbeit"))
    return ForumFactory(of=conference, code="A1", title=german("Deutsch für den Beruf"))


@pytest.fixture
def office(page, forum):
    token = make_link(StaffFactory(), actor=SYSTEM)
    page.goto(f"/buero/anmelden/{token}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    return page


def hand_over(page, name):
    """The link beside this contact; there is none beside one who has left."""
    return page.get_by_role("row", name=name).get_by_role("link", name="Übergeben")


def test_an_organisation_keeps_its_history_when_a_contact_leaves(
    office, open_browser, barriers, sideways
):
    page = office
    page.get_by_role("link", name="Organisationen").click()
    page.get_by_role("link", name="Organisation anlegen").click()
    assert barriers(page) == []
    page.get_by_label("Name", exact=True).fill("Brücken e. V.")
    page.get_by_label("E-Mail-Adressen").fill(
        "info@bruecken.example.org\nvorstand@bruecken.example.org"
    )
    page.get_by_label("Straße und Hausnummer").fill("Lindenallee 35")
    page.get_by_label("Ort").fill("Erkelenz")
    page.get_by_label("Was sie anbietet").fill("Wir beraten und begleiten.")
    page.get_by_label("Die Organisation möchte eine öffentliche Seite").check()
    page.get_by_label("Das Büro stimmt zu").check()
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Die Organisation ist angelegt.")).to_be_visible()

    for first, last, role in (("Amira", "Haddad", "Vorsitz"), ("Boris", "Kowal", "Kasse")):
        page.get_by_role("link", name="Ansprechperson eintragen").click()
        assert barriers(page) == []
        page.get_by_label("Vorname").fill(first)
        page.get_by_label("Name", exact=True).fill(last)
        page.get_by_label("Aufgabe").fill(role)
        page.get_by_role("button", name="Eintragen").click()

    hand_over(page, "Amira Haddad").click()
    assert barriers(page) == []
    page.get_by_label("Boris Kowal").check()
    page.get_by_label("Warum?").fill("zieht um")
    page.get_by_role("button", name="Aufgabe übergeben").click()

    expect(page.get_by_text("Die Aufgabe ist übergeben.")).to_be_visible()
    expect(hand_over(page, "Amira Haddad")).to_have_count(0)
    expect(hand_over(page, "Boris Kowal")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Grund: zieht um")
    assert barriers(page) == []

    for language, word in (("de", "Was wir tun"), ("ar", "Wir beraten und begleiten.")):
        visitor = open_browser(PHONE, language=language)
        visitor.goto(f"/organisationen?sprache={language}")
        assert (barriers(visitor), sideways(visitor)) == ([], 0)
        visitor.get_by_role("link", name="Brücken e. V.").click()
        text = visitor.locator("main").inner_text()
        assert word in text
        assert "Haddad" not in text
        assert (barriers(visitor), sideways(visitor)) == ([], 0)


def test_an_expert_is_found_for_a_topic_and_proposed_for_a_forum(office, forum, barriers):
    page = office
    PersonFactory(last_name="Andere")
    knows = PersonFactory(first_name="Ina", last_name="Breuer", expertise=["Asylrecht"])
    ExpertFactory(person=knows, fields=["HF3"])
    page.get_by_role("link", name="Fachleute").click()

    page.get_by_role("searchbox").fill("ausbildung")
    page.get_by_role("button", name="Anzeigen").click()
    assert barriers(page) == []
    page.get_by_role("link", name="Ina Breuer").click()
    assert barriers(page) == []
    page.get_by_role("link", name="Als Referent:in vorschlagen").click()
    assert barriers(page) == []
    page.get_by_label("Forum").select_option(label="A1 Deutsch für den Beruf")
    page.get_by_role("button", name="Vorschlagen").click()

    page.wait_for_url("**/programm/foren/*")
    expect(page.get_by_text("Die Person ist vorgeschlagen.")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Ina Breuer")
