"""What the office calls the things that texts belong to, and their parts."""

from collections.abc import Mapping
from typing import Any

from conference.directory.rules.words import DISTRICT, PERSON
from conference.planning.rules.words import CONFERENCE, ROOM

LABELS: Mapping[str, Mapping[str, str]] = {
    "conference": CONFERENCE,
    "district": DISTRICT,
    "person": PERSON,
    "venue_room": ROOM,
    "forum": {
        "title": "Titel",
        "abstract": "Beschreibung",
        "guiding_question": "Leitfrage",
    },
    "forum_round": {"title": "Titel"},
    "programme_item": {"title": "Titel", "description": "Beschreibung"},
    "topic": {"title": "Titel"},
}
KINDS = {
    "conference": "Konferenz",
    "district": "Kreis",
    "person": "Person",
    "venue_room": "Raum",
    "forum": "Forum",
    "forum_round": "Forenrunde",
    "programme_item": "Programmpunkt",
    "topic": "Thema",
}


def label_of(kind: str, attribute: str) -> str:
    """What the office calls this part of a thing; a new one is called by its name in the code."""
    return LABELS.get(kind, {}).get(attribute, attribute)


def name_of(thing: Any) -> str:
    """What the office calls one thing: "Forum A1", "Raum E.01", "Konferenz 2026"."""
    kind = KINDS.get(thing.__tablename__, thing.__tablename__)
    for attribute in ("year", "code", "full_name", "name", "title"):
        if value := getattr(thing, attribute, ""):
            return f"{kind} {value}"
    return f"{kind} {thing.id}"
