"""What machines fetch: calendars, conference apps, news."""

import json
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from defusedxml import ElementTree
from icalendar import Calendar

from conference.core.database import db
from conference.core.translated import Translated, german
from conference.programme.services.forum_states import cancel_forum
from tests.factories import (
    EngagementFactory,
    ForumFactory,
    PersonFactory,
    ProgrammeItemFactory,
    VenueRoomFactory,
)
from tests.programme.publishing import release
from tests.programme.staff import PLANNER

FEEDS = (
    "/2026/kalender.ics",
    "/2026/foren/a1-deutsch.ics",
    "/2026/programm.json",
    "/2026/programm.xml",
    "/2026/aenderungen.atom",
)
CANARY = '<script>alert("x")</script>]]>&amp;\\n;,END:VEVENT\n\rBEGIN:X\x07'
ATOM = "{http://www.w3.org/2005/Atom}"


def events(answer):
    return {str(it["SUMMARY"]): it for it in Calendar.from_ical(answer.data).walk("VEVENT")}


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_the_same_for_everybody_and_sets_no_cookie(client, released, address):
    plain = client.get(address)
    asked = client.get(
        address,
        headers={
            "Accept-Language": "ar",
            "Cookie": "sprache=ar; konferenz=x",
            "Accept": "text/html",
        },
    )

    assert plain.status_code == 200
    assert asked.data == plain.data
    assert asked.headers["ETag"] == plain.headers["ETag"]
    assert plain.headers["Cache-Control"] == "public, max-age=300"
    assert plain.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in plain.headers
    assert "Set-Cookie" not in client.get(f"{address}?sprache=ar").headers


@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize("known", ["{}", "W/{}", '"a", {} ,"b"', "*"])
def test_whoever_has_it_already_is_told_so(client, released, address, known):
    tag = client.get(address).headers["ETag"]

    answer = client.get(address, headers={"If-None-Match": known.format(tag)})

    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_stays_the_same_to_the_last_octet_until_something_changes(client, released, address):
    first = client.get(address)
    db.session.execute(db.text("UPDATE page_stamp SET mark = 'another'"))
    db.session.commit()

    again = client.get(address)

    assert again.data == first.data
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("address", FEEDS)
def test_feeds_speak_the_language_of_their_address(client, released, address):
    released.conference.title = Translated({"de": "Konferenz", "ar": "مؤتمر"})
    released.title = Translated({"de": "Deutsch", "ar": "الألمانية"})
    db.session.commit()
    release(released.conference)

    arabic = client.get(f"{address}?sprache=ar")

    assert "مؤتمر" in arabic.text.replace("\r\n ", "") or "الألمانية" in arabic.text
    assert arabic.headers["Content-Language"] == "ar"
    assert client.get(address).headers["Content-Language"] == "de"


# Calendars


def test_the_calendar_holds_the_day_its_items_and_its_forums(client, released):
    answer = client.get("/2026/kalender.ics")

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert list(events(answer)) == [
        "Integrationskonferenz 2026",
        "Begrüßung",
        "A1 Deutsch für den Beruf",
        "A2 Wege in Arbeit",
    ]
    for forbidden in (b"METHOD", b"ORGANIZER", b"ATTENDEE"):
        assert forbidden not in answer.data


def test_a_forum_in_a_calendar_says_when_where_and_with_whom(client, released):
    (event,) = events(client.get("/2026/foren/a1-deutsch.ics")).values()

    berlin = ZoneInfo("Europe/Berlin")
    assert str(event["UID"]) == released.uid
    assert event["DTSTART"].dt == datetime(2026, 11, 7, 11, 20, tzinfo=berlin)
    assert event["DTEND"].dt == datetime(2026, 11, 7, 12, 35, tzinfo=berlin)
    assert str(event["LOCATION"]) == (
        "Raum 1.03, Berufskolleg Wurmaue, Wurmauenweg 12, 52525 Heinsberg"
    )
    assert str(event["DESCRIPTION"]) == (
        "Vom Kurs in den Betrieb.\n\nOlena Tkachuk, Agentur für Arbeit\n\n"
        "Verdolmetschung: Arabisch, Deutsche Gebärdensprache"
    )
    assert str(event["URL"]) == "http://localhost/2026/foren/a1-deutsch"
    assert (str(event["STATUS"]), str(event["TRANSP"])) == ("CONFIRMED", "OPAQUE")


def test_nobody_is_busy_in_six_forums_at_once(client, released):
    busy = {str(it["TRANSP"]) for it in events(client.get("/2026/kalender.ics")).values()}

    assert busy == {"TRANSPARENT"}


