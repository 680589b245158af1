"""Recognise who comes in: the cookie holds a random token, the session itself lies in the database."""

from datetime import timedelta

from flask import Flask, g, request, session
from flask_login import LoginManager, current_user

from conference.accounts import queries
from conference.accounts.models import StaffSession
from conference.accounts.services import sessions
from conference.core import clock

PRESENT = timedelta(minutes=10)
_NAMES_A_SESSION = "_user_id"  # what Flask-Login calls it in the cookie; we leave it no other trace


class SignedInStaff:
    """A member of staff in one browser, as Flask-Login wants to see them."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, token: str, session: StaffSession) -> None:
        self.token = token
        self.session = session

    def get_id(self) -> str:
        return self.token


login = LoginManager()
# Phones and offices change their address all day; what ends a session is its row.
login.session_protection = None


def _recognise(token: str) -> SignedInStaff | None:
    session = queries.living_session(token)
    return SignedInStaff(token, session) if session else None


def current_session() -> StaffSession:
    """The session of this browser; only pages of the office ask."""
    session: StaffSession = current_user.session
    return session


def init_app(app: Flask) -> None:
    login.user_loader(_recognise)
    login.init_app(app, add_context_processor=False)
    app.before_request(_say_who_is_there)


def _say_who_is_there() -> None:
    """Feed the actor of this page; a session that works is noted as present when it writes anyway.

    Nearly everybody is a visitor, whose cookie names no session of the office: nobody is looked for.
    """
    if _NAMES_A_SESSION not in session or not current_user.is_authenticated:
        return
    opened = current_session()
    g.actor = opened.staff.as_actor()
    if request.method == "POST" and clock.now() - opened.seen_at > PRESENT:
        sessions.note_presence(opened)
