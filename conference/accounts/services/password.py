"""One's own password."""

from dataclasses import dataclass

from conference.accounts import policy, rules
from conference.accounts.errors import OldPasswordWrong, PasswordTooWeak
from conference.accounts.events import PasswordChanged
from conference.accounts.models import StaffSession
from conference.accounts.services.sessions import end_all
from conference.core.actor import Actor
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case


@dataclass(frozen=True, kw_only=True)
class NewPassword:
    old: str
    new: str


def change_password(session: StaffSession, password: NewPassword, *, actor: Actor) -> None:
    """Set one's own password; all other browsers are signed out.

    The old one is asked for where there is one, but not of somebody who came in by a link: that is
    the way back for whoever has forgotten it. Hashing happens before the transaction.
    """
    staff = session.staff
    require(policy.is_own(actor, staff))
    if not rules.is_good_password(password.new, staff.email):
        raise PasswordTooWeak
    if session.asks_for_old_password and not rules.password_matches(
        password.old, staff.password_hash
    ):
        raise OldPasswordWrong
    _keep(session, rules.hash_of_password(password.new), actor=actor)


@use_case
def _keep(session: StaffSession, password_hash: str, *, actor: Actor) -> None:
    session.staff.password_hash = password_hash
    end_all(session.staff, but=session)
    announce(PasswordChanged(subject_id=session.staff_id), by=actor)
