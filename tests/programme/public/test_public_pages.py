"""What visitors read."""

import json
import re
from datetime import UTC, datetime

import pytest

from conference.core.translated import german
from conference.planning.states import ConferenceState
from conference.programme.states import EngagementState
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    PersonFactory,
    ProgrammeItemFactory,
    StandFactory,
)
from tests.programme.publishing import release

CANARY = '<script>alert("x")</script>&amp;"\'</title></script><!--'

ADDRESSES = (
    "/",
    "/2026/",
    "/2026/programm",
    "/2026/programm?thema=HF1&verdolmetschung=ar&stufenlos=ja",
    "/2026/programm?ansicht=druck",
    "/2026/foren/a1-deutsch",
    "/2026/aenderungen",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_every_page_stands_in_every_language(client, released, address, language, direction):
    answer = client.get(address, headers={"Accept-Language": language})

    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert len(re.findall(r"<h1\b", answer.text)) == 1
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["ETag"]
    assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_made_once(client, released, address, count_queries):
    client.get(address)

    with count_queries() as asked:
        client.get(address)

    assert [it for it in asked if "page_stamp" not in it] == []
    assert len(asked) == 1


def test_without_a_conference_the_front_page_is_friendly(client):
    answer = client.get("/")

    assert answer.status_code == 200
    assert "Die nächste Konferenz wird gerade geplant" in answer.text


def test_the_front_page_leads_to_the_latest_conference(visit, released):
    ConferenceFactory(year=2025, state=ConferenceState.ARCHIVED, title=german("Konferenz 2025"))
    ConferenceFactory(year=2027, state=ConferenceState.DRAFT, title=german("Geheim 2027"))

    shown = visit("/")

    assert 'href="/2026/"' in shown
    assert "Integration in Ausbildung und Arbeit" in shown
    assert 'href="/2025/"' in shown
    assert "2027" not in shown


def test_a_draft_is_no_page(visit, forum):
    release(forum.conference)
    forum.conference.become(ConferenceState.DRAFT)

    for address in ("/2026/", "/2026/programm", "/2026/foren/a1-deutsch", "/2026/kalender.ics"):
        visit(address, status=404)
    assert "Die nächste Konferenz wird gerade geplant" in visit("/")


def test_the_conference_says_everything_about_the_day(visit, released):
    shown = visit("/2026/")

    for expected in (
        "Gemeinsam vorankommen",
        "Samstag, 7. November 2026",
        "9:00 bis 16:30 Uhr, Einlass ab 8:15 Uhr",
        "Berufskolleg Wurmaue",
        "Wurmauenweg 12",
        "52525 Heinsberg",
        "Sonderbus ab Bahnhof",
        "Der Eingang ist ebenerdig.",
        "Die Teilnahme kostet nichts.",
        "Svenja Küsters",
        'href="tel:02214710100"',
        'href="mailto:integration@kreis.example.org"',
        'href="/2026/programm"',
        'href="/2026/anmeldung"',
        'href="/2026/aenderungen"',
    ):
        assert expected in shown, expected


@pytest.mark.parametrize(
    ("on", "sentence", "sign_up"),
    [
        (datetime(2026, 8, 1, tzinfo=UTC), "Die Anmeldung öffnet am Montag, 31. August 2026, 8:00 Uhr", True),
        (datetime(2026, 9, 1, tzinfo=UTC), "bis Freitag, 23. Oktober 2026, 23:59 Uhr anmelden", True),
        (datetime(2026, 10, 24, tzinfo=UTC), "Die Anmeldung ist geschlossen", True),
        (datetime(2026, 11, 7, 9, tzinfo=UTC), "Die Konferenz ist heute", True),
        (datetime(2026, 11, 8, tzinfo=UTC), "hat am Samstag, 7. November 2026 stattgefunden", False),
    ],
)  # fmt: skip
def test_the_page_says_where_the_conference_stands_and_what_to_do(
    visit, released, on, sentence, sign_up
):
    for address in ("/", "/2026/"):
        shown = visit(address, on=on)

        assert sentence in shown
        assert ("Zur Anmeldung" in shown) is sign_up


def test_a_kept_page_changes_at_the_moment_the_registration_opens(visit, released):
    before = visit("/2026/", on=datetime(2026, 8, 31, 5, 59, 59, tzinfo=UTC))
    after = visit("/2026/", on=datetime(2026, 8, 31, 6, tzinfo=UTC))

    assert "Die Anmeldung öffnet" in before
    assert "Sie können sich bis" in after


def test_the_state_of_the_registration_is_a_live_piece_while_it_is_open(visit, released):
    assert "data-live" not in visit("/2026/", on=datetime(2026, 8, 1, tzinfo=UTC))
    assert 'data-live="/2026/stand"' in visit("/2026/")


def test_a_page_behind_a_path_prefix_stays_behind_it(client, released):
    client.get("/2026/")

    shown = client.get("/2026/", environ_overrides={"SCRIPT_NAME": "/konferenz"}).text

    assert 'href="/konferenz/2026/programm"' in shown
    assert 'href="/2026/' not in shown


def test_words_that_nobody_translated_are_marked_as_german(visit, released):
    shown = visit("/2026/foren/a1-deutsch", Accept_Language="ar")

    assert "الألمانية" in shown
    assert '<div class="prose" lang="de" dir="ltr">' in shown
    assert "Vom Kurs in den Betrieb." in shown


def test_the_language_of_the_address_stays_with_its_reader(client, released):
    client.get("/2026/")
    answer = client.get("/2026/programm?sprache=ar")
    following = client.get("/2026/")

    assert '<html lang="ar"' in answer.text
    assert answer.headers["Set-Cookie"].startswith("sprache=ar;")
    assert '<html lang="ar"' in following.text
    assert '<html lang="de"' in client.application.test_client().get("/2026/").text


@pytest.mark.parametrize("address", ["/2026/foren/nirgends", "/2026/foren/", "/02026/", "/1999/"])
def test_what_is_not_there_is_said_to_be_missing(visit, released, address):
    visit(address, status=404)


def test_search_engines_read_the_conference_as_an_event(client, released):
    shown = client.get("/2026/").text

    (event,) = [json.loads(it) for it in re.findall(r"ld\+json\">(.*?)</script>", shown, re.S)]

    assert event == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Integrationskonferenz 2026",
        "description": "Integration in Ausbildung und Arbeit",
        "startDate": "2026-11-07T08:15:00+01:00",
        "endDate": "2026-11-07T16:30:00+01:00",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "inLanguage": "de",
        "location": {
            "@type": "Place",
            "name": "Berufskolleg Wurmaue",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Wurmauenweg 12",
                "postalCode": "52525",
                "addressLocality": "Heinsberg",
                "addressCountry": "DE",
            },
        },
        "organizer": {
            "@type": "GovernmentOrganization",
            "name": "Kommunales Integrationszentrum Kreis Beispiel",
        },
        "url": "http://localhost/2026/",
    }


