"""A visitor reports a barrier on an old telephone, without a script."""

import re

from playwright.sync_api import expect
from sqlalchemy import select

from conference.core.database import db
from conference.directory.models import BarrierReport
from tests.factories import DistrictFactory
from tests.journeys.conftest import PHONE


def test_a_barrier_is_reported_without_a_script_and_by_keyboard(open_browser):
    DistrictFactory()
    page = open_browser(PHONE, java_script_enabled=False)
    page.goto("/barrierefreiheit?sprache=de")
    page.get_by_role("contentinfo").get_by_role("link", name="Barriere melden").click()

    page.get_by_role("button", name="Barriere melden").click()
    expect(page.get_by_text("Bitte beschreiben Sie die Barriere.").first).to_be_visible()

    page.get_by_label("Welche Barriere haben Sie gefunden?").fill("Das Menü fehlt.")
    page.get_by_label("Ihre E-Mail-Adresse").fill("rana@example.org")
    page.get_by_label("Ihre E-Mail-Adresse").press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/danke/*")

    number = re.search(r"B\d\d-\d{4}", page.get_by_role("main").inner_text())[0]
    report = db.session.scalars(select(BarrierReport)).one()
    assert (report.receipt, report.text) == (number, "Das Menü fehlt.")
    expect(page).to_have_url(f"/barriere-melden/danke/{number}")


def test_the_form_is_reachable_for_everybody(phone, barriers, sideways):
    DistrictFactory()

    for language in ("de", "ar"):
        phone.goto(f"/barriere-melden?sprache={language}")
        assert barriers(phone) == []
        assert sideways(phone) == 0
