"""Scenario 1: Marianne, 78, without e-mail, sent her form on paper. The clerk never touches the mouse.

Ninety seconds are measured as what a clerk types in them: 120 keys a minute, so 180 keys, and two
requests (the form goes, the next empty form comes).
"""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import german
from conference.mail.models import Letter
from conference.registration.models import Registration
from conference.registration.states import ConsentKind, Reach, State
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    ForumRoundFactory,
    MunicipalityFactory,
    StaffFactory,
)
from tests.journeys.conftest import DESK, PHONE
from tests.programme.publishing import release

MOST_KEYS = 180
MOST_REQUESTS = 2


@pytest.fixture
def conference():
    conference = ConferenceFactory(year=2029)
    for code in "AB":
        slot = ForumRoundFactory(
            conference=conference, code=code, title=german(f"Forenrunde {code}")
        )
        for number in range(1, 7):
            ForumFactory(of=conference, round=slot, code=f"{code}{number}")
    MunicipalityFactory(name="Wassenberg", postal_codes=["41849"])
    release(conference)
    return conference


class Clerk:
    """Somebody at a keyboard whose keys are counted."""

    def __init__(self, page):
        self.page, self.keys = page, 0

    def press(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text):
        self.page.keyboard.type(text)
        self.keys += len(text)

    def tab_to(self, field):
        """Press Tab until this field has the focus."""
        for _ in range(40):
            if self.page.evaluate("field => document.activeElement.matches(field)", field):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to {field}")


@pytest.fixture
def office(open_browser):
    def come_in(size=DESK):
        page = open_browser(size)
        page.goto(f"/buero/anmelden/{make_link(StaffFactory(), actor=SYSTEM)}")
        page.get_by_role("button", name="Jetzt anmelden").click()
        return page

    return come_in


def test_the_paper_form_of_marianne_takes_no_mouse_few_keys_and_two_requests(office, conference):
    page = office()
    page.goto(f"/buero/{conference.year}/anmeldungen/neu")
    clerk, pages = Clerk(page), []
    page.on("request", lambda r: r.resource_type == "document" and pages.append(r.url))

    clerk.type("F")
    for field, text in (
        ("#first_name", "Marianne"),
        ("#last_name", "Müller-Offermanns"),
        ("#phone", "02214710411"),
        ("#organisation", "Begegnungscafé Wassenberg"),
        ("#role", "E"),
        ("#municipality", "41849"),
        ("[id$=_codes]", "a5a4a1"),
    ):
        clerk.tab_to(field)
        clerk.type(text)
    clerk.press("Tab")
    clerk.type("b4b6b3")
    clerk.tab_to("[id$=consent_participant_list]")
    clerk.press("Space")
    clerk.tab_to("#message")
    clerk.type("Ich habe kein E-Mail. Bitte Brief oder anrufen.")
    clerk.tab_to("[name=keep]")
    clerk.press("Enter")
    page.get_by_text("Gespeichert:").wait_for()

    (marianne,) = db.session.scalars(select(Registration)).all()
    wished = [wish.forum.code for wish in marianne.wishes]
    assert clerk.keys <= MOST_KEYS
    assert len(pages) <= MOST_REQUESTS
    assert (marianne.full_name, marianne.state) == ("Marianne Müller-Offermanns", State.CONFIRMED)
    assert (marianne.reach_by, marianne.email) == (Reach.PHONE, "")
    assert (marianne.salutation, str(marianne.role)) == ("Frau", "volunteer")
    assert marianne.municipality.name == "Wassenberg"
    assert sorted(wished) == ["A1", "A4", "A5", "B3", "B4", "B6"]
    assert [consent.kind for consent in marianne.consents] == [ConsentKind.PARTICIPANT_LIST]
    assert marianne.message.startswith("Ich habe kein E-Mail.")
    assert db.session.query(Letter).filter(Letter.about_kind == "registration").count() == 0
    expect(page.locator("#salutation")).to_be_focused()
    expect(page.get_by_label("Vorname").first).to_have_value("")


def test_enter_saves_from_any_line(office, conference):
    page = office()
    page.goto(f"/buero/{conference.year}/anmeldungen/neu")

    page.locator("#last_name").fill("Peters")
    page.locator("#phone").fill("02431 12345")
    page.locator("#phone").press("Enter")

    page.get_by_text("Gespeichert:").wait_for()


def test_control_and_enter_save_from_the_message(office, conference):
    page = office()
    page.goto(f"/buero/{conference.year}/anmeldungen/neu")

    page.locator("#last_name").fill("Peters")
    page.locator("#phone").fill("02431 12345")
    page.locator("#message").fill("Erste Zeile")
    page.locator("#message").press("Enter")
    page.locator("#message").press("Control+Enter")

    page.get_by_text("Gespeichert:").wait_for()
    (peters,) = db.session.scalars(select(Registration)).all()
    assert peters.message == "Erste Zeile"


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_mistakes_take_the_focus_and_the_page_has_no_barriers(
    office, conference, barriers, sideways, size
):
    page = office(size)
    page.goto(f"/buero/{conference.year}/anmeldungen/neu")
    assert barriers(page) == []
    assert sideways(page) == 0

    page.locator("#first_name").fill("Marianne")
    page.locator("input[id$=_codes]").first.fill("A9")
    page.get_by_text("Weitere Personen auf dem Blatt").click()
    page.locator("#p2-email").fill("auch keine")
    page.locator("#first_name").press("Enter")
    page.locator("#fehler").wait_for()

    expect(page.locator("#fehler")).to_be_focused()
    expect(page.get_by_text("„A9“ gibt es hier nicht.")).to_have_count(2)
    expect(page.locator("#p2-email")).to_be_visible()
    assert barriers(page) == []
    assert sideways(page) == 0
