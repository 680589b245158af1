"""Recognise who comes in: the cookie holds a random token, the session itself lies in the database."""

from flask import Flask, g
from flask_login import LoginManager, current_user

from conference.accounts import queries
from conference.accounts.models import StaffSession


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


def init_app(app: Flask) -> None:
    login.user_loader(_recognise)
    login.init_app(app, add_context_processor=False)
    app.before_request(_say_who_is_there)


def _say_who_is_there() -> None:
    if current_user.is_authenticated:
        g.actor = current_user.session.staff.as_actor()
