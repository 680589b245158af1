"""Browsers in which somebody is signed in: begin, keep and end them."""

from datetime import timedelta

from sqlalchemy import delete

from conference.accounts import policy, queries
from conference.accounts.events import SessionsEnded, SignedIn, SignedOut
from conference.accounts.models import Staff, StaffSession
from conference.accounts.states import Way
from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.tokens import hash_of, new_token
from conference.core.transaction import use_case

KEPT = timedelta(days=30)  # how long an ended session stays before it is swept up


@use_case
def open_session(staff: Staff, *, way: Way = Way.PASSWORD, browser: str = "", actor: Actor) -> str:
    """Begin a session of this member of staff; the token is told once, and only its hash is kept."""
    db.session.execute(delete(StaffSession).where(StaffSession.started_at < clock.now() - KEPT))
    token = new_token()
    begun = StaffSession(
        staff=staff,
        token_hash=hash_of(token),
        way=way,
        browser=browser[:200],
        started_at=clock.now(),
        seen_at=clock.now(),
    )
    db.session.add(begun)
    how = [Change("Wie", "", way.label)]
    announce(SignedIn(subject_id=staff.id), by=staff.as_actor(), changes=how)
    return token


@use_case
def note_presence(session: StaffSession) -> None:
    """Remember that somebody still works in this session."""
    session.seen_at = clock.now()


@use_case
def sign_out(session: StaffSession, *, actor: Actor) -> None:
    """End this session; its cookie opens nothing from now on."""
    session.ended_at = clock.now()
    announce(SignedOut(subject_id=session.staff_id), by=actor)


@use_case
def end_session(session: StaffSession, *, actor: Actor) -> None:
    """End a session in another browser."""
    require(policy.may_end(actor, session))
    session.ended_at = session.ended_at or clock.now()
    announce(SessionsEnded(subject_id=session.staff_id), by=actor)


@use_case
def end_sessions_of(staff: Staff, *, but: StaffSession | None = None, actor: Actor) -> None:
    """Sign this member of staff out everywhere, or everywhere ``but`` here."""
    require(policy.may_end_all(actor, staff))
    end_all(staff, but=but)
    announce(SessionsEnded(subject_id=staff.id), by=actor)


def end_all(staff: Staff, *, but: StaffSession | None = None) -> None:
    """A step of other use cases: their reason stands in the trail already."""
    for session in queries.living_sessions(staff):
        if session is not but:
            session.ended_at = clock.now()
