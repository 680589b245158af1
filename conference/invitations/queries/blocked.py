"""Addresses that never get an invitation again.

Of those whose readers said so behind a link only a keyed hash is known. An address of somebody whom the
office knows as wanting none is blocked too, also for others who read it: a person may stand in the
directory twice.
"""

import hmac
from collections.abc import Collection, Iterable

from flask import current_app
from sqlalchemy import Select, select

from conference.core.database import db
from conference.directory.models import ContactPoint, Person
from conference.directory.states import ContactKind
from conference.invitations.models import BlockedAddress
from conference.invitations.queries.ways import Guest


def hash_of_address(address: str) -> str:
    """What is kept of a blocked address; nobody learns the address from it without our secret."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    plain = f"invitations/blocked/{address.strip().casefold()}"
    return hmac.digest(secret, plain.encode(), "sha256").hex()


def is_blocked(address: str) -> bool:
    """Whether somebody who reads this address wants no invitations."""
    return bool(_blocked_of({address.strip().casefold()}))


def blocked_among(guests: Iterable[Guest]) -> frozenset[Guest]:
    """Those one of whose addresses is blocked; then none of their addresses is written to."""
    read = [(point.plain, guest) for guest in guests for point in guest.points(ContactKind.EMAIL)]
    blocked = _blocked_of({plain for plain, _ in read})
    return frozenset(guest for plain, guest in read if plain in blocked)


def blocked_guests() -> tuple[frozenset[int], frozenset[int]]:
    """The people and the organisations one of whose addresses is blocked."""
    hashes = set(db.session.scalars(select(BlockedAddress.address_hash)))
    unwanted = set(db.session.scalars(_unwanted()))
    if not hashes and not unwanted:
        return frozenset(), frozenset()
    points = db.session.execute(
        select(ContactPoint.person_id, ContactPoint.organisation_id, ContactPoint.plain).where(
            ContactPoint.kind == ContactKind.EMAIL
        )
    )
    found = [
        (person, organisation)
        for person, organisation, plain in points
        if plain in unwanted or (hashes and hash_of_address(plain) in hashes)
    ]
    return (
        frozenset(person for person, _ in found if person is not None),
        frozenset(organisation for _, organisation in found if organisation is not None),
    )


def _blocked_of(plain: Collection[str]) -> set[str]:
    """Which of these addresses, in small letters, are blocked."""
    hashed = {hash_of_address(one): one for one in plain}
    kept = db.session.scalars(
        select(BlockedAddress.address_hash).where(BlockedAddress.address_hash.in_(hashed))
    )
    unwanted = db.session.scalars(_unwanted().where(ContactPoint.plain.in_(plain)))
    return {hashed[one] for one in kept} | set(unwanted)


def _unwanted() -> Select[str]:
    """The addresses of people who want no invitations."""
    return (
        select(ContactPoint.plain)
        .join(Person, Person.id == ContactPoint.person_id)
        .where(ContactPoint.kind == ContactKind.EMAIL, Person.opted_out_at.is_not(None))
    )
