"""The links of an organisation: made for a letter, kept as a hash, revoked when a contact leaves."""

from sqlalchemy import update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.tokens import hash_of, new_token
from conference.core.transaction import use_case
from conference.directory.models import Organisation, OrganisationLink, Person
from conference.directory.queries import current_contacts, organisation_of, person_of
from conference.partners import letters, policy
from conference.partners.events import OrganisationLinkSent
from conference.planning.models import Conference
from conference.programme.models import Stand
from conference.registration.models import Contingent


def fresh_link(organisation: Organisation, person: Person) -> str:
    """The token of a new link for a letter; the links the person has keep working."""
    token = new_token()
    db.session.add(
        OrganisationLink(organisation=organisation, person=person, token_hash=hash_of(token))
    )
    return token


def revoke_links(organisation: Organisation, person: Person) -> None:
    """Close every link this person has to this organisation."""
    db.session.execute(
        update(OrganisationLink)
        .where(
            OrganisationLink.organisation_id == organisation.id,
            OrganisationLink.person_id == person.id,
            OrganisationLink.revoked_at.is_(None),
        )
        .values(revoked_at=clock.now())
    )


def send_link(organisation: Organisation, person: Person, *, actor: Actor) -> bool:
    """Mail this contact a link; without a working address nothing is sent."""
    if not person.working_email:
        return False
    letters.welcome(organisation, person, fresh_link(organisation, person))
    announce(OrganisationLinkSent(subject_id=organisation.id), by=actor)
    return True


@use_case
def welcome(organisation_id: int, *, actor: Actor) -> None:
    """The office has accepted the organisation: its contacts get the link."""
    require(policy.may_keep(actor, organisation_id))
    organisation = organisation_of(organisation_id)
    for membership in current_contacts(organisation):
        send_link(organisation, membership.person, actor=actor)


@use_case
def follow(organisation_id: int, successor_id: int, *, actor: Actor) -> None:
    """A contact has handed over: the successor gets a link, the old one is dead already."""
    send_link(organisation_of(organisation_id), person_of(successor_id), actor=actor)


@use_case
def tell_of_seats(contingent_id: int) -> None:
    """Seats were granted: the contacts read how many, and until when to name people."""
    contingent = db.session.get_one(Contingent, contingent_id)
    organisation = contingent.organisation
    if organisation is None:
        return
    for person in _readers(organisation):
        letters.seats_granted(contingent, organisation, person, fresh_link(organisation, person))


@use_case
def warn_of_return(contingent_id: int) -> None:
    """Seats without a name fall back soon: the contacts are told in time."""
    contingent = db.session.get_one(Contingent, contingent_id)
    organisation = contingent.organisation
    if organisation is None:
        return
    for person in _readers(organisation):
        letters.seats_return_soon(
            contingent, organisation, person, fresh_link(organisation, person)
        )


@use_case
def tell_of_stand(stand_id: int) -> None:
    """A stand was confirmed or moved: the contacts of who applied read its number and place."""
    stand = db.session.get_one(Stand, stand_id)
    conference = db.session.get_one(Conference, stand.conference_id)
    if stand.organisation_id is None or clock.now() >= conference.doors_at:
        return
    organisation = organisation_of(stand.organisation_id)
    for person in _readers(organisation):
        token = fresh_link(organisation, person)
        letters.stand_given(stand, organisation, conference, person, token)


def _readers(organisation: Organisation) -> list[Person]:
    people = [one.person for one in current_contacts(organisation)]
    return [person for person in people if person.working_email]
