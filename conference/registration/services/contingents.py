"""Keep seats for an organisation, the press, the council or as a reserve, and give back those without a name."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import and_, or_, select

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.queue import is_closing
from conference.core.tokens import new_token
from conference.core.transaction import use_case
from conference.directory.models import Organisation
from conference.directory.queries import privacy_version
from conference.directory.states import OrganisationState
from conference.planning.models import Conference
from conference.registration import policy, queries
from conference.registration.errors import (
    OrganisationNotAccepted,
    ReturnDateNotInTime,
    SeatsHaveNames,
    TooFewSeatsFree,
)
from conference.registration.events import (
    ContingentChanged,
    ContingentEnding,
    ContingentEvent,
    ContingentGranted,
    ContingentReturned,
)
from conference.registration.models import Contingent, Registration
from conference.registration.rules import Application, Details
from conference.registration.services.kept_seats import locked_contingent
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.register import register
from conference.registration.services.waiting import fill_free_seats
from conference.registration.states import ContingentKind, Quota

SWEEP = "give back seats of organisations"
WARN_BEFORE = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Promise:
    """So many seats; those without a name on the day ``return_on`` fall back."""

    seats: int
    return_on: date
    quota: Quota = Quota.PUBLIC
    kind: ContingentKind = ContingentKind.ORGANISATION


@use_case
def grant(
    conference_id: int, organisation_id: int | None, promise: Promise, *, actor: Actor
) -> Contingent:
    """Take seats that are free, and hold them for this organisation, or for another kind of guests."""
    require(policy.is_office(actor))
    conference = _conference(conference_id)
    if promise.kind is ContingentKind.ORGANISATION:
        _check_organisation(organisation_id)
    else:
        organisation_id = None
    _check_day(promise.return_on, conference)
    pools = lock_pools(conference)
    _take(pools, promise.quota, promise.seats)
    contingent = Contingent(
        conference_id=conference.id,
        organisation_id=organisation_id,
        kind=promise.kind,
        quota=promise.quota,
        granted=promise.seats,
        held=promise.seats,
        return_on=promise.return_on,
    )
    db.session.add(contingent)
    db.session.flush()  # the event names the contingent by its id
    pools.tell_the_public(conference)
    _announce(ContingentGranted, contingent, actor)
    return contingent


@use_case
def change_promise(
    contingent_id: int, *, seats: int, return_on: date, actor: Actor, why: str = ""
) -> Contingent:
    """More or fewer seats, or another day; whoever has a name keeps the seat."""
    require(policy.is_office(actor))
    conference = _conference(queries.conference_id_of_contingent(contingent_id))
    pools = lock_pools(conference)
    contingent = locked_contingent(contingent_id)
    if return_on != contingent.return_on or seats > contingent.granted:
        _check_day(return_on, conference)
    before = _told(contingent)
    named = queries.number_named(contingent)
    if seats < named:
        raise SeatsHaveNames(named)
    more = seats - named - contingent.held
    if more > 0:
        _take(pools, contingent.quota, more)
    else:
        pools.of(contingent.quota).give_back(-more)
    contingent.granted, contingent.held = seats, contingent.held + more
    if return_on != contingent.return_on:
        contingent.return_on, contingent.warned_at = return_on, None
    changes = [
        Change(label, old, new)
        for (label, old), (_, new) in zip(before, _told(contingent), strict=True)
        if old != new
    ]
    if changes:
        _announce(ContingentChanged, contingent, actor, why, changes)
    fill_free_seats(conference, pools)
    return contingent


@use_case
def take_back(contingent_id: int, *, actor: Actor, why: str = "") -> int:
    """The office needs the seats without a name, now; how many there were."""
    require(policy.is_office(actor))
    conference = _conference(queries.conference_id_of_contingent(contingent_id))
    pools = lock_pools(conference)
    contingent = locked_contingent(contingent_id)
    contingent.return_on = min(contingent.return_on, clock.today())
    return _return(contingent, conference, pools, actor, why)


@use_case
def give_back_in_time(contingent_id: int) -> int:
    """The return date has come: seats without a name fall back, and whoever waits is served."""
    conference = _conference(queries.conference_id_of_contingent(contingent_id))
    pools = lock_pools(conference)
    contingent = locked_contingent(contingent_id)
    if not contingent.is_over:
        return 0  # the office gave it more time a moment ago
    return _return(contingent, conference, pools, SYSTEM)


@use_case
def warn(contingent_id: int) -> None:
    """Tell the organisation, once, that seats without a name fall back soon."""
    conference = _conference(queries.conference_id_of_contingent(contingent_id))
    lock_pools(conference)
    contingent = locked_contingent(contingent_id)
    if contingent.warned_at is not None or not contingent.can_be_named:
        return
    contingent.warned_at = clock.now()
    _announce(ContingentEnding, contingent, SYSTEM)


def sweep() -> None:
    """Every minute: warn those whose day is near, and give back the seats of those whose day has come."""
    today = clock.today()
    found = db.session.execute(
        select(Contingent.id, Contingent.return_on)
        .where(
            Contingent.held > 0,
            Contingent.return_on <= today + WARN_BEFORE,
            or_(
                and_(Contingent.warned_at.is_(None), Contingent.organisation_id.is_not(None)),
                Contingent.return_on <= today,
            ),
        )
        .order_by(Contingent.return_on, Contingent.id)
    ).all()
    for contingent_id, return_on in found:
        if is_closing():
            return
        if return_on <= today:
            give_back_in_time(contingent_id)
        else:
            warn(contingent_id)


@dataclass(frozen=True, kw_only=True)
class Naming:
    """Who comes on a seat of an organisation; sent again with the same key it counts once."""

    details: Details
    form_key: str = field(default_factory=new_token)
    language: str = "de"


@use_case
def name_person(contingent_id: int, naming: Naming, *, actor: Actor) -> Registration:
    """Give a seat of the organisation to a person; with an address of their own they get their link."""
    application = Application(
        conference_id=queries.conference_id_of_contingent(contingent_id),
        people=(naming.details,),
        form_key=naming.form_key,
        language=naming.language,
        privacy_version=privacy_version(),
        contingent_id=contingent_id,
    )
    return register(application, actor=actor).contact


def _conference(conference_id: int) -> Conference:
    conference = db.session.get(Conference, conference_id)
    if conference is None:
        raise NotFound
    return conference


def _check_organisation(organisation_id: int | None) -> None:
    organisation = (
        None if organisation_id is None else db.session.get(Organisation, organisation_id)
    )
    if organisation is None or organisation.state is not OrganisationState.APPROVED:
        raise OrganisationNotAccepted


def _check_day(return_on: date, conference: Conference) -> None:
    if not clock.today() < return_on <= conference.day:
        raise ReturnDateNotInTime


def _take(pools: Pools, quota: Quota, seats: int) -> None:
    pool = pools.of(quota)
    if pool.free < seats:
        raise TooFewSeatsFree(pool.free)
    pool.take(seats)


def _return(
    contingent: Contingent, conference: Conference, pools: Pools, actor: Actor, why: str = ""
) -> int:
    seats = contingent.held
    if seats == 0:
        return 0
    contingent.held = 0
    contingent.returned_at = clock.now()
    pools.of(contingent.quota).give_back(seats)
    changes = [Change("Plätze ohne Namen", str(seats), "0")]
    _announce(ContingentReturned, contingent, actor, why, changes)
    fill_free_seats(conference, pools)
    return seats


def _told(contingent: Contingent) -> list[tuple[str, str]]:
    return [
        ("Plätze", str(contingent.granted)),
        ("Rückgabe am", f"{contingent.return_on:%d.%m.%Y}"),
    ]


def _announce(
    fact: type[ContingentEvent],
    contingent: Contingent,
    actor: Actor,
    why: str = "",
    changes: list[Change] | None = None,
) -> None:
    event = fact(
        subject_id=contingent.id,
        conference_id=contingent.conference_id,
        organisation_id=contingent.organisation_id,
    )
    announce(event, by=actor, why=why, changes=changes or ())
