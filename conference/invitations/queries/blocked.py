"""Addresses that never get an invitation again; only a keyed hash of each is known."""

import hmac

from flask import current_app
from sqlalchemy import select

from conference.core.database import db
from conference.invitations.models import BlockedAddress


def hash_of_address(address: str) -> str:
    """What is kept of a blocked address; nobody learns the address from it without our secret."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    plain = f"invitations/blocked/{address.strip().casefold()}"
    return hmac.digest(secret, plain.encode(), "sha256").hex()


def is_blocked(address: str) -> bool:
    """Whether somebody who reads this address wants no invitations."""
    found = select(BlockedAddress.id).where(BlockedAddress.address_hash == hash_of_address(address))
    return db.session.scalar(found) is not None
