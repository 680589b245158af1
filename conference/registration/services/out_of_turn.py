"""What the office decides against the order of a line, always with a reason."""

from collections.abc import Sequence

from conference.core.actor import Actor
from conference.core.changes import in_words
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import NoSeatToOffer, NotWaiting, OfferRuns, WhyMissing
from conference.registration.events import ForumWaitingLeft, PriorityGiven, PriorityTaken
from conference.registration.models import ForumPlace, Registration
from conference.registration.services.links import fresh_link
from conference.registration.services.offering import (
    can_be_asked,
    let_go_of_place,
    offer_places,
    offer_seats,
)
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.waiting import (
    fill_free_seats,
    offered_until_in,
    seat,
    seat_in_forum,
)
from conference.registration.states import PlaceState, State


@use_case
def offer_now(registration_id: int, *, forum_id: int | None = None, actor: Actor, why: str) -> None:
    """Offer free seats to these people although others are ahead; a group gets them together.

    Where the conference does not ask, or nobody can be asked in time, they have them at once.
    """
    conference, pools, person = _locked(registration_id, actor, why)
    until = offered_until_in(conference)
    if forum_id is None:
        people = _waiting_with(person)
        pool = pools.of(person.quota)
        if pool.free < len(people):
            raise NoSeatToOffer(len(people), pool.free)
        if until and can_be_asked(people):
            offer_seats(people, pools, until, actor=actor, why=why)
        else:
            pool.waiting -= len(people)
            pool.take(len(people))
            for one in people:
                seat(one, actor=actor, why=why)
            letters.moved_up(people, fresh_link)
    else:
        places = _waiting_places_with(person, forum_id)
        forum_pool = pools.of_forum(forum_id)
        free = forum_pool.free if forum_pool else 0
        if forum_pool is None or free < len(places):
            raise NoSeatToOffer(len(places), free)
        if until and can_be_asked([place.registration for place in places]):
            offer_places(places, forum_pool, until, actor=actor, why=why)
        else:
            forum_pool.take(len(places))
            for place in places:
                seat_in_forum(place, pools, actor=actor)
            letters.moved_up_in_forum(places, fresh_link)
    fill_free_seats(conference, pools)


@use_case
def set_priority(
    registration_id: int,
    priority: int,
    *,
    forum_id: int | None = None,
    actor: Actor,
    why: str,
) -> None:
    """Let these people go before all others in a line, or no longer; a group together."""
    conference, pools, person = _locked(registration_id, actor, why)
    entries: list[tuple[Registration | ForumPlace, Registration]]
    if forum_id is None:
        entries = [(one, one) for one in _waiting_with(person)]
    else:
        places = _waiting_places_with(person, forum_id)
        entries = [(place, place.registration) for place in places]
    fact = PriorityGiven if priority else PriorityTaken
    for entry, one in entries:
        if entry.priority == priority:
            continue
        changes = [Change("Vorrang", in_words(bool(entry.priority)), in_words(bool(priority)))]
        entry.priority = priority
        announce(
            fact(subject_id=one.id, conference_id=conference.id),
            by=actor,
            why=why,
            changes=changes,
        )
    fill_free_seats(conference, pools)


@use_case
def leave_forum_line(registration_id: int, forum_id: int, *, actor: Actor) -> None:
    """The person no longer waits for this forum; a place that was held goes on. Twice is no harm."""
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference)
    person = db.session.get_one(Registration, registration_id)
    require(policy.may_change(actor, person))
    rules.check_known(person)
    place = _place(person, forum_id)
    if place is None:
        return
    let_go_of_place(place, pools)
    person.places.remove(place)
    person.touch()
    announce(
        ForumWaitingLeft(subject_id=person.id, conference_id=conference.id),
        by=actor,
        changes=[Change("Forum", place.forum.title.german, "")],
    )
    fill_free_seats(conference, pools)


def _locked(registration_id: int, actor: Actor, why: str) -> tuple[Conference, Pools, Registration]:
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference)
    person = db.session.get_one(Registration, registration_id)
    rules.check_known(person)
    return conference, pools, person


def _waiting_with(person: Registration) -> Sequence[Registration]:
    """The person, and everybody of the group who waits together with her or him."""
    if person.state is not State.WAITLISTED:
        raise NotWaiting
    if person.has_offer:
        raise OfferRuns
    if not person.party.together:
        return [person]
    group = person.party.registrations
    return [
        one
        for one in group
        if one.state is State.WAITLISTED and one.quota is person.quota and not one.has_offer
    ]


def _waiting_places_with(person: Registration, forum_id: int) -> Sequence[ForumPlace]:
    own = _place(person, forum_id)
    if own is None or not person.state.holds_a_seat:
        raise NotWaiting
    if own.has_offer:
        raise OfferRuns
    if not person.party.together:
        return [own]
    places = (_place(one, forum_id) for one in person.party.registrations)
    return [
        place
        for place in places
        if place is not None
        and place.since == own.since
        and not place.has_offer
        and place.registration.state.holds_a_seat
    ]


def _place(person: Registration, forum_id: int) -> ForumPlace | None:
    """The place in this forum that the person waits for."""
    return next(
        (
            place
            for place in person.places
            if place.forum_id == forum_id and place.state is PlaceState.WAITING
        ),
        None,
    )
