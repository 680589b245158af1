"""Addresses that never get an invitation again; only a keyed hash of each is known."""

import hmac
from collections.abc import Iterable

from flask import current_app
from sqlalchemy import select

from conference.core.database import db
from conference.directory.models import ContactPoint
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
    found = select(BlockedAddress.id).where(BlockedAddress.address_hash == hash_of_address(address))
    return db.session.scalar(found) is not None


def blocked_among(guests: Iterable[Guest]) -> frozenset[Guest]:
    """Those one of whose addresses is blocked; then none of their addresses is written to."""
    hashed = [
        (hash_of_address(point.value), guest)
        for guest in guests
        for point in guest.points(ContactKind.EMAIL)
    ]
    found = set(
        db.session.scalars(
            select(BlockedAddress.address_hash).where(
                BlockedAddress.address_hash.in_([one for one, _ in hashed])
            )
        )
    )
    return frozenset(guest for one, guest in hashed if one in found)


def blocked_guests() -> tuple[frozenset[int], frozenset[int]]:
    """The people and the organisations one of whose addresses is blocked."""
    hashes = set(db.session.scalars(select(BlockedAddress.address_hash)))
    if not hashes:
        return frozenset(), frozenset()
    points = db.session.execute(
        select(ContactPoint.person_id, ContactPoint.organisation_id, ContactPoint.plain).where(
            ContactPoint.kind == ContactKind.EMAIL
        )
    )
    found = [(one, other) for one, other, plain in points if hash_of_address(plain) in hashes]
    return (
        frozenset(person for person, _ in found if person is not None),
        frozenset(organisation for _, organisation in found if organisation is not None),
    )