def test_nothing_that_somebody_typed_runs_as_code(client, released):
    conference = released.conference
    for text in ("title", "theme", "motto", "intro", "practical", "directions", "venue_access"):
        setattr(conference, text, german(CANARY))
    conference.venue_name = conference.contact_name = conference.contact_phone = CANARY
    released.title = released.abstract = released.guiding_question = german(CANARY)
    released.room.name = released.room.floor = CANARY
    released.room.directions = released.room.access_note = german(CANARY)
    released.round.title = released.topics[0].title = german(CANARY)
    person = PersonFactory(
        district=conference.district, last_name=CANARY, organisation=CANARY, function=CANARY,
        biography=german(CANARY),
    )  # fmt: skip
    EngagementFactory(forum=released, person=person, state=EngagementState.ACCEPTED)
    ProgrammeItemFactory(conference=conference, title=german(CANARY), description=german(CANARY))
    StandFactory(conference_id=conference.id, number=9, organisation=CANARY)
    release(conference, german(CANARY))

    for address in ADDRESSES:
        shown = client.get(address).text
        assert "<script>" not in shown
        assert "<!--" not in shown.replace("<!doctype", "")
        for block in re.findall(r"ld\+json\">(.*?)</script>", shown, re.S):
            assert CANARY in json.loads(block)["name"]
