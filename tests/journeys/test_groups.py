"""A board of four at night, names that follow, forums of their own; and who is registered twice."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM, VISITOR, Role
from conference.core.database import db
from conference.registration import queries
from conference.registration.models import Registration
from conference.registration.services.register import register
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    ForumRoundFactory,
    StaffFactory,
    StaffRole,
)
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_registration import first_screen, go_on, link_in
from tests.programme.publishing import release
from tests.registration.people import amira, application


@pytest.fixture
def conference():
    conference = ConferenceFactory(year=2029)
    for code in "AB":
        slot = ForumRoundFactory(conference=conference, code=code)
        for number in (1, 2):
            ForumFactory(of=conference, round=slot, code=f"{code}{number}")
    release(conference)
    return conference


def people():
    db.session.rollback()
    return db.session.scalars(select(Registration).order_by(Registration.position)).all()


def register_four(phone, conference):
    """Four of the board with one address; of two only the family name is known."""
    phone.goto(f"/{conference.year}/anmeldung")
    first_screen(phone, "Uwe", "Beckers", "vorstand@example.org")
    phone.locator("#size").select_option("4")
    phone.locator("summary", has_text="Namen der anderen Personen").click()
    for number in (2, 3, 4):
        phone.locator(f"#other_{number}-summary").click()
    phone.locator("#other_2-first_name").fill("Sabine")
    for number, name in (("2", "Beckers"), ("3", "Nguyen"), ("4", "Öztürk")):
        phone.locator(f"#other_{number}-last_name").fill(name)
        phone.locator(f"#other_{number}-email").fill("vorstand@example.org")
    go_on(phone)
    phone.locator("select[name^='p1-r']").first.wait_for(state="attached")
    for disclosure in phone.locator("main details").all():
        if disclosure.get_attribute("open") is None:
            disclosure.locator("> summary").click()
    for position, forum in enumerate((1, 2, 1, 2), start=1):
        first_wish = phone.locator(f"select[name^='p{position}-r'][name$='_1']").first
        wished = first_wish.locator("option", has_text=f"A{forum}").get_attribute("value")
        first_wish.select_option(wished)
    go_on(phone)


def test_a_board_registers_at_night_and_the_forgotten_names_follow_by_the_link(
    open_browser,
    conference,
    post,
    barriers,
):
    phone = open_browser(PHONE)
    register_four(phone, conference)
    (letter,) = post()
    link = link_in(letter)

    for position, first in ((3, "Quang"), (4, "Elif")):
        phone.goto(link)
        phone.locator(f"main a[href$='/{position}/aendern']").click()
        phone.locator("#first_name").fill(first)
        go_on(phone)

    board = people()
    assert [person.full_name for person in board] == [
        "Uwe Beckers",
        "Sabine Beckers",
        "Quang Nguyen",
        "Elif Öztürk",
    ]
    assert [person.wishes[0].forum.code for person in board] == ["A1", "A2", "A1", "A2"]
    assert queries.number_of_twins(conference.id) == 0
    assert barriers(phone) == []


def test_one_of_the_board_gets_an_address_and_one_sends_somebody_else(
    open_browser,
    conference,
    post,
    barriers,
    sideways,
):
    phone = open_browser(PHONE)
    register_four(phone, conference)
    (letter,) = post()
    link = link_in(letter)

    phone.goto(link)
    phone.locator("main a[href$='/2/adresse']").click()
    assert barriers(phone) == []
    phone.locator("#email").fill("sabine@example.net")
    go_on(phone)
    phone.locator("main a[href$='/1/jemand-anderes']").click()
    assert (barriers(phone), sideways(phone)) == ([], 0)
    first_screen(phone, "Petra", "Palmen", "palmen@example.net")
    go_on(phone)

    expect(phone.locator("main")).to_contain_text("Der Platz ist weitergegeben")
    assert barriers(phone) == []
    names = [(person.full_name, person.writes_to) for person in people()]
    assert names[0] == ("Petra Palmen", "palmen@example.net")
    assert names[1] == ("Sabine Beckers", "sabine@example.net")
    assert {letter["To"] for letter in post()} >= {
        "vorstand@example.org",
        "palmen@example.net",
        "sabine@example.net",
    }
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("Diesen Link kennen wir nicht")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_pages_for_somebody_else_and_an_own_address_have_no_barrier(
    open_browser,
    conference,
    post,
    barriers,
    sideways,
    language,
    size,
):
    form = application(conference, amira(), amira(first_name="Boris", email=""), language=language)
    register(form, actor=VISITOR)
    (letter,) = post()
    link = link_in(letter).partition("?")[0]
    page = open_browser(size, language=language)

    found = []
    for address in (
        link,
        f"{link}/1/jemand-anderes",
        f"{link}/2/adresse",
        f"/{conference.year}/anmeldung/weitergegeben",
    ):
        page.goto(f"{address}?sprache={language}")
        found += [f"{address}: {one}" for one in barriers(page)]
        found += [f"{address}: too wide"] if sideways(page) else []

    assert found == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_office_joins_a_pair_after_reading_what_will_happen(
    open_browser, conference, barriers, sideways, size
):
    for facts in ({"phone": "0221 4710 101"}, {"first_name": "amira"}):
        register(application(conference, amira(**facts)), actor=VISITOR)
    staff = StaffFactory(granted=[StaffRole(role=Role.OFFICE)])
    office = open_browser(size)
    office.goto(f"/buero/anmelden/{make_link(staff, actor=SYSTEM)}")
    office.locator("main form button[type=submit]").first.click()

    office.goto(f"/buero/{conference.year}/doppelte")
    assert (barriers(office), sideways(office)) == ([], 0)
    office.locator("main a", has_text="Zusammenführen").click()
    assert (barriers(office), sideways(office)) == ([], 0)
    office.locator("main button", has_text="Jetzt zusammenführen").click()

    expect(office.locator("body")).to_contain_text("Zusammengeführt. Es gilt K29-0002.")
    office.goto(f"/buero/{conference.year}/anmeldungen/K29-0001")
    expect(office.locator("main")).to_contain_text("Es gilt die Anmeldung K29-0002")
    assert barriers(office) == []


def test_the_office_keeps_the_right_name_by_keyboard_when_the_two_are_swapped(
    open_browser, conference, barriers, sideways
):
    swapped = {"first_name": "Haddad", "last_name": "Amira", "phone": "0221 4710 202"}
    for facts in ({"phone": "0221 4710 101"}, swapped):
        register(application(conference, amira(**facts)), actor=VISITOR)
    staff = StaffFactory(granted=[StaffRole(role=Role.OFFICE)])
    office = open_browser(PHONE)
    office.goto(f"/buero/anmelden/{make_link(staff, actor=SYSTEM)}")
    office.locator("main form button[type=submit]").first.click()

    office.goto(f"/buero/{conference.year}/doppelte/K29-0001/K29-0002")
    assert (barriers(office), sideways(office)) == ([], 0)
    office.locator("input[name=names]:checked").focus()
    office.keyboard.press("ArrowUp")
    office.keyboard.press("Enter")

    expect(office.locator("body")).to_contain_text("Zusammengeführt. Es gilt K29-0002.")
    (stays,) = [person for person in people() if not person.has_ended]
    assert (stays.full_name, stays.phone) == ("Amira Haddad", "0221 4710 202")


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_group_of_six_stays_in_sight_on_a_telephone(
    open_browser, conference, barriers, sideways, size
):
    phone = open_browser(PHONE)
    phone.goto(f"/{conference.year}/anmeldung")
    phone.evaluate("size => (document.documentElement.style.fontSize = size)", size)
    alone = height(phone)
    first_screen(phone, "Uwe", "Beckers", "vorstand@example.org")
    phone.locator("#size").select_option("6")
    phone.locator("summary", has_text="Namen der anderen Personen").click()
    asked = height(phone) - alone
    barred = [*barriers(phone), sideways(phone)]
    for number in range(2, 7):
        phone.locator(f"#other_{number}-summary").click()
        phone.locator(f"#other_{number}-last_name").fill(f"Beckers{number}")
    go_on(phone)
    phone.locator("#person-6").wait_for()
    phone.evaluate("size => (document.documentElement.style.fontSize = size)", size)
    fresh = height(phone)
    for number in range(2, 7):
        choose(phone, number, wish=f"A{number % 2 + 1}")
    choose(phone, 6, mistake=True)
    go_on(phone)
    expect(phone.locator(".error-summary")).to_be_visible()
    phone.evaluate("size => (document.documentElement.style.fontSize = size)", size)

    opened = [n for n in range(2, 7) if phone.locator(f"#person-{n}").get_attribute("open") == ""]
    assert (barred, barriers(phone), sideways(phone)) == ([0], [], 0)
    assert opened == [6]
    expect(phone.locator("#person-3-summary")).to_contain_text("(ausgefüllt)")
    assert asked < 6 * ROW[size]
    last = phone.locator("#person-6").evaluate("person => person.offsetHeight")
    assert height(phone) - last < 1.2 * fresh
    values = [
        phone.locator(f"select[name^='p{n}-r'][name$='_1']").first.input_value()
        for n in range(2, 7)
    ]
    assert all(values)


ROW = {"100%": 130, "200%": 260}  # what one line that opens may take


def height(page):
    return page.evaluate("document.documentElement.scrollHeight")


def choose(phone, number, *, wish="", mistake=False):
    """Open what belongs to this person, and choose a forum, or forget the consent."""
    person = phone.locator(f"#person-{number}")
    if person.get_attribute("open") is None:
        phone.locator(f"#person-{number}-summary").click()
    selects = person.locator("select[name*='-r']")
    if wish:
        found = selects.first.locator("option", has_text=wish).first.get_attribute("value")
        selects.first.select_option(found)
    if mistake:
        person.locator("summary", has_text="Unterstützung").first.click()
        person.locator("input[name$='need_wheelchair']").check()  # and no consent to keep it
