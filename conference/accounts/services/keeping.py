"""The accounts of the staff: the office gives them, changes them, and shuts them."""

from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import select

from conference.accounts import letters, policy, queries
from conference.accounts.errors import AddressTaken, LastOffice
from conference.accounts.events import AccountChanged, AccountOpened, AccountShut, StaffInvited
from conference.accounts.models import Staff, StaffRole
from conference.accounts.services.sessions import end_all
from conference.accounts.services.signing_in import INVITATION_LASTS, new_link
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.changes import change, in_words
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.transaction import use_case


@dataclass(frozen=True, kw_only=True)
class AccountFacts:
    """What the office says about a member of staff."""

    email: str
    name: str
    roles: frozenset[Role]


@use_case
def make_account(facts: AccountFacts, *, actor: Actor) -> Staff:
    """Give somebody an account; they come in by a link."""
    require(policy.may_keep_accounts(actor))
    _require_free(facts.email)
    staff = Staff(email=facts.email.lower(), name=facts.name, created_at=clock.now())
    staff.granted = [StaffRole(role=role) for role in sorted(facts.roles)]
    db.session.add(staff)
    db.session.flush()  # the event names the account by its number
    announce(
        StaffInvited(subject_id=staff.id),
        by=actor,
        changes=[
            Change("E-Mail-Adresse", "", staff.email),
            Change("Rollen", "", _told(facts.roles)),
        ],
    )
    return staff


@use_case
def invite(facts: AccountFacts, *, actor: Actor) -> str:
    """Give somebody an account and send them a link; the link's token is told too."""
    staff = make_account(facts, actor=actor)
    token, until = new_link(staff, INVITATION_LASTS)
    letters.invitation(staff, token, until)
    return token


@use_case
def change_account(staff: Staff, facts: AccountFacts, *, actor: Actor) -> bool:
    """Change name, address or roles; whether all sessions ended, as they do except with the name."""
    require(policy.may_keep_accounts(actor))
    _require_free(facts.email, but=staff)
    if Role.OFFICE in staff.roles - facts.roles:
        _require_another_office(staff)
    changes = change(
        staff,
        {"email": "E-Mail-Adresse", "name": "Name"},
        {"email": facts.email.lower(), "name": facts.name},
    )
    changes += _give_roles(staff, facts.roles)
    if not changes:
        return False
    signs_out = any(one.what != "Name" for one in changes)
    if signs_out:
        end_all(staff)
    announce(AccountChanged(subject_id=staff.id), by=actor, changes=changes)
    return signs_out


@use_case
def shut(staff: Staff, *, actor: Actor, why: str = "") -> None:
    """Shut an account: its owner is signed out at once and cannot come in again."""
    require(policy.may_keep_accounts(actor))
    if Role.OFFICE in staff.roles:
        _require_another_office(staff)
    staff.disabled_at = staff.disabled_at or clock.now()
    end_all(staff)
    announce(AccountShut(subject_id=staff.id), by=actor, why=why)


@use_case
def open_again(staff: Staff, *, actor: Actor) -> None:
    """Let the owner of a shut account come in again."""
    require(policy.may_keep_accounts(actor))
    staff.disabled_at = None
    announce(AccountOpened(subject_id=staff.id), by=actor)


def _give_roles(staff: Staff, roles: Set[Role]) -> list[Change]:
    before = staff.roles
    if before == roles:
        return []
    kept = [grant for grant in staff.granted if grant.role in roles]
    staff.granted = [*kept, *(StaffRole(role=role) for role in sorted(roles - before))]
    return [Change("Rollen", _told(before), _told(roles))]


def _told(roles: Set[Role]) -> str:
    return in_words([role for role in Role if role in roles])


def _require_free(email: str, but: Staff | None = None) -> None:
    if queries.staff_with_address(email) not in (None, but):
        raise AddressTaken


def _require_another_office(staff: Staff) -> None:
    """Somebody must be left who can give accounts; two of them cannot shut each other out."""
    offices = db.session.scalars(
        select(Staff)
        .where(Staff.granted.any(StaffRole.role == Role.OFFICE), Staff.disabled_at.is_(None))
        .order_by(Staff.id)
        .with_for_update()
    ).all()
    if all(office is staff for office in offices):
        raise LastOffice
