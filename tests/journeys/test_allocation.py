"""The office gives everybody a place: one click, a look, what would be if, applied, told."""

import pytest
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.errands.work import do_waiting
from conference.registration.states import Reach
from tests.allocation.crowd import a_crowd
from tests.factories import StaffFactory
from tests.journeys.conftest import DESK, PHONE


@pytest.fixture
def crowd():
    """Three people for two seats, a family that wants to stay together, and one without a mailbox."""
    crowd = a_crowd(2029)
    for number, name in enumerate(("Lina", "Karim", "Olha")):
        crowd.guest(number, "A1", "A2", first_name=name)
    crowd.guest(8, "A1", first_name="Sunita")
    crowd.guest(9, "A2", email="", phone="02452 134", reach_by=Reach.PHONE)
    return crowd


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_from_wishes_to_places(crowd, open_browser, barriers, sideways, size):
    page = open_browser(size)
    look = Look(page, barriers, sideways)
    page.goto(f"/buero/anmelden/{make_link(StaffFactory(), actor=SYSTEM)}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.goto("/buero/2029/zuteilung")
    expect(page.get_by_text("5 Plätze werden gebraucht, 32 gibt es.")).to_be_visible()
    look.around()
    page.get_by_role("button", name="Los ankündigen").click()
    expect(page.get_by_text("Das Los ist angekündigt.")).to_be_visible()
    page.get_by_role("button", name="Zuteilung berechnen").click()
    expect(page.get_by_text("Der Auftrag wartet")).to_be_visible()
    worker()
    page.get_by_role("heading", name="Zuteilung, Lauf 1").wait_for()  # the page leads on by itself
    expect(page.get_by_text("bewiesen: weniger geht nicht").first).to_be_visible()
    look.around()

    page.get_by_role("link", name="Liste der Anrufe").click()
    expect(page.get_by_role("link", name="02452 134")).to_be_visible()
    look.around()
    page.get_by_role("link", name="Zurück zum Lauf").click()
    page.get_by_role("link", name="Wer sitzt wo?").click()
    expect(page.get_by_role("heading", name="Wer sitzt wo?")).to_be_visible()
    look.around()
    page.get_by_role("link", name="Zurück zum Lauf").click()

    page.get_by_role("button", name="Welche eine Änderung hilft am meisten?").click()
    expect(page.get_by_text("Der Auftrag wartet")).to_be_visible()
    worker()
    page.get_by_role("rowheader", name="10 Plätze mehr").wait_for()
    look.around()
    page.get_by_role("link", name="Eine Änderung durchrechnen").click()
    look.around()
    page.get_by_label("Welches Forum?").select_option(label=f"A1 {title(crowd)}")
    page.get_by_label("mehr Plätze (größerer Raum)").check()
    page.get_by_role("button", name="Durchrechnen").click()
    expect(page.get_by_role("alert").get_by_text("Bitte schreiben Sie")).to_be_visible()
    look.around()
    page.get_by_label("Wie viele Plätze?").fill("2")
    page.get_by_role("button", name="Durchrechnen").click()
    expect(page.get_by_text("Der Auftrag wartet")).to_be_visible()
    worker()
    page.get_by_role("heading", name="Zuteilung, Lauf 2").wait_for()
    look.around()
    page.get_by_role("link", name="Mit Lauf 1 vergleichen").click()
    expect(page.get_by_text("Sitzen besser: 2")).to_be_visible()
    look.around()

    page.get_by_role("link", name="Lauf 1", exact=True).click()
    page.get_by_role("link", name="Übernehmen …").click()
    expect(page.get_by_text("5 Plätze in den Foren werden vergeben.")).to_be_visible()
    look.around()
    page.get_by_role("button", name="Jetzt übernehmen").click()
    expect(page.get_by_text("5 Plätze sind übernommen.")).to_be_visible()
    page.get_by_role("link", name="Mitteilen …").click()
    expect(page.get_by_text("E-Mails mit Kalender-Datei")).to_be_visible()
    look.around()
    page.get_by_role("button", name="Jetzt mitteilen").click()
    expect(page.get_by_text("Der Auftrag wartet")).to_be_visible()
    worker()
    expect(page.get_by_text("Stand dieses Laufs: mitgeteilt")).to_be_visible()
    look.around()


class Look:
    """No barrier, and nothing that scrolls sideways."""

    def __init__(self, page, barriers, sideways):
        self.page, self.barriers, self.sideways = page, barriers, sideways

    def around(self):
        assert self.barriers(self.page) == []
        assert self.sideways(self.page) <= 0


def worker():
    db.session.rollback()  # it sees what the browser has just stored
    do_waiting()


def title(crowd):
    return crowd.forums["A1"].title.german
