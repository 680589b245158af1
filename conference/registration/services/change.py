"""Change what is kept of a person, and tell what changed."""

from dataclasses import dataclass, replace

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, require
from conference.core.events import Change, announce
from conference.core.languages import GERMAN
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import (
    RegistrationChangedMeanwhile,
    RegistrationEnded,
    TooLateToChange,
    WhyMissing,
)
from conference.registration.events import RegistrationChanged
from conference.registration.models import Consent, Registration
from conference.registration.rules import Details
from conference.registration.services.confirming import follow_address
from conference.registration.services.likeness import compare_again
from conference.registration.services.links import (
    fresh_link,
    link_for_the_browser,
    revoke_links,
)
from conference.registration.services.places import leave_places, take_places
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.questions import raise_questions
from conference.registration.services.told import (
    check_choices_of,
    need_for,
    personal_values,
    wishes_for,
)
from conference.registration.services.waiting import fill_free_seats
from conference.registration.states import CONSENT_TEXTS, ENDED, ConsentKind, Reach


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What came of it: ``is_news`` unless everything was so before.

    ``new_token`` opens the registration from now on, when its address changed.
    """

    registration: Registration
    is_news: bool = True
    new_token: str | None = None


@use_case
def change(
    registration_id: int, told: Details, *, version: int, actor: Actor, why: str = ""
) -> Changed:
    """Keep what the person tells now, until the deadline; the office may later and says why.

    ``version`` is the one the form was filled in from. A new e-mail address closes every link that
    lies in the old mailbox; the old address is told that it happened, but not the new address.
    """
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference, forum_ids=directly_chosen(told, conference))
    registration = db.session.get_one(Registration, registration_id, with_for_update=True)
    require(policy.may_change(actor, registration))
    rules.check_known(registration)
    before = rules.details_of(registration)
    told = replace(told, choices=told.attended_choices)
    if _same(before, told):
        return Changed(registration=registration, is_news=False)
    _check(registration, told, conference, version=version, actor=actor, why=why)

    reader = "" if registration.relies_on_the_contact else registration.writes_to
    addressee = registration.writes_to
    write_told(registration, told, conference, pools)
    raise_questions(registration, told, conference)
    if _entry_is_new(before, registration):
        registration.calendar_sequence += 1
    token = _move_address(registration, before, reader, addressee)
    compare_again(registration)
    asked = registration.writes_to != reader and follow_address(registration, actor=actor)
    is_first = not before.email and registration.writes_to != addressee
    _tell(registration, before, conference, actor=actor, why=why, write=not (asked or is_first))
    if is_first and not asked:
        letters.registered([registration], fresh_link)
    fill_free_seats(conference, pools)
    return Changed(registration=registration, new_token=token)


@use_case
def name(
    registration_id: int, *, title: str = "", first_name: str, last_name: str, actor: Actor
) -> Registration:
    """Name somebody of a group whose name was to follow."""
    registration = db.session.get_one(Registration, registration_id)
    require(policy.may_name(actor, registration))
    told = replace(
        rules.details_of(registration), title=title, first_name=first_name, last_name=last_name
    )
    itself = replace(actor, registration_id=registration_id)
    return change(registration_id, told, version=registration.version, actor=itself).registration


@use_case
def give_own_address(registration_id: int, email: str, *, actor: Actor) -> Registration:
    """Somebody of a group gets letters, and a link, of her or his own from now on."""
    registration = db.session.get_one(Registration, registration_id)
    told = replace(rules.details_of(registration), email=email, reach_by=Reach.EMAIL)
    return change(registration_id, told, version=registration.version, actor=actor).registration


def directly_chosen(told: Details, conference: Conference) -> set[int]:
    """The forums that are taken at once, whose pools have to be there."""
    if conference.choice_mode is not ChoiceMode.DIRECT:
        return set()
    return {choice.forum_id for choice in told.attended_choices}


def _same(before: Details, told: Details) -> bool:
    """Whether nothing is new; how long somebody is willing to wait is no news."""

    def plain(details: Details) -> Details:
        choices = tuple(replace(choice, or_wait=False) for choice in details.choices)
        return replace(details, choices=choices)

    return plain(before) == plain(told)


def _check(
    registration: Registration,
    told: Details,
    conference: Conference,
    *,
    version: int,
    actor: Actor,
    why: str,
) -> None:
    if registration.state in ENDED:
        raise RegistrationEnded
    if policy.is_office(actor):
        if actor.is_staff and not why:
            raise WhyMissing
    elif clock.now() > conference.change_until:
        raise TooLateToChange(conference.contact_phone)
    elif registration.is_contact:
        rules.check_contact(told)
    if version != registration.version:
        raise ChangedMeanwhile if actor.is_staff else RegistrationChangedMeanwhile
    check_choices_of([told], conference)


def write_told(
    registration: Registration, told: Details, conference: Conference, pools: Pools
) -> None:
    """Keep what was told instead of what was kept; a step of use cases that hold the locks."""
    for column, value in personal_values(told).items():
        setattr(registration, column, value)
    registration.touch()
    _write_consents(registration, told.consents)
    _write_need(registration, told, conference)
    if conference.choice_mode is ChoiceMode.WISHES:
        registration.wishes = []
        db.session.flush()  # the old ranks must be gone before the new ones come
        registration.wishes = wishes_for(told)
    elif conference.choice_mode is ChoiceMode.DIRECT:
        leave_places(registration, pools, but=told.choices)
        db.session.flush()  # the old place of a round must be gone before the new one comes
        kept = {place.forum_id for place in registration.places}
        new = [choice for choice in told.choices if choice.forum_id not in kept]
        take_places([(registration, choice) for choice in new], pools)


def _write_consents(registration: Registration, given: frozenset[ConsentKind]) -> None:
    """A consent that is taken back stays written down as a no."""
    known = {consent.kind: consent for consent in registration.consents}
    for kind in sorted(given - known.keys()):
        registration.consents.append(Consent(kind=kind, given=True, text_version=CONSENT_TEXTS))
    for kind, consent in known.items():
        if consent.given is not (kind in given):
            consent.given = kind in given
            consent.text_version = CONSENT_TEXTS
            consent.decided_at = clock.now()


def _write_need(registration: Registration, told: Details, conference: Conference) -> None:
    """What is needed now; whoever asks for nothing more has told it when the rest was told."""
    old, before = registration.need, rules.needs_of(registration.need)
    if before == told.needs:
        return
    told_at = old.told_at if old else clock.now()
    registration.need = None
    db.session.flush()  # the old row must be gone before the new one comes
    registration.need = need_for(told, conference, clock.now())
    if registration.need and not told.needs.ask_for_more_than(before):
        registration.need.told_at = told_at


def _move_address(
    registration: Registration, before: Details, reader: str, addressee: str
) -> str | None:
    """Close the old mailbox's links when letters go elsewhere from now on.

    ``reader`` is the person's own mailbox until now, ``addressee`` where letters went, maybe to the
    contact of the group, who needs no letter about it.
    """
    if registration.is_contact and before.email != registration.email:
        for other in registration.party.registrations:
            if before.email and other.email == before.email:
                other.email = registration.email
    if registration.writes_to == addressee:
        return None
    if reader:
        letters.address_changed(registration, reader)
    revoke_links(registration)
    return link_for_the_browser(registration)


def _about_forums(told: Details) -> tuple[object, ...]:
    """What decides in which forums a person can sit, and would like to."""
    return told.choices, told.attendance, told.only_round_id, told.needs


def _entry_is_new(before: Details, registration: Registration) -> bool:
    """Whether the calendar entry shows another time than before; all else in it is the conference's."""
    hours = (registration.attendance, registration.only_round_id)
    return (before.attendance, before.only_round_id) != hours


def _tell(
    registration: Registration,
    before: Details,
    conference: Conference,
    *,
    actor: Actor,
    why: str,
    write: bool,
) -> None:
    def changes(language: str) -> list[Change]:
        return rules.differences(
            before,
            rules.details_of(registration),
            names=names,
            language=language,
            choices_are_wishes=conference.choice_mode is ChoiceMode.WISHES,
        )

    names = letters.names_of(conference)
    announce(
        RegistrationChanged(
            subject_id=registration.id,
            conference_id=conference.id,
            about_forums=_about_forums(before) != _about_forums(rules.details_of(registration)),
        ),
        by=actor,
        why=why,
        changes=changes(GERMAN),
    )
    if write:
        letters.changed(
            registration,
            fresh_link,
            changes=changes(registration.language),
            entry_is_new=_entry_is_new(before, registration),
        )
