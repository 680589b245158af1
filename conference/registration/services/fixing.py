"""The office decides on a place by hand, and no allocation changes it any more."""

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.programme.states import ForumState
from conference.registration import policy, queries, rules
from conference.registration.errors import NoSeatInForum, NotInThisRound, WhyMissing
from conference.registration.events import ForumFixed, ForumFreed
from conference.registration.models import ForumPlace, Registration
from conference.registration.services.one_place import (
    called,
    chairs_for,
    comes_to,
    give_up,
    take,
    tell_one,
)
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.waiting import fill_free_seats
from conference.registration.states import PlaceOrigin, State

CAN_BE_SEATED = (State.CONFIRMED, State.ALLOCATED)


@use_case
def fix_forum(registration_id: int, forum_id: int, *, actor: Actor, why: str) -> None:
    """Seat the person in this forum, whatever she wished and needs; every later run keeps it.

    The limit holds for the office too. Who knows her forums is told at once.
    """
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference, forum_ids=[forum_id])
    person = db.session.get_one(Registration, registration_id)
    rules.check_known(person)
    forum = _forum_for(person, forum_id)
    here = [place for place in person.places if place.round_id == forum.round_id]
    old = next((place for place in here if place.is_seated), None)
    before = old.forum if old else None
    if old is not None and old.forum_id == forum_id:
        if old.origin is PlaceOrigin.FIXED:
            return
        old.origin = PlaceOrigin.FIXED
    else:
        _seat(person, forum, here, pools)
    changes = [Change(_round(forum), called(before), called(forum))]
    _announce(ForumFixed, person, actor, why, changes)
    if before is not forum and queries.forums_are_told(conference.id):
        tell_one(person, changes=(), actor=actor)
    if before is not None and before is not forum:
        fill_free_seats(conference, pools)


@use_case
def free_again(registration_id: int, round_id: int, *, actor: Actor) -> None:
    """Take the decision back: the person keeps the seat, and the next run may find a better one.

    Who knows her forums already is moved by no run.
    """
    require(policy.is_office(actor))
    lock_pools(db.session.get_one(Conference, queries.conference_id_of(registration_id)))
    person = db.session.get_one(Registration, registration_id)
    for place in person.places:
        if place.round_id == round_id and place.origin is PlaceOrigin.FIXED:
            place.origin = PlaceOrigin.ALLOCATED
            forum = place.forum
            changes = [Change(_round(forum), "festgelegt", called(forum))]
            _announce(ForumFreed, person, actor, "", changes)


def _forum_for(person: Registration, forum_id: int) -> Forum:
    forum = db.session.get(Forum, forum_id)
    if forum is None or forum.conference_id != person.conference_id:
        raise NotFound
    takes_place = forum.state is ForumState.CONFIRMED and person.state in CAN_BE_SEATED
    if not (takes_place and comes_to(person, forum.round_id)):
        raise NotInThisRound
    return forum


def _seat(person: Registration, forum: Forum, here: list[ForumPlace], pools: Pools) -> None:
    """The seat of before is free; of waiting only that for this forum is over."""
    pool = pools.of_forum(forum.id)
    held = sum(place.chairs for place in here if place.forum_id == forum.id and place.has_offer)
    free = pool.free + held if pool else 0
    if free < chairs_for(person):
        raise NoSeatInForum(f"{forum.code} {forum.title.german}", free)
    for place in here:
        if place.is_seated or place.forum_id == forum.id:
            give_up(person, place, pools)
    take(person, forum, pools, origin=PlaceOrigin.FIXED)


def _round(forum: Forum) -> str:
    return str(forum.round.title.german or forum.round.code)


def _announce(
    fact: type[ForumFixed | ForumFreed],
    person: Registration,
    actor: Actor,
    why: str,
    changes: list[Change],
) -> None:
    event = fact(subject_id=person.id, conference_id=person.conference_id)
    announce(event, by=actor, why=why, changes=changes)
