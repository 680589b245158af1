"""The form in the language of whoever comes: on an old telephone, in Leichte Sprache, in Arabic script."""

import re
from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import Translated
from conference.registration.models import Registration
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, StaffFactory
from tests.journeys.conftest import PHONE
from tests.papers.on_sheets import place_of, skeleton, words
from tests.programme.publishing import release

MONTHS = {"de-simple": "Mai", "ar": "مايو", "uk": "травня", "tr": "Mayıs"}
FIRST_WISH = "select[name^='p1-r'][name$='_1']"
NOBODY_ASKS = re.compile(
    r"passport|nationality|residence permit|Aufenthaltsstatus|Staatsangehörigkeit|Reisepass|Ausweis"
    r"|جواز|الجنسية|الإقامة|паспорт|громадянств|посвідк|pasaport|uyruk|vatandaşlık|oturum izni",
    re.IGNORECASE,
)


@pytest.fixture
def conference():
    conference = ConferenceFactory(
        year=2029,
        day=date(2029, 5, 12),
        title=Translated({"de": "Integrationskonferenz 2029", "ar": "مؤتمر الاندماج 2029"}),
    )
    for code in "AB":
        slot = ForumRoundFactory(conference=conference, code=code)
        ForumFactory(of=conference, round=slot, code=f"{code}1")
    release(conference)
    return conference


def go_on(page):
    page.locator("main form.form button[type=submit]").first.click()


def screens_of(page, conference, language, first, last):
    """Register; yields after each of the three screens."""
    page.goto(f"/{conference.year}/anmeldung?sprache={language}")
    yield "people"
    page.locator("#first_name").fill(first)
    page.locator("#last_name").fill(last)
    page.locator("#email").fill("gast@example.org")
    go_on(page)
    yield "wishes"
    page.locator(FIRST_WISH).first.select_option(index=1)
    go_on(page)
    yield "done"


def test_an_old_telephone_with_large_letters_and_a_slow_net_is_enough(
    open_browser, conference, sideways
):
    """Scenario 2: 360 px, letters of twice the size, 100 kB, three screens, nothing typed is lost."""
    phone = open_browser(PHONE, java_script_enabled=False)
    octets = []
    phone.on("response", lambda answer: octets.append(answer))
    watched = open_browser(PHONE)

    phone.goto(f"/{conference.year}/anmeldung", wait_until="networkidle")
    first_view = sum(
        answer.request.sizes()[part]
        for answer in octets
        if not answer.url.startswith("data:")
        for part in ("responseBodySize", "responseHeadersSize")
    )
    assert first_view <= 100_000

    seen = []
    for screen in screens_of(watched, conference, "de", "Marianne", "Wurm"):
        watched.evaluate("document.documentElement.style.fontSize = '200%'")
        seen.append((screen, sideways(watched)))
    assert seen == [("people", 0), ("wishes", 0), ("done", 0)]

    phone.locator("#first_name").fill("Käthe")
    phone.locator("#last_name").fill("O’Brien")
    phone.locator("#email").fill("kein at zeichen")
    go_on(phone)
    expect(phone.locator("#fehler a[href='#email']")).to_be_visible()
    beside = phone.locator("#email-error").inner_text()
    assert "name@beispiel.de" in beside or "@" in beside
    expect(phone.locator("#email")).to_have_attribute("aria-invalid", "true")
    expect(phone.locator("#first_name")).to_have_value("Käthe")

    phone.locator("#email").fill("kaethe@example.org")
    go_on(phone)
    phone.locator(FIRST_WISH).first.select_option(index=1)
    phone.locator("#message").fill("Ich komme\nmit dem Bus")
    phone.locator("main button[name=zurueck]").click()
    expect(phone.locator("#last_name")).to_have_value("O’Brien")
    expect(phone.locator("#email")).to_have_value("kaethe@example.org")
    go_on(phone)
    expect(phone.locator("#message")).to_have_value("Ich komme\nmit dem Bus")
    expect(phone.locator(FIRST_WISH).first).not_to_have_value("")


