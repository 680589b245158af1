"""What the rule looks at, gathered from the registrations and the programme in a few questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.orm import joinedload

from conference.allocation.rules.allocating import Allocation
from conference.allocation.rules.problem import Forum, Person, Problem, Together
from conference.core.database import db
from conference.core.languages import SIGN_LANGUAGE
from conference.planning.models import Conference
from conference.programme import models as programme
from conference.programme.states import ForumState
from conference.registration.models import (
    AccessNeed,
    ForumPlace,
    ForumWish,
    Party,
    Registration,
)
from conference.registration.queries.stage import engagements_in_forums
from conference.registration.rules import Details
from conference.registration.rules.stage import Billing
from conference.registration.states import UNTOLD, Attendance, PlaceOrigin, PlaceState, State

TAKING_PART = (State.CONFIRMED, State.ALLOCATED)

Wishes = tuple[tuple[int, int], ...]


def problem_of(conference: Conference, *, seed: str, as_seated: bool = False) -> Problem:
    """The forums that take place, and everybody who has a seat at the conference.

    A seat in a forum that somebody has already stays; ``as_seated`` also those that an allocation
    has given and nobody was told. Holds what people need, though nobody's name:
    it is worked with and never stored.
    """
    forums = _forums_of(conference)
    round_of = {forum.id: forum.round_id for forum in forums}
    rows = _people_of(conference)
    wishes = _wishes_of(conference, round_of)
    billing = Billing(engagements_in_forums(conference.id))
    fixed = _places_of(conference, round_of, given_too=as_seated)
    rounds = tuple(sorted(set(round_of.values())))
    people = tuple(
        _person(row, rounds, wishes.get(row.id, ()), fixed.get(row.id, ()), billing) for row in rows
    )
    return Problem(
        forums=forums,
        people=people,
        groups=tuple(_groups(rows, wishes, round_of)),
        seed=seed,
        asked=conference.wishes_per_round,
    ).in_order


def standing_of(conference: Conference) -> tuple[Problem, Allocation]:
    """How people sit just now, told or not, as an allocation that can be explained."""
    whole = problem_of(conference, seed="", as_seated=True)
    rows = db.session.execute(
        select(ForumPlace.registration_id, ForumPlace.forum_id)
        .join(Registration, ForumPlace.registration_id == Registration.id)
        .where(
            Registration.conference_id == conference.id,
            ForumPlace.state == PlaceState.SEATED,
            ForumPlace.origin == PlaceOrigin.FIXED,
        )
    )
    fixed = {(registration_id, forum_id) for registration_id, forum_id in rows}
    people, seats = [], []
    for person in whole.people:
        stays = tuple(f for f in person.fixed if (person.id, f) in fixed)
        people.append(replace(person, fixed=stays))
        seats += [(person.id, whole.forum[f].round_id, f) for f in person.fixed if f not in stays]
    seated = Allocation(seats=tuple(sorted(seats)), costs=(), bounds=())
    return replace(whole, people=tuple(people)), seated


def _forums_of(conference: Conference) -> tuple[Forum, ...]:
    found = db.session.scalars(
        select(programme.Forum)
        .where(
            programme.Forum.conference_id == conference.id,
            programme.Forum.state == ForumState.CONFIRMED,
        )
        .options(joinedload(programme.Forum.room))
    )
    return tuple(
        Forum(
            id=forum.id,
            round_id=forum.round_id,
            seats=forum.seats,
            minimum=forum.minimum_size or 0,
            target=forum.target_size,
            content=forum.content_key,
            step_free=forum.step_free,
            by_lift=bool(forum.room and forum.room.by_lift),
            wheelchair_spaces=forum.room.wheelchair_spaces if forum.room else None,
            languages=tuple(sorted(forum.interpretation)),
        )
        for forum in found
    )


def _people_of(conference: Conference) -> Sequence[Any]:
    return db.session.execute(
        select(
            Registration.id,
            Registration.party_id,
            Registration.attendance,
            Registration.only_round_id,
            Registration.first_name,
            Registration.last_name,
            Registration.email,
            Registration.received_at,
            Party.people,
            Party.together,
            AccessNeed.interpreter,
            AccessNeed.sign_language,
            AccessNeed.step_free,
            AccessNeed.wheelchair,
            AccessNeed.large_wheelchair,
            AccessNeed.companion,
        )
        .join(Registration.party)
        .outerjoin(AccessNeed, AccessNeed.registration_id == Registration.id)
        .where(
            Registration.conference_id == conference.id,
            Registration.state.in_(TAKING_PART),
        )
        .order_by(Registration.received_at, Registration.id)
    ).all()


def _wishes_of(conference: Conference, round_of: Mapping[int, int]) -> dict[int, Wishes]:
    """Registration id -> the wishes for forums that take place, with their ranks."""
    rows = db.session.execute(
        select(ForumWish.registration_id, ForumWish.forum_id, ForumWish.rank)
        .join(Registration, ForumWish.registration_id == Registration.id)
        .where(Registration.conference_id == conference.id)
        .order_by(ForumWish.round_id, ForumWish.rank)
    )
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for registration_id, forum_id, rank in rows:
        if forum_id in round_of:
            found[registration_id].append((forum_id, rank))
    return {registration_id: tuple(wishes) for registration_id, wishes in found.items()}


def _places_of(
    conference: Conference, round_of: Mapping[int, int], *, given_too: bool
) -> Mapping[int, tuple[int, ...]]:
    """Registration id -> the forums in which the person sits already, whatever an allocation says.

    These are the seats that the office fixed, that somebody chose directly, or that were told.
    """
    stays = (ForumPlace.origin != PlaceOrigin.ALLOCATED) | Registration.state.not_in(UNTOLD)
    rows = db.session.execute(
        select(ForumPlace.registration_id, ForumPlace.forum_id)
        .join(Registration, ForumPlace.registration_id == Registration.id)
        .where(
            Registration.conference_id == conference.id,
            ForumPlace.state == PlaceState.SEATED,
            true() if given_too else stays,
        )
        .order_by(ForumPlace.forum_id)
    )
    found: dict[int, tuple[int, ...]] = {}
    for registration_id, forum_id in rows:
        if forum_id in round_of:
            found[registration_id] = (*found.get(registration_id, ()), forum_id)
    return found


def _person(
    row: Any, rounds: tuple[int, ...], wishes: Wishes, fixed: tuple[int, ...], billing: Billing
) -> Person:
    known = Details(first_name=row.first_name, last_name=row.last_name, email=row.email)
    on_stage = {one.forum.round_id for one in billing.of(known) if one.forum is not None}
    signs = (SIGN_LANGUAGE,) if row.sign_language else ()
    spoken = (row.interpreter,) if row.interpreter else ()
    return Person(
        id=row.id,
        rounds=_attended(row, rounds),
        wishes=wishes,
        on_stage=tuple(sorted(on_stage)),
        fixed=fixed,
        languages=tuple(sorted((*signs, *spoken))),
        step_free=bool(row.step_free),
        wheelchair=bool(row.wheelchair),
        large_wheelchair=bool(row.large_wheelchair),
        companion=bool(row.companion),
        arrived=int(row.received_at.timestamp()),
    )


def _attended(row: Any, rounds: tuple[int, ...]) -> tuple[int, ...]:
    match row.attendance:
        case Attendance.WHOLE_DAY:
            return rounds
        case Attendance.ONE_ROUND:
            return tuple(round_id for round_id in rounds if round_id == row.only_round_id)
        case _:
            return ()


def _groups(
    rows: Sequence[Any], wishes: Mapping[int, Wishes], round_of: Mapping[int, int]
) -> Iterable[Together]:
    """The people of a group who registered to be together and wish for the same in a round."""
    alike: dict[tuple[int, int, Wishes], list[int]] = defaultdict(list)
    for row in rows:
        if row.people > 1 and row.together:
            by_round: dict[int, Wishes] = defaultdict(tuple)
            for wish in wishes.get(row.id, ()):
                by_round[round_of[wish[0]]] += (wish,)
            for round_id, wished in by_round.items():
                alike[row.party_id, round_id, wished].append(row.id)
    for (_, round_id, _), people in alike.items():
        if len(people) > 1:
            yield Together(round_id=round_id, people=tuple(sorted(people)))
