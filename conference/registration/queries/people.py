"""Who is registered."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.tokens import hash_of
from conference.planning.models import Conference
from conference.registration.models import Party, Registration


def party_with_key(form_key: str) -> Party | None:
    """The people who were registered with this form."""
    return db.session.scalar(select(Party).where(Party.form_key_hash == hash_of(form_key)))


def conference_id_of(registration_id: int) -> int:
    """The conference a registration belongs to, without reading the registration itself."""
    found = db.session.scalar(
        select(Registration.conference_id).where(Registration.id == registration_id)
    )
    if found is None:
        raise NotFound
    return found


def year_and_code_of(registration_id: int) -> tuple[int, str]:
    """How the pages name a registration."""
    found = db.session.execute(
        select(Conference.year, Registration.code)
        .join(Registration.conference)
        .where(Registration.id == registration_id)
    ).one_or_none()
    if found is None:
        raise NotFound
    year, code = found
    return year, code


def registration_of(conference_id: int, code: str) -> Registration:
    """The registration with this code ("K26-0421")."""
    found = db.session.scalar(
        select(Registration).where(
            Registration.conference_id == conference_id, Registration.code == code
        )
    )
    if found is None:
        raise NotFound
    return found


def registrations_of_party(party: Party) -> Sequence[Registration]:
    """The people of a group, its contact first."""
    return db.session.scalars(
        select(Registration)
        .where(Registration.party_id == party.id)
        .order_by(Registration.position)
        .options(joinedload(Registration.municipality))
    ).all()
