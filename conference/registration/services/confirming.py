"""An address counts once somebody has read a letter to it; until then its seats are only held.

One address answers for the whole group: that of its contact. Whoever waits confirms too, or loses the
place in the line. Opening the link does nothing, for scanners of mail open links as well.
"""

from datetime import datetime, timedelta

from sqlalchemy import select

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.queue import is_closing
from conference.core.tokens import hash_of
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import letters, policy, queries
from conference.registration.errors import (
    LinkUnknown,
    NotConfirmedInTime,
    NotFromTheLetter,
    WhyMissing,
)
from conference.registration.events import ConfirmationReminded, EmailConfirmed, Expired
from conference.registration.models import Party, Registration, RegistrationLink
from conference.registration.rules import Application, check_known
from conference.registration.services.links import fresh_link
from conference.registration.services.pools import lock_pools
from conference.registration.services.waiting import fill_free_seats
from conference.registration.services.withdraw import free_seat
from conference.registration.states import Channel, Reach, State

SWEEP = "confirm addresses"
TIME_TO_CONFIRM = timedelta(hours=48)
REMIND_BEFORE = timedelta(hours=24)
_OPEN = (State.PENDING_EMAIL, State.WAITLISTED)


def has_to_confirm(
    application: Application, conference: Conference, actor: Actor
) -> datetime | None:
    """Until when these people have to confirm an address; nothing for paper, telephone and the office."""
    contact = application.people[0]
    if (
        conference.confirms_email
        and application.channel is Channel.WEB
        and not policy.is_office(actor)
        and contact.reach_by is Reach.EMAIL
        and contact.email
    ):
        return clock.now() + TIME_TO_CONFIRM
    return None


def ask_to_confirm(party: Party) -> None:
    """The letter whose link alone can confirm."""
    letters.confirm_address(party, fresh_link)


@use_case
def confirm(token: str, *, actor: Actor) -> Registration:
    """The reader of our letter says that the address is right. Doing it twice is no harm."""
    link = db.session.scalar(
        select(RegistrationLink).where(
            RegistrationLink.token_hash == hash_of(token), RegistrationLink.revoked_at.is_(None)
        )
    )
    if link is None:
        raise LinkUnknown
    conference = db.session.get_one(Conference, queries.conference_id_of(link.registration_id))
    lock_pools(conference)
    contact = _contact_now(link.registration_id)
    require(policy.holds_the_link(actor, contact))
    if not contact.party.awaits_confirmation:
        return contact
    if not any(person.state in _OPEN for person in contact.party.registrations):
        raise NotConfirmedInTime
    if not link.by_letter or contact.position != 1:
        raise NotFromTheLetter
    _accept(contact.party, actor=actor)
    return contact


@use_case
def confirm_for(registration_id: int, *, actor: Actor, why: str) -> Registration:
    """The office knows that the address is right, or that the person needs none."""
    require(policy.is_office(actor))
    if not why:
        raise WhyMissing
    lock_pools(db.session.get_one(Conference, queries.conference_id_of(registration_id)))
    person = _contact_now(registration_id)
    check_known(person)
    if person.party.awaits_confirmation and not person.has_ended:
        _accept(person.party, actor=actor, why=why)
    return person


def follow_address(registration: Registration, *, actor: Actor) -> bool:
    """Letters of this person go elsewhere: what was confirmed was the old address.

    Seats that are only held wait for the new address, with all the time there is; whoever wants no
    letters any more has nothing to confirm. A seat that was confirmed once stays. The answer is
    whether a letter asks.
    """
    party = registration.party
    if registration is not party.contact:
        return False
    if not party.awaits_confirmation:
        party.email_confirmed_at = party.confirm_by = None
        return False
    if not registration.writes_to or policy.is_office(actor):
        _accept(party, actor=actor)
        return False
    party.confirm_by, party.reminded_at = clock.now() + TIME_TO_CONFIRM, None
    ask_to_confirm(party)
    return True


def _contact_now(registration_id: int) -> Registration:
    """The person as stored now that the seats are locked, with the whole group."""
    person = db.session.get_one(Registration, registration_id, populate_existing=True)
    db.session.refresh(person.party)
    return person


def _accept(party: Party, *, actor: Actor, why: str = "") -> None:
    party.email_confirmed_at = clock.now()
    people = [person for person in party.registrations if person.state in _OPEN]
    for person in people:
        if person.state is State.PENDING_EMAIL:
            person.become(State.CONFIRMED)
        person.touch()
    contact = party.contact
    announce(
        EmailConfirmed(subject_id=contact.id, conference_id=contact.conference_id),
        by=actor,
        why=why,
    )
    seated = [person for person in people if not person.is_waiting]
    letters.registered(seated, fresh_link)
    letters.registered([person for person in people if person.is_waiting], fresh_link)


def sweep() -> None:
    """Remind those whose time is half over, and pass on the seats of those whose time is over."""
    now = clock.now()
    for party_id, confirm_by in _unconfirmed(now + REMIND_BEFORE):
        if is_closing():
            return
        if confirm_by <= now:
            expire(party_id)
        else:
            remind(party_id)


def _unconfirmed(until: datetime) -> list[tuple[int, datetime]]:
    """Groups with something to do, the oldest first; once the day has come the desk decides."""
    found = db.session.execute(
        select(Party.id, Party.confirm_by)
        .join(Registration, (Registration.party_id == Party.id) & Registration.state.in_(_OPEN))
        .join(Conference, Conference.id == Party.conference_id)
        .where(
            Party.confirm_by <= until,
            Party.email_confirmed_at.is_(None),
            (Party.reminded_at.is_(None)) | (Party.confirm_by <= until - REMIND_BEFORE),
            Conference.day > clock.today(),
        )
        .distinct()
        .order_by(Party.confirm_by, Party.id)
    )
    return [(party_id, confirm_by) for party_id, confirm_by in found if confirm_by]


@use_case
def remind(party_id: int) -> None:
    """The one letter that comes after the first; whoever is late finds it written."""
    party = db.session.get_one(Party, party_id, with_for_update=True)
    if party.reminded_at is not None or not party.awaits_confirmation:
        return
    party.reminded_at = clock.now()
    letters.confirm_address(party, fresh_link, again=True)
    contact = party.contact
    announce(
        ConfirmationReminded(subject_id=contact.id, conference_id=contact.conference_id), by=SYSTEM
    )


@use_case
def expire(party_id: int) -> None:
    """Take the seats back and pass them on; the person hears how to register again."""
    party = db.session.get_one(Party, party_id)
    conference = db.session.get_one(Conference, party.conference_id)
    pools = lock_pools(conference)
    db.session.refresh(party)
    if not party.awaits_confirmation or party.confirm_by is None or party.confirm_by > clock.now():
        return
    people = [person for person in party.registrations if person.state in _OPEN]
    for person in people:
        free_seat(person, pools)
        person.become(State.EXPIRED)
        person.cancelled_at = clock.now()
        person.touch()
        announce(Expired(subject_id=person.id, conference_id=conference.id), by=SYSTEM)
    if people:
        letters.expired(party, people, fresh_link)
    fill_free_seats(conference, pools)
