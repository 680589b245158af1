"""Letters of a mailing on paper: which are to be printed, and which are not needed any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from conference.core.database import db
from conference.directory.models import Person
from conference.invitations.models import Mailing, Recipient
from conference.invitations.queries.blocked import blocked_among
from conference.invitations.queries.invitations import WITHOUT_ANSWER
from conference.invitations.queries.mailings import guest_of, recipients_with_guests
from conference.invitations.queries.ways import Guest, name_of
from conference.invitations.states import InvitationState, RecipientState, Way

STILL_OPEN = (InvitationState.QUEUED, *WITHOUT_ANSWER)
PASSED_ON = "weitergegeben"
NO_ADDRESS = "keine brauchbare Anschrift"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One letter: ``why_not`` says why it is not needed any more."""

    recipient: Recipient
    name: str
    lines: tuple[str, ...]
    postal_code: str
    why_not: str = ""

    @property
    def is_printed(self) -> bool:
        return self.recipient.printed_at is not None

    @property
    def waits(self) -> bool:
        return not self.why_not and not self.is_printed


def sheets_of(mailing: Mailing) -> Sequence[Sheet]:
    """All its letters on paper, sorted by postal code; in so many queries, however many letters."""
    found = db.session.scalars(
        recipients_with_guests()
        .where(
            Recipient.mailing_id == mailing.id,
            Recipient.way == Way.PAPER,
            Recipient.state == RecipientState.WRITTEN,
        )
        .order_by(Recipient.id)
    ).all()
    guests = [guest for one in found if (guest := guest_of(one.invitation))]
    blocked = blocked_among(guests)
    sheets = [_sheet(one, blocked) for one in found]
    return sorted(sheets, key=lambda one: (one.postal_code, one.name, one.recipient.id))


def number_on_paper(mailing: Mailing) -> int:
    """How many letters on paper a mailing has, printed or not."""
    counted = (
        select(func.count())
        .select_from(Recipient)
        .where(
            Recipient.mailing_id == mailing.id,
            Recipient.way == Way.PAPER,
            Recipient.state == RecipientState.WRITTEN,
        )
    )
    return db.session.scalar(counted) or 0


def _sheet(recipient: Recipient, blocked: frozenset[Guest]) -> Sheet:
    guest = guest_of(recipient.invitation)
    address = guest.usable_address if guest else None
    return Sheet(
        recipient=recipient,
        name=name_of(guest) if guest else "",
        lines=address.lines if address else (),
        postal_code=address.postal_code if address else "",
        why_not=_why_not(recipient, guest, blocked),
    )


def _why_not(recipient: Recipient, guest: Guest | None, blocked: frozenset[Guest]) -> str:
    """Answers and wishes count until the letter is in the envelope."""
    invitation = recipient.invitation
    unwanted = isinstance(guest, Person) and not guest.wants_invitations
    if guest is None or guest in blocked or unwanted:
        return InvitationState.OPTED_OUT.label
    if invitation.is_passed_on:
        return PASSED_ON
    if invitation.state not in STILL_OPEN:
        return invitation.state.label
    return "" if guest.usable_address else NO_ADDRESS
