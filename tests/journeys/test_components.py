"""Every component in a browser: no barrier, no sideways scrolling, little over the wire."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE

PAGES = ["/muster/besucher", "/muster/formular", "/muster/liste"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("address", PAGES)
def test_no_component_is_a_barrier(open_browser, barriers, sideways, address, language, size):
    page = open_browser(size, language=language)
    page.goto(f"{address}?sprache={language}")
    page.evaluate(
        "for (const one of document.querySelectorAll('details:not(.menu)')) one.open = true"
    )

    assert barriers(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_form_full_of_errors_is_no_barrier_and_takes_the_focus(
    open_browser, barriers, sideways, language
):
    page = open_browser(PHONE, language=language)
    page.goto(f"/muster/formular?sprache={language}")

    page.locator("form.form button[type=submit]").click()

    expect(page.locator("#fehler")).to_be_focused()
    assert barriers(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
@pytest.mark.parametrize("address", PAGES)
def test_twice_the_letter_size_fits_on_a_small_telephone(open_browser, sideways, address, language):
    page = open_browser(PHONE, language=language)
    page.goto(f"{address}?sprache={language}")

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert sideways(page) == 0


def test_the_dark_page_is_no_barrier_either(open_browser, barriers):
    page = open_browser(DESK, color_scheme="dark")

    for address in PAGES:
        page.goto(address)
        assert barriers(page) == []


@pytest.mark.parametrize("language", ["de", "de-simple", "ar", "uk", "tr"])
def test_the_first_view_is_small(open_browser, language):
    page = open_browser(PHONE, language=language)
    answers = []
    page.on("response", lambda answer: answers.append(answer))

    page.goto(f"/muster/besucher?sprache={language}", wait_until="networkidle")

    sizes = {answer.url: answer.request.sizes()["responseBodySize"] for answer in answers}
    wired = {url: size for url, size in sizes.items() if not url.startswith("data:")}
    assert len(wired) <= 4
    assert sum(wired.values()) <= 100_000


def test_the_keyboard_reaches_the_content_first_and_the_languages_after(page):
    page.goto("/muster/besucher")

    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inhalt")).to_be_focused()


def test_the_language_menu_keeps_the_page(page):
    page.goto("/muster/besucher?frage=1")

    page.locator(".languages summary").click()
    page.get_by_role("link", name="Türkçe").click()

    expect(page).to_have_url("/muster/besucher?frage=1&sprache=tr")
    expect(page.locator("html")).to_have_attribute("lang", "tr")


@pytest.mark.parametrize("letters", ["100%", "200%"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_open_language_menu_stays_on_a_small_telephone(
    open_browser, sideways, language, letters
):
    page = open_browser(PHONE, language=language)
    page.goto(f"/muster/besucher?sprache={language}")
    page.evaluate("letters => document.documentElement.style.fontSize = letters", letters)

    page.locator(".languages summary").click()

    assert sideways(page) == 0
    for link in page.locator(".languages a").all():
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]


def test_a_barrier_would_be_seen(page, barriers):
    page.goto("/muster/besucher")

    page.evaluate("document.querySelector('main').innerHTML = '<img src=\"data:,\">'")

    assert any(found.startswith("image-alt") for found in barriers(page))
