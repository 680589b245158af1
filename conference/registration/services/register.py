"""Take up a filled-in form, once."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import insert, update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.tokens import hash_of
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import (
    FormKeyMissing,
    SubmittedDifferently,
)
from conference.registration.events import Registered, WaitingListJoined
from conference.registration.models import (
    CodeCounter,
    Party,
    Registration,
)
from conference.registration.rules import Application, Details
from conference.registration.services.links import first_token, open_by
from conference.registration.services.places import take_places
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.told import (
    check_choices_of,
    consents_for,
    personal_values,
    wishes_for,
)
from conference.registration.states import Channel, Quota, State

SHORTEST_KEY = 20  # characters of a form key; the house's own have 32


@use_case
def register(application: Application, *, actor: Actor) -> Party:
    """Give these people seats, or places on the waiting list if not all of them fit.

    The same form is stored once: sent again it gives the same answer, sent with other words it is
    refused.
    """
    if len(application.form_key) < SHORTEST_KEY:
        raise FormKeyMissing
    conference = db.session.get(Conference, application.conference_id)
    if conference is None:
        raise NotFound
    pools = lock_pools(conference, forum_ids=_directly_chosen(application, conference))
    known = queries.party_with_key(application.form_key)
    if known is not None:
        if known.form_digest != application.digest:
            raise SubmittedDifferently
        return known

    _check(application, conference, actor)
    party = _written_down(application, conference, pools, actor)
    people = party.registrations
    db.session.flush()  # links, letters and the trail name people by their id

    for person in people:
        open_by(person, first_token(application.form_key, person.position))
        event = Registered if person.state is State.CONFIRMED else WaitingListJoined
        announce(event(subject_id=person.id, conference_id=conference.id), by=actor)
    letters.registered(people, lambda person: first_token(application.form_key, person.position))
    return party


def _directly_chosen(application: Application, conference: Conference) -> set[int]:
    if conference.choice_mode is not ChoiceMode.DIRECT:
        return set()
    return {choice.forum_id for person in application.people for choice in person.attended_choices}


def _check(application: Application, conference: Conference, actor: Actor) -> None:
    rules.check_size(application.people)
    if not policy.may_register_late(actor):
        require(application.quota is Quota.PUBLIC and application.channel is Channel.WEB)
        _check_phase(conference)
        rules.check_contact(application.people[0])
    check_choices_of(application.people, conference)


def _check_phase(conference: Conference) -> None:
    if not conference.is_public:
        raise NotFound
    rules.check_open(
        conference.registration_opens_at,
        min(conference.registration_closes_at, conference.doors_at),
        now=clock.now(),
        phone=conference.contact_phone,
    )


def _written_down(
    application: Application, conference: Conference, pools: Pools, actor: Actor
) -> Party:
    """The party with its people, their wishes and seats, ready to be stored."""
    now = clock.now()
    received = application.received_at or now
    state = _take_seats(application, pools)
    party = Party(
        conference_id=conference.id,
        form_key_hash=hash_of(application.form_key),
        form_digest=application.digest,
        made_at=now,
    )
    db.session.add(party)
    number = _draw_numbers(conference, len(application.people))
    for position, told in enumerate(application.people, start=1):
        party.registrations.append(
            Registration(
                conference_id=conference.id,
                conference=conference,
                position=position,
                code=f"K{conference.year % 100:02d}-{number + position - 1:04d}",
                state=state,
                quota=application.quota,
                channel=application.channel,
                entered_by_id=actor.staff_id,
                received_at=received,
                entered_at=now,
                waiting_since=received if state is State.WAITLISTED else None,
                language=application.language,
                privacy_version=application.privacy_version,
                calendar_uid=str(uuid4()),
                consents=consents_for(told, now),
                **personal_values(told),
            )
        )
    _choose(application.people, party, conference, pools)
    return party


def _take_seats(application: Application, pools: Pools) -> State:
    """All of them or none: whoever comes after somebody who waits, waits too."""
    pool, people = pools.of(application.quota), len(application.people)
    if pool.waiting or pool.free < people:
        pool.waiting += people
        return State.WAITLISTED
    pool.take(people)
    return State.CONFIRMED


def _choose(people: Sequence[Details], party: Party, conference: Conference, pools: Pools) -> None:
    if conference.choice_mode is ChoiceMode.WISHES:
        for person, told in zip(party.registrations, people, strict=True):
            person.wishes = wishes_for(told)
    elif conference.choice_mode is ChoiceMode.DIRECT:
        take_places(
            [
                (person, choice)
                for person, told in zip(party.registrations, people, strict=True)
                for choice in told.attended_choices
            ],
            pools,
        )


def _draw_numbers(conference: Conference, people: int) -> int:
    """The first of so many numbers in a row."""
    drawn = db.session.scalar(
        update(CodeCounter)
        .where(CodeCounter.conference_id == conference.id)
        .values(next_number=CodeCounter.next_number + people)
        .returning(CodeCounter.next_number)
        .execution_options(synchronize_session=False)
    )
    if drawn is None:  # the first registration; nobody else is here, the seat pools are locked
        db.session.execute(
            insert(CodeCounter).values(conference_id=conference.id, next_number=people + 1)
        )
        return 1
    return drawn - people
