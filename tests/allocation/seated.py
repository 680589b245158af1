"""The demonstration's registrations in a database, allocated and told."""

from collections.abc import Mapping
from uuid import uuid4

import sqlalchemy as sa

from bench.registered import the_demonstration
from conference.allocation.rules.allocating import allocate
from conference.allocation.services.gathering import problem_of
from conference.core.database import db
from conference.core.translated import Translated
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.registration.models import (
    AccessNeed,
    ForumPlace,
    ForumWish,
    Party,
    Registration,
)
from conference.registration.services.placing import place_all
from conference.registration.services.telling import tell_forums
from conference.registration.states import Attendance, PlaceState
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up

Seats = dict[tuple[int, int], int]


def the_demonstration_registered() -> Conference:
    """Everybody with wishes and needs, under made-up names."""
    problem = the_demonstration()
    conference = ConferenceFactory(public_seats=1000)
    slots = {
        round_id: ForumRoundFactory(
            conference=conference, code=code, title=Translated({"de": f"Runde {code}"})
        )
        for round_id, code in ((1, "A"), (2, "B"))
    }
    forums = {
        one.id: ForumFactory(
            of=conference,
            round=slots[one.round_id],
            code=f"{slots[one.round_id].code}{one.id}",
            capacity=one.seats,
            content_key=one.content,
            interpretation=list(one.languages),
            room=VenueRoomFactory(
                conference=conference,
                step_free=one.step_free,
                by_lift=one.by_lift,
                wheelchair_spaces=one.wheelchair_spaces or 0,
            ),
        )
        for one in problem.forums
    }
    release(conference)
    first = sign_up(conference, amira(attendance=Attendance.PLENARY_ONLY))
    party, person = _values(first.party), _values(first)
    for one in problem.people:
        attendance = Attendance.WHOLE_DAY if len(one.rounds) == 2 else Attendance.PLENARY_ONLY
        only = None
        if len(one.rounds) == 1:
            attendance, only = Attendance.ONE_ROUND, slots[one.rounds[0]].id
        party_id = _stored(Party, party | {"form_key_hash": uuid4().hex})
        registration_id = _stored(
            Registration,
            person
            | {
                "party_id": party_id,
                "code": f"K99-{one.id:04}",
                "calendar_uid": str(uuid4()),
                "first_name": f"Gast {one.id}",
                "email": f"gast{one.id}@example.org",
                "attendance": attendance,
                "only_round_id": only,
            },
        )
        for forum_id, rank in one.wishes:
            forum = forums[forum_id]
            wish = {"round_id": forum.round_id, "forum_id": forum.id, "rank": rank}
            _stored(ForumWish, wish | {"registration_id": registration_id})
        if one.has_needs:
            _stored(AccessNeed, _need(one, registration_id, conference))
    conference.public_seats = 2000
    db.session.commit()
    return conference


def allocated_and_told(conference: Conference) -> None:
    """One click, and then the letters."""
    found = allocate(problem_of(conference, seed="2026"))
    placements: dict[int, list[int]] = {}
    for registration_id, _, forum_id in found.seats:
        placements.setdefault(registration_id, []).append(forum_id)
    place_all(conference.id, placements, actor=OFFICE)
    tell_forums(conference.id, actor=OFFICE)


def seats_now() -> Seats:
    """(registration id, round id) -> forum id."""
    rows = db.session.execute(
        sa.select(ForumPlace.registration_id, ForumPlace.round_id, ForumPlace.forum_id).where(
            ForumPlace.state == PlaceState.SEATED
        )
    )
    return {(person, slot): forum for person, slot, forum in rows}


def too_full() -> list[str]:
    """Forums in which more chairs are taken than there are."""
    rows = db.session.execute(
        sa.select(Forum.code, Forum.capacity, sa.func.sum(ForumPlace.chairs))
        .join(ForumPlace, ForumPlace.forum_id == Forum.id)
        .where(ForumPlace.state == PlaceState.SEATED)
        .group_by(Forum.id)
    )
    return [code for code, capacity, chairs in rows if chairs > capacity]


def _values(thing) -> Mapping[str, object]:
    names = [column.name for column in thing.__table__.columns if column.name != "id"]
    return {name: getattr(thing, name) for name in names}


def _need(one, registration_id: int, conference: Conference) -> Mapping[str, object]:
    spoken = [code for code in one.languages if code != "dgs"]
    return {
        "registration_id": registration_id,
        "interpreter": spoken[0] if spoken else "",
        "sign_language": "dgs" in one.languages,
        "wheelchair": one.wheelchair,
        "consent_version": "x",
        "delete_on": conference.day,
    }


def _stored(model, values: Mapping[str, object]) -> int:
    return db.session.execute(sa.insert(model).returning(model.id), dict(values)).scalar_one()
