"""What becomes of a seat that is held for somebody who waited: taken, declined, lapsed, withdrawn.

Opening the letter's link does nothing, for scanners of mail open links as well. What has ended never
comes to life again: who gives the seat back later is off the list, and the next in line is asked.
"""

from collections.abc import Sequence

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.queue import is_closing
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import letters, policy, queries
from conference.registration.errors import OfferOver, WhyMissing
from conference.registration.events import (
    OfferDeclined,
    OfferLapsed,
    OfferTaken,
    OfferWithdrawn,
    RegistrationEvent,
)
from conference.registration.models import ForumPlace, Registration, SeatOffer
from conference.registration.services.links import fresh_link
from conference.registration.services.offering import end, reader_of, release
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.waiting import fill_free_seats, seat, seat_in_forum
from conference.registration.services.withdraw import free_seat
from conference.registration.states import OfferState, State

SWEEP = "let offers of seats lapse"


@use_case
def accept(offer_id: int, *, actor: Actor, by_letter: bool = False, why: str = "") -> SeatOffer:
    """Yes, to a seat that is held; doing it twice is no harm.

    ``by_letter``: the answer came by the link of our letter, which proves the address as well.
    """
    conference, pools, offer = _locked(offer_id)
    people = queries.registrations_of_offer(offer)
    if offer.state is OfferState.TAKEN:
        return offer
    if not offer.can_be_taken:
        raise OfferOver
    require(policy.may_answer(actor, people))
    if by_letter or policy.is_office(actor):
        _believe_the_address(people)
    places = queries.places_of_offer(offer)
    end(offer, OfferState.TAKEN)
    if offer.forum_id is None:
        for person in people:
            _announce(OfferTaken, person, actor, why)
            seat(person, actor=actor)
        letters.moved_up(people, fresh_link)
    else:
        for place in places:
            _announce(OfferTaken, place.registration, actor, why)
            seat_in_forum(place, pools, actor=actor)
        letters.moved_up_in_forum(places, fresh_link)
    fill_free_seats(conference, pools)
    return offer


def _believe_the_address(people: Sequence[Registration]) -> None:
    party = people[0].party
    if party.awaits_confirmation:
        party.email_confirmed_at = clock.now()


@use_case
def decline(offer_id: int, *, actor: Actor, why: str = "") -> SeatOffer:
    """No: the people are off this waiting list, and the seat is the next one's. Twice is no harm."""
    conference, pools, offer = _locked(offer_id)
    if offer.state is OfferState.DECLINED:
        return offer
    if not offer.is_open:
        raise OfferOver
    people = queries.registrations_of_offer(offer)
    require(policy.may_answer(actor, people))
    places = queries.places_of_offer(offer)
    release(offer, pools, OfferState.DECLINED)
    for person in people:
        _announce(OfferDeclined, person, actor, why)
    if offer.forum_id is None:
        for person in people:
            _off_the_list(person, State.CANCELLED, pools)
            letters.withdrawn(person, fresh_link, had_a_seat=False)
    else:
        _wait_no_longer(places)
    fill_free_seats(conference, pools)
    return offer


@use_case
def lapse(offer_id: int) -> None:
    """The time is over: the seat is the next one's, and who could have answered is off the list.

    Whom no e-mail reaches waits on, at the end of the line: perhaps nobody had time to call.
    """
    conference, pools, offer = _locked(offer_id)
    if not offer.is_open or offer.can_be_taken:
        return
    if clock.now() >= conference.doors_at:
        release(offer, pools, OfferState.LAPSED)  # from now on the desk decides who comes in
        return
    people, places = queries.registrations_of_offer(offer), queries.places_of_offer(offer)
    reader = reader_of(people)
    for person in people:
        _announce(OfferLapsed, person, SYSTEM)
    release(offer, pools, OfferState.LAPSED)
    if not reader.writes_to:
        _to_the_end_of_the_line(people, places)
    elif offer.forum_id is None:
        for person in people:
            _off_the_list(person, State.EXPIRED, pools)
    else:
        _wait_no_longer(places)
    letters.offer_lapsed(offer, people, fresh_link)
    fill_free_seats(conference, pools)


@use_case
def withdraw_offer(offer_id: int, *, actor: Actor, why: str) -> None:
    """The office takes an offer back: the people keep their rank, and the seat stays free.

    Nobody else gets it by this alone: the office has somebody in mind, or lets the list move on.
    """
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    _conference, pools, offer = _locked(offer_id)
    if not offer.is_open:
        raise OfferOver
    for person in release(offer, pools, OfferState.WITHDRAWN):
        person.touch()
        _announce(OfferWithdrawn, person, actor, why)


def sweep() -> None:
    """Let every offer lapse whose time is over."""
    for offer_id in queries.offers_over(clock.now()):
        if is_closing():
            return
        lapse(offer_id)


def _locked(offer_id: int) -> tuple[Conference, Pools, SeatOffer]:
    """The offer as it is now that nobody else can answer it."""
    conference_id = queries.conference_id_of_offer(offer_id)
    if conference_id is None:
        raise NotFound
    conference = db.session.get_one(Conference, conference_id)
    pools = lock_pools(conference)
    return conference, pools, db.session.get_one(SeatOffer, offer_id, populate_existing=True)


def _off_the_list(person: Registration, state: State, pools: Pools) -> None:
    free_seat(person, pools)
    person.become(state)
    person.cancelled_at = clock.now()
    person.touch()


def _wait_no_longer(places: Sequence[ForumPlace]) -> None:
    for place in places:
        person = place.registration
        person.places.remove(place)
        person.touch()


def _to_the_end_of_the_line(people: Sequence[Registration], places: Sequence[ForumPlace]) -> None:
    now = clock.now()
    for person in people:
        if person.waiting_since is not None:
            person.waiting_since, person.priority = now, 0
        person.touch()
    for place in places:
        place.since, place.priority = now, 0


def _announce(
    fact: type[RegistrationEvent], person: Registration, actor: Actor, why: str = ""
) -> None:
    announce(fact(subject_id=person.id, conference_id=person.conference_id), by=actor, why=why)
