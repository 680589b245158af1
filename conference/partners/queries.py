"""What the link of an organisation opens."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.tokens import hash_of
from conference.directory.models import Membership, Organisation, OrganisationLink
from conference.directory.states import OrganisationState
from conference.planning.models import Conference
from conference.programme.models import Stand
from conference.registration.models import Contingent, Registration
from conference.registration.states import SEATED


def link_behind(token: str) -> OrganisationLink | None:
    """The link, as long as nobody has revoked it and the office knows the organisation."""
    return db.session.scalar(
        select(OrganisationLink)
        .join(OrganisationLink.organisation)
        .where(
            OrganisationLink.token_hash == hash_of(token),
            OrganisationLink.revoked_at.is_(None),
            Organisation.state == OrganisationState.APPROVED,
        )
        .options(contains_eager(OrganisationLink.organisation), joinedload(OrganisationLink.person))
    )


def contact_with(organisation: Organisation, membership_id: int) -> Membership:
    """Somebody of this organisation; another one is unknown here."""
    found = db.session.get(Membership, membership_id)
    if found is None or found.organisation_id != organisation.id:
        raise NotFound
    return found


def own_contingent(organisation: Organisation, contingent_id: int) -> Contingent:
    """Seats of this organisation; others are unknown here."""
    found = db.session.get(Contingent, contingent_id)
    if found is None or found.organisation_id != organisation.id:
        raise NotFound
    return found


def own_person(organisation: Organisation, registration_id: int) -> Registration:
    """Somebody on a seat of this organisation; others are unknown here."""
    found = db.session.get(Registration, registration_id)
    kept = found.contingent if found else None
    if found is None or kept is None or kept.organisation_id != organisation.id:
        raise NotFound
    return found


def people_of(contingents: Sequence[Contingent]) -> dict[int, list[Registration]]:
    """Who has a name on seats of these contingents, in the order of the alphabet."""
    found = db.session.scalars(
        select(Registration)
        .where(
            Registration.contingent_id.in_([one.id for one in contingents]),
            Registration.state.in_(SEATED),
        )
        .order_by(Registration.sort_name, Registration.id)
    )
    people: dict[int, list[Registration]] = {one.id: [] for one in contingents}
    for person in found:
        people[person.contingent_id or 0].append(person)
    return people


def stand_of_organisation(organisation: Organisation, conference: Conference) -> Stand | None:
    return db.session.scalar(
        select(Stand).where(
            Stand.organisation_id == organisation.id, Stand.conference_id == conference.id
        )
    )
