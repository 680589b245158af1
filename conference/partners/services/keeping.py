"""An organisation keeps up to date what is known of it, and who its contacts are."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.directory.models import Membership, Organisation, Person
from conference.directory.queries import current_contacts, current_members
from conference.directory.rules.websites import web_address
from conference.directory.services import memberships
from conference.directory.services.memberships import leave
from conference.directory.services.people import PersonFacts
from conference.directory.states import OrganisationCategory
from conference.partners import policy
from conference.partners.errors import AlreadyContact, HandOverInstead
from conference.partners.events import (
    ContactNamed,
    ContactRemoved,
    ProfileChanged,
)
from conference.partners.services.links import revoke_links, send_link

WORDS = {
    "name": "Name",
    "category": "Art",
    "website": "Internetseite",
    "fields": "Themen",
    "languages": "Sprachen",
    "offers": "Was sie tut",
    "wants_page": "Öffentliche Seite gewünscht",
    "email": "E-Mail",
    "phone": "Telefon",
}


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What an organisation says about itself; ``fields`` and ``languages`` are codes."""

    name: str
    category: OrganisationCategory = OrganisationCategory.OTHER
    municipality_id: int | None = None
    website: str = ""
    email: str = ""
    phone: str = ""
    fields: Sequence[str] = ()
    languages: Sequence[str] = ()
    offers: str = ""
    wants_page: bool = False


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """Somebody who speaks for the organisation; the address gets a link of its own."""

    last_name: str
    email: str
    first_name: str = ""
    role: str = ""


@use_case
def change_profile(
    organisation_id: int, profile: Profile, *, actor: Actor, seen: int | None = None
) -> None:
    """Correct what is known; ``seen`` is the version that the form was made from."""
    organisation = _to_keep(organisation_id, actor)
    if seen is not None and seen != organisation.version:
        raise ChangedMeanwhile
    values = values_of(profile) | {
        "website": web_address(profile.website),
        "fields": list(profile.fields),
        "languages": list(profile.languages),
    }
    changes = change(organisation, WORDS, values)
    if changes or db.session.is_modified(organisation):
        organisation.touch()
        announce(ProfileChanged(subject_id=organisation.id), by=actor, changes=changes)


@use_case
def name_contact(organisation_id: int, facts: ContactFacts, *, actor: Actor) -> Membership:
    """One more person speaks for the organisation, and gets a link of her or his own."""
    organisation = _to_keep(organisation_id, actor)
    membership = _contact(organisation, facts)
    announce(
        ContactNamed(subject_id=organisation.id),
        by=actor,
        changes=[Change("Ansprechperson", "", membership.person.full_name)],
    )
    send_link(organisation, membership.person, actor=actor)
    return membership


@use_case
def remove_contact(
    organisation_id: int, membership_id: int, *, by_person: int, actor: Actor
) -> None:
    """Somebody no longer speaks for the organisation; what was done stays. Doing it twice is no harm."""
    organisation = _to_keep(organisation_id, actor)
    membership = db.session.get(Membership, membership_id)
    if membership is None or membership.organisation_id != organisation.id:
        raise NotFound
    if membership.person_id == by_person:
        raise HandOverInstead
    if not membership.is_current:
        return
    leave(membership)
    announce(
        ContactRemoved(subject_id=organisation.id),
        by=actor,
        changes=[Change("Ansprechperson", membership.person.full_name, "")],
    )


@use_case
def hand_over(
    organisation_id: int, person_id: int, facts: ContactFacts, *, actor: Actor
) -> Membership:
    """Somebody leaves and names who follows: the old link dies, the new one goes by mail."""
    organisation = _to_keep(organisation_id, actor)
    part = next((one for one in current_members(organisation) if one.person_id == person_id), None)
    if part is None:  # the link has outlived the part: who holds it still passes it on
        follows = name_contact(organisation_id, facts, actor=actor)
        revoke_links(organisation, db.session.get_one(Person, person_id))
        return follows
    _not_yet_a_contact(organisation, facts)
    successor = PersonFacts(
        first_name=facts.first_name,
        last_name=facts.last_name,
        email=facts.email,
        organisation=organisation.name,
        function=facts.role,
    )
    follows = memberships.hand_over(part.id, successor, actor=actor)
    follows.role = facts.role or follows.role
    return follows


def _not_yet_a_contact(organisation: Organisation, facts: ContactFacts) -> None:
    known = (one.person.email.casefold() for one in current_contacts(organisation))
    if facts.email.casefold() in known:
        raise AlreadyContact


def _contact(organisation: Organisation, facts: ContactFacts) -> Membership:
    _not_yet_a_contact(organisation, facts)
    person = Person(
        district_id=organisation.district_id,
        first_name=facts.first_name,
        last_name=facts.last_name,
        organisation=organisation.name,
        function=facts.role,
    )
    person.email = facts.email
    membership = Membership(
        person=person, organisation=organisation, role=facts.role, since=clock.today()
    )
    db.session.add_all([person, membership])
    db.session.flush()  # the link names the person by the id
    return membership


def _to_keep(organisation_id: int, actor: Actor) -> Organisation:
    """The row of this id, locked until the use case ends."""
    require(policy.may_keep(actor, organisation_id))
    found = db.session.get(Organisation, organisation_id, with_for_update={"of": Organisation})
    if found is None:
        raise NotFound
    return found
