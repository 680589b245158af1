"""Somebody who knows her forums would rather sit in another one."""

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.programme.states import ForumState
from conference.registration import letters, policy, queries
from conference.registration.errors import (
    ForumCannotServe,
    ForumNotOffered,
    ForumsNotTold,
    SameForumTwice,
    SeatIsFixed,
    TooLateToChange,
)
from conference.registration.events import ForumLineJoined
from conference.registration.models import ForumPlace, Registration
from conference.registration.services.in_line import is_awaited, obstacles_for
from conference.registration.services.links import fresh_link
from conference.registration.services.one_place import chairs_for, comes_to, give_up
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.waiting import seat_in_forum
from conference.registration.states import PlaceOrigin, PlaceState, State


@use_case
def wait_for(registration_id: int, forum_id: int, *, actor: Actor) -> bool:
    """Stand in the line of a wish that was not fulfilled, and keep the seat until that one is free.

    A free seat that nobody waits for is the person's at once. Whether she sits there now; asked
    twice it is as if asked once.
    """
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference, forum_ids=[forum_id])
    person = db.session.get_one(Registration, registration_id)
    require(policy.may_change(actor, person))
    forum = db.session.get(Forum, forum_id)
    if forum is None or forum.conference_id != conference.id:
        raise NotFound
    here = {p.state: p for p in person.places if p.round_id == forum.round_id}
    if any(place.forum_id == forum_id for place in here.values()):
        seat = here.get(PlaceState.SEATED)
        return seat is not None and seat.forum_id == forum_id
    _check(person, forum, here.get(PlaceState.SEATED))
    if other := here.get(PlaceState.WAITING):
        give_up(person, other, pools)
    place = ForumPlace(
        round_id=forum.round_id,
        forum_id=forum.id,
        forum=forum,
        state=PlaceState.WAITING,
        origin=PlaceOrigin.CHOSEN,
        chairs=chairs_for(person),
        since=clock.now(),
    )
    if _takes_at_once(conference, pools, place):
        person.places.append(place)
        seat_in_forum(place, pools, actor=actor)
        letters.moved_up_in_forum([place], fresh_link)
        return True
    person.places.append(place)
    person.touch()
    announce(
        ForumLineJoined(subject_id=person.id, conference_id=conference.id),
        by=actor,
        changes=[Change("Forum", "", f"{forum.code} {forum.title.german}")],
    )
    return False


def _check(person: Registration, forum: Forum, seat: ForumPlace | None) -> None:
    if person.state is not State.ALLOCATED:
        raise ForumsNotTold
    if clock.now() >= person.conference.doors_at:
        raise TooLateToChange(person.conference.contact_phone)
    is_wish = any(wish.forum_id == forum.id for wish in person.wishes)
    if not (is_wish and forum.state is ForumState.CONFIRMED and comes_to(person, forum.round_id)):
        raise ForumNotOffered
    if seat is not None and seat.origin is PlaceOrigin.FIXED:
        raise SeatIsFixed(person.conference.contact_phone)
    others = [p.forum.content_key for p in person.places if p.round_id != forum.round_id]
    if forum.content_key and forum.content_key in others:
        raise SameForumTwice
    if obstacles_for(person, forum.id, queries.forums_beside(forum.id)):
        raise ForumCannotServe(person.conference.contact_phone)


def _takes_at_once(conference: Conference, pools: Pools, place: ForumPlace) -> bool:
    pool = pools.of_forum(place.forum_id)
    if pool is None or pool.free < place.chairs:
        return False
    if is_awaited(place.forum_id, pool.free, in_turn=not conference.smaller_overtake):
        return False
    pool.take(place.chairs)
    return True
