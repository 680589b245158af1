"""People who need something register: with a wheelchair, and deaf; on a small telephone, in two directions."""

import pytest
from playwright.sync_api import expect

from conference.accounts.models import StaffRole
from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM, Role
from conference.core.database import db
from conference.core.translated import Translated
from conference.programme.models import Forum
from conference.registration.models import Registration
from conference.registration.rules import Needs
from conference.registration.states import Diet
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    ForumRoundFactory,
    StaffFactory,
    VenueRoomFactory,
)
from tests.journeys.conftest import PHONE
from tests.programme.publishing import release
from tests.registration.people import amira, sign_up
from tests.registration.people import wish as wish_for


@pytest.fixture
def conference():
    """The morning of the demonstration: a cellar, a room by the lift, and sign language in A4."""
    conference = ConferenceFactory(
        year=2029,
        title=Translated({"de": "Integrationskonferenz 2029", "ar": "مؤتمر الاندماج 2029"}),
        lift_width_cm=110,
        lift_depth_cm=140,
        childcare_places=18,
    )
    slot = ForumRoundFactory(conference=conference, code="A")
    for code, facts, spoken in (
        ("A1", {"by_lift": True, "step_free": True}, ["ar"]),
        ("A3", {"step_free": False, "wheelchair_spaces": 0}, []),
        ("A4", {"step_free": True, "induction_loop": True}, ["ar", "dgs"]),
        ("A5", {"step_free": True}, ["uk"]),
    ):
        room = VenueRoomFactory(conference=conference, **facts)
        ForumFactory(of=conference, round=slot, code=code, room=room, interpretation=spoken)
    release(conference)
    return conference


def on_the_second_screen(page, conference, **typed):
    page.goto(f"/{conference.year}/anmeldung")
    for name, value in {"first_name": "Deniz", "last_name": "Ay", **typed}.items():
        page.locator(f"#{name}").fill(value)
    go_on(page)


def go_on(page):
    page.locator("main form button[type=submit]").first.click()


def needs(page):
    """The closed part of the form about needs."""
    return page.locator("details", has=page.locator("#p1-need_wheelchair"))


def everybody():
    db.session.rollback()
    return db.session.query(Registration).order_by(Registration.id).all()


def first_wish(page):
    return page.locator("select[id$='_1']").first


def wish(page, code):
    option = first_wish(page).locator("option", has_text=code).first.get_attribute("value")
    first_wish(page).select_option(option)


def forum_called(code):
    return db.session.query(Forum).filter_by(code=code).one()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_somebody_in_a_wheelchair_sees_at_the_wish_where_no_way_leads(
    open_browser, conference, barriers, sideways, language
):
    phone = open_browser(PHONE, language=language)
    on_the_second_screen(phone, conference, email="deniz@example.org")
    expect(phone.locator("#p1-need_wheelchair")).not_to_be_visible()
    needs(phone).locator("summary").click()
    expect(needs(phone)).to_contain_text("110 × 140 cm")
    assert (barriers(phone), sideways(phone)) == ([], 0)

    phone.locator("#p1-need_wheelchair").check()
    phone.locator("#p1-need_companion").check()
    phone.locator("#p1-need_consent").check()
    wish(phone, "A3")
    go_on(phone)

    warning = phone.locator(f"#{first_wish(phone).get_attribute('id')}-warning")
    for code in ("A3", "A1", "A4", "A5"):
        expect(warning).to_contain_text(code)
    expect(phone.locator("[name=trotzdem]")).to_have_count(1)
    assert everybody() == []
    assert (barriers(phone), sideways(phone)) == ([], 0)

    wish(phone, "A4")
    go_on(phone)
    (person,) = everybody()
    assert (person.need.wheelchair, person.need.companion) == (True, True)
    assert len(person.party.registrations) == 1  # a companion takes no seat unnoticed


def test_somebody_with_a_large_wheelchair_may_register_and_is_asked_back(
    open_browser, conference, barriers
):
    phone = open_browser(PHONE, java_script_enabled=False)
    on_the_second_screen(phone, conference, email="deniz@example.org")
    needs(phone).locator("summary").click()
    phone.locator("#p1-need_large_wheelchair").check()
    phone.locator("#p1-need_consent").check()
    wish(phone, "A1")
    go_on(phone)

    expect(phone.locator("main")).to_contain_text("Zu diesem Raum fährt nur der Aufzug")
    phone.locator("[name=trotzdem]").click()

    (person,) = everybody()
    assert person.need.large_wheelchair


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_deaf_person_sees_at_once_where_interpreters_are(
    open_browser, conference, barriers, sideways, language
):
    phone = open_browser(PHONE, language=language)
    on_the_second_screen(phone, conference, email="delia@example.org")
    assert phone.locator("main dl").last.inner_text().count("A4") == 3  # Arabic, signs, loop

    needs(phone).locator("summary").click()
    phone.locator("#p1-need_sign_language").check()
    wish(phone, "A5")
    go_on(phone)  # health is told, the consent is missing
    expect(phone.locator("#p1-need_consent")).to_have_attribute("aria-invalid", "true")

    warning = phone.locator(f"#{first_wish(phone).get_attribute('id')}-warning").inner_text()
    assert "A5" in warning
    assert "A4" in warning
    assert (barriers(phone), sideways(phone)) == ([], 0)

    phone.locator("#p1-need_consent").check()
    wish(phone, "A4")
    go_on(phone)
    (person,) = everybody()
    assert person.need.sign_language
    assert (person.reach_by, person.phone) == ("email", "")
    phone.locator("main a[href*='/anmeldung/']").last.click()
    assert (barriers(phone), sideways(phone)) == ([], 0)


def test_who_plans_support_reads_on_a_telephone_what_to_book(
    open_browser, conference, barriers, sideways
):
    forum = forum_called("A5")
    needs = Needs(sign_language=True, diet=Diet.HALAL, consent=True)
    sign_up(conference, amira(needs=needs, choices=(wish_for(forum),)))
    staff = StaffFactory(granted=[StaffRole(role=Role.NEEDS)])
    phone = open_browser(PHONE)
    phone.goto(f"/buero/anmelden/{make_link(staff, actor=SYSTEM)}")
    phone.get_by_role("button", name="Jetzt anmelden").click()

    phone.goto(f"/buero/{conference.year}/bedarf")

    read = phone.locator("main").inner_text()
    assert "1 Person mit erstem Wunsch ohne diese Sprache" in read
    assert "Amira Haddad" in read
    assert (barriers(phone), sideways(phone)) == ([], 0)
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Bestellblatt Essen (PDF)").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")
