"""Let a mailing go out: the button, and the worker that writes it in slices."""

from collections.abc import Sequence

from conference.core import clock, queue
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.transaction import afterwards, use_case
from conference.directory.models import Person
from conference.invitations import letters, policy, queries
from conference.invitations.errors import NobodyToWriteTo, PlanChanged
from conference.invitations.events import (
    InvitationReminded,
    InvitationSent,
    InvitationToPrint,
    MailingDone,
    MailingResumed,
    MailingStarted,
    MailingStopped,
)
from conference.invitations.models import Invitation, Mailing, Recipient
from conference.invitations.queries import Guest, Line
from conference.invitations.services.inviting import make_ready
from conference.invitations.services.links import new_link
from conference.invitations.services.mailings import draft_locked
from conference.invitations.states import InvitationState, MailingState, RecipientState, Way

SWEEP = "write invitations"
AT_ONCE = 50  # written in one transaction: what a crash may cost, and how soon "stop" is heard

NO_ADDRESS = "keine brauchbare Anschrift, bitte anrufen"
NO_DAY = "wünscht an keinem Tag Post"
UNWANTED = "wünscht keine Einladungen"


@use_case
def start(mailing_id: int, digest: str, *, actor: Actor) -> int:
    """Let exactly those have it whom the dry run named; ``digest`` says which dry run was seen."""
    require(policy.may_invite(actor))
    mailing = draft_locked(mailing_id)
    plan = queries.plan_of(mailing)
    if not plan.lines:
        raise NobodyToWriteTo
    if plan.digest != digest:
        raise PlanChanged
    if mailing.mailing_list is not None:
        _make_recipients(mailing, plan.lines, actor)
    _begin(mailing, actor)
    announce(MailingStarted(subject_id=mailing.id), by=actor, why=f"{len(plan.lines)} Empfänger")
    return len(plan.lines)


@use_case
def stop(mailing_id: int, *, actor: Actor) -> None:
    """Write no more of it; what is written stays written."""
    require(policy.may_invite(actor))
    mailing = _locked(mailing_id)
    mailing.become(MailingState.STOPPED)
    announce(MailingStopped(subject_id=mailing.id), by=actor)


@use_case
def resume(mailing_id: int, *, actor: Actor) -> None:
    """Go on with those that were not written."""
    require(policy.may_invite(actor))
    mailing = _locked(mailing_id)
    mailing.become(MailingState.SENDING)
    announce(MailingResumed(subject_id=mailing.id), by=actor)
    afterwards(_wake)


def sweep() -> None:
    """Write all that is due; any number of workers may do this, and any of them may die."""
    for mailing_id in queries.mailings_under_way():
        while not queue.is_closing() and write_slice(mailing_id):
            pass


@use_case
def write_slice(mailing_id: int) -> bool:
    """Write some of a mailing in one transaction; whether there may be more to do now."""
    mailing = _locked(mailing_id)
    if mailing.state is not MailingState.SENDING:
        return False
    recipients = queries.due_recipients(mailing_id, AT_ONCE)
    guests = [guest for one in recipients if (guest := queries.guest_of(one.invitation))]
    blocked = queries.blocked_among(guests)
    for recipient in recipients:
        _write(mailing, recipient, blocked)
    if recipients:
        return True
    if queries.is_all_written(mailing_id):
        mailing.become(MailingState.DONE)
        mailing.ended_at = clock.now()
        announce(MailingDone(subject_id=mailing.id), by=SYSTEM)
    return False


def _begin(mailing: Mailing, actor: Actor) -> None:
    mailing.become(MailingState.SENDING)
    mailing.started_at = clock.now()
    mailing.by, mailing.by_id = actor.name, actor.staff_id
    afterwards(_wake)


def begin_with(mailing: Mailing, invitation: Invitation, way: Way, *, actor: Actor) -> None:
    """Let a mailing go out to one invitation."""
    db.session.add(Recipient(mailing=mailing, invitation=invitation, way=way))
    _begin(mailing, actor)
    announce(MailingStarted(subject_id=mailing.id), by=actor)


