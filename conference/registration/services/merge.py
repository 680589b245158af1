"""Two registrations of one person become one, or are two people once and for all."""

from sqlalchemy import select, update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound, require
from conference.core.events import Change, announce
from conference.core.languages import GERMAN
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import (
    CannotMerge,
    GroupWouldBeLost,
    MergedMeanwhile,
    ToldApartMeanwhile,
)
from conference.registration.events import Merged, MergedInto, ToldApart
from conference.registration.models import (
    Consent,
    ForumPlace,
    LikelyTwins,
    Registration,
    RegistrationLink,
)
from conference.registration.rules import Choice, Details
from conference.registration.rules.merging import (
    Kept,
    Merger,
    both_notes,
    check_reachable,
    joined,
    merger_of,
    relying_on,
)
from conference.registration.services.change import write_told
from conference.registration.services.likeness import (
    compare_again,
    looks_of,
    names_of_pair,
)
from conference.registration.services.links import fresh_link
from conference.registration.services.offering import let_go_of_place
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.waiting import fill_free_seats
from conference.registration.services.withdraw import free_seat
from conference.registration.states import State, TwinState

Versions = tuple[int, int]  # of both registrations, in the order in which they are named


@use_case
def merge(
    one_id: int,
    other_id: int,
    *,
    versions: Versions,
    actor: Actor,
    kept: Kept | None = None,
    knowing: TwinState = TwinState.OPEN,
) -> Registration:
    """Let one of these registrations go on for both; the registration that goes on.

    The better place stays, with the earlier time of arrival; the later wishes, contact and consents
    count, except what the office ``kept`` from one of them. All links of both open what goes on. The
    seat of the other is passed on, and the person is told once. ``knowing`` is what the office had
    before it of what was said about the two: nobody overrules a colleague unaware.
    """
    require(policy.is_office(actor))
    conference = db.session.get_one(Conference, _conference_of_both(one_id, other_id))
    pools = lock_pools(conference)
    one, other = _locked(one_id, other_id)
    rules.check_known(one, other)
    _check_nobody_decided(one, other, knowing)
    merger = merger_of(one, other)
    if merger is None:
        raise CannotMerge
    if versions != (one.version, other.version):
        raise ChangedMeanwhile
    if relying_on(merger.ends):
        raise GroupWouldBeLost(merger.ends.code)
    _join(merger, kept or {}, conference, pools, actor)
    fill_free_seats(conference, pools)
    return merger.stays


@use_case
def tell_apart(one_id: int, other_id: int, *, actor: Actor, why: str = "") -> None:
    """These are two people; remembered until one of the names changes."""
    require(policy.is_office(actor))
    lock_pools(db.session.get_one(Conference, _conference_of_both(one_id, other_id)))
    one, other = _locked(one_id, other_id)
    rules.check_known(one, other)
    _check_nobody_decided(one, other, TwinState.TWO_PEOPLE)
    pair = _pair(one, other)
    if pair.state is not TwinState.TWO_PEOPLE:
        pair.decide(TwinState.TWO_PEOPLE, actor.staff_id, why)
        for person, twin in ((one, other), (other, one)):
            _leave_a_line(ToldApart, person, twin, actor, why)


def _conference_of_both(one_id: int, other_id: int) -> int:
    conference_id = queries.conference_id_of(one_id)
    if one_id == other_id or queries.conference_id_of(other_id) != conference_id:
        raise NotFound
    return conference_id


