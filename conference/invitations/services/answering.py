"""What guests answer to an invitation; each answer is a button that was pressed."""

from dataclasses import dataclass

from sqlalchemy import update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.directory.states import ContactKind
from conference.invitations import letters
from conference.invitations.errors import AddressNotWritable, AlreadyComing, InvitationOver
from conference.invitations.events import (
    InvitationAccepted,
    InvitationDeclined,
    InvitationPassedOn,
    InvitationsEnded,
)
from conference.invitations.models import Invitation, InvitationLink
from conference.invitations.queries import is_blocked
from conference.invitations.services.blocking import block
from conference.invitations.services.links import new_link
from conference.invitations.services.seats import on_kept_seats
from conference.invitations.states import InvitationState
from conference.registration.errors import NameMissing
from conference.registration.models import Party, Registration
from conference.registration.rules import Application
from conference.registration.rules.scans import Scan
from conference.registration.services.scans import enter

LONGEST_REASON = 1000  # characters


@dataclass(frozen=True, kw_only=True)
class Successor:
    """Who comes instead, and the address that the new link goes to."""

    first_name: str
    last_name: str
    email: str

    @property
    def is_named(self) -> bool:
        """Whether there is a name; some people have only one."""
        return bool(self.first_name.strip() or self.last_name.strip())


@use_case
def come(
    invitation_id: int, application: Application, *, actor: Actor, scan: Scan | None = None
) -> Party:
    """Register whom the form names; the registration is the answer to the invitation.

    The seats that the organisation of the invitation holds are used first. The same form sent twice
    counts once. The seats are locked before the invitation, as everywhere.
    """
    invitation = db.session.get(Invitation, invitation_id)
    if invitation is None:
        raise NotFound
    seated, acting = on_kept_seats(invitation, application, actor)
    party = enter(seated, scan, actor=acting)
    accept(_locked(invitation_id), party.contact, actor=actor)
    return party


def accept(invitation: Invitation, registration: Registration, *, actor: Actor) -> None:
    """This registration answers the invitation; who is registered with it already stays."""
    if invitation.registration_id == registration.id or invitation.is_coming:
        return
    invitation.registration = registration
    invitation.registration_id = registration.id
    if invitation.state is not InvitationState.ACCEPTED:
        _answer(invitation, InvitationState.ACCEPTED)
    announce(InvitationAccepted(subject_id=invitation.id), by=actor)


@use_case
def decline(invitation_id: int, *, reason: str, actor: Actor) -> None:
    """Nobody comes. Said twice, the last reason counts."""
    invitation = _open(invitation_id)
    if invitation.is_coming:
        raise AlreadyComing
    known = invitation.state in {InvitationState.DECLINED, InvitationState.OPTED_OUT}
    invitation.reason = reason[:LONGEST_REASON]
    if known:
        return
    _answer(invitation, InvitationState.DECLINED)
    announce(InvitationDeclined(subject_id=invitation.id), by=actor)


@use_case
def pass_on(invitation_id: int, successor: Successor, *, language: str, actor: Actor) -> None:
    """Somebody else gets the invitation, with a link of her or his own; the old ones open nothing more."""
    invitation = _open(invitation_id)
    if invitation.is_coming:
        raise AlreadyComing
    if not successor.is_named:
        raise NameMissing
    if is_blocked(successor.email):
        raise AddressNotWritable
    before = invitation.reader_name
    _revoke(invitation)
    invitation.passed_first_name = successor.first_name.strip()
    invitation.passed_last_name = successor.last_name.strip()
    invitation.passed_email = successor.email.strip().casefold()
    invitation.language, invitation.reason = language, ""
    if invitation.state is InvitationState.DECLINED:
        invitation.become(InvitationState.SENT)
    invitation.answered_at = None
    token = new_link(invitation)
    letters.passed_on(invitation, token, to=successor.email, before=before)
    announce(InvitationPassedOn(subject_id=invitation.id), by=actor)


@use_case
def opt_out(invitation_id: int, *, actor: Actor) -> None:
    """No invitations any more, from this moment; a registration stays. Saying it twice is no harm.

    Whoever got the invitation passed on speaks for the own address only.
    """
    invitation = _locked(invitation_id)
    guest = invitation.person or invitation.organisation
    if invitation.is_passed_on:
        block([invitation.passed_email])
    elif guest is not None:
        block(point.value for point in guest.points(ContactKind.EMAIL))
    if invitation.person is not None and not invitation.is_passed_on:
        invitation.person.opted_out_at = invitation.person.opted_out_at or clock.now()
    if invitation.state is InvitationState.OPTED_OUT:
        return
    if not invitation.is_coming:
        _answer(invitation, InvitationState.OPTED_OUT)
    announce(InvitationsEnded(subject_id=invitation.id), by=actor)


def _answer(invitation: Invitation, state: InvitationState) -> None:
    invitation.become(state)
    invitation.answered_at = clock.now()


def _open(invitation_id: int) -> Invitation:
    """The invitation, as long as it can be answered."""
    invitation = _locked(invitation_id)
    if clock.now() > invitation.conference.ends_at:
        raise InvitationOver
    return invitation


def _locked(invitation_id: int) -> Invitation:
    found = db.session.get(
        Invitation, invitation_id, with_for_update={"of": Invitation}, populate_existing=True
    )
    if found is None:
        raise NotFound
    return found


def _revoke(invitation: Invitation) -> None:
    db.session.execute(
        update(InvitationLink)
        .where(InvitationLink.invitation_id == invitation.id, InvitationLink.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )
