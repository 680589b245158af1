"""The conference and its forums as schema.org events, for search engines and assistants (JSON-LD)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from conference.core.clock import BERLIN
from conference.planning.models import Conference
from conference.programme.queries.shown import Shown
from conference.programme.snapshot import Appearance, Forum, Room
from conference.web.addresses import public_url_for

Described = dict[str, Any]


def conference_event(conference: Conference, language: str) -> Described:
    """The day as an Event."""
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": str(conference.title.in_(language)),
        "description": str(conference.theme.in_(language)),
        "startDate": conference.doors_at.isoformat(),
        "endDate": conference.ends_at.isoformat(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "inLanguage": "de",
        "location": _place(conference, None),
        "organizer": {
            "@type": "GovernmentOrganization",
            "name": conference.district.centre_name or conference.district.name,
        },
        "url": public_url_for("programme.conference", year=conference.year),
    }


def forum_event(forum: Forum, shown: Shown, language: str) -> Described:
    """A forum as an Event within the day."""
    conference, slot = shown.conference, shown.programme.round(forum.round_id)
    status = "EventScheduled" if forum.takes_place else "EventCancelled"
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": str(forum.title.in_(language)),
        "description": str(forum.abstract.in_(language)),
        "startDate": datetime.combine(conference.day, slot.starts, BERLIN).isoformat(),
        "endDate": datetime.combine(conference.day, slot.ends, BERLIN).isoformat(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": f"https://schema.org/{status}",
        "inLanguage": ["de", *(code for code in forum.interpretation if code != "dgs")],
        "maximumAttendeeCapacity": forum.seats,
        "location": _place(conference, forum.room),
        "performer": list(_performers(forum.people)),
        "superEvent": conference_event(conference, language),
        "url": public_url_for("programme.forum", year=conference.year, slug=forum.slug),
    }


def _performers(people: Iterable[Appearance]) -> Iterable[Described]:
    for person in people:
        described = {"@type": "Person", "name": person.name}
        if person.organisation:
            described["affiliation"] = person.organisation
        yield described


def _place(conference: Conference, room: Room | None) -> Described:
    names = filter(None, (room.name if room else "", conference.venue_name))
    return {
        "@type": "Place",
        "name": ", ".join(names),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": conference.venue_street,
            "postalCode": conference.venue_postal_code,
            "addressLocality": conference.venue_city,
            "addressCountry": "DE",
        },
    }
