"""The office reads in the address list of many years, decides about doubles, and thinks better of it."""

import pytest
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.addresses.services import keeping
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.directory.models import Organisation, Person
from tests.addresses.lists import settle, the_list
from tests.factories import StaffFactory
from tests.journeys.conftest import DESK, PHONE

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_dirty_list_comes_in_and_is_taken_back(open_browser, barriers, sideways, size):
    settle()
    page = open_browser(size)
    token = make_link(StaffFactory(), actor=SYSTEM)
    page.goto(f"/buero/anmelden/{token}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    page.goto("/buero/adressen/einlesen")
    clean(page, barriers, sideways)
    page.get_by_label("Datei").set_input_files(
        {"name": "organisations.xlsx", "mimeType": EXCEL, "buffer": the_list("xlsx")}
    )
    page.get_by_role("button", name="Liste prüfen").click()
    clean(page, barriers, sideways)
    worker()

    page.get_by_text("266 Adressen sind neu").wait_for()  # the page looks by itself
    assert people() == 0
    clean(page, barriers, sideways)
    page.get_by_role("link", name="Spalten zuordnen").click()
    expect(page.get_by_label("Titel/Name")).to_have_value("whole_name")
    clean(page, barriers, sideways)
    page.get_by_role("link", name="Zurück").click()

    page.get_by_role("link", name="Doppelte ansehen").click()
    clean(page, barriers, sideways)
    page.get_by_role("button", name="Nicht dieselbe").first.click()
    while page.get_by_role("button", name="annehmen").count():
        page.get_by_role("button", name="annehmen").first.click()
        page.get_by_text("sind angenommen").wait_for()
    clean(page, barriers, sideways)
    page.get_by_role("link", name="Zurück zur Liste").click()
    expect(page.get_by_text("0 Paare sind vielleicht dieselbe Person")).to_be_visible()

    page.get_by_role("button", name="Jetzt übernehmen").click()
    expect(page.get_by_text("von 266 Zeilen sind fertig")).to_be_visible()
    clean(page, barriers, sideways)
    worker()
    page.get_by_text("Die Liste ist übernommen.").wait_for()
    assert 220 < people() < 230
    assert db.session.query(Organisation).count() > 200
    clean(page, barriers, sideways)

    page.get_by_text("Ganze Liste rückgängig machen").first.click()
    page.get_by_role("button", name="Ganze Liste rückgängig machen").click()
    worker()
    page.reload()
    expect(page.get_by_text("Die Liste ist rückgängig gemacht.")).to_be_visible()
    assert people() == db.session.query(Organisation).count() == 0
    clean(page, barriers, sideways)
    page.goto("/buero/adressen/einlesen")
    expect(page.get_by_role("link", name="organisations.xlsx")).to_be_visible()
    clean(page, barriers, sideways)


def worker():
    db.session.rollback()  # it sees what the browser has just stored
    keeping.sweep()


def people():
    db.session.rollback()
    return db.session.query(Person).count()


def clean(page, barriers, sideways):
    assert barriers(page) == []
    assert sideways(page) <= 0
