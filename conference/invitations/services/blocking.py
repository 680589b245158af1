"""Somebody wants no invitations any more: at once, and for good."""

from collections.abc import Iterable

from sqlalchemy.exc import IntegrityError

from conference.core.database import db
from conference.core.transaction import use_case
from conference.invitations.models import BlockedAddress
from conference.invitations.queries import hash_of_address, is_blocked


@use_case
def block(addresses: Iterable[str]) -> None:
    """Keep a keyed hash of each address; whoever deletes the person keeps the wish."""
    for address in addresses:
        if is_blocked(address):
            continue
        try:
            with db.session.begin_nested():
                db.session.add(BlockedAddress(address_hash=hash_of_address(address)))
        except IntegrityError:
            pass  # a mail program and a browser asked in the same moment
