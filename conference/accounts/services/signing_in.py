"""Coming in and going out."""

from conference.accounts.events import SignedIn, SignedOut
from conference.accounts.models import Staff, StaffSession
from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.events import announce
from conference.core.tokens import hash_of, new_token
from conference.core.transaction import use_case


@use_case
def open_session(staff: Staff, *, browser: str, actor: Actor) -> str:
    """Let this member of staff in; the token is told once, and only its hash is kept."""
    token = new_token()
    db.session.add(StaffSession(staff=staff, token_hash=hash_of(token), browser=browser))
    announce(SignedIn(subject_id=staff.id), by=staff.as_actor())
    return token


@use_case
def sign_out(session: StaffSession, *, actor: Actor) -> None:
    """End this session; its cookie opens nothing from now on."""
    session.ended_at = clock.now()
    announce(SignedOut(subject_id=session.staff_id), by=actor)