def _locked(one_id: int, other_id: int) -> tuple[Registration, Registration]:
    """Both as they are now, locked in the order of their ids."""
    rows = db.session.scalars(
        select(Registration)
        .where(Registration.id.in_((one_id, other_id)))
        .order_by(Registration.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = {person.id: person for person in rows}
    return found[one_id], found[other_id]


def _check_nobody_decided(one: Registration, other: Registration, knowing: TwinState) -> None:
    """Whoever decides about two must know what somebody else has said of them meanwhile."""
    pair = queries.pair_of(one, other)
    if pair is None:
        return
    if pair.state is TwinState.MERGED:
        raise MergedMeanwhile
    if pair.state is TwinState.TWO_PEOPLE and knowing is not TwinState.TWO_PEOPLE:
        raise ToldApartMeanwhile


def _join(merger: Merger, kept: Kept, conference: Conference, pools: Pools, actor: Actor) -> None:
    stays, ends = merger.stays, merger.ends
    before = rules.details_of(stays)
    told = joined(rules.details_of(merger.earlier), rules.details_of(merger.later), kept)
    if stays.is_contact:
        check_reachable(told, kept)
    if conference.choice_mode is ChoiceMode.DIRECT:
        _pass_on_places(merger, pools)
        told = _with_places(told, stays)
    _pass_on_consents(merger)
    _pass_on_need(merger, told)
    had_a_seat = ends.state.holds_a_seat
    _end(ends, stays, pools)
    _keep_the_earlier_place(merger)
    write_told(stays, told, conference, pools)
    _count_versions(merger)
    _pass_on_links(ends, stays)
    compare_again(stays)
    _pair(stays, ends).decide(TwinState.MERGED, actor.staff_id)
    _leave_a_line(MergedInto, ends, stays, actor)
    _tell(merger, before, conference, actor, had_a_seat=had_a_seat)


def _pass_on_places(merger: Merger, pools: Pools) -> None:
    """In each round one place in a forum: a seat beats waiting, then the later one counts."""
    stays, ends = merger.stays, merger.ends
    for place in list(ends.places):
        own = next((mine for mine in stays.places if mine.round_id == place.round_id), None)
        if own is not None:
            if (own.is_seated, merger.later is stays) >= (place.is_seated, merger.later is ends):
                continue
            let_go_of_place(own, pools)
            stays.places.remove(own)
            db.session.flush()  # the old place of a round must be gone before the new one comes
        if place.has_offer:
            let_go_of_place(place, pools)
        ends.places.remove(place)
        stays.places.append(
            ForumPlace(
                round_id=place.round_id,
                forum_id=place.forum_id,
                state=place.state,
                origin=place.origin,
                chairs=place.chairs,
                since=place.since,
                priority=place.priority,
            )
        )


def _with_places(told: Details, stays: Registration) -> Details:
    choices = tuple(
        Choice(round_id=place.round_id, forum_id=place.forum_id) for place in stays.places
    )
    return Details(**(vars(told) | {"choices": choices}))


def _pass_on_consents(merger: Merger) -> None:
    """Only what the later form says is consented to, with the day on which it was."""
    stays, ends = merger.stays, merger.ends
    if merger.later is stays:
        return
    stays.consents = []
    db.session.flush()  # one answer per question
    stays.consents = [
        Consent(
            kind=consent.kind,
            given=consent.given,
            text_version=consent.text_version,
            decided_at=consent.decided_at,
        )
        for consent in ends.consents
    ]


def _pass_on_need(merger: Merger, told: Details) -> None:
    """What is needed is kept once, with the consent it was told under."""
    stays, need = merger.stays, merger.ends.need
    if need is None:
        return
    if rules.needs_of(need) == told.needs != rules.needs_of(stays.need):
        values = {
            column.key: getattr(need, column.key)
            for column in type(need).__mapper__.column_attrs
            if column.key not in ("id", "registration_id")
        }
        stays.need = None
        db.session.flush()  # the old row must be gone before the new one comes
        stays.need = type(need)(**values)
    merger.ends.need = None


def _end(ends: Registration, stays: Registration, pools: Pools) -> None:
    free_seat(ends, pools)
    ends.become(State.CANCELLED)
    ends.cancelled_at = clock.now()
    ends.calendar_sequence += 1
    ends.merged_into_id = stays.id


def _keep_the_earlier_place(merger: Merger) -> None:
    stays, ends, later = merger.stays, merger.ends, merger.later
    stays.office_note = both_notes(merger.earlier, later)
    stays.language, stays.privacy_version = later.language, later.privacy_version
    stays.received_at = min(stays.received_at, ends.received_at)
    if stays.waiting_since is not None:
        stays.waiting_since = min(stays.waiting_since, stays.received_at)


def _count_versions(merger: Merger) -> None:
    """No form that was filled in before, of either of them, fits any more."""
    people = {*merger.stays.party.registrations, *merger.ends.party.registrations}
    newest = max(person.version for person in people) + 1
    for person in (merger.ends, *merger.stays.party.registrations):
        person.version = newest
    merger.ends.changed_at = merger.stays.changed_at = clock.now()


def _pass_on_links(ends: Registration, stays: Registration) -> None:
    db.session.execute(
        update(RegistrationLink)
        .where(RegistrationLink.registration_id == ends.id)
        .values(registration_id=stays.id)
    )


def _pair(one: Registration, other: Registration) -> LikelyTwins:
    """What is known of these two; the office may also say so of two that nothing pointed to."""
    pair = queries.pair_of(one, other)
    if pair is None:
        first, second = sorted((one.id, other.id))
        pair = LikelyTwins(
            conference_id=one.conference_id,
            first_id=first,
            second_id=second,
            reasons=[],
            state=TwinState.OPEN,
            names="",
        )
        db.session.add(pair)
    pair.names = names_of_pair(looks_of(one), looks_of(other))
    return pair


def _leave_a_line(
    event: type[MergedInto | ToldApart],
    person: Registration,
    twin: Registration,
    actor: Actor,
    why: str = "",
) -> None:
    announce(
        event(subject_id=person.id, conference_id=person.conference_id),
        by=actor,
        why=why,
        changes=[Change("Andere Anmeldung", "", twin.code)],
    )


def _tell(
    merger: Merger, before: Details, conference: Conference, actor: Actor, *, had_a_seat: bool
) -> None:
    stays, ends = merger.stays, merger.ends
    changes = rules.differences(
        before,
        rules.details_of(stays),
        names=letters.names_of(conference),
        language=GERMAN,
        choices_are_wishes=conference.choice_mode is ChoiceMode.WISHES,
    )
    announce(
        Merged(subject_id=stays.id, conference_id=conference.id),
        by=actor,
        changes=[Change("Andere Anmeldung", "", ends.code), *changes],
    )
    letters.merged(stays, ends, fresh_link, takes_back=had_a_seat)
