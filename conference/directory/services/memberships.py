"""Who is there for an organisation, since when, and who follows when somebody leaves."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.directory import policy, queries
from conference.directory.errors import (
    AlreadyMember,
    EndsBeforeItBegins,
    HasLeft,
    SuccessorMissing,
)
from conference.directory.events import (
    ContactHandedOver,
    MemberAdded,
    MemberChanged,
    MemberLeft,
    MembershipEvent,
)
from conference.directory.models import Membership, Organisation, OrganisationLink, Person
from conference.directory.rules.words import MEMBERSHIP
from conference.directory.services.organisations import to_keep
from conference.directory.services.people import PersonFacts, new_person

News = TypeVar("News", bound=MembershipEvent)
Somebody = int | PersonFacts
"""Somebody the directory knows by number, or facts of somebody new."""


@dataclass(frozen=True, kw_only=True)
class MembershipFacts:
    """What somebody is for an organisation; ``until`` is the last day."""

    role: str = ""
    is_contact: bool = True
    since: date | None = None
    until: date | None = None


@use_case
def add_member(
    organisation_id: int, who: Somebody, facts: MembershipFacts, *, actor: Actor
) -> Membership:
    """Put somebody down for an organisation, at once with what is known of her or him."""
    require(policy.may_keep_organisations(actor))
    _in_order(facts)
    organisation = to_keep(organisation_id)
    person = _somebody(who, by=actor)
    if isinstance(who, int) and _current(organisation, person):
        raise AlreadyMember
    made = _join(organisation, person, facts)
    announce(
        _news(MemberAdded, made), by=actor, changes=[Change(_who(made), "", facts.role or "–")]
    )
    return made


@use_case
def change_member(
    membership_id: int, facts: MembershipFacts, *, actor: Actor, why: str = ""
) -> None:
    """Correct role and days; a last day says that somebody has left or will."""
    require(policy.may_keep_organisations(actor))
    _in_order(facts)
    membership = _to_keep(membership_id)
    changes = change(membership, MEMBERSHIP, values_of(facts))
    if changes:
        membership.organisation.touch()
        told = [Change(f"{_who(membership)}, {one.what}", one.old, one.new) for one in changes]
        announce(_news(MemberChanged, membership), by=actor, why=why, changes=told)


@use_case
def let_go(membership_id: int, *, actor: Actor, why: str = "") -> None:
    """Somebody leaves at once and nobody follows; the history of the organisation stays, the link dies."""
    require(policy.may_keep_organisations(actor))
    membership = _to_keep(membership_id)
    leave(membership)
    told = [Change(_who(membership), membership.role or "–", "")]
    announce(_news(MemberLeft, membership), by=actor, why=why, changes=told)


@use_case
def hand_over(
    membership_id: int, successor: Somebody | None, *, actor: Actor, why: str = ""
) -> Membership:
    """Somebody leaves and a successor takes over the role; the old link dies at once.

    The office does it, or whoever came by the organisation's own link. Whoever hears of
    :class:`ContactHandedOver` sends the successor a link.
    """
    membership = _to_keep(membership_id)
    require(policy.may_hand_over(actor, membership.organisation_id))
    if successor is None or successor == membership.person_id:
        raise SuccessorMissing
    organisation, old_name = membership.organisation, _who(membership)
    person = _somebody(successor, by=actor)
    was_contact = membership.is_contact
    had_link = leave(membership)
    follows = _current(organisation, person) or _join(
        organisation, person, MembershipFacts(role=membership.role, since=clock.today())
    )
    follows.role = follows.role or membership.role
    follows.is_contact = follows.is_contact or was_contact
    announce(
        ContactHandedOver(
            subject_id=organisation.id,
            person_id=membership.person_id,
            successor_id=person.id,
            had_link=had_link,
        ),
        by=actor,
        why=why,
        changes=[
            Change(membership.role or "Ansprechperson", old_name, person.full_name),
            *([Change("Link der Organisation", old_name, "ungültig")] if had_link else []),
        ],
    )
    return follows


def _to_keep(membership_id: int) -> Membership:
    """A part in an organisation, behind the lock of the organisation."""
    found = db.session.get(Membership, membership_id)
    if found is None:
        raise NotFound
    to_keep(found.organisation_id)
    db.session.refresh(found)
    return found


def _somebody(who: Somebody, *, by: Actor) -> Person:
    return queries.person_of(who) if isinstance(who, int) else new_person(who, by=by)


def _current(organisation: Organisation, person: Person) -> Membership | None:
    return next(
        (one for one in organisation.memberships if one.person_id == person.id and one.is_current),
        None,
    )


def _join(organisation: Organisation, person: Person, facts: MembershipFacts) -> Membership:
    made = Membership(person=person, organisation=organisation, **values_of(facts))
    db.session.add(made)
    organisation.touch()
    db.session.flush()  # what answers the event asks for it
    return made


def leave(membership: Membership) -> bool:
    """End it at once, within a use case that holds the organisation: yesterday was the last day.

    The links of who leaves are revoked; the answer is whether there was one.
    """
    if not membership.is_current:
        raise HasLeft
    last = clock.today() - timedelta(days=1)
    membership.until, membership.is_contact = last, False
    membership.since = min(membership.since, last) if membership.since else None
    membership.organisation.touch()
    links = db.session.scalars(
        select(OrganisationLink).where(
            OrganisationLink.organisation_id == membership.organisation_id,
            OrganisationLink.person_id == membership.person_id,
            OrganisationLink.revoked_at.is_(None),
        )
    ).all()
    for link in links:
        link.revoked_at = clock.now()
    return bool(links)


def _in_order(facts: MembershipFacts) -> None:
    if facts.since and facts.until and facts.until < facts.since:
        raise EndsBeforeItBegins


def _who(membership: Membership) -> str:
    return membership.person.full_name


def _news(kind: type[News], membership: Membership) -> News:
    return kind(subject_id=membership.organisation_id, person_id=membership.person_id)
