"""Somebody else comes instead: the seat stays, everything about the person before is let go of."""

from dataclasses import replace
from uuid import uuid4

from sqlalchemy import delete, or_

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import (
    NameMissing,
    RegistrationChangedMeanwhile,
    RegistrationEnded,
    TooLateToChange,
    WhyMissing,
)
from conference.registration.events import Replaced
from conference.registration.models import LikelyTwins, Registration
from conference.registration.rules import Details
from conference.registration.services.change import directly_chosen, write_told
from conference.registration.services.forget import ended_as, let_go_of
from conference.registration.services.likeness import compare_again
from conference.registration.services.links import fresh_link, revoke_links
from conference.registration.services.pools import lock_pools
from conference.registration.services.questions import raise_questions
from conference.registration.services.told import check_choices_of
from conference.registration.services.waiting import fill_free_seats
from conference.registration.states import Protection, State


@use_case
def substitute(
    registration_id: int,
    told: Details,
    *,
    version: int,
    actor: Actor,
    language: str,
    privacy_version: str = "",
    why: str = "",
) -> Registration:
    """Give this seat, or this rank in the line, to the person who tells this.

    Code, arrival and places in forums stay with the seat. Consents and needs are those of the new
    person only; every link of the one before is closed, and the calendar entry is a new one. The one
    before is told, but not who comes. The deadline is that of changes; later the office does it and
    says why.
    """
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference, forum_ids=directly_chosen(told, conference))
    registration = db.session.get_one(
        Registration, registration_id, with_for_update=True, populate_existing=True
    )
    require(policy.may_change(actor, registration))
    rules.check_known(registration)
    told = replace(told, choices=told.attended_choices)
    _check(registration, told, conference, version=version, actor=actor, why=why)

    old_address = "" if registration.relies_on_the_contact else registration.writes_to
    old_language = registration.language
    _let_go(registration, actor)
    _hand_over(registration, actor, language=language, privacy_version=privacy_version)
    write_told(registration, told, conference, pools)
    raise_questions(registration, told, conference)
    compare_again(registration)
    announce(Replaced(subject_id=registration.id, conference_id=conference.id), by=actor, why=why)
    if old_address:
        letters.place_given_on(registration, old_address, old_language)
    letters.registered([registration], fresh_link)
    fill_free_seats(conference, pools)
    return registration


def _check(
    registration: Registration,
    told: Details,
    conference: Conference,
    *,
    version: int,
    actor: Actor,
    why: str,
) -> None:
    if not registration.may_become(State.CANCELLED):
        raise RegistrationEnded
    if policy.is_office(actor):
        if not why:
            raise WhyMissing
    elif clock.now() > conference.change_until:
        raise TooLateToChange(conference.contact_phone)
    if version != registration.version:
        raise ChangedMeanwhile if actor.is_staff else RegistrationChangedMeanwhile
    if registration.is_contact:
        rules.check_contact(told)
    elif not (told.first_name or told.last_name):
        raise NameMissing
    check_choices_of([told], conference)


def _let_go(registration: Registration, actor: Actor) -> None:
    """Of the person before nothing is kept: neither in what was merged, nor with others of the group."""
    _close_the_mailbox(registration)
    for merged in ended_as(registration):
        let_go_of(merged)
        merged.forgotten_at = clock.now()
    let_go_of(registration)
    db.session.execute(
        delete(LikelyTwins).where(
            or_(LikelyTwins.first_id == registration.id, LikelyTwins.second_id == registration.id)
        )
    )
    registration.questions = []
    registration.protection = Protection.NONE
    db.session.flush()  # the old questions must be gone before new ones come


def _close_the_mailbox(registration: Registration) -> None:
    """Others who were reached by this person are reached by the new one."""
    others = [other for other in registration.party.registrations if other is not registration]
    for other in others if registration.is_contact else ():
        if other.relies_on_the_contact:
            other.email = ""
            revoke_links(other)


def _hand_over(
    registration: Registration, actor: Actor, *, language: str, privacy_version: str
) -> None:
    registration.calendar_uid, registration.calendar_sequence = str(uuid4()), 0
    registration.entered_by_id, registration.entered_at = actor.staff_id, clock.now()
    registration.language, registration.privacy_version = language, privacy_version
