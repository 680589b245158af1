"""Coming in: by password, or by a link that works once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from conference.accounts import letters, policy, queries, rules
from conference.accounts.errors import WrongPassword
from conference.accounts.events import LinkMade, LinkSent
from conference.accounts.models import SignInLink, Staff
from conference.accounts.services.sessions import open_session
from conference.accounts.states import Way
from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.tokens import hash_of, new_token
from conference.core.transaction import use_case

LINK_LASTS = timedelta(minutes=30)
PRINTED_LINK_LASTS = timedelta(days=1)
INVITATION_LASTS = timedelta(days=7)
LINKS_AN_HOUR = 3


@dataclass(frozen=True, kw_only=True)
class Credentials:
    email: str
    password: str


def sign_in(credentials: Credentials, *, browser: str, actor: Actor) -> str:
    """Let somebody in by password; gives the token of their session.

    The slow comparison happens before the transaction, so that nobody else has to wait for it, and
    it happens for addresses without an account too.
    """
    staff = queries.open_account(credentials.email)
    known = staff.password_hash if staff else None
    if not rules.password_matches(credentials.password, known) or staff is None:
        raise WrongPassword
    return open_session(staff, browser=browser, actor=actor)


@use_case
def sign_in_by_link(token: str, *, browser: str, actor: Actor) -> str:
    """Let the owner of this link in, once; gives the token of the session."""
    db.session.scalar(
        select(SignInLink.id).where(SignInLink.token_hash == hash_of(token)).with_for_update()
    )
    link = queries.living_link(token)
    link.used_at = clock.now()
    return open_session(link.staff, way=Way.LINK, browser=browser, actor=actor)


@use_case
def ask_for_link(email: str, *, actor: Actor) -> None:
    """Send a link to whoever has an account with this address.

    Nobody learns whether there is one: for an unknown address the same work is done and undone.
    """
    staff = queries.open_account(email)
    if staff is not None and queries.links_made_lately(staff) < LINKS_AN_HOUR:
        letters.sign_in_link(staff, *new_link(staff, LINK_LASTS))
        announce(LinkSent(subject_id=staff.id), by=actor)
        return
    with db.session.begin_nested() as pretended:
        nobody = Staff(email=f"{new_token()}@example.org")
        letters.sign_in_link(nobody, *new_link(nobody, LINK_LASTS))
        pretended.rollback()


@use_case
def send_link(staff: Staff, *, actor: Actor) -> None:
    """The office sends somebody a link who cannot get in."""
    require(policy.may_keep_accounts(actor))
    letters.sign_in_link(staff, *new_link(staff, LINK_LASTS))
    announce(LinkSent(subject_id=staff.id), by=actor)


@use_case
def make_link(staff: Staff, *, actor: Actor) -> str:
    """The token of a link for this member of staff, to be handed over by hand."""
    require(policy.may_keep_accounts(actor))
    token, _ = new_link(staff, PRINTED_LINK_LASTS)
    announce(LinkMade(subject_id=staff.id), by=actor)
    return token


def new_link(staff: Staff, lasts: timedelta) -> tuple[str, datetime]:
    """A step of use cases: the token of a new link, and until when it lets somebody in."""
    db.session.execute(delete(SignInLink).where(SignInLink.expires_at < clock.now()))
    token, until = new_token(), clock.now() + lasts
    db.session.add(
        SignInLink(staff=staff, token_hash=hash_of(token), made_at=clock.now(), expires_at=until)
    )
    db.session.flush()  # a new member of staff gets a number, which the letter names
    return token, until
