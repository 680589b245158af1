"""The lists the office works through, on a small telephone: nothing scrolls sideways, all is reached by keyboard."""

import pytest
from sqlalchemy import select

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM, VISITOR, Role
from conference.core.database import db
from conference.intake.models import IntakeRun
from conference.registration.rules import Needs
from conference.registration.services.register import register
from conference.registration.states import Reach
from tests.factories import (
    ConferenceFactory,
    IntakeRunFactory,
    StaffFactory,
    StaffRole,
)
from tests.journeys.conftest import PHONE
from tests.papers.people import marianne, on_paper
from tests.registration.people import amira, application

LISTS = [
    "doppelte",
    "anrufe",
    "anrufe/K29-0003",
    "bedarf",
    "briefe-drucken",
    "einlesen",
    "einlesen/{run_id}",
]
SIDEWAYS = """() => [...document.querySelectorAll("main *")]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "auto")
    .map(one => one.innerText.slice(0, 40))"""
TO_BE_REACHED = """() => [...document.querySelectorAll("main a[href], main button, main input, main select, main summary")]
    .filter(one => one.checkVisibility() && one.type !== "hidden" && one.type !== "radio")
    .map((one, number) => (one.dataset.reached = number, number))"""
REACHED = "() => document.activeElement?.dataset?.reached ?? null"


@pytest.fixture
def office(open_browser):
    """Somebody who may see everything, with twins, calls, needs, letters and a list to look at."""
    conference = ConferenceFactory(year=2029)
    needs = Needs(wheelchair=True, interpreter="ar", note="E-Rollstuhl", consent=True)
    for phone in ("0221 4710 101", "0221 4710 202"):
        person = amira(phone=phone, needs=needs, message="Bitte rufen Sie mich an.")
        register(application(conference, person), actor=VISITOR)
    called = amira(first_name="Bo", email="", phone="0221 4710 303", reach_by=Reach.PHONE)
    register(application(conference, called), actor=SYSTEM)
    on_paper(conference, marianne())
    IntakeRunFactory(conference=conference)
    granted = [StaffRole(role=role) for role in (Role.OFFICE, Role.NEEDS)]
    link = make_link(StaffFactory(granted=granted), actor=SYSTEM)
    page = open_browser(PHONE)
    page.goto(f"/buero/anmelden/{link}")
    page.locator("main form button[type=submit]").first.click()
    page.run_id = db.session.scalars(select(IntakeRun.id)).one()
    return page


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("path", LISTS)
def test_no_list_scrolls_sideways(office, barriers, sideways, path, size):
    answer = office.goto(f"/buero/2029/{path.format(run_id=office.run_id)}")
    assert answer.status == 200
    office.evaluate("size => (document.documentElement.style.fontSize = size)", size)

    assert sideways(office) == 0
    too_wide = office.evaluate(SIDEWAYS)
    assert too_wide == []
    assert barriers(office) == []


@pytest.mark.parametrize("path", LISTS)
def test_everything_in_a_list_is_reached_by_keyboard(office, path):
    answer = office.goto(f"/buero/2029/{path.format(run_id=office.run_id)}")
    assert answer.status == 200
    wanted = office.evaluate(TO_BE_REACHED)
    reached = set()
    for _ in range(len(wanted) + 60):
        office.keyboard.press("Tab")
        reached.add(office.evaluate(REACHED))

    assert [number for number in wanted if str(number) not in reached] == []


def test_each_cell_says_which_column_it_belongs_to(office):
    office.goto("/buero/2029/anrufe")
    first = office.locator(".stacks tbody tr").first

    said = first.locator("td").evaluate_all("cells => cells.map(cell => cell.dataset.column)")
    assert said == ["Telefon", "Warum", "Seit", "Sprache", "Letzter Anruf"]
