"""A page left open too long, a session that ended meanwhile: what was typed is still there."""

from playwright.sync_api import expect
from sqlalchemy import select

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.directory.models import BarrierReport, Person
from tests.factories import DistrictFactory, StaffFactory

TYPED = 'Zeile eins\n"Zeile" <zwei> & drei'


def test_a_form_left_open_for_days_is_sent_with_one_more_click(phone, barriers):
    DistrictFactory()
    phone.goto("/barriere-melden?sprache=de")
    phone.get_by_label("Welche Barriere haben Sie gefunden?").fill(TYPED)
    phone.context.clear_cookies()  # as a browser does with what has grown old

    phone.get_by_role("main").get_by_role("button", name="Barriere melden").click()
    assert barriers(phone) == []
    phone.get_by_role("button", name="Noch einmal senden").click()

    report = db.session.scalars(select(BarrierReport)).one()
    assert report.text == TYPED


def test_what_staff_typed_waits_until_they_have_signed_in_again(open_browser, barriers):
    DistrictFactory()
    staff = StaffFactory()
    page = open_browser()
    sign_in(page, staff)
    page.goto("/buero/personen/neu")
    page.locator("[name=last_name]").fill("Kreutzkamp")
    page.context.clear_cookies()

    page.get_by_role("main").locator("form.form button[type=submit]").first.click()
    expect(page.get_by_text("Sie sind nicht mehr angemeldet")).to_be_visible()
    assert barriers(page) == []

    elsewhere = page.context.new_page()
    sign_in(elsewhere, staff)
    page.get_by_role("button", name="Noch einmal senden").click()
    page.get_by_role(
        "button", name="Noch einmal senden"
    ).click()  # with the token of the new session

    assert db.session.scalars(select(Person.last_name)).all() == ["Kreutzkamp"]


def sign_in(page, staff):
    page.goto(f"/buero/anmelden/{make_link(staff, actor=SYSTEM)}")
    page.get_by_role("button", name="Jetzt anmelden").click()
