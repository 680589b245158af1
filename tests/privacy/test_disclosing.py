"""Everything that is kept about a person, told to the right reader."""

import json
import re
from datetime import timedelta
from html import escape, unescape
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from flask_babel import force_locale
from openpyxl import load_workbook
from sqlalchemy import select

from conference.calls.service import Outcome, record_call
from conference.calls.states import CallResult
from conference.core import clock
from conference.core.actor import VISITOR, Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.core.languages import LANGUAGES
from conference.core.translated import Translated, german
from conference.directory.services.district import LegalTexts, change_legal_texts
from conference.planning.services.changing import Texts, change_texts
from conference.privacy import queries
from conference.privacy.models import PrivacyWording
from conference.privacy.services.disclosing import disclose, disclosure_for
from conference.privacy.services.wordings import keep_wordings
from conference.registration.errors import WhyMissing
from conference.registration.queries import privacy_version_of
from conference.registration.rules.scans import scan_of
from conference.registration.services.links import first_token
from conference.registration.services.out_of_turn import set_priority
from conference.registration.services.scans import keep_scan
from conference.registration.services.withdraw import withdraw
from conference.trail.models import Entry
from config import Config
from tests.directory.pictures import png
from tests.privacy.people import MARK, known
from tests.registration.people import OFFICE, amira, sign_up, with_link
from tests.registration.visitors import Visitor

KEY = "k" * 32
LONGEST_SHEET_NAME = 31  # more Excel cannot
WORDS = (
    *("title", "first_name", "last_name", "phone", "postal_address", "organisation"),
    *("nachricht", "notiz", "frage", "antwort", "alter", "nuss", "bedarf"),
)


def test_the_page_tells_everything_that_is_kept(client, conference):
    known(conference, form_key=KEY)

    page = Visitor(client, conference).visit(f"/anmeldung/{first_token(KEY, 1)}/1/meine-daten")

    assert [word for word in WORDS if f"{MARK}-{word}" not in page.text] == []
    assert "rollstuhl" in page.text.lower()
    assert "Ihr Platz ist sicher" in page.text
    assert "hat angemeldet: Platz sicher" in page.text


def test_the_files_tell_the_same(client, conference):
    somebody = known(conference, form_key=KEY)
    address = f"/anmeldung/{first_token(KEY, 1)}/1/meine-daten"

    told = json.loads(client.get(f"{address}.json").data)
    book = load_workbook(BytesIO(client.get(f"{address}.xlsx").data))

    values = {entry["value"] for piece in told["about"] for entry in piece["entries"]}
    assert told["registration"] == somebody.code
    assert f"{MARK}-bedarf" in values
    assert len(book.sheetnames) == len(told["about"])


@pytest.mark.parametrize("language", ["tr", "ar"])
def test_the_files_speak_the_language_of_the_page(client, conference, language):
    known(conference, form_key=KEY)
    address = f"/anmeldung/{first_token(KEY, 1)}/1/meine-daten"
    client.get(f"{address}?sprache={language}")

    page = client.get(address).text
    links = [link for link in re.findall(r'href="([^"]+)"', page) if ".json" in link]
    links += [link for link in re.findall(r'href="([^"]+)"', page) if ".xlsx" in link]
    told = json.loads(client.get(unescape(links[0])).data)
    book = load_workbook(BytesIO(client.get(unescape(links[1])).data))

    assert [link.partition("?")[2] for link in links] == [f"sprache={language}"] * 2
    assert all(escape(piece["title"]) in page for piece in told["about"])
    german = json.loads(client.get(f"{address}.json").data)
    assert told["about"][0]["title"] != german["about"][0]["title"]
    assert book.worksheets[0].title == told["about"][0]["title"]


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "ar", "uk", "tr"])
def test_no_name_of_a_sheet_is_cut(conference, language):
    somebody = known(conference)
    keep_scan(somebody.party_id, scan_of(png()), actor=OFFICE)

    with force_locale(LANGUAGES[language].locale):
        tabs = [
            piece.tab
            for piece in disclosure_for(somebody, actor=with_link(somebody), language="de")
        ]

    assert len(tabs) >= 9
    assert [tab for tab in tabs if len(tab) > LONGEST_SHEET_NAME] == []
    assert len(set(tabs)) == len(tabs)


def test_no_file_holds_a_link_that_opens_anything(client, conference):
    known(conference, form_key=KEY)
    token = first_token(KEY, 1)

    for kind in ("", ".json"):
        answer = client.get(f"/anmeldung/{token}/1/meine-daten{kind}")
        letters = answer.text.split("Briefe an Sie")[-1]
        assert token not in letters.split("Möchten Sie, dass wir alles")[0]


def test_in_arabic_the_page_reads_from_right_to_left(client, conference):
    known(conference, form_key=KEY)

    page = Visitor(client, conference, "ar").visit(
        f"/anmeldung/{first_token(KEY, 1)}/1/meine-daten"
    )

    assert 'dir="rtl"' in page.text


def test_what_the_office_wrote_is_marked_as_german_in_every_other_language(client, conference):
    conference.title = Translated({"de": "Integrationskonferenz", "en": "Integration conference"})
    db.session.commit()
    known(conference, form_key=KEY)
    address = f"/anmeldung/{first_token(KEY, 1)}/1/meine-daten"

    english, own = (
        BeautifulSoup(Visitor(client, conference, language).visit(address).text, "html.parser")
        for language in ("en", "de")
    )

    marked = " ".join(one.get_text(" ") for one in english.select('dl[lang="de"][dir="ltr"]'))
    assert "hat angemeldet" in marked
    assert "Integration conference" in english.main.get_text()
    assert own.select("dl[lang]") == []