@pytest.mark.parametrize("language", MONTHS)
def test_who_has_little_german_registers_in_the_own_language(
    open_browser, conference, post, barriers, language
):
    """Scenario 3: nothing asks for status or passport; the letter is in the language, days in words."""
    phone = open_browser(PHONE, java_script_enabled=False)
    looking = open_browser(PHONE)
    for _ in screens_of(phone, conference, language, "Olena", "Koval"):
        expect(phone.locator("html")).to_have_attribute("lang", language)
        assert NOBODY_ASKS.search(phone.locator("main").inner_text()) is None
    looking.goto(f"/{conference.year}/anmeldung?sprache={language}")
    assert barriers(looking) == []

    (letter,) = post()
    text = letter.get_body(("plain",)).get_content()
    assert letter["Content-Language"] == language
    assert MONTHS[language] in text
    assert not re.search(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b", text)


def test_a_name_in_arabic_script_is_kept_shown_and_ordered(open_browser, conference, post):
    """Scenario 3, R26-0180: he writes his name as he writes it."""
    phone = open_browser(PHONE, language="ar", java_script_enabled=False)
    for _ in screens_of(phone, conference, "ar", "محمد", "الخطيب"):
        pass
    for first, last in (("Ayşe", "Öztürk"), ("Олена", "Шевченко"), ("Anna", "Zeller")):
        for _ in screens_of(phone, conference, "tr", first, last):
            pass

    db.session.rollback()
    person = db.session.query(Registration).filter_by(last_name="الخطيب").one()
    assert (person.first_name, person.language) == ("محمد", "ar")
    assert "محمد الخطيب" in post()[0].get_body(("plain",)).get_content()

    staff = StaffFactory()
    office = open_browser()
    office.goto(f"/buero/anmelden/{make_link(staff, actor=SYSTEM)}")
    office.locator("main form button[type=submit]").first.click()
    office.goto(f"/buero/{conference.year}/anmeldungen?sortierung=name")
    names = office.locator("main tbody tr").all_inner_texts()
    assert len(names) == 4
    shown = office.locator("main tbody bdi[dir=auto]", has_text="الخطيب").first
    expect(shown).to_have_css("direction", "rtl")

    sheet = _badge_behind(office, person)
    assert set(skeleton("محمدالخطيب")) <= set(skeleton(words(sheet)))
    assert place_of(sheet, "د") > place_of(sheet, "ط")  # read from the right: first name, last name


def _badge_behind(office, person):
    """The name badge, by the button on the sheet of the registration."""
    office.goto(f"/buero/{person.conference.year}/anmeldungen/{person.code}")
    link = office.get_by_role("link", name="Namensschild (PDF)")
    file = office.request.get(link.get_attribute("href"))
    assert file.headers["content-type"] == "application/pdf"
    (page,) = PdfReader(BytesIO(file.body())).pages
    return page


def test_a_page_in_easy_language_leads_to_everyday_language_and_back(open_browser, conference):
    conference.intro = Translated({"de": "Wir beraten.", "de-simple": "Wir reden."})
    conference.practical = Translated({"de": "Parkplätze sind knapp."})
    db.session.commit()
    page = open_browser()
    page.goto(f"/{conference.year}/?sprache=de")

    page.get_by_role("link", name="Diese Seite in Leichter Sprache").click()
    expect(page.locator("html")).to_have_attribute("lang", "de-simple")
    expect(page.get_by_text("Wir reden.")).to_be_visible()
    german = page.get_by_text("Parkplätze sind knapp.").locator(
        "xpath=ancestor-or-self::*[@lang][1]"
    )
    expect(german).to_have_attribute("lang", "de")

    page.locator("main a[hreflang=de]").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_text("Wir beraten.")).to_be_visible()
