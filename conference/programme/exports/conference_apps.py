"""The released programme in the formats that conference apps read (Giggity, Fahrplan, ConfClerk ...).

Both began in Pentabarf and frab; the field names follow the schemas that the CCC's video team keeps
(github.com/voc/schedule, validator/xsd and validator/json). What was called off is not in them: the
formats have no word for it, and apps drop what is missing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import gcd
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as ET

from conference.core.clock import BERLIN
from conference.core.texts import clean
from conference.core.translated import Phrase
from conference.planning.models import Conference
from conference.programme.queries.shown import Shown
from conference.programme.snapshot import Appearance, Forum, Item, Programme, Room
from conference.programme.states import ItemKind
from conference.web.addresses import public_url_for

GENERATOR = "Integrationskonferenz"
_TALKS = {ItemKind.GREETING, ItemKind.KEYNOTE, ItemKind.PLENARY}


@dataclass(frozen=True, kw_only=True)
class Session:
    """One event as the formats know it. ``number`` and ``guid`` stay the same for life."""

    number: int
    guid: str
    slug: str
    title: Phrase
    subtitle: str
    abstract: str
    description: str
    track: str
    kind: str
    starts: datetime
    ends: datetime
    room: str
    url: str
    people: tuple[Appearance, ...]

    @property
    def duration(self) -> str:
        return _hours(self.ends - self.starts)


def schedule_json(shown: Shown, language: str) -> bytes:
    """``programm.json``."""
    conference, sessions = shown.conference, list(_sessions(shown, language))
    day = {
        "index": 1,
        "date": conference.day.isoformat(),
        "day_start": conference.doors_at.isoformat(),
        "day_end": _end(conference, sessions).isoformat(),
        "rooms": {
            room: [_event(it) for it in sessions if it.room == room] for room in _rooms(sessions)
        },
    }
    content = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": GENERATOR, "version": "1"},
        "schedule": {
            "url": public_url_for("programme.schedule_json", year=conference.year),
            "version": _version(shown),
            "base_url": public_url_for("programme.conference", year=conference.year),
            "conference": {
                "acronym": _acronym(conference),
                "title": str(conference.title.in_(language)),
                "description": str(conference.theme.in_(language)),
                "start": conference.day.isoformat(),
                "end": conference.day.isoformat(),
                "daysCount": 1,
                "timeslot_duration": _slot(sessions),
                "time_zone_name": BERLIN.key,
                "url": public_url_for("programme.conference", year=conference.year),
                "rooms": [_room(conference, room) for room in _known_rooms(shown.programme)],
                "tracks": [
                    {"name": str(topic.title.in_(language))} for topic in shown.programme.topics
                ],
                "days": [day],
            },
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def schedule_xml(shown: Shown, language: str) -> bytes:
    """``programm.xml``."""
    conference, sessions = shown.conference, list(_sessions(shown, language))
    schedule = ET.Element("schedule")
    ET.SubElement(schedule, "generator", name=GENERATOR, version="1")
    _say(schedule, "version", _version(shown))
    about = ET.SubElement(schedule, "conference")
    for name, text in (
        ("acronym", _acronym(conference)),
        ("title", str(conference.title.in_(language))),
        ("start", conference.day.isoformat()),
        ("end", conference.day.isoformat()),
        ("days", "1"),
        ("timeslot_duration", _slot(sessions)),
        ("base_url", public_url_for("programme.conference", year=conference.year)),
        ("time_zone_name", BERLIN.key),
    ):
        _say(about, name, text)
    day = ET.SubElement(
        schedule,
        "day",
        index="1",
        date=conference.day.isoformat(),
        start=conference.doors_at.isoformat(),
        end=_end(conference, sessions).isoformat(),
    )
    for room in _rooms(sessions):
        place = ET.SubElement(day, "room", name=clean(room))
        for session in sessions:
            if session.room == room:
                _event_element(place, session)
    ET.indent(schedule)
    written: bytes = ET.tostring(schedule, encoding="utf-8", xml_declaration=True)
    return written


def _sessions(shown: Shown, language: str) -> Iterator[Session]:
    for item in shown.programme.items:
        if not item.cancelled:
            yield _item(item, shown.conference, language)
    for forum in shown.programme.forums:
        if forum.takes_place:
            yield _forum(forum, shown, language)


def _forum(forum: Forum, shown: Shown, language: str) -> Session:
    conference, slot = shown.conference, shown.programme.round(forum.round_id)
    topics = shown.programme.topics_of(forum)
    return Session(
        number=forum.id * 2,
        guid=_guid(forum.uid),
        slug=f"{conference.year}-{forum.slug}",
        title=forum.title.in_(language),
        subtitle=str(slot.title.in_(language)),
        abstract=str(forum.abstract.in_(language)),
        description=str(forum.guiding_question.in_(language)),
        track=str(topics[0].title.in_(language)) if topics else "",
        kind="workshop",
        starts=_on_the_day(conference, slot.starts),
        ends=_on_the_day(conference, slot.ends),
        room=_room_name(forum.room, conference),
        url=public_url_for("programme.forum", year=conference.year, slug=forum.slug),
        people=forum.people,
    )


def _item(item: Item, conference: Conference, language: str) -> Session:
    return Session(
        number=item.id * 2 + 1,
        guid=_guid(item.uid),
        slug=f"{conference.year}-programmpunkt-{item.id}",
        title=item.title.in_(language),
        subtitle="",
        abstract=str(item.description.in_(language)),
        description="",
        track="",
        kind="talk" if item.kind in _TALKS else "other",
        starts=_on_the_day(conference, item.starts),
        ends=_on_the_day(conference, item.ends),
        room=_room_name(item.room, conference),
        url=public_url_for("programme.programme", year=conference.year),
        people=item.people,
    )


def _event(session: Session) -> dict[str, Any]:
    return {
        "id": session.number,
        "guid": session.guid,
        "date": session.starts.isoformat(),
        "start": f"{session.starts:%H:%M}",
        "duration": session.duration,
        "room": session.room,
        "slug": session.slug,
        "url": session.url,
        "title": str(session.title),
        "subtitle": session.subtitle,
        "track": session.track,
        "type": session.kind,
        "language": session.title.language,
        "abstract": session.abstract,
        "description": session.description,
        "persons": [
            {
                "guid": _person_guid(person),
                "name": person.name,
                "biography": str(person.biography),
            }
            for person in session.people
        ],
        "links": [],
        "attachments": [],
    }


def _event_element(place: ET.Element, session: Session) -> None:
    event = ET.SubElement(place, "event", id=str(session.number), guid=session.guid)
    for name, text in (
        ("date", session.starts.isoformat()),
        ("start", f"{session.starts:%H:%M}"),
        ("duration", session.duration),
        ("room", session.room),
        ("slug", session.slug),
        ("url", session.url),
        ("title", str(session.title)),
        ("subtitle", session.subtitle),
        ("track", session.track),
        ("type", session.kind),
        ("language", session.title.language),
        ("abstract", session.abstract),
        ("description", session.description),
    ):
        _say(event, name, text)
    people = ET.SubElement(event, "persons")
    for person in session.people:
        _say(people, "person", person.name).set("id", str(person.person_id))
    ET.SubElement(event, "links")
    ET.SubElement(event, "attachments")


def _say(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = clean(text)
    return element


def _rooms(sessions: list[Session]) -> list[str]:
    return list(dict.fromkeys(session.room for session in sessions))


def _known_rooms(programme: Programme) -> list[Room]:
    rooms = [*(item.room for item in programme.items), *(it.room for it in programme.forums)]
    return list({room.id: room for room in rooms if room}.values())


def _room(conference: Conference, room: Room) -> dict[str, Any]:
    return {
        "name": room.name,
        "guid": str(uuid5(NAMESPACE_URL, f"{conference.uid}/room/{room.id}")),
        "description": room.floor or None,
        "capacity": room.seats or None,
    }


def _room_name(room: Room | None, conference: Conference) -> str:
    """Apps sort by room; what has none takes place in the house."""
    return room.name if room else conference.venue_name or conference.venue_city


def _acronym(conference: Conference) -> str:
    return f"integrationskonferenz_{conference.year}"


def _version(shown: Shown) -> str:
    return str(shown.release.number) if shown.release else "0"


def _guid(uid: str) -> str:
    """The same UUID as in calendars, whatever way it was written down."""
    try:
        return str(UUID(uid))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, uid))


def _person_guid(person: Appearance) -> str:
    return str(uuid5(NAMESPACE_URL, f"person/{person.person_id}/{person.name}"))


def _on_the_day(conference: Conference, at: time) -> datetime:
    return datetime.combine(conference.day, at, BERLIN)


def _end(conference: Conference, sessions: list[Session]) -> datetime:
    return max([conference.ends_at, *(session.ends for session in sessions)])


def _slot(sessions: list[Session]) -> str:
    """The grid of the day: the longest step that every start and every duration falls on."""
    starts = [session.starts.hour * 60 + session.starts.minute for session in sessions]
    lengths = [int((it.ends - it.starts).total_seconds()) // 60 for it in sessions]
    return _hours(timedelta(minutes=gcd(*starts, *lengths) or 1))


def _hours(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
