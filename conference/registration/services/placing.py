"""Give everybody of an allocation their places at once, before anybody is told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import joinedload

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Announcement, Change
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.programme.states import ForumState
from conference.registration import policy
from conference.registration.errors import ForumGone, NoLongerFits
from conference.registration.events import ForumsGiven
from conference.registration.models import AccessNeed, ForumPlace, Registration
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.states import PlaceOrigin, PlaceState, State
from conference.trail.service import write_down

PIECE = 500  # rows deleted by one statement

Placements = Mapping[int, Sequence[int]]
"""Registration id -> the forums that the person gets, of each round one at the most."""


class Seat(NamedTuple):
    """A person in a round."""

    registration_id: int
    round_id: int


class Taken(NamedTuple):
    """What a seat is in, and how many chairs it takes."""

    forum_id: int
    chairs: int


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What an earlier allocation gave, with the ids of its rows, and the seats that stay as they are."""

    given: Mapping[Seat, Taken]
    ids: Mapping[Seat, int]
    kept: Collection[Seat]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """How many places there are now, and for how many people something is different from before."""

    places: int
    people: int


@use_case
def place_all(conference_id: int, placements: Placements, *, actor: Actor) -> Placed:
    """Write down who sits where, instead of every place that was given before and not yet told.

    Who was told keeps what was told, and what the office fixed or somebody chose stays, whatever
    the allocation says. Who has withdrawn meanwhile is passed over. Nobody hears of it.
    """
    require(policy.is_office(actor))
    conference = db.session.get_one(Conference, conference_id)
    forums = _forums_of(conference_id)
    pools = lock_pools(conference, forum_ids=sorted(forums))
    untold = _untold(conference_id)
    standing = _places_of(conference_id, untold)
    before, after = standing.given, _wanted(placements, forums, untold, standing.kept)
    _move_seats(pools, forums, before=before.values(), after=after.values())
    db.session.flush()  # the statements below go around the session
    _drop([standing.ids[seat] for seat in before if after.get(seat) != before[seat]])
    _store({seat: taken for seat, taken in after.items() if before.get(seat) != taken})
    news = _news(before, after, forums, conference_id, actor)
    write_down(news)
    db.session.expire_all()
    return Placed(places=len(after), people=len(news))


def _forums_of(conference_id: int) -> Mapping[int, Forum]:
    """The forums that take place, by their ids."""
    found = db.session.scalars(
        select(Forum)
        .where(Forum.conference_id == conference_id, Forum.state == ForumState.CONFIRMED)
        .options(joinedload(Forum.room), joinedload(Forum.round))
    )
    return {forum.id: forum for forum in found}


def _untold(conference_id: int) -> Mapping[int, int]:
    """Registration id -> chairs, for everybody who may be given other places."""
    rows = db.session.execute(
        select(Registration.id, AccessNeed.companion)
        .outerjoin(AccessNeed, AccessNeed.registration_id == Registration.id)
        .where(Registration.conference_id == conference_id, Registration.state == State.CONFIRMED)
    )
    return {registration_id: 2 if companion else 1 for registration_id, companion in rows}


def _places_of(conference_id: int, untold: Mapping[int, int]) -> Standing:
    rows = db.session.execute(
        select(
            ForumPlace.id,
            ForumPlace.registration_id,
            ForumPlace.round_id,
            ForumPlace.forum_id,
            ForumPlace.chairs,
            ForumPlace.origin,
        )
        .join(Registration, ForumPlace.registration_id == Registration.id)
        .where(
            Registration.conference_id == conference_id,
            ForumPlace.state == PlaceState.SEATED,
        )
    )
    given: dict[Seat, Taken] = {}
    ids: dict[Seat, int] = {}
    kept: set[Seat] = set()
    for place_id, registration_id, round_id, forum_id, chairs, origin in rows:
        seat = Seat(registration_id, round_id)
        if origin is PlaceOrigin.ALLOCATED and registration_id in untold:
            given[seat], ids[seat] = Taken(forum_id, chairs), place_id
        else:
            kept.add(seat)
    return Standing(given=given, ids=ids, kept=kept)


def _wanted(
    placements: Placements,
    forums: Mapping[int, Forum],
    untold: Mapping[int, int],
    kept: Collection[Seat],
) -> dict[Seat, Taken]:
    found: dict[Seat, Taken] = {}
    for registration_id, forum_ids in placements.items():
        if registration_id not in untold:
            continue
        for forum_id in forum_ids:
            if forum_id not in forums:
                raise ForumGone
            seat = Seat(registration_id, forums[forum_id].round_id)
            if seat in kept:
                continue
            if seat in found:
                raise ForumGone
            found[seat] = Taken(forum_id, untold[registration_id])
    return found


def _move_seats(
    pools: Pools, forums: Mapping[int, Forum], *, before: Iterable[Taken], after: Iterable[Taken]
) -> None:
    """Give back all that was given before, then take what is given now: never one too many."""
    freed, wanted = _chairs(before), _chairs(after)
    for forum_id in sorted(freed.keys() | wanted.keys()):
        pool = pools.of_forum(forum_id)
        if pool is None:
            continue
        pool.give_back(freed[forum_id])
        if wanted[forum_id] > pool.free:
            raise NoLongerFits(forums[forum_id].code)
        pool.take(wanted[forum_id])


def _chairs(taken: Iterable[Taken]) -> dict[int, int]:
    counted: dict[int, int] = defaultdict(int)
    for forum_id, chairs in taken:
        counted[forum_id] += chairs
    return counted


def _drop(ids: Sequence[int]) -> None:
    for start in range(0, len(ids), PIECE):
        db.session.execute(delete(ForumPlace).where(ForumPlace.id.in_(ids[start : start + PIECE])))


def _store(new: Mapping[Seat, Taken]) -> None:
    if not new:
        return
    now = clock.now()
    rows = [
        {
            "registration_id": seat.registration_id,
            "round_id": seat.round_id,
            "forum_id": taken.forum_id,
            "chairs": taken.chairs,
            "state": PlaceState.SEATED,
            "origin": PlaceOrigin.ALLOCATED,
            "since": now,
        }
        for seat, taken in new.items()
    ]
    db.session.connection().execute(insert(ForumPlace), rows)


def _news(
    before: Mapping[Seat, Taken],
    after: Mapping[Seat, Taken],
    forums: Mapping[int, Forum],
    conference_id: int,
    actor: Actor,
) -> list[Announcement]:
    """One line for each person whose place is another than before."""
    changes: dict[int, list[Change]] = defaultdict(list)
    rounds = {forum.round_id: forum.round for forum in forums.values()}
    for seat in sorted(before.keys() | after.keys()):
        old, new = before.get(seat), after.get(seat)
        if old != new:
            slot = rounds.get(seat.round_id)
            what = str(slot.title.german or slot.code) if slot else "Forum"
            changes[seat.registration_id].append(
                Change(what, _called(old, forums), _called(new, forums))
            )
    return [
        Announcement(
            event=ForumsGiven(subject_id=registration_id, conference_id=conference_id),
            actor=actor,
            changes=told,
        )
        for registration_id, told in changes.items()
    ]


def _called(taken: Taken | None, forums: Mapping[int, Forum]) -> str:
    if taken is None:
        return "kein Platz"
    forum = forums.get(taken.forum_id)
    return f"{forum.code} {forum.title.german}" if forum else "ein anderes Forum"
