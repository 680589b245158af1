"""An association registers itself, is accepted, gets five seats, names two, and the rest goes to others."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from conference.accounts.services.signing_in import make_link
from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.registration.models import Contingent, Registration
from conference.registration.services.contingents import sweep
from conference.registration.states import State
from tests.factories import ConferenceFactory, StaffFactory, TopicFactory
from tests.journeys.conftest import DESK, PHONE
from tests.registration.people import amira, sign_up
from tests.web.world import an_organisation_with_seats


@pytest.fixture
def conference():
    return ConferenceFactory(public_seats=8)


def test_an_association_registers_and_seats_without_a_name_go_to_those_who_wait(
    open_browser, conference, post
):
    visitor = open_browser(PHONE, java_script_enabled=False)
    visitor.goto("/mitmachen?sprache=de")
    visitor.get_by_role("link", name="Als Organisation").click()
    visitor.get_by_role("button", name="Abschicken").click()
    expect(
        visitor.get_by_text("Bitte nennen Sie den Namen der Organisation.").first
    ).to_be_visible()
    visitor.get_by_label("Name der Organisation").fill("Brücken e. V.")
    visitor.get_by_label("Nachname").fill("Haddad")
    visitor.get_by_label("E-Mail-Adresse").fill("rana@bruecken.example")
    visitor.get_by_role("button", name="Abschicken").click()
    expect(visitor.get_by_role("heading", name="Danke, dass Sie mitmachen möchten")).to_be_visible()
    assert [str(letter["To"]) for letter in post()] == [
        "integration@kreis.example.org",
        "rana@bruecken.example",
    ]

    office = open_browser()
    office.goto(f"/buero/anmelden/{make_link(StaffFactory(), actor=SYSTEM)}")
    office.locator("main form button[type=submit]").first.click()
    office.goto("/buero/mitmachen")
    office.get_by_role("link", name="Brücken e. V.").click()
    office.get_by_role("button", name="Aufnehmen").click()
    expect(office.get_by_text("Aufgenommen.")).to_be_visible()
    returns = clock.today() + timedelta(days=10)
    office.goto(f"/buero/{conference.year}/kontingente/neu")
    office.get_by_role("textbox", name="Organisation").fill("Brücken")
    office.get_by_label("Plätze", exact=True).fill("5")
    office.get_by_label("Rückgabe am").fill(returns.isoformat())
    office.get_by_role("button", name="Plätze geben").click()
    expect(office.get_by_role("row", name="Brücken e. V.")).to_contain_text("5")

    letters = post()
    assert [str(letter["Subject"]) for letter in letters] == [
        "Der Link Ihrer Organisation",
        "Plätze für Ihre Leute",
    ]
    text = letters[1].get_body(("plain",)).get_content()
    visitor.goto(re.search(r"/organisation/[\w-]{32}", text)[0])
    for name in ("Olha", "Jens"):
        visitor.get_by_role("link", name="Person nennen").click()
        visitor.get_by_label("Vorname").fill(name)
        visitor.get_by_label("Nachname").fill("Bondar")
        visitor.get_by_role("button", name="Speichern").click()
        expect(visitor.get_by_text(f"{name} Bondar").first).to_be_visible()
    expect(visitor.get_by_text("3 Plätze haben noch keinen Namen.")).to_be_visible()

    db.session.rollback()
    for number in range(8):
        sign_up(conference, amira(first_name=f"Gast{number}", email=f"gast{number}@example.org"))
    post()
    with clock.pretending(datetime.combine(returns, datetime.min.time(), tzinfo=BERLIN)):
        sweep()
        sweep()
        moved = [str(letter["To"]) for letter in post()]

    assert moved == [f"gast{number}@example.org" for number in (3, 4, 5)]
    db.session.rollback()
    waiting = select(Registration.first_name).where(Registration.state == State.WAITLISTED)
    assert db.session.scalars(waiting.order_by(Registration.id)).all() == ["Gast6", "Gast7"]
    kept = db.session.scalars(select(Contingent)).one()
    assert (kept.granted, kept.held) == (5, 0)
    office.goto(f"/buero/{conference.year}/kontingente/{kept.id}")
    expect(office.get_by_text("Olha Bondar")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_page_for_organisations_has_a_barrier(
    open_browser, conference, barriers, sideways, language, size
):
    TopicFactory(conference_id=conference.id)
    made = an_organisation_with_seats(conference)
    here = f"/organisation/{made['organisation_token']}"
    page = open_browser(size, language=language)
    found = []

    def look(address):
        page.goto(f"{address}?sprache={language}")
        if page.locator("main form.form").count():
            watch(address)
            page.locator("main form.form button[type=submit]").last.click()
        watch(address)

    def watch(address):
        found.extend((address, one) for one in barriers(page))
        if sideways(page):
            found.append((address, "too wide"))

    for address in ("/mitmachen", "/mitmachen/organisation", "/mitmachen/fachleute"):
        look(address)
    for part in ("", "/angaben", "/kontakte/neu", f"/plaetze/{made['contingent_id']}", "/stand"):
        look(here + part)
    look(f"{here}/weitergeben")
    look("/organisation/weitergegeben")
    look("/mitmachen/danke")

    assert found == []
