"""Two of the directory become one: invitations, their links and exceptions of lists belong to the one that stays."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update

from conference.core.database import db
from conference.directory.services.joining import Follower
from conference.directory.states import DoubleKind
from conference.invitations.models import Invitation, InvitationLink, ListException, Recipient
from conference.invitations.states import InvitationState
from conference.mail.service import pass_on as pass_letters_on
from conference.trail import service as trail

_BY_WORTH = (
    *(InvitationState.DRAFT, InvitationState.QUEUED, InvitationState.BOUNCED),
    *(InvitationState.NO_REPLY, InvitationState.SENT, InvitationState.OPTED_OUT),
    *(InvitationState.DECLINED, InvitationState.ACCEPTED),
)


def _tells(kind: DoubleKind, first_id: int, second_id: int) -> Iterator[str]:
    theirs = _by(Invitation, kind) == second_id
    if number := db.session.scalar(select(func.count()).where(theirs)):
        yield (
            f"Einladungen, die mitkommen: {number}. Sind beide zu derselben Konferenz eingeladen, "
            "zählt die Antwort, die weiter ist; alle Links öffnen diese eine Einladung."
        )
    listed = _by(ListException, kind) == second_id
    if number := db.session.scalar(select(func.count()).where(listed)):
        yield f"Einträge von Hand in Verteilern, die mitkommen: {number}."


def _moves(kind: DoubleKind, first_id: int, second_id: int) -> None:
    known = {one.conference_id: one for one in _invitations(kind, first_id)}
    for theirs in _invitations(kind, second_id):
        mine = known.get(theirs.conference_id)
        if mine is not None:
            stays, ends = sorted(
                (mine, theirs), key=lambda one: _BY_WORTH.index(one.state), reverse=True
            )
            _into_one(stays, ends)
            theirs = stays
        setattr(theirs, f"{kind.value}_id", first_id)
        db.session.flush()  # one guest, one invitation
    _move_exceptions(kind, first_id, second_id)


def _into_one(stays: Invitation, ends: Invitation) -> None:
    links = update(InvitationLink).where(InvitationLink.invitation_id == ends.id)
    db.session.execute(links.values(invitation_id=stays.id))
    of = select(Recipient.mailing_id).where(Recipient.invitation_id == stays.id)
    mailings = db.session.scalars(of).all()
    theirs = Recipient.invitation_id == ends.id
    db.session.execute(delete(Recipient).where(theirs, Recipient.mailing_id.in_(mailings)))
    db.session.execute(update(Recipient).where(theirs).values(invitation_id=stays.id))
    trail.pass_on("invitation", ends.id, stays.id)
    pass_letters_on("invitation", ends.id, stays.id)
    db.session.delete(ends)
    db.session.flush()  # one guest, one invitation


def _move_exceptions(kind: DoubleKind, first_id: int, second_id: int) -> None:
    """Who is on a list by hand under both names is there once, as said of the first."""
    by = _by(ListException, kind)
    lists = db.session.scalars(select(ListException.mailing_list_id).where(by == first_id)).all()
    db.session.execute(
        delete(ListException).where(by == second_id, ListException.mailing_list_id.in_(lists))
    )
    db.session.execute(update(ListException).where(by == second_id).values({by.key: first_id}))


def _invitations(kind: DoubleKind, guest_id: int) -> Sequence[Invitation]:
    found = select(Invitation).where(_by(Invitation, kind) == guest_id)
    return db.session.scalars(found.order_by(Invitation.id).with_for_update()).all()


def _by(model: Any, kind: DoubleKind) -> Any:
    return getattr(model, f"{kind.value}_id")


FOLLOWER = Follower(tells=_tells, moves=_moves)
