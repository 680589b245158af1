"""A day at the office, in a browser: a paper form, a forum that moves, a list to take away."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import german
from conference.registration.models import Registration
from tests.factories import ConferenceFactory, ForumFactory, StaffFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.people import amira, sign_up


@pytest.fixture
def forum():
    conference = ConferenceFactory(year=2029)
    VenueRoomFactory(conference=conference, name="Aula", seats=120)
    forum = ForumFactory(
        of=conference,
        code="A1",
        title=german("Deutsch für den Beruf"),
        room=VenueRoomFactory(conference=conference, name="Raum 1.03"),
    )
    release(conference)
    return forum


@pytest.fixture
def office(page):
    token = make_link(StaffFactory(), actor=SYSTEM)
    page.goto(f"/buero/anmelden/{token}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    return page


def test_the_office_types_in_a_paper_form_and_takes_the_list_away(office, forum, barriers):
    page, year = office, forum.conference.year
    page.goto(f"/buero/{year}/anmeldungen")
    page.get_by_role("link", name="Anmeldung eingeben").click()
    assert barriers(page) == []
    page.locator("#first_name").fill("Marianne")
    page.locator("#last_name").fill("Peters")
    page.get_by_label("per Brief").check()
    page.get_by_label("Anschrift").fill("Hauptstraße 1\n52525 Heinsberg")
    page.locator("input[id$=_codes]").first.fill("A1")
    page.get_by_role("button", name="Speichern und nächste eingeben").click()

    expect(page.get_by_text("Gespeichert:")).to_be_visible()
    expect(page.locator("#first_name")).to_have_value("")
    page.get_by_role("link", name="K29-0001 Marianne Peters").click()
    expect(page.get_by_role("heading", name="K29-0001")).to_be_visible()
    assert barriers(page) == []
    page.goto(f"/buero/{year}/anmeldungen")
    assert barriers(page) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="Liste als Excel").click()

    sheet = load_workbook(BytesIO(taken.value.path().read_bytes()))["Anmeldungen"]
    assert "Peters" in [cell.value for cell in sheet[2]]
    assert db.session.query(Registration).count() == 1


def test_the_office_moves_a_forum_and_releases_the_programme(office, forum, open_browser, barriers):
    page, year = office, forum.conference.year
    page.goto(f"/buero/{year}/programm")
    page.get_by_role("link", name="A1 Deutsch für den Beruf").first.click()
    page.get_by_role("link", name="Bearbeiten").click()
    room = page.get_by_label("Raum", exact=False).first
    room.select_option(
        label=next(t for t in room.locator("option").all_inner_texts() if "Aula" in t)
    )
    page.get_by_role("button", name="Speichern").first.click()

    visitor = open_browser()
    visitor.goto(f"/{year}/programm?sprache=de")
    expect(visitor.locator("main")).to_contain_text("Raum 1.03")

    page.goto(f"/buero/{year}/programm/veroeffentlichen")
    expect(page.locator("main")).to_contain_text("Raum 1.03")
    expect(page.locator("main")).to_contain_text("Aula")
    assert barriers(page) == []
    page.locator("main form button[type=submit]").last.click()

    visitor.goto(f"/{year}/programm?sprache=de")
    expect(visitor.locator("main")).to_contain_text("Aula")
    expect(visitor.locator("main")).not_to_contain_text("Raum 1.03")
    visitor.goto(f"/{year}/aenderungen?sprache=de")
    expect(visitor.locator("main")).to_contain_text("Aula")


def test_the_list_follows_while_the_office_types(office, forum):
    page, year = office, forum.conference.year
    for first, last in (("Amira", "Haddad"), ("Boris", "Kowal")):
        sign_up(forum.conference, amira(first_name=first, last_name=last, email=""), actor=SYSTEM)
    page.goto(f"/buero/{year}/anmeldungen")
    expect(page.get_by_text("Haddad")).to_be_visible()

    page.get_by_role("searchbox").press_sequentially("kow")

    page.wait_for_url("**/anmeldungen?suche=kow**")
    expect(page.get_by_text("Haddad")).to_have_count(0)
    expect(page.get_by_text("Kowal")).to_be_visible()
    page.get_by_role("searchbox").press_sequentially("al")
    page.wait_for_url("**/anmeldungen?suche=kowal**")
    expect(page.locator("#suche")).to_be_focused()
