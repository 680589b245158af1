"""Who may do what with accounts."""

from conference.accounts.models import Staff, StaffSession
from conference.core.actor import Actor, Role


def may_keep_accounts(actor: Actor) -> bool:
    """Invite, give roles, shut out: the office alone."""
    return actor.has(Role.OFFICE)


def is_own(actor: Actor, staff: Staff) -> bool:
    return actor.staff_id == staff.id


def may_end(actor: Actor, session: StaffSession) -> bool:
    """One's own sessions, and the office everybody's."""
    return actor.staff_id == session.staff_id or may_keep_accounts(actor)


def may_end_all(actor: Actor, staff: Staff) -> bool:
    return is_own(actor, staff) or may_keep_accounts(actor)
