"""Marianne, 78, has no e-mail: she gets a letter, with one button."""

import urllib.request
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.mail.models import Letter
from conference.registration.models import Registration
from conference.registration.states import State
from tests.factories import StaffFactory
from tests.journeys.conftest import PHONE
from tests.papers.people import conference_on_paper, marianne, on_paper


@pytest.fixture
def conference():
    return conference_on_paper(year=2029)


@pytest.fixture
def come_in():
    """Somebody of the office signs in, in this browser."""

    def sign_in(page):
        page.goto(f"/buero/anmelden/{make_link(StaffFactory(), actor=SYSTEM)}")
        page.get_by_role("button", name="Jetzt anmelden").click()
        return page

    return sign_in


def taken(page, link, base_url):
    """The PDF behind a link, with the cookies of this browser."""
    address = base_url + link.get_attribute("href")
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    asked = urllib.request.Request(address, headers={"Cookie": cookies})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Type"] == "application/pdf"
        return PdfReader(BytesIO(answer.read()))


def test_marianne_gets_a_letter_and_the_code_on_it_opens_her_registration(
    page, open_browser, conference, come_in, barriers, base_url
):
    come_in(page)
    page.goto(f"/buero/{conference.year}/anmeldungen/neu")
    page.locator("#first_name").fill("Marianne")
    page.locator("#last_name").fill("Müller-Offermanns")
    page.get_by_label("per Brief").check()
    page.get_by_label("Anschrift").fill("Rurstraße 12\n41849 Wassenberg")
    page.get_by_role("button", name="Speichern und nächste eingeben").click()
    db.session.rollback()
    assert db.session.query(Registration).one().state is State.CONFIRMED

    page.goto(f"/buero/{conference.year}")
    page.get_by_role("link", name="Einen Brief drucken").click()
    assert barriers(page) == []
    letter = taken(page, page.get_by_role("link", name="Einen Brief als PDF öffnen"), base_url)
    page.get_by_role("button", name="Einen Brief als gedruckt markieren").click()

    expect(page.get_by_text("Ein Brief ist als gedruckt markiert.")).to_be_visible()
    assert barriers(page) == []
    (sheet,) = letter.pages
    words = " ".join(sheet.extract_text().split())
    assert "Marianne Müller-Offermanns Rurstraße 12 41849 Wassenberg" in words
    assert "Bus 410" in words
    assert "0221 4710 100" in words
    db.session.rollback()
    assert db.session.query(Letter).all() == []

    code = words.partition("/a/")[2][:11]
    phone = open_browser(PHONE)
    phone.goto(f"/a/{code.lower()}")
    expect(phone.locator("main")).to_contain_text("Marianne Müller-Offermanns")


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_the_pages_of_letters_have_no_barrier(
    conference, come_in, barriers, sideways, request, size
):
    person = on_paper(conference)
    on_paper(conference, marianne(first_name="محمد", last_name="الأحمد", postal_address="Weg"))
    page = come_in(request.getfixturevalue("phone" if size == "phone" else "page"))

    for address in ("briefe-drucken", f"anmeldungen/{person.code}/briefe"):
        page.goto(f"/buero/{conference.year}/{address}")
        assert (barriers(page), sideways(page)) == ([], 0)
