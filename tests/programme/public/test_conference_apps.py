"""What conference apps read."""

import json
import re
from datetime import datetime
from uuid import UUID

import pytest
from defusedxml import ElementTree
from icalendar import Calendar

from conference.core.translated import german
from conference.programme.services.forum_states import cancel_forum
from tests.factories import (
    ProgrammeItemFactory,
)
from tests.programme.example_year import ExampleYear
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


NAME = re.compile(r"^[a-z0-9_-]+[a-z0-9]$")
ACRONYM = re.compile(r"^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$")
EVENT_KEYS = {
    "abstract", "date", "duration", "guid", "id", "language", "links", "persons", "room", "slug",
    "start", "subtitle", "title", "track", "type", "url",
}  # fmt: skip
ALLOWED_MORE = {"description", "attachments"}


@pytest.fixture
def example():
    year = ExampleYear()
    release(year.conference)
    return year


def test_apps_read_the_programme_as_json(client, example):
    answer = client.get("/2026/programm.json")

    assert answer.headers["Content-Type"] == "application/json"
    schedule = json.loads(answer.data)["schedule"]
    conference = schedule["conference"]
    assert set(schedule) == {"url", "version", "base_url", "conference"}
    assert schedule["version"] == "1"
    assert set(conference) == {
        "acronym", "title", "description", "start", "end", "daysCount", "timeslot_duration",
        "time_zone_name", "url", "rooms", "tracks", "days",
    }  # fmt: skip
    assert ACRONYM.match(conference["acronym"])
    assert (conference["daysCount"], conference["time_zone_name"]) == (1, "Europe/Berlin")
    (day,) = conference["days"]
    assert set(day) == {"index", "date", "day_start", "day_end", "rooms"}
    rooms = {room["name"] for room in conference["rooms"]}
    held = [event for name, events_ in day["rooms"].items() for event in events_]
    assert set(day["rooms"]) <= rooms
    assert len(held) == 12 + 14
    hours, minutes = conference["timeslot_duration"].split(":")
    slot = int(hours) * 60 + int(minutes)
    for event in held:
        for told in (event["start"], event["duration"]):
            assert (int(told[:2]) * 60 + int(told[3:])) % slot == 0
        assert set(event) == EVENT_KEYS | ALLOWED_MORE
        assert str(UUID(event["guid"])) == event["guid"]
        assert datetime.fromisoformat(event["date"]).tzinfo
        assert event["start"] == event["date"][11:16]
        assert re.match(r"^[0-9]+:[0-9]{2}$", event["duration"])
        assert NAME.match(event["slug"])
        assert event["url"].startswith("http://localhost/2026/")
        for person in event["persons"]:
            assert set(person) == {"guid", "name", "biography"}
            UUID(person["guid"])
    for key in ("guid", "id", "slug"):
        assert len({event[key] for event in held}) == len(held), key
    for room in conference["rooms"]:
        assert set(room) == {"name", "guid", "description", "capacity"}
        UUID(room["guid"])


def test_apps_read_the_programme_as_xml(client, example):
    """The order and the rules of validator/xsd/schedule.xml.xsd in github.com/voc/schedule."""
    answer = client.get("/2026/programm.xml")

    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    schedule = ElementTree.fromstring(answer.data)
    assert [it.tag for it in schedule] == ["generator", "version", "conference", "day"]
    about = {it.tag: it.text for it in schedule.find("conference")}
    assert set(about) == {
        "acronym", "title", "start", "end", "days", "timeslot_duration", "base_url", "time_zone_name",
    }  # fmt: skip
    day = schedule.find("day")
    assert set(day.attrib) == {"index", "date", "start", "end"}
    assert all(set(room.attrib) == {"name"} for room in day)
    held = schedule.findall("day/room/event")
    assert len(held) == 12 + 14
    for event in held:
        told = {it.tag: it.text or "" for it in event}
        assert set(event.attrib) == {"id", "guid"}
        assert int(event.get("id")) > 0
        UUID(event.get("guid"))
        assert {
            "room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track",
        } <= set(told)  # fmt: skip
        assert re.match(r"^[0-2][0-9]:[0-5][0-9]$", told["start"])
        assert re.match(r"^[0-9]{1,2}:[0-9]{2}$", told["duration"])
        assert re.search(r"[+-][0-9]{2}:[0-9]{2}$", told["date"])
        assert told["title"]
        for person in event.find("persons"):
            assert int(person.get("id")) > 0
            assert person.text
    assert len({it.get("guid") for it in held}) == len({it.get("id") for it in held}) == len(held)
    assert len({it.findtext("slug") for it in held}) == len(held)


def test_json_and_xml_and_calendar_know_a_forum_by_the_same_uid(client, released):
    told = json.loads(client.get("/2026/programm.json").data)
    (day,) = told["schedule"]["conference"]["days"]
    in_json = {it["guid"] for events_ in day["rooms"].values() for it in events_}
    in_xml = {
        it.get("guid")
        for it in ElementTree.fromstring(client.get("/2026/programm.xml").data).iter("event")
    }
    in_calendar = {str(it["UID"]) for it in events(client.get("/2026/kalender.ics")).values()}

    assert released.uid in in_json & in_xml & in_calendar
    assert in_json == in_xml == in_calendar - {released.conference.uid}


def test_apps_do_not_see_what_was_called_off(client, released):
    cancel_forum(released.id, actor=PLANNER)
    release(released.conference)

    assert released.uid not in client.get("/2026/programm.json").text
    assert released.uid not in client.get("/2026/programm.xml").text


def test_what_has_no_room_takes_place_in_the_house(client, released):
    ProgrammeItemFactory(conference=released.conference, title=german("Rundgang"), room=None)
    release(released.conference)

    (day,) = json.loads(client.get("/2026/programm.json").data)["schedule"]["conference"]["days"]

    assert "Rundgang" in [it["title"] for it in day["rooms"]["Berufskolleg Wurmaue"]]
