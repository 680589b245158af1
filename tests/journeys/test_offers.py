"""Everything is full, somebody waits, is offered a seat and says yes or no; then the next is asked."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import Translated
from conference.planning.states import ChoiceMode
from conference.registration.models import Registration
from conference.registration.services import answering
from conference.registration.services.links import fresh_link
from conference.registration.services.withdraw import withdraw
from conference.registration.states import State
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, StaffFactory
from tests.journeys.conftest import DESK, PHONE
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish

SIZES = [(PHONE, "de"), (DESK, "de"), (PHONE, "ar"), (DESK, "ar")]


@pytest.fixture
def conference():
    """One seat, which Jens has."""
    conference = ConferenceFactory(
        year=2029,
        public_seats=1,
        offer_hours=48,
        title=Translated({"de": "Integrationskonferenz 2029", "ar": "مؤتمر الاندماج 2029"}),
    )
    ForumFactory(of=conference)
    release(conference)
    sign_up(conference, amira(first_name="Jens", email="jens@example.org"))
    return conference


@pytest.fixture
def asked(post):
    """``asked("amira@example.org")``: the two answers in the letter that offers her a seat."""

    def read(address):
        to_her = [one for one in post() if address in str(one["To"])]
        texts = [one.get_body(("plain",)).get_content() for one in to_her]
        return re.findall(r"https?://\S+/angebot/\d+\S*", "\n".join(texts))

    return read


@pytest.fixture
def office(open_browser):
    """A browser in which the office is signed in."""
    page = open_browser(DESK)
    page.goto(f"/buero/anmelden/{make_link(StaffFactory(), actor=SYSTEM)}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    expect(page).to_have_url(re.compile("/buero/$"))
    return page


def look_at(page, barriers, sideways):
    assert barriers(page) == []
    assert sideways(page) <= 0


def stored(first_name):
    db.session.remove()
    return db.session.query(Registration).filter_by(first_name=first_name).one()


def registers(page, conference, first_name, email):
    page.goto(f"/{conference.year}/anmeldung")
    page.locator("#first_name").fill(first_name)
    page.locator("#last_name").fill("Haddad")
    page.locator("#email").fill(email)
    page.locator("main form button[type=submit]").first.click()
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile("/anmeldung/fertig/"))


@pytest.mark.parametrize(("size", "language"), SIZES)
def test_who_waits_is_asked_and_says_yes(
    open_browser, conference, asked, barriers, sideways, size, language
):
    page = open_browser(size, language=language)
    page.goto(f"/{conference.year}/warteliste")
    expect(page.locator("main li")).not_to_have_count(0)
    look_at(page, barriers, sideways)
    registers(page, conference, "Amira", "amira@example.org")
    page.goto(f"/anmeldung/{own_link('Amira')}")
    expect(page.locator("main")).to_contain_text("1")
    look_at(page, barriers, sideways)

    withdraw(stored("Jens").id, actor=OFFICE)
    yes, _no = asked("amira@example.org")
    page.goto(yes)
    expect(page.locator("form[action$='/annehmen'] button")).to_be_visible()
    look_at(page, barriers, sideways)
    assert stored("Amira").state is State.WAITLISTED
    page.locator("form[action$='/annehmen'] button").click()

    expect(page).to_have_url(re.compile(r"/anmeldung/[\w-]{32}$"))
    look_at(page, barriers, sideways)
    assert stored("Amira").state is State.CONFIRMED
    page.goto(yes)
    expect(page.locator("form[action$='/annehmen']")).to_have_count(0)
    look_at(page, barriers, sideways)


def own_link(first_name):
    token = fresh_link(stored(first_name))
    db.session.commit()
    return token


def test_who_says_no_lets_the_next_in_and_who_is_silent_too(open_browser, conference, asked):
    for name in ("Amira", "Olha", "Rania"):
        sign_up(conference, amira(first_name=name, email=f"{name.lower()}@example.org"))
    withdraw(stored("Jens").id, actor=OFFICE)
    page = open_browser()

    _yes, no = asked("amira@example.org")
    page.goto(no)
    page.get_by_role("button", name="Nein, ich kann nicht").click()
    expect(page.locator("main")).to_contain_text("Wir geben den Platz weiter.")
    assert stored("Amira").state is State.CANCELLED

    yes, _no = asked("olha@example.org")
    with clock.pretending(clock.now() + timedelta(days=4)):
        answering.sweep()
        next_one = asked("rania@example.org")
    page.goto(yes)
    expect(page.locator("main")).to_contain_text("Das Angebot gilt nicht mehr.")
    assert stored("Olha").state is State.EXPIRED

    assert len(next_one) == 2, "yes and no"
    assert stored("Rania").has_offer


def test_the_office_sees_why_nobody_is_served_and_gives_a_seat_out_of_turn(
    office, conference, barriers, sideways
):
    for name in ("Amira", "Olha"):
        sign_up(conference, amira(first_name=name, email=f"{name.lower()}@example.org"))
    page = office
    page.goto(f"/buero/{conference.year}/warteliste")
    expect(page.locator("main")).to_contain_text("Kein Platz frei.")
    look_at(page, barriers, sideways)

    page.get_by_role("row", name="Olha").get_by_role("link", name="Vorrang geben").click()
    expect(page.get_by_label("Grund")).to_be_visible()
    look_at(page, barriers, sideways)
    page.get_by_label("Grund").fill("hält das Grußwort")
    page.get_by_role("button", name="Vorrang geben").click()
    expect(page.locator("main")).to_contain_text("Die Person hat Vorrang.")

    withdraw(stored("Jens").id, actor=OFFICE)
    page.reload()
    expect(page.get_by_role("row", name="Olha")).to_contain_text("Angebot läuft bis")


def test_leaving_the_line_of_a_forum_takes_two_clicks(open_browser, barriers, sideways):
    conference = ConferenceFactory(year=2029, offer_hours=48, choice_mode=ChoiceMode.DIRECT)
    slot = ForumRoundFactory(conference=conference)
    forum = ForumFactory(of=conference, round=slot, capacity=1, code="A1")
    release(conference)
    sign_up(conference, amira(first_name="Jens", choices=(wish(forum),)))
    sign_up(conference, amira(choices=(wish(forum, or_wait=True),)))
    page = open_browser(PHONE)
    page.goto(f"/anmeldung/{own_link('Amira')}")
    expect(page.locator("main")).to_contain_text("Sie sind als Nächstes dran.")
    look_at(page, barriers, sideways)

    page.get_by_role("link", name="Nicht mehr auf dieses Forum warten").click()
    page.get_by_role("button", name="Ja, nicht mehr warten").click()

    expect(page.locator("main")).to_contain_text("Sie warten nicht mehr auf dieses Forum.")
    assert stored("Amira").places == []
