"""What came back, and how somebody is invited by another way."""

from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.directory.states import ContactKind
from conference.invitations import policy, queries
from conference.invitations.errors import NoOtherWay, NothingBounced
from conference.invitations.events import InvitationBounced, InvitedByCall
from conference.invitations.models import Invitation, Mailing
from conference.invitations.queries import Guest
from conference.invitations.services.inviting import make_ready
from conference.invitations.services.sending import begin_with
from conference.invitations.states import InvitationState, Way
from conference.mail.models import Letter


@use_case
def note_bounce(invitation_id: int, why: str, *, actor: Actor) -> Way:
    """The letter came back for good: its address is not used any more; answers with the way that is left."""
    require(policy.may_invite(actor))
    invitation, guest = _locked(invitation_id)
    if not invitation.may_become(InvitationState.BOUNCED):
        raise NothingBounced
    failed = _mark_paper(guest) if invitation.way is Way.PAPER else _mark_mail(invitation, guest)
    invitation.become(InvitationState.BOUNCED)
    invitation.way = queries.way_to(guest)
    words = ": ".join(part for part in (failed, why) if part)
    announce(InvitationBounced(subject_id=invitation.id), by=actor, why=words)
    return invitation.way


@use_case
def invite_again(invitation_id: int, *, actor: Actor) -> Way:
    """Send the same words by the way that is left, as a mailing of its own to this one guest."""
    require(policy.may_invite(actor))
    invitation, guest = _locked(invitation_id)
    way = queries.way_to(guest)
    last = next(iter(queries.mailings_to(invitation)), None)
    if way is Way.CALL or last is None:
        raise NoOtherWay
    language = queries.language_for(guest, last.mailing.text)
    make_ready(invitation, way=way, language=language, actor=actor)
    begin_with(_copy_of(last.mailing, guest), invitation, way, actor=actor)
    return way


@use_case
def note_call(invitation_id: int, *, actor: Actor) -> None:
    """Somebody has called and invited this guest."""
    require(policy.may_invite(actor))
    invitation, _ = _locked(invitation_id)
    invitation.become(InvitationState.QUEUED)
    invitation.become(InvitationState.SENT)
    invitation.way, invitation.sent_at = Way.CALL, clock.now()
    announce(InvitedByCall(subject_id=invitation.id), by=actor)


def _mark_mail(invitation: Invitation, guest: Guest) -> str:
    """Mark the address that was written to last, or else the one that would be."""
    written_to = db.session.scalar(
        select(Letter.to_address)
        .where(Letter.about_kind == "invitation", Letter.about_id == invitation.id)
        .order_by(Letter.id.desc())
        .limit(1)
    )
    points = [point for point in guest.points(ContactKind.EMAIL) if point.works]
    same = [one for one in points if one.plain == (written_to or "").casefold()]
    for point in (same or points)[:1]:
        point.failed_at = clock.now()
        return point.value
    return ""


def _mark_paper(guest: Guest) -> str:
    address = guest.usable_address
    if address is None:
        return ""
    address.returned_at = clock.now()
    return ", ".join(address.lines)


def _copy_of(mailing: Mailing, guest: Guest) -> Mailing:
    copy = Mailing(
        conference_id=mailing.conference_id,
        name=f"{mailing.name} – noch einmal an {queries.name_of(guest)}",
        subject=mailing.subject,
        text=mailing.text,
        text_version=mailing.text_version,
        answer_until=mailing.answer_until,
    )
    db.session.add(copy)
    db.session.flush()  # the trail and the recipient name it by its id
    return copy


def _locked(invitation_id: int) -> tuple[Invitation, Guest]:
    invitation = db.session.get(Invitation, invitation_id, with_for_update=True)
    guest = queries.guest_of(invitation) if invitation is not None else None
    if invitation is None or guest is None:
        raise NotFound
    return invitation, guest
