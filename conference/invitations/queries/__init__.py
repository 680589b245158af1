"""Questions about invitations."""

from conference.invitations.queries.blocked import hash_of_address, is_blocked
from conference.invitations.queries.guests import (
    invitations_of_registration,
    invitations_with_address,
    opened_by,
    opened_by_code,
)

__all__ = [
    "hash_of_address",
    "invitations_of_registration",
    "invitations_with_address",
    "is_blocked",
    "opened_by",
    "opened_by_code",
]
