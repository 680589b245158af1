"""Somebody confirms the address by the link of a letter, looks at what is kept, and deletes it all."""

import re

import pytest
from playwright.sync_api import expect

from conference.core.database import db
from conference.core.translated import Translated
from conference.mail.delivery import deliver_due
from conference.mail.models import Letter
from conference.privacy.services.deleting import forget_last_letters
from conference.privacy.services.wordings import keep_wordings
from conference.registration.models import Registration
from conference.registration.states import State
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.journeys.conftest import DESK, PHONE
from tests.programme.publishing import release


@pytest.fixture
def conference():
    conference = ConferenceFactory(
        year=2029,
        confirms_email=True,
        title=Translated({"de": "Integrationskonferenz 2029", "ar": "مؤتمر الاندماج 2029"}),
    )
    for code in "AB":
        slot = ForumRoundFactory(conference=conference, code=code)
        ForumFactory(of=conference, round=slot, code=f"{code}1")
    release(conference)
    keep_wordings()
    return conference


@pytest.fixture
def last_link(post):
    """``last_link()``: deliver what waits, and the personal link of the letter that came last."""

    def read():
        text = post()[-1].get_body(("plain",)).get_content()
        return re.search(r"https?://\S+/anmeldung/[\w-]{32}\S*", text)[0]

    return read


def somebody():
    db.session.rollback()
    return db.session.query(Registration).one()


def look_at(page, barriers, sideways):
    assert barriers(page) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize(
    ("size", "language"), [(PHONE, "de"), (DESK, "de"), (PHONE, "ar"), (DESK, "ar")]
)
def test_an_address_is_confirmed_and_everything_is_looked_at_and_deleted(
    open_browser, conference, last_link, barriers, sideways, size, language
):
    page = open_browser(size, language=language)
    page.goto(f"/{conference.year}/anmeldung")
    page.locator("#first_name").fill("أميرة" if language == "ar" else "Amira")
    page.locator("#last_name").fill("Haddad")
    page.locator("#email").fill("amira@example.org")
    page.locator("main form button[type=submit]").first.click()
    page.locator("main form button[type=submit]").first.click()
    look_at(page, barriers, sideways)
    assert somebody().state is State.PENDING_EMAIL

    page.goto(last_link())
    look_at(page, barriers, sideways)
    assert somebody().state is State.PENDING_EMAIL
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    look_at(page, barriers, sideways)
    assert somebody().state is State.CONFIRMED

    page.locator("main a[href$='/meine-daten']").first.click()
    page.wait_for_url("**/meine-daten")
    page.evaluate("document.querySelectorAll('main details').forEach(piece => piece.open = true)")
    look_at(page, barriers, sideways)
    expect(page.get_by_text("amira@example.org").first).to_be_visible()
    with page.expect_download() as download:
        page.locator("main a[href*='.xlsx']").click()
    assert download.value.suggested_filename == f"{somebody().code}.xlsx"

    page.locator("main a[href$='/loeschen']").click()
    page.wait_for_url("**/loeschen")
    look_at(page, barriers, sideways)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/anmeldung/geloescht")
    look_at(page, barriers, sideways)
    assert (somebody().state, somebody().email) == (State.CANCELLED, "")
    deliver_due()
    forget_last_letters()
    assert db.session.query(Letter).count() == 0
