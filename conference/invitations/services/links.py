"""Personal links and short codes that open one invitation."""

from conference.core.database import db
from conference.core.tokens import hash_of, new_token
from conference.core.transaction import use_case
from conference.core.typed_codes import plain
from conference.invitations.models import Invitation, InvitationLink


@use_case
def new_link(invitation: Invitation, *, code: str = "") -> str:
    """The token of a fresh link to a stored invitation; a letter on paper has a short ``code`` too.

    Only their hashes are kept. Older links of the same invitation go on working: every letter
    carries its own.
    """
    token = new_token()
    db.session.add(
        InvitationLink(
            invitation_id=invitation.id,
            token_hash=hash_of(token),
            code_hash=hash_of(plain(code)) if code else "",
        )
    )
    return token
