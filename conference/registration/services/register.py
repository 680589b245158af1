"""Take up a filled-in form, once."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import lazyload, load_only

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.storing import adopt, insert_now
from conference.core.tokens import hash_of
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import (
    FormKeyMissing,
    SubmittedDifferently,
)
from conference.registration.events import ConfirmationAsked, Registered, WaitingListJoined
from conference.registration.models import (
    CodeCounter,
    Contingent,
    Party,
    Question,
    Registration,
)
from conference.registration.rules import Application, Details
from conference.registration.services.confirming import ask_to_confirm, has_to_confirm
from conference.registration.services.kept_seats import name_from, of_application
from conference.registration.services.likeness import compare_new
from conference.registration.services.links import first_token, open_by
from conference.registration.services.places import take_places
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.questions import protection_for, questions_for, tell_of
from conference.registration.services.told import (
    check_choices_of,
    consents_for,
    need_for,
    personal_values,
    wishes_for,
)
from conference.registration.services.waiting import fill_free_seats, may_have_seats
from conference.registration.states import Channel, Quota, State

_CONFERENCE = (
    select(Conference)
    .where(Conference.id == bindparam("conference_id"))
    .options(
        lazyload(Conference.district),
        load_only(
            Conference.year,
            Conference.state,
            Conference.day,
            Conference.doors,
            Conference.registration_opens_at,
            Conference.registration_closes_at,
            Conference.contact_phone,
            Conference.public_seats,
            Conference.reserved_seats,
            Conference.choice_mode,
            Conference.wishes_per_round,
            Conference.needs_kept_days,
            Conference.confirms_email,
            Conference.offer_hours,
            Conference.smaller_overtake,
            Conference.lift_width_cm,
            Conference.lift_depth_cm,
            Conference.childcare_places,
            Conference.childcare_from_age,
            Conference.childcare_to_age,
            Conference.needs_deadline,
            Conference.sequence,
            Conference.changed_at,
        ),
    )
)
_ANNOUNCED = {
    State.CONFIRMED: Registered,
    State.PENDING_EMAIL: ConfirmationAsked,
    State.WAITLISTED: WaitingListJoined,
}
SHORTEST_KEY = 20  # characters of a form key; the house's own have 32


@use_case
def register(application: Application, *, actor: Actor) -> Party:
    """Give these people seats, or places on the waiting list if not all of them fit.

    The same form is stored once: sent again it gives the same answer, sent with other words it is
    refused.
    """
    if len(application.form_key) < SHORTEST_KEY:
        raise FormKeyMissing
    conference = db.session.scalar(_CONFERENCE, {"conference_id": application.conference_id})
    if conference is None:
        raise NotFound
    asked = [
        questions_for(told, conference, clock.now(), people=len(application.people))
        for told in application.people
    ]
    pools = lock_pools(conference, forum_ids=_directly_chosen(application, conference))
    known = queries.digest_with_key(application.form_key)
    if known == application.digest:
        return queries.party_with_key(application.form_key)
    if known is not None:
        raise SubmittedDifferently

    contingent = of_application(application, actor)
    _check(application, conference, actor)
    party = _written_down(application, conference, pools, actor, asked, contingent)
    _store(party, pools)
    people = party.registrations
    compare_new(people)

    asks = party.awaits_confirmation
    for person in people:
        tell_of(person.questions, person)
        token = first_token(application.form_key, person.position)
        open_by(person, token, by_letter=not asks)
        event = _ANNOUNCED[person.state]
        announce(event(subject_id=person.id, conference_id=conference.id), by=actor)
    if asks:
        ask_to_confirm(party)
    else:
        letters.registered(
            people, lambda person: first_token(application.form_key, person.position)
        )
    if party.contact.is_waiting and pools.of(application.quota).free:
        fill_free_seats(conference, pools)
    return party


def _directly_chosen(application: Application, conference: Conference) -> set[int]:
    if conference.choice_mode is not ChoiceMode.DIRECT:
        return set()
    return {choice.forum_id for person in application.people for choice in person.attended_choices}


def _check(application: Application, conference: Conference, actor: Actor) -> None:
    rules.check_size(application.people)
    if application.contingent_id is not None:
        check_choices_of(application.people, conference)
        return
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
    application: Application,
    conference: Conference,
    pools: Pools,
    actor: Actor,
    asked: Sequence[list[Question]],
    contingent: Contingent | None,
) -> Party:
    """The party with its people, their wishes and seats, ready to be stored."""
    now = clock.now()
    received = application.received_at or now
    confirm_by = None if contingent else has_to_confirm(application, conference, actor)
    state = _take_seats(application, conference, pools, contingent)
    if confirm_by and state is State.CONFIRMED:
        state = State.PENDING_EMAIL
    pools.tell_the_public(conference)
    party = Party(
        conference_id=conference.id,
        form_key_hash=hash_of(application.form_key),
        form_digest=application.digest,
        people=len(application.people),
        made_at=now,
        confirm_by=confirm_by,
    )
    number = _draw_numbers(conference, len(application.people))
    for position, told in enumerate(application.people, start=1):
        questions = asked[position - 1]
        party.registrations.append(
            Registration(
                conference_id=conference.id,
                conference=conference,
                position=position,
                code=f"K{conference.year % 100:02d}-{number + position - 1:04d}",
                state=state,
                quota=contingent.quota if contingent else application.quota,
                contingent_id=application.contingent_id,
                channel=application.channel,
                entered_by_id=actor.staff_id,
                received_at=received,
                entered_at=now,
                waiting_since=received if state is State.WAITLISTED else None,
                language=application.language,
                privacy_version=application.privacy_version,
                calendar_uid=str(uuid4()),
                consents=consents_for(told, now),
                need=need_for(told, conference, received),
                questions=questions,
                protection=protection_for(questions),
                wishes=[],
                places=[],
                **personal_values(told),
            )
        )
    for person in party.registrations:
        person.fold()
    _choose(application.people, party, conference, pools)
    return party


def _store(party: Party, pools: Pools) -> None:
    """Everything in a few statements: the lock on the seats is held, and others wait for it."""
    people = party.registrations
    pools.store()
    insert_now([party])
    for person in people:
        person.party_id = party.id
    insert_now(people)
    wishes = [wish for person in people for wish in person.wishes]
    places = [place for person in people for place in person.places]
    consents = [consent for person in people for consent in person.consents]
    needs = [person.need for person in people if person.need]
    questions = [question for person in people for question in person.questions]
    for person in people:
        for wish in person.wishes:
            wish.registration_id = person.id
        for place in person.places:
            place.registration_id = person.id
        for consent in person.consents:
            consent.registration_id = person.id
        for question in person.questions:
            question.registration_id = person.id
        if person.need:
            person.need.registration_id = person.id
    insert_now(wishes)
    insert_now(places)
    insert_now(consents)
    insert_now(needs)
    insert_now(questions)
    adopt([party, *people, *wishes, *places, *consents, *needs, *questions])


def _take_seats(
    application: Application, conference: Conference, pools: Pools, contingent: Contingent | None
) -> State:
    """All of them or none: whoever comes after somebody who waits for these seats, waits too."""
    if contingent is not None:
        name_from(contingent, len(application.people))
        return State.CONFIRMED
    pool, people = pools.of(application.quota), len(application.people)
    if not may_have_seats(conference, pools, application.quota, people):
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
            since=party.contact.received_at,
        )


def _draw_numbers(conference: Conference, people: int) -> int:
    """The first of so many numbers in a row."""
    connection = db.session.connection()
    wanted = {"of_conference": conference.id, "people": people}
    drawn: int | None = connection.execute(_DRAW, wanted).scalar()
    if drawn is None:  # the first registration; nobody else is here, the seat pools are locked
        first = {"conference_id": conference.id, "next_number": people + 1}
        connection.execute(insert(CodeCounter), first)
        return 1
    return drawn - people


_DRAW = (
    update(CodeCounter)
    .where(CodeCounter.conference_id == bindparam("of_conference"))
    .values(next_number=CodeCounter.next_number + bindparam("people"))
    .returning(CodeCounter.next_number)
)
