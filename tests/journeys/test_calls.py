"""Who must be called: the man who cannot read well, and the woman who is looked for."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import Translated
from conference.registration.models import Registration
from conference.registration.states import ConsentKind, Protection, Reach
from tests.factories import ConferenceFactory, ForumFactory, StaffFactory
from tests.journeys.conftest import DESK, PHONE
from tests.papers.on_sheets import words
from tests.programme.publishing import release
from tests.registration.people import amira, sign_up, wish

AGREED = frozenset({ConsentKind.PHOTO, ConsentKind.PARTICIPANT_LIST})


@pytest.fixture
def forum():
    conference = ConferenceFactory(year=2029, day=date(2029, 11, 10))
    forum = ForumFactory(
        of=conference,
        code="A1",
        title=Translated({"de": "Deutsch für den Beruf", "ar": "الألمانية للعمل"}),
    )
    release(conference)
    return forum


@pytest.fixture
def office(open_browser):
    """``office(PHONE)``: a browser in which the office is signed in."""

    def sign_in(size=DESK):
        page = open_browser(size)
        page.goto(f"/buero/anmelden/{make_link(StaffFactory(), actor=SYSTEM)}")
        page.get_by_role("button", name="Jetzt anmelden").click()
        return page

    return sign_in


def _looks_well(page, barriers, sideways):
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    assert barriers(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_man_who_cannot_read_well_is_called_and_hears_place_and_time(
    office, forum, size, barriers, sideways
):
    sign_up(
        forum.conference,
        amira(
            first_name="Yusuf",
            phone="0171 3920034",
            message="ich kann nicht lesen gut. bitte telefon",
            choices=(wish(forum),),
        ),
        language="ar",
    )
    page = office(size)

    page.goto("/buero/2029")
    page.get_by_role("link", name="Eine Person anrufen").click()
    row = page.get_by_role("row").filter(has_text="Yusuf")
    first = row.get_by_role("cell").first
    expect(first.get_by_role("link")).to_have_attribute("href", "tel:01713920034")
    expect(row).to_contain_text("Möchte angerufen werden")
    _looks_well(page, barriers, sideways)

    row.get_by_role("link", name="Yusuf Haddad").click()
    script = page.locator("main").inner_text()
    assert "Die Konferenz ist am Samstag, 10. November 2029." in script
    assert "Der Ort heißt: Berufskolleg Wurmaue." in script
    assert "Ihr erster Wunsch für Forenrunde A ist: A1 Deutsch für den Beruf." in script
    expect(page.locator("main [lang=ar][dir=rtl]")).to_have_count(1)
    _looks_well(page, barriers, sideways)

    page.get_by_label("nicht erreicht").check()
    page.get_by_label("Was gesagt wurde").fill("Mailbox")
    page.get_by_role("button", name="Anruf speichern").click()
    expect(page.get_by_role("row").filter(has_text="Yusuf")).to_contain_text("nicht erreicht")

    page.get_by_role("link", name="Yusuf Haddad").click()
    expect(page.get_by_text("Mailbox")).to_be_visible()
    page.get_by_label("Antwort: Möchte angerufen werden").fill("Weiß alles, kommt mit dem Bus")
    page.get_by_label("erreicht, alles gesagt").check()
    page.get_by_role("button", name="Anruf speichern").click()
    page.get_by_text("Niemand muss angerufen werden.").wait_for()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_somebody_who_is_looked_for_stays_unseen_until_a_person_decides(
    office, forum, size, barriers, sideways
):
    hunted = sign_up(
        forum.conference,
        amira(message="Bitte keine Fotos von mir, ich werde gesucht.", consents=AGREED),
    )
    sign_up(
        forum.conference,
        amira(first_name="Boris", last_name="Kowal", consents=AGREED, email="b@example.org"),
    )
    page = office(size)

    assert _names_for_the_press(page) == ["Boris Kowal"]
    page.goto("/buero/2029")
    page.get_by_role("link", name="Eine Person ist geschützt, bis Sie entscheiden").click()
    expect(page.get_by_role("row").filter(has_text="Amira")).to_contain_text("dringend")
    _looks_well(page, barriers, sideways)
    page.get_by_role("link", name="Amira Haddad").click()
    page.get_by_role("link", name=f"Zum Blatt von {hunted.code}").click()
    expect(page.get_by_text("Person vielleicht in Gefahr").first).to_be_visible()
    _looks_well(page, barriers, sideways)

    page.get_by_role("button", name="Bleibt geschützt").click()
    page.get_by_text("Bitte schreiben Sie, warum.").first.wait_for()
    page.get_by_label("Grund der Entscheidung").fill("Am Telefon bestätigt")
    page.get_by_role("button", name="Bleibt geschützt").click()
    page.get_by_text("Entschieden: bleibt geschützt.").wait_for()
    _looks_well(page, barriers, sideways)

    assert _names_for_the_press(page) == ["Boris Kowal"]
    db.session.rollback()
    kept = db.session.get_one(Registration, hunted.id, populate_existing=True)
    assert kept.protection is Protection.KEPT
    badges = _badges(page)
    assert "Amira" in badges
    assert "Haddad" not in badges
    assert "Boris Kowal" in badges
    assert badges.count("Bitte kein Foto") == 1


def _badges(page):
    page.goto("/buero/2029/anmeldungen")
    page.get_by_role("link", name="Namensschilder").click()
    link = page.get_by_role("link", name="Namensschilder drucken (PDF)")
    file = page.request.get(link.get_attribute("href"))
    (sheet,) = PdfReader(BytesIO(file.body())).pages
    return words(sheet)


def _names_for_the_press(page):
    page.goto("/buero/2029/anmeldungen")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Liste der Teilnehmenden").click()
    sheet = load_workbook(BytesIO(taken.value.path().read_bytes()))["Teilnehmende"]
    return [row[0].value for row in sheet.iter_rows(min_row=2)]


def test_two_clerks_answer_the_same_question_and_the_second_keeps_her_words(office, forum):
    person = sign_up(
        forum.conference,
        amira(
            email="", phone="02452 134", reach_by=Reach.PHONE, message="Ich komme mit 3 Personen"
        ),
    )
    first, second = office(), office()
    for page in (first, second):
        page.goto(f"/buero/2029/anrufe/{person.code}")
        page.get_by_label("erreicht, alles gesagt").check()

    first.get_by_label("Antwort: Weitere Personen").fill("Sind alle angemeldet")
    first.get_by_role("button", name="Anruf speichern").click()
    second.get_by_label("Antwort: Weitere Personen").fill("Kommen doch nicht")
    second.get_by_role("button", name="Anruf speichern").click()

    first.get_by_text("ist notiert").wait_for()
    second.get_by_text("Inzwischen geklärt: „Sind alle angemeldet“").wait_for()
    expect(second.get_by_label("Antwort: Weitere Personen")).to_have_value("Kommen doch nicht")
    expect(second.get_by_label("erreicht, alles gesagt")).to_be_checked()