def _make_recipients(mailing: Mailing, lines: Sequence[Line], actor: Actor) -> None:
    invitations = []
    for line in lines:
        invitation = line.invitation or Invitation(conference_id=mailing.conference_id)
        if isinstance(line.guest, Person):
            invitation.person_id = line.guest.id
        else:
            invitation.organisation_id = line.guest.id
        invitations.append(invitation)
    db.session.add_all(invitations)
    db.session.flush()  # recipients, links and the trail name them by their ids
    for invitation, line in zip(invitations, lines, strict=True):
        make_ready(invitation, way=line.way, language=line.language, actor=actor)
        db.session.add(Recipient(mailing_id=mailing.id, invitation_id=invitation.id, way=line.way))


def _write(mailing: Mailing, recipient: Recipient, blocked: frozenset[Guest]) -> None:
    invitation = recipient.invitation
    guest = queries.guest_of(invitation)
    if guest is None:
        _leave_out(recipient, NO_ADDRESS)
    elif why := _why_not(mailing, recipient, guest, blocked):
        _leave_out(recipient, why)
    elif _is_put_off(recipient, guest):
        pass
    else:
        _write_to(mailing, recipient, guest)


def _why_not(
    mailing: Mailing, recipient: Recipient, guest: Guest, blocked: frozenset[Guest]
) -> str:
    """What has changed since the button was pressed: answers and wishes count to the last moment."""
    if guest in blocked:
        return UNWANTED
    if why := queries.unwanted(mailing, recipient.invitation):
        return why
    recipient.way = queries.way_to(guest)
    if recipient.way is Way.CALL:
        recipient.invitation.way = Way.CALL
        return NO_ADDRESS
    return "" if queries.next_day_for(guest, clock.today()) else NO_DAY


def _is_put_off(recipient: Recipient, guest: Guest) -> bool:
    today = clock.today()
    day = queries.next_day_for(guest, today)
    recipient.not_before = day if day != today else None
    return day != today


def _write_to(mailing: Mailing, recipient: Recipient, guest: Guest) -> None:
    invitation, now = recipient.invitation, clock.now()
    language = queries.language_for(guest, mailing.text)
    if mailing.is_reminder:
        invitation.reminded_at = now
        announce(InvitationReminded(subject_id=invitation.id), by=SYSTEM, why=mailing.name)
    if recipient.way is Way.PAPER:
        make_ready(invitation, way=Way.PAPER, language=language, actor=SYSTEM)
        announce(InvitationToPrint(subject_id=invitation.id), by=SYSTEM, why=mailing.name)
    else:
        _mail(mailing, invitation, guest, language)
    recipient.text_version, recipient.done_at = mailing.text_version, now
    recipient.become(RecipientState.WRITTEN)


def _mail(mailing: Mailing, invitation: Invitation, guest: Guest, language: str) -> None:
    invitation.way, invitation.language = Way.MAIL, language
    token = new_link(invitation)
    letters.send_invitation(mailing, invitation, guest, token)
    if invitation.state is not InvitationState.SENT:
        make_ready(invitation, way=Way.MAIL, language=language, actor=SYSTEM)
        invitation.become(InvitationState.SENT)
    if not mailing.is_reminder:
        invitation.sent_at = clock.now()
        announce(InvitationSent(subject_id=invitation.id), by=SYSTEM, why=mailing.name)


def _leave_out(recipient: Recipient, why: str) -> None:
    """Nothing goes out; an invitation that was only noted for this is a draft again."""
    recipient.why, recipient.done_at = why, clock.now()
    recipient.become(RecipientState.LEFT_OUT)
    if recipient.invitation.state is InvitationState.QUEUED and not recipient.mailing.is_reminder:
        recipient.invitation.become(InvitationState.DRAFT)


def _locked(mailing_id: int) -> Mailing:
    mailing = db.session.get(Mailing, mailing_id, with_for_update=True)
    if mailing is None:
        raise NotFound
    return mailing


def _wake() -> None:
    queue.wake(SWEEP)
