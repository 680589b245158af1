"""Personal links and short codes that open one invitation."""

import secrets

from conference.core.database import db
from conference.core.tokens import hash_of, new_token
from conference.core.transaction import use_case
from conference.invitations.models import Invitation, InvitationLink

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs; neither 0 and O nor 1 and I
CODE_LENGTH = 8


@use_case
def new_link(invitation: Invitation, *, on_paper: bool = False) -> tuple[str, str]:
    """A fresh link to a stored invitation: its token, and for a letter on paper a short code.

    Only their hashes are kept. Older links of the same invitation go on working: every letter
    carries its own.
    """
    token = new_token()
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)) if on_paper else ""
    db.session.add(
        InvitationLink(
            invitation_id=invitation.id,
            token_hash=hash_of(token),
            code_hash=hash_of(code) if code else "",
        )
    )
    return token, code
