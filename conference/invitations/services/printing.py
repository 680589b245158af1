"""Letters on paper: made by the worker, marked when they came out of the printer."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask import current_app
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.tokens import hash_of
from conference.core.transaction import use_case
from conference.documents.pdf import CONTENT_TYPE
from conference.errands import work as errands
from conference.errands.models import Errand
from conference.errands.work import File, Going
from conference.invitations import letters, policy, queries
from conference.invitations.errors import NoLetterToPrint
from conference.invitations.events import InvitationPrinted
from conference.invitations.models import InvitationLink, Mailing, Recipient
from conference.invitations.rules.codes import code_for
from conference.invitations.services.links import new_link
from conference.invitations.states import InvitationState, RecipientState, Way

LETTERS, LABELS = "invitation letters", "address labels"  # kinds of errands
TITLES = {LETTERS: "Briefe", LABELS: "Adressaufkleber"}


@use_case
def ask_for_print(mailing: Mailing, kind: str, *, again: bool, back: str, actor: Actor) -> Errand:
    """Let the worker make one PDF of all that waits; ``again``: also of what is printed already."""
    require(policy.may_invite(actor))
    if not _wanted(mailing, again):
        raise NoLetterToPrint
    return errands.ask_for(
        kind,
        {"mailing_id": mailing.id, "again": again},
        title=f"{TITLES[kind]}: {mailing.name}",
        roles=(Role.OFFICE,),
        back=back,
        actor=actor,
    )


def do_letters(wish: Mapping[str, Any], going: Going) -> File:
    """What the worker does: give every letter its code, and print them into one file."""
    mailing = _mailing(wish["mailing_id"])
    keep_codes(mailing.id, [one.id for one in _wanted(mailing, wish["again"])])
    mailing = _mailing(wish["mailing_id"])
    recipients = _wanted(mailing, wish["again"])
    return _file("briefe", letters.letters_file(mailing, recipients, going), secret=True)


def do_labels(wish: Mapping[str, Any], going: Going) -> File:
    """What the worker does: the same addresses, to stick on."""
    mailing = _mailing(wish["mailing_id"])
    return _file("aufkleber", letters.labels_file(mailing, _wanted(mailing, wish["again"])))


@use_case
def keep_codes(mailing_id: int, recipient_ids: Collection[int]) -> None:
    """Let the code on each of these letters open its invitation; done once, however often they are printed."""
    _locked_mailing(mailing_id)
    secret = str(current_app.config["SECRET_KEY"])
    codes = {number: code_for(secret, number) for number in recipient_ids}
    recipients = _recipients(mailing_id, recipient_ids)
    known = set(
        db.session.scalars(
            select(InvitationLink.code_hash).where(
                InvitationLink.invitation_id.in_([one.invitation_id for one in recipients])
            )
        )
    )
    for recipient in recipients:
        if hash_of(codes[recipient.id]) not in known:
            new_link(recipient.invitation, code=codes[recipient.id])


@use_case
def mark_printed(mailing_id: int, recipient_ids: Collection[int], *, actor: Actor) -> int:
    """These letters came out of the printer; how many of them still waited. Doing it twice is no harm."""
    require(policy.may_invite(actor))
    _locked_mailing(mailing_id)
    now, marked = clock.now(), 0
    for recipient in _recipients(mailing_id, recipient_ids):
        if recipient.printed_at is not None:
            continue
        recipient.printed_at, marked = now, marked + 1
        invitation = recipient.invitation
        if invitation.state is InvitationState.QUEUED:
            invitation.become(InvitationState.SENT)
            invitation.sent_at = invitation.sent_at or now
        announce(InvitationPrinted(subject_id=invitation.id), by=actor)
    return marked


def _wanted(mailing: Mailing, again: bool) -> Sequence[Recipient]:
    """In the order of the pile."""
    return [
        one.recipient
        for one in queries.sheets_of(mailing)
        if one.waits or (again and not one.why_not)
    ]


def _recipients(mailing_id: int, ids: Collection[int]) -> Sequence[Recipient]:
    return db.session.scalars(
        select(Recipient)
        .where(
            Recipient.mailing_id == mailing_id,
            Recipient.id.in_(ids),
            Recipient.way == Way.PAPER,
            Recipient.state == RecipientState.WRITTEN,
        )
        .order_by(Recipient.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _mailing(mailing_id: int) -> Mailing:
    found = db.session.get(Mailing, mailing_id)
    if found is None:
        raise NotFound
    return found


def _locked_mailing(mailing_id: int) -> Mailing:
    found = db.session.get(Mailing, mailing_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found


def _file(what: str, content: bytes, *, secret: bool = False) -> File:
    name = f"einladungen-{what}-{clock.today():%Y-%m-%d}.pdf"
    return File(name=name, media_type=CONTENT_TYPE, content=content, secret=secret)