def test_what_was_called_off_stays_in_the_calendar_as_cancelled(client, released):
    before = events(client.get("/2026/kalender.ics"))["A1 Deutsch für den Beruf"]
    item = ProgrammeItemFactory(conference=released.conference, title=german("Fällt weg"))
    release(released.conference)
    cancel_forum(released.id, actor=PLANNER)
    db.session.delete(item)
    db.session.commit()
    release(released.conference)

    after = events(client.get("/2026/kalender.ics"))

    assert str(after["A1 Deutsch für den Beruf"]["STATUS"]) == "CANCELLED"
    assert str(after["Fällt weg"]["STATUS"]) == "CANCELLED"
    assert after["A1 Deutsch für den Beruf"]["SEQUENCE"] > before["SEQUENCE"]
    assert after["A1 Deutsch für den Beruf"]["DTSTAMP"].dt >= before["DTSTAMP"].dt
    assert len(events(client.get("/2026/foren/a1-deutsch.ics"))) == 1


def test_another_day_is_a_new_version_of_every_entry(client, released):
    before = events(client.get("/2026/foren/a1-deutsch.ics"))
    released.conference.day = date(2026, 11, 14)
    released.conference.sequence += 1
    db.session.execute(db.text("UPDATE page_stamp SET mark = 'moved'"))
    db.session.commit()

    after = events(client.get("/2026/foren/a1-deutsch.ics"))

    title = "A1 Deutsch für den Beruf"
    assert after[title]["DTSTART"].dt.date() == date(2026, 11, 14)
    assert after[title]["SEQUENCE"] == before[title]["SEQUENCE"] + 1


def test_a_narrowed_calendar_holds_only_what_fits(client, released):
    shown = events(client.get("/2026/kalender.ics?stufenlos=ja&thema=HF1"))

    assert "A1 Deutsch für den Beruf" in shown
    assert "A2 Wege in Arbeit" not in shown
    assert "Begrüßung" in shown


def test_before_the_first_release_the_calendar_holds_the_day(client, forum):
    assert list(events(client.get("/2026/kalender.ics"))) == ["Integrationskonferenz 2026"]
    assert client.get("/2026/foren/a1-deutsch.ics").status_code == 404


@pytest.mark.parametrize("address", FEEDS)
def test_before_the_first_release_every_feed_is_there_and_empty(client, forum, address):
    if "foren" not in address:
        assert client.get(address).status_code == 200


# News


def test_the_news_tell_release_by_release_what_changed(client, released):
    released.room = VenueRoomFactory(conference=released.conference, name="Aula", seats=400)
    db.session.commit()
    release(released.conference, german("Mehr Platz"))

    answer = client.get("/2026/aenderungen.atom")

    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.data)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}title") == "Integrationskonferenz 2026: Änderungen am Programm"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {it.get("rel"): it.get("href") for it in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://localhost/2026/aenderungen.atom",
        "alternate": "http://localhost/2026/aenderungen",
    }
    second, first = feed.findall(f"{ATOM}entry")
    assert second.findtext(f"{ATOM}content") == (
        "Mehr Platz\nA1 Deutsch für den Beruf: verlegt (Raum: Raum 1.03 → Aula; Plätze: 36 → 396)"
    )
    assert first.findtext(f"{ATOM}content") == "Das erste Programm\nDas Programm ist da."
    for entry in (feed, second, first):
        assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
    assert len({it.findtext(f"{ATOM}id") for it in (feed, second, first)}) == 3


@pytest.mark.parametrize("address", FEEDS)
def test_nothing_that_somebody_typed_breaks_a_file(client, released, address):
    conference = released.conference
    conference.title = conference.theme = german(CANARY)
    released.title = released.abstract = released.guiding_question = german(CANARY)
    released.room.name = released.room.floor = CANARY
    released.round.title = released.topics[0].title = german(CANARY)
    person = PersonFactory(district=conference.district, last_name=CANARY, organisation=CANARY)
    EngagementFactory(forum=released, person=person)
    ProgrammeItemFactory(
        conference=conference, title=german(CANARY), starts=time(8), ends=time(8, 5)
    )
    ForumFactory(of=conference, round=released.round, code="A9", title=german("Harmlos"))
    release(conference, german(CANARY))

    answer = client.get(address)

    assert answer.status_code == 200
    if address.endswith(".ics"):
        assert len(events(answer)) == (1 if "foren" in address else 5)
        assert b"\r\nBEGIN:X" not in answer.data
    elif address.endswith(".json"):
        assert CANARY in answer.text or json.loads(answer.data)
    else:
        assert ElementTree.fromstring(answer.data) is not None
        assert b"<script>" not in answer.data
