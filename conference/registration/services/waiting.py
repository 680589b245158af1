"""The waiting lists: who comes first is served first, and no seat stays empty that somebody waits for.

A free seat is offered to the next in line and held until they answer, or theirs at once where the
conference does not ask or the doors are about to open. People of a group are served together, until the
group or the office separates it. While a group needs more seats than are free, the next in line who fit
are served, and the group keeps its rank; or all wait for it, as the conference wishes. Nobody who fits
is ever overtaken: neither by people further back nor by somebody who has just registered.
"""

from collections.abc import Sequence
from datetime import datetime

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.planning.rules.holding import offered_until
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import NoSeatLeft, NotWaiting, WhyMissing
from conference.registration.events import ForumSeatTaken, MovedUp, PartySeparated, QuotaChanged
from conference.registration.models import ForumPlace, Registration
from conference.registration.services.in_line import first_places_that_fit
from conference.registration.services.kept_seats import leave
from conference.registration.services.links import fresh_link
from conference.registration.services.offering import (
    can_be_asked,
    chairs_of,
    let_go_of_seat,
    let_go_of_the_other,
    offer_places,
    offer_seats,
)
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.states import PlaceState, Quota, State


def fill_free_seats(conference: Conference, pools: Pools) -> None:
    """Let people move up as long as there are seats, in the conference and in its forums.

    Once the doors are open nobody moves up by a letter any more; the desk decides.
    """
    if clock.now() >= conference.doors_at:
        pools.tell_the_public(conference)
        return
    people = [person for quota in Quota for person in _fill_conference(conference, pools, quota)]
    places: list[ForumPlace] = []
    while some := [
        place
        for pool in pools.of_forums
        if pool.forum_id is not None
        for place in _fill_forum(conference, pools, pool.forum_id)
    ]:
        places += some  # whoever moves on leaves a seat behind
    pools.tell_the_public(conference)
    told = {person.id for person in people}
    letters.moved_up(people, fresh_link)
    places = [place for place in places if place.registration_id not in told]
    letters.moved_up_in_forum(places, fresh_link)


def _fill_conference(conference: Conference, pools: Pools, quota: Quota) -> Sequence[Registration]:
    """Hand out the free seats; the answer is who has one now without being asked."""
    pool, until = pools.of(quota), offered_until_in(conference)
    seated: list[Registration] = []
    while pool.free and pool.waiting:
        people = queries.first_party_that_fits(
            conference.id, quota, pool.free, in_turn=not conference.smaller_overtake
        )
        if not people:
            break
        if until and can_be_asked(people):
            offer_seats(people, pools, until)
            continue
        pool.waiting -= len(people)
        pool.take(len(people))
        for person in people:
            seat(person, actor=SYSTEM)
        seated += people
    return seated


def may_have_seats(conference: Conference, pools: Pools, quota: Quota, people: int) -> bool:
    """Whether newcomers get their seats at once: they fit, and nobody who waits would fit."""
    pool = pools.of(quota)
    if pool.free < people:
        return False
    if not pool.waiting:
        return True
    in_turn = not conference.smaller_overtake
    return not (in_turn or queries.first_party_that_fits(conference.id, quota, pool.free))


def offered_until_in(conference: Conference) -> datetime | None:
    """Until when a seat that becomes free now is held for the next in line; None: theirs at once."""
    return offered_until(clock.now(), conference.doors_at, conference.offer_hours)


def seat(person: Registration, *, actor: Actor, why: str = "") -> None:
    """Turn waiting into a seat; the pools have been told already.

    In the line for a forum the person stands from now on, behind those who had their seat before.
    """
    asks = person.party.awaits_confirmation
    person.become(State.PENDING_EMAIL if asks else State.CONFIRMED)
    person.waiting_since, person.priority, person.offer = None, 0, None
    for place in person.places:
        place.since = clock.now()
    person.touch()
    announce(MovedUp(subject_id=person.id, conference_id=person.conference_id), by=actor, why=why)


def _fill_forum(conference: Conference, pools: Pools, forum_id: int) -> Sequence[ForumPlace]:
    pool, until = pools.of_forum(forum_id), offered_until_in(conference)
    seated: list[ForumPlace] = []
    while pool is not None and pool.free:
        places = first_places_that_fit(forum_id, pool.free, in_turn=not conference.smaller_overtake)
        if not places:
            break
        if until and can_be_asked([place.registration for place in places]):
            offer_places(places, pool, until)
            continue
        pool.take(chairs_of(places))
        for place in places:
            seat_in_forum(place, pools, actor=SYSTEM)
        seated += places
    return seated


def seat_in_forum(place: ForumPlace, pools: Pools, *, actor: Actor) -> None:
    """Turn waiting for a forum into a place; the pool has been told already.

    Whoever had another seat in this round gives it back for the one waited for.
    """
    let_go_of_the_other(place, pools)
    place.state, place.offer, place.priority = PlaceState.SEATED, None, 0
    person = place.registration
    if person.state is State.ALLOCATED:
        person.calendar_sequence += 1
    person.touch()
    announce(
        ForumSeatTaken(subject_id=person.id, conference_id=person.conference_id),
        by=actor,
        changes=[Change("Forum", "Warteliste", place.forum.title.german)],
    )


@use_case
def separate(registration_id: int, *, actor: Actor) -> None:
    """Let the people of this group move up one by one; asked by its contact or the office."""
    conference_id = queries.conference_id_of(registration_id)
    conference = db.session.get_one(Conference, conference_id)
    pools = lock_pools(conference)
    registration = db.session.get_one(Registration, registration_id)
    contact = registration.party.contact
    require(policy.may_change(actor, contact))
    rules.check_known(registration)
    if contact.state is not State.WAITLISTED and registration.state is not State.WAITLISTED:
        raise NotWaiting
    registration.party.together = False
    announce(PartySeparated(subject_id=contact.id, conference_id=conference_id), by=actor)
    fill_free_seats(conference, pools)


@use_case
def change_quota(registration_id: int, quota: Quota, *, actor: Actor, why: str) -> None:
    """Let somebody use a seat of the other quota; whoever waits moves up by it at once."""
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference)
    person = db.session.get_one(Registration, registration_id)
    rules.check_known(person)
    if person.quota is quota:
        return
    let_go_of_seat(person, pools)
    old, new = pools.of(person.quota), pools.of(quota)
    waits = person.state is State.WAITLISTED
    if (waits or person.state.holds_a_seat) and not new.free:
        raise NoSeatLeft
    changes = [Change("Kontingent", str(person.quota.label), str(quota.label))]
    person.quota = quota
    if waits:
        old.waiting -= 1
        new.take(1)
        seat(person, actor=actor, why=why)
        letters.moved_up([person], fresh_link)
    elif person.state.holds_a_seat:
        old.give_back(1)
        new.take(1)
        leave(person)
        person.touch()
    announce(
        QuotaChanged(subject_id=person.id, conference_id=conference.id),
        by=actor,
        why=why,
        changes=changes,
    )
    fill_free_seats(conference, pools)
