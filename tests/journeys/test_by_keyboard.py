"""Somebody registers without a mouse and without seeing the page (scenario 15)."""

import re

import pytest
from playwright.sync_api import expect

from conference.core.database import db
from conference.registration.models import Registration
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.programme.publishing import release

MOST_KEYS = 60  # to move and to choose; what is typed into fields is not counted
MOST_REQUESTS = 5  # the form, a mistake, the wishes, what is sent and the thanks

FOCUS = """() => {
  const one = document.activeElement
  const box = one.getBoundingClientRect()
  return {
    id: one.id, tag: one.tagName, name: one.getAttribute('name') || '',
    text: one.innerText || '', top: box.top + window.scrollY,
    seen: box.width > 0 && box.height > 0,
  }
}"""


@pytest.fixture
def conference():
    conference = ConferenceFactory(year=2029)
    for code in "AB":
        slot = ForumRoundFactory(conference=conference, code=code)
        for number in (1, 2):
            ForumFactory(of=conference, round=slot, code=f"{code}{number}")
    release(conference)
    return conference


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page):
        self.page, self.keys, self.stops = page, 0, []

    def press(self, key):
        self.page.keyboard.press(key)
        self.keys += 1

    def focus(self):
        return self.page.evaluate(FOCUS)

    def tab_to(self, wanted, most=60):
        """Go on until the focus is on what is wanted, and remember every stop on the way."""
        for _ in range(most):
            self.press("Tab")
            stop = self.focus()
            self.stops.append(stop)
            if wanted(stop):
                return stop
        raise AssertionError(f"never came there; the last stops: {self.stops[-5:]}")

    def type_into(self, identity, text):
        if self.focus()["id"] != identity:
            self.tab_to(lambda stop: stop["id"] == identity)
        self.page.keyboard.type(text)


def the_button(stop):
    return (
        stop["tag"] == "BUTTON"
        and stop["name"] == ""
        and stop["text"].strip()
        in {
            "Weiter",
            "Jetzt anmelden",
        }
    )


def test_somebody_registers_by_keyboard_alone(page, conference, barriers):
    documents = []
    page.on(
        "request",
        lambda request: request.is_navigation_request() and documents.append(request.method),
    )
    page.goto(f"/{conference.year}/anmeldung?sprache=de")
    keyboard = Keyboard(page)

    keyboard.press("Tab")  # the first stop leads past the menu
    assert keyboard.focus()["text"].strip() == "Zum Inhalt"
    keyboard.press("Enter")
    keyboard.type_into("last_name", "Haddad")
    keyboard.type_into("email", "amira at example.org")
    on_the_way = [stop["top"] for stop in keyboard.stops]
    assert on_the_way == sorted(on_the_way), "the order of the keys is that of the page"
    assert all(stop["seen"] for stop in keyboard.stops)
    keyboard.press("Enter")

    page.wait_for_selector("#fehler")
    expect(page.locator("#fehler")).to_be_focused()  # the summary of mistakes takes the focus
    expect(page.locator("#fehler")).to_have_attribute("role", "alert")
    assert barriers(page) == []
    keyboard.press("Tab")
    keyboard.press("Enter")  # the link of the mistake leads into the field
    expect(page.locator("#email")).to_be_focused()
    described = page.locator("#email").get_attribute("aria-describedby").split()
    assert "email-error" in described
    keyboard.press("Control+a")
    keyboard.type_into("email", "amira@example.org")
    keyboard.press("Enter")

    page.wait_for_selector("select[name^='p1-r']")
    assert barriers(page) == []
    assert_groups_have_legends(page)
    wishes = page.locator("select[name^='p1-r']")
    assert wishes.count() >= 2, "wishes are plain selects"
    expect(page.locator("[draggable=true]")).to_have_count(0)
    first = wishes.first.get_attribute("id")
    keyboard.tab_to(lambda stop: stop["id"] == first)
    keyboard.press("ArrowDown")
    keyboard.tab_to(the_button)
    keyboard.press("Enter")

    page.wait_for_url("**/fertig/**")
    assert barriers(page) == []
    expect(page.locator("main [role=status]").first).to_be_visible()  # the thanks are announced
    told = page.locator("main").inner_text()
    assert "9:00 Uhr" in told, "times in words"
    assert not re.search(r"\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}", told), "days in words"
    db.session.rollback()
    person = db.session.query(Registration).one()
    assert (person.last_name, len(person.wishes)) == ("Haddad", 1)
    assert keyboard.keys <= MOST_KEYS, keyboard.keys
    assert len(documents) <= MOST_REQUESTS, documents


def assert_groups_have_legends(page):
    without = page.evaluate(
        "[...document.querySelectorAll('main fieldset')]"
        ".filter(one => !one.querySelector(':scope > legend')?.textContent.trim()).length"
    )
    assert without == 0
    nameless = page.evaluate(
        "[...document.querySelectorAll('main :is(input:not([type=hidden]), select, textarea)')]"
        ".filter(one => !one.labels?.length && one.getAttribute('aria-hidden') != 'true').length"
    )
    assert nameless == 0