def test_the_contact_reads_what_is_kept_of_those_without_an_address(client, conference):
    sign_up(
        conference,
        amira(),
        amira(first_name="Mina", email=""),
        amira(first_name="Jens", email="jens@example.org"),
        form_key=KEY,
    )
    token = first_token(KEY, 1)

    found = [client.get(f"/anmeldung/{token}/{n}/meine-daten").status_code for n in (1, 2, 3, 4)]

    assert found == [200, 200, 403, 404]


def test_the_office_reads_no_special_categories_without_that_role(conference):
    somebody = known(conference)
    both = Actor(name="B", staff_id=2, roles=frozenset({Role.OFFICE, Role.NEEDS}))

    def special(actor):
        told = disclosure_for(somebody, actor=actor, language="de")
        return [piece.title for piece in told if piece.is_special]

    assert special(OFFICE) == []
    assert len(special(both)) == len(special(with_link(somebody))) == 1


def test_the_office_gives_it_out_with_a_reason_and_the_trail_keeps_it(conference, office):
    somebody = known(conference)
    address = f"/buero/{conference.year}/anmeldungen/{somebody.code}/auskunft"

    with pytest.raises(WhyMissing):
        disclose(somebody.id, actor=OFFICE, why="")
    with pytest.raises(NotAllowed):
        disclose(somebody.id, actor=VISITOR, why="So")
    page = office.post(address, data={"why": "Brief vom 27.11."}).text
    file = office.post(address, data={"why": "Brief vom 27.11.", "xlsx": "1"})

    assert f"{MARK}-nachricht" in page
    assert f"{MARK}-bedarf" not in page
    assert load_workbook(BytesIO(file.data)).sheetnames
    entries = db.session.scalars(select(Entry).where(Entry.event == "DisclosureGiven")).all()
    assert [entry.why for entry in entries] == ["Brief vom 27.11."] * 2


def test_calls_letters_on_paper_and_scans_stand_in_it(conference):
    somebody = known(conference)
    outcome = Outcome(key="k" * 32, result=CallResult.NOT_REACHED, note=f"{MARK}-anruf")
    record_call(somebody.id, outcome, actor=OFFICE)
    keep_scan(somebody.party_id, scan_of(png()), actor=OFFICE)

    told = disclosure_for(somebody, actor=with_link(somebody), language="de")

    values = {piece.title: [value for _, value in piece.rows] for piece in told}
    assert values["Anrufe"] == [f"nicht erreicht; {MARK}-anruf"]
    assert values["Abgelegte Blätter"] == ["1 kB"]


def test_what_somebody_read_is_shown_word_for_word_after_it_changed(client, conference, office):
    conference.privacy_short = Translated({"de": "Kurz und alt", "ar": "قديم"})
    db.session.commit()
    keep_wordings()
    version = privacy_version_of(conference)
    sign_up(conference, form_key=KEY, privacy_version=version)

    texts = Texts(
        title=conference.title,
        theme=conference.theme,
        motto=conference.motto,
        intro=conference.intro,
        practical=conference.practical,
        privacy_short=german("Kurz und neu"),
    )
    change_texts(conference, texts, actor=OFFICE)

    page = client.get(f"/anmeldung/{first_token(KEY, 1)}/1/meine-daten").text
    read = office.get(f"/buero/datenschutz-fristen/gelesen/{version}", follow_redirects=True).text
    assert "Kurz und alt" in page
    assert "Kurz und neu" not in page
    assert "قديم" in read
    assert privacy_version_of(conference) != version
    assert queries.wording_called(privacy_version_of(conference)).short.german == "Kurz und neu"


def test_the_model_text_is_kept_in_every_language_with_the_facts_of_then(conference):
    keep_wordings()
    before = db.session.scalars(select(PrivacyWording)).one()

    district = conference.district
    change_legal_texts(LegalTexts(privacy=german("Eigener Text")), actor=OFFICE)

    assert district.name in before.full.german
    assert "Artikel 15 DSGVO" in before.full.german
    assert "<" not in before.full.german
    assert set(before.full) >= {"de", "en", "ar"}
    kept = db.session.scalars(select(PrivacyWording).order_by(PrivacyWording.id)).all()
    assert [wording.full.german == "Eigener Text" for wording in kept] == [False, True]


def test_the_model_s_short_text_is_three_lines_with_the_name_of_the_district(conference):
    keep_wordings()

    kept = db.session.scalars(select(PrivacyWording)).one()

    assert {len(text.split("\n")) for text in kept.short.values()} == {3}
    assert kept.short.german.startswith(f"- Wer: {conference.district.name}.")
    assert set(kept.short) >= set(Config.LANGUAGES)


def test_a_new_name_in_the_short_text_is_a_new_wording_beside_an_own_full_text(conference):
    change_legal_texts(LegalTexts(privacy=german("Eigener Text")), actor=OFFICE)
    before = privacy_version_of(conference)

    conference.district.name = "Kreis Anderswo"

    assert privacy_version_of(conference) != before


def test_keeping_twice_keeps_one(conference):
    keep_wordings()
    with clock.pretending(clock.now() + timedelta(days=1)):
        keep_wordings()

    assert len(db.session.scalars(select(PrivacyWording)).all()) == 1


def test_a_held_seat_and_priority_are_told(client, conference):
    conference.public_seats, conference.offer_hours = 1, 48
    db.session.commit()
    first, waiting = sign_up(conference), sign_up(conference, amira(), form_key=KEY)
    set_priority(waiting.id, 1, actor=OFFICE, why="hält das Grußwort")
    withdraw(first.id, actor=OFFICE)

    page = client.get(f"/anmeldung/{first_token(KEY, 1)}/1/meine-daten").text

    assert "Platz für Sie gehalten bis" in page
    assert "Vorrang auf der Warteliste" in page
