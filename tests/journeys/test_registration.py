"""People register, alone and together, wait and move up, in a browser on a small telephone."""

import re

import pytest
from playwright.sync_api import expect

from conference.core.database import db
from conference.core.translated import Translated
from conference.registration.models import Registration
from conference.registration.states import State
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.journeys.conftest import PHONE
from tests.programme.publishing import release


@pytest.fixture
def conference():
    conference = ConferenceFactory(
        year=2029,
        title=Translated({"de": "Integrationskonferenz 2029", "ar": "مؤتمر الاندماج 2029"}),
    )
    for code in "AB":
        slot = ForumRoundFactory(conference=conference, code=code)
        ForumFactory(of=conference, round=slot, code=f"{code}1")
    release(conference)
    return conference


def link_in(letter):
    """The personal link of a letter, as an address of the server."""
    return re.search(
        r"https?://\S+/anmeldung/[\w-]+\S*", letter.get_body(("plain",)).get_content()
    )[0]


def first_screen(page, first, last, email):
    page.locator("#first_name").fill(first)
    page.locator("#last_name").fill(last)
    page.locator("#email").fill(email)


def go_on(page):
    page.locator("main form button[type=submit]").first.click()


def state_of(last_name):
    db.session.rollback()
    return db.session.query(Registration).filter_by(last_name=last_name).one().state


def test_a_newcomer_registers_in_arabic_changes_a_wish_and_withdraws(
    open_browser, conference, post, barriers
):
    phone = open_browser(PHONE, language="ar", java_script_enabled=False)
    looking = open_browser(PHONE, language="ar")
    phone.goto("/")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    phone.goto(f"/{conference.year}/anmeldung")
    first_screen(phone, "أميرة", "حداد", "amira@example.org")
    go_on(phone)
    phone.locator("select[name^='p1-r']").first.select_option(index=1)
    go_on(phone)
    expect(phone.locator("main")).to_contain_text("K29-0001")

    (letter,) = post()
    assert letter["Content-Language"] == "ar"
    assert [part.get_content_type() for part in letter.iter_attachments()] == ["text/calendar"]

    link = link_in(letter)
    looking.goto(link)
    assert barriers(looking) == []
    person = db.session.query(Registration).one()
    assert len(person.wishes) == 1

    phone.goto(link)
    phone.locator("main a[href$='aendern'], main a[href*='aendern?']").first.click()
    phone.locator("select[id$='_1']").last.select_option(index=1)
    go_on(phone)
    db.session.rollback()
    assert len(db.session.query(Registration).one().wishes) == 2
    (changed,) = post()
    assert (
        "A1" in changed.get_body(("plain",)).get_content()
        or "B1" in changed.get_body(("plain",)).get_content()
    )

    phone.goto(link)
    phone.locator("main a[href*='abmelden']").first.click()
    go_on(phone)
    assert state_of("حداد") is State.CANCELLED


def test_a_group_of_four_registers_in_one_go_and_names_somebody_later(
    open_browser, conference, post
):
    phone = open_browser(PHONE)
    phone.goto(f"/{conference.year}/anmeldung")
    first_screen(phone, "Ayşe", "Karaca", "vorstand@example.org")
    phone.locator("#size").select_option("4")
    phone.locator("summary", has_text="Namen der anderen Personen").click()
    phone.locator("#other_2-summary").click()
    phone.locator("#other_3-summary").click()
    phone.locator("#other_2-first_name").fill("Mehmet")
    phone.locator("#other_2-last_name").fill("Öz")
    phone.locator("#other_2-email").fill("mehmet@example.org")
    phone.locator("#other_3-first_name").fill("Lina")
    go_on(phone)
    go_on(phone)

    people = db.session.query(Registration).order_by(Registration.position).all()
    assert [person.first_name for person in people] == ["Ayşe", "Mehmet", "Lina", ""]
    assert {person.state for person in people} == {State.CONFIRMED}
    letters = {letter["To"]: letter for letter in post()}
    assert set(letters) == {"vorstand@example.org", "mehmet@example.org"}
    assert link_in(letters["vorstand@example.org"]) != link_in(letters["mehmet@example.org"])


def test_who_waits_for_a_full_conference_moves_up_when_somebody_withdraws(
    open_browser, post, barriers
):
    conference = ConferenceFactory(year=2029, public_seats=1, reserved_seats=0)
    ForumFactory(of=conference)
    release(conference)
    phone = open_browser(PHONE)
    for first, last, email in (
        ("Amira", "Haddad", "amira@example.org"),
        ("Boris", "Kowal", "boris@example.org"),
    ):
        phone.goto(f"/{conference.year}/anmeldung")
        first_screen(phone, first, last, email)
        go_on(phone)
        go_on(phone)
    expect(phone.locator("main")).to_contain_text("Warteliste")
    assert barriers(phone) == []
    assert (state_of("Haddad"), state_of("Kowal")) == (State.CONFIRMED, State.WAITLISTED)
    letters = {letter["To"]: letter for letter in post()}

    phone.goto(link_in(letters["amira@example.org"]))
    phone.locator("main a[href*='abmelden']").first.click()
    go_on(phone)

    assert (state_of("Haddad"), state_of("Kowal")) == (State.CANCELLED, State.CONFIRMED)
    assert "boris@example.org" in {letter["To"] for letter in post()}


def test_somebody_changes_to_arabic_in_the_middle_of_the_form_and_loses_nothing(
    open_browser, conference
):
    phone = open_browser(PHONE, java_script_enabled=False)
    phone.goto(f"/{conference.year}/anmeldung")
    first_screen(phone, "Sawsan", "Ibrahim", "sawsan@example.org")
    phone.locator("#email").press("Enter")
    expect(phone.locator("html")).to_have_attribute("lang", "de")
    phone.locator("select[name^='p1-r']").first.select_option(index=1)
    phone.locator("#message").fill("Ich bringe\nein Kind mit")
    phone.locator("input[name^='p1-consent_']").first.check()

    phone.locator(".languages summary").click()
    phone.locator(".languages [lang=ar]").click()

    expect(phone.locator("html")).to_have_attribute("lang", "ar")
    expect(phone.locator("#message")).to_have_value("Ich bringe\nein Kind mit")
    expect(phone.locator("input[name^='p1-consent_']").first).to_be_checked()
    expect(phone.locator("#fehler")).to_have_count(0)
    go_on(phone)
    expect(phone.locator("main")).to_contain_text("K29-0001")
    db.session.rollback()
    person = db.session.query(Registration).one()
    assert (person.full_name, person.language, len(person.wishes), len(person.consents)) == (
        "Sawsan Ibrahim",
        "ar",
        1,
        1,
    )
