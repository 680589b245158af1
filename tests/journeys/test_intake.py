"""A clerk has a list from an association, full of small mistakes, and thinks better of it afterwards."""

import pytest
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.errands.work import do_waiting
from conference.intake.services import keeping
from conference.registration.models import Registration
from tests.factories import ConferenceFactory, ForumFactory, StaffFactory
from tests.intake.test_reading_in import LIST
from tests.journeys.conftest import DESK, PHONE
from tests.programme.publishing import release


@pytest.fixture
def conference():
    conference = ConferenceFactory(year=2029)
    ForumFactory(of=conference, code="A1")
    release(conference)
    return conference


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_list_is_looked_over_read_in_and_taken_back(
    conference, open_browser, barriers, sideways, size
):
    page = open_browser(size)
    token = make_link(StaffFactory(), actor=SYSTEM)
    page.goto(f"/buero/anmelden/{token}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    page.goto("/buero/2029/anmeldungen")
    page.get_by_role("link", name="Liste einlesen").click()
    clean(page, barriers, sideways)
    page.get_by_label("Datei").set_input_files(
        {"name": "Verein.csv", "mimeType": "text/csv", "buffer": LIST}
    )
    page.get_by_role("button", name="Datei prüfen").click()

    expect(page.get_by_text("Der Auftrag wartet")).to_be_visible()
    clean(page, barriers, sideways)
    checker()
    page.get_by_text("3 Anmeldungen würden neu").wait_for()  # the page leads on by itself
    expect(page.get_by_text("Schuhgröße")).to_be_visible()
    assert registered() == 0
    clean(page, barriers, sideways)

    page.get_by_role("button", name="Jetzt einlesen").click()
    expect(page.get_by_text("von 5 Zeilen sind fertig")).to_be_visible()
    clean(page, barriers, sideways)
    worker()
    page.get_by_role("link", name="Bericht als Excel").wait_for()  # the page looks by itself
    assert registered() == 3
    clean(page, barriers, sideways)

    page.get_by_text("Ganze Liste rückgängig machen").first.click()
    page.get_by_role("button", name="Ganze Liste rückgängig machen").click()
    worker()
    page.reload()
    expect(page.get_by_text("Die Liste ist rückgängig gemacht.")).to_be_visible()
    clean(page, barriers, sideways)
    page.goto("/buero/2029/einlesen")
    expect(page.get_by_role("link", name="Verein.csv")).to_be_visible()
    clean(page, barriers, sideways)


def checker():
    db.session.rollback()
    do_waiting()


def worker():
    db.session.rollback()  # it sees what the browser has just stored
    keeping.sweep()


def registered():
    db.session.rollback()
    return db.session.query(Registration).count()


def clean(page, barriers, sideways):
    assert barriers(page) == []
    assert sideways(page) <= 0
