"""A crowd of invented people in the database, written past the use cases: only for measuring lists."""

from datetime import datetime, timedelta
from itertools import islice

import sqlalchemy as sa

from conference.core import clock
from conference.core.database import db
from conference.core.folding import folded, to_be_searched
from conference.planning.models import Conference
from conference.programme.queries.working import rounds_of
from conference.registration.models import Consent, ForumWish, Party, Registration
from conference.registration.queries.lists import choosable_forums
from conference.registration.states import ConsentKind, Reach, State

FIRST = (
    "Marianne",
    "Amira",
    "Jürgen",
    "Oksana",
    "Mehmet",
    "محمد",
    "Łukasz",
    "Fatma",
    "Sven",
    "Ilse",
)
LAST = ("Königs", "Haddad", "Müller-Offermanns", "Kowal", "Öztürk", "الأحمد", "Jansen", "Claßen")
AT_ONCE = 1000


def gather(conference: Conference, people: int) -> None:
    """Register so many more people, each with two wishes a round and a consent; every 50th waits for a call."""
    codes = {
        slot.id: [forum.id for forum in choosable_forums(conference) if forum.round_id == slot.id]
        for slot in rounds_of(conference)
    }
    first = (db.session.scalar(sa.select(sa.func.max(Party.id))) or 0) + 1
    begun = clock.now() - timedelta(days=60)
    numbers = iter(range(first, first + people))
    conference_id = conference.id
    db.session.rollback()
    with db.engine.begin() as connection:
        while piece := list(islice(numbers, AT_ONCE)):
            connection.execute(sa.insert(Party), [_party(conference_id, n) for n in piece])
            rows = [_person(conference_id, number, begun) for number in piece]
            found = connection.execute(
                sa.insert(Registration).returning(Registration.id, sort_by_parameter_order=True),
                rows,
            )
            for_all = list(zip(found.scalars(), piece, strict=True))
            wishes = [wish for one, n in for_all for wish in _wishes(one, n, codes)]
            connection.execute(sa.insert(ForumWish), wishes)
            consents = [
                {"registration_id": one, "kind": ConsentKind.PHOTO, "given": True}
                for one, _ in for_all
            ]
            connection.execute(sa.insert(Consent), consents)
        connection.exec_driver_sql("ANALYZE")


def _party(conference_id: int, number: int) -> dict[str, object]:
    return {
        "id": number,
        "conference_id": conference_id,
        "form_key_hash": f"crowd-{number}",
        "form_digest": "",
    }


def _person(conference_id: int, number: int, begun: datetime) -> dict[str, object]:
    told = {
        "code": f"X26-{number:05d}",
        "first_name": FIRST[number % len(FIRST)],
        "last_name": f"{LAST[number % len(LAST)]} {number}",
        "email": f"gast{number}@example.org",
        "phone": f"02452 {number}",
        "organisation": f"Verein {number % 300}",
        "message": "Ich bringe noch jemanden mit." if number % 5 == 0 else "",
    }
    return {
        **told,
        "postal_address": f"Rurstraße {number}\n52525 Heinsberg",
        "reach_by": Reach.PHONE if number % 50 == 7 else Reach.EMAIL,
        "search_text": to_be_searched(told.values()),
        "sort_name": folded(f"{told['last_name']}, {told['first_name']}"),
        "conference_id": conference_id,
        "party_id": number,
        "state": State.WAITLISTED if number % 20 == 0 else State.CONFIRMED,
        "received_at": begun + timedelta(minutes=number),
        "waiting_since": begun if number % 20 == 0 else None,
        "calendar_uid": f"crowd-{number}",
    }


def _wishes(
    registration_id: int, number: int, codes: dict[int, list[int]]
) -> list[dict[str, object]]:
    return [
        {
            "registration_id": registration_id,
            "round_id": round_id,
            "forum_id": forums[(number + rank) % len(forums)],
            "rank": rank + 1,
        }
        for round_id, forums in codes.items()
        for rank in range(min(2, len(forums)))
    ]
