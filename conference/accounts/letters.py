"""The letters to staff; they are German."""

from datetime import datetime

from conference.accounts.models import Staff
from conference.core.tokens import hash_of
from conference.mail.outbox import post
from conference.web.addresses import public_url_for


def sign_in_link(staff: Staff, token: str, until: datetime) -> None:
    """The link that somebody asked for at the door."""
    _with_link("sign_in_link", staff, token, until)


def invitation(staff: Staff, token: str, until: datetime) -> None:
    """You have an account now; this link lets you in the first time."""
    _with_link("invitation", staff, token, until)


def _with_link(letter: str, staff: Staff, token: str, until: datetime) -> None:
    post(
        f"accounts/mail/{letter}",
        key=f"{letter}-{hash_of(token)[:24]}",
        to=staff.email,
        to_name=staff.display_name,
        about=("staff", staff.id),
        address=public_url_for("accounts.use_link", token=token),
        until=until,
    )
