"""Give a seat back, and pass it on."""

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import StillRegistered, TooLateToChange, WhyMissing
from conference.registration.events import Readmitted, RegistrationEvent, Rejected, Withdrawn
from conference.registration.models import Registration
from conference.registration.services.kept_seats import (
    comes_from_its_organisation,
    goes_back_to_its_organisation,
)
from conference.registration.services.likeness import part_again
from conference.registration.services.links import fresh_link
from conference.registration.services.offering import let_go_of_places, let_go_of_seat
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.waiting import fill_free_seats, may_have_seats
from conference.registration.states import ENDED, State


@use_case
def withdraw(registration_id: int, *, actor: Actor, why: str = "") -> Registration:
    """Take the person off the list; the seat goes to whoever waits. Doing it twice is no harm."""
    return _end(registration_id, State.CANCELLED, Withdrawn, actor, why)


@use_case
def reject(registration_id: int, *, actor: Actor, why: str) -> Registration:
    """The office says no to a registration, and tells why."""
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    return _end(registration_id, State.REJECTED, Rejected, actor, why)


def _end(
    registration_id: int,
    state: State,
    event: type[RegistrationEvent],
    actor: Actor,
    why: str,
) -> Registration:
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference)
    registration = db.session.get_one(Registration, registration_id)
    require(policy.may_withdraw(actor, registration))
    rules.check_known(registration)
    if registration.state in ENDED:
        return registration
    if clock.now() >= conference.doors_at and not policy.is_office(actor):
        raise TooLateToChange(conference.contact_phone)

    had_a_seat = registration.state.holds_a_seat
    left = [(p.round_id, p.forum_id) for p in registration.told_places if p.is_seated]
    knew = registration.state is State.ALLOCATED
    free_seat(registration, pools)
    registration.become(state)
    registration.cancelled_at = clock.now()
    registration.calendar_sequence += 1
    registration.touch()
    announce(event(subject_id=registration.id, conference_id=conference.id), by=actor, why=why)
    if state is State.REJECTED:
        letters.rejected(registration, fresh_link, had_a_seat=had_a_seat, why=why)
    else:
        letters.withdrawn(
            registration, fresh_link, had_a_seat=had_a_seat, left=left if knew else ()
        )
    fill_free_seats(conference, pools)
    return registration


def free_seat(registration: Registration, pools: Pools) -> None:
    """Give everything back that the registration holds or waits for."""
    let_go_of_seat(registration, pools)
    pool = pools.of(registration.quota)
    if registration.state.holds_a_seat:
        if not goes_back_to_its_organisation(registration):
            pool.give_back(1)
    elif registration.state is State.WAITLISTED:
        pool.waiting -= 1
    let_go_of_places(registration.places, pools)
    registration.places = []
    registration.waiting_since, registration.priority = None, 0


@use_case
def readmit(registration_id: int, *, actor: Actor, why: str) -> Registration:
    """The office takes somebody back: onto a free seat, or to the end of the waiting list."""
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference)
    registration = db.session.get_one(Registration, registration_id)
    rules.check_known(registration)
    if registration.state not in ENDED:
        raise StillRegistered
    pool = pools.of(registration.quota)
    if comes_from_its_organisation(registration):
        registration.become(State.CONFIRMED)
    elif may_have_seats(conference, pools, registration.quota, 1):
        pool.take(1)
        registration.become(State.CONFIRMED)
    else:
        pool.waiting += 1
        registration.become(State.WAITLISTED)
        registration.waiting_since = clock.now()
    pools.tell_the_public(conference)
    vouched = _vouch_for(registration)
    registration.cancelled_at = None
    if registration.merged_into_id is not None:
        part_again(registration, actor, why)
    registration.calendar_sequence += 1
    registration.touch()
    announce(Readmitted(subject_id=registration.id, conference_id=conference.id), by=actor, why=why)
    letters.registered([registration, *vouched], fresh_link)
    return registration


def _vouch_for(registration: Registration) -> list[Registration]:
    """Whom the office takes back, with their group, need confirm no address: it has spoken to them."""
    party = registration.party
    held = [person for person in party.registrations if person.state is State.PENDING_EMAIL]
    party.confirm_by = None
    for person in held:
        person.become(State.CONFIRMED)
        person.touch()
    return held
