"""Remind those who have not answered, and take them to be silent after the day that was named."""

from collections.abc import Collection

from sqlalchemy import delete, or_, select

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.invitations import policy
from conference.invitations.errors import ChooseSomebody, RemindedLately
from conference.invitations.events import MailingChanged, NobodyReplied
from conference.invitations.models import Invitation, Mailing, Recipient
from conference.invitations.queries import WITHOUT_ANSWER, was_reminded_lately
from conference.invitations.services.mailings import draft_locked
from conference.invitations.states import InvitationState, RecipientState
from conference.planning.models import Conference

SWEEP = "note who is silent"
AT_ONCE = 500


@use_case
def choose(mailing_id: int, invitation_ids: Collection[int], *, forced: bool, actor: Actor) -> int:
    """Remind exactly these; whoever has answered meanwhile is left out in silence."""
    require(policy.may_invite(actor))
    mailing = draft_locked(mailing_id)
    chosen = db.session.scalars(
        select(Invitation)
        .where(
            Invitation.conference_id == mailing.conference_id,
            Invitation.id.in_(invitation_ids),
            Invitation.state.in_(WITHOUT_ANSWER),
        )
        .order_by(Invitation.id)
    ).all()
    if not chosen:
        raise ChooseSomebody
    now = clock.now()
    if not forced and any(was_reminded_lately(one, now) for one in chosen):
        raise RemindedLately
    mailing.is_forced = forced
    db.session.execute(delete(Recipient).where(Recipient.mailing_id == mailing.id))
    db.session.add_all(
        Recipient(mailing_id=mailing.id, invitation_id=one.id, way=one.way) for one in chosen
    )
    announce(MailingChanged(subject_id=mailing.id), by=actor, why=f"{len(chosen)} ausgewählt")
    return len(chosen)


def sweep() -> None:
    """Once a minute; on most of them there is nobody."""
    while note_silence():
        pass


@use_case
def note_silence() -> int:
    """Those who let the day pass that a reminder named, or the end of the registration."""
    today, now = clock.today(), clock.now()
    reminded = (
        select(Recipient.invitation_id)
        .join(Mailing, Mailing.id == Recipient.mailing_id)
        .where(
            Mailing.is_reminder,
            Mailing.answer_until < today,
            Recipient.state == RecipientState.WRITTEN,
        )
    )
    over = select(Conference.id).where(Conference.registration_closes_at < now)
    silent = db.session.scalars(
        select(Invitation)
        .where(
            Invitation.state == InvitationState.SENT,
            or_(Invitation.id.in_(reminded), Invitation.conference_id.in_(over)),
        )
        .order_by(Invitation.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for invitation in silent:
        invitation.become(InvitationState.NO_REPLY)
        announce(NobodyReplied(subject_id=invitation.id), by=SYSTEM)
    return len(silent)
