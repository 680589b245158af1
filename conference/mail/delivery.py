"""Deliver what lies in the outbox: no letter lost, none twice, and where nobody can know, somebody is asked.

Between the end of a message and the server's answer, nobody knows whether it arrived. The state
``sending`` is stored just before; a letter that is found in it later is *unclear*.
"""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import selectinload

from conference.core import clock, queue
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.events import Event, announce
from conference.core.transaction import use_case
from conference.mail import transport
from conference.mail.errors import BadAddress, LeaseLost
from conference.mail.events import LetterFailed, LetterPostponed, LetterSent, LetterUnclear
from conference.mail.message import LetterMessage
from conference.mail.models import Letter
from conference.mail.states import LetterState
from conference.mail.transport import Line, Outcome

AT_ONCE = 20  # letters claimed together
CLAIMED_FOR = timedelta(minutes=2)  # after that another worker may take the letter up
SENDING_FOR = timedelta(minutes=15)  # longer than the longest wait for a mail server's answer
PAUSES = (1, 5, 15, 60, 120, 240)  # minutes between tries; the last again and again
GIVE_UP_AFTER = timedelta(hours=72)

_EVENTS: dict[LetterState, type[Event]] = {
    LetterState.SENT: LetterSent,
    LetterState.PENDING: LetterPostponed,
    LetterState.FAILED: LetterFailed,
    LetterState.UNCLEAR: LetterUnclear,
}


@dataclass
class _Parcel:
    """A claimed letter, ready to go, or the reason why it never will."""

    letter_id: int
    lease: datetime | None
    message: LetterMessage | None
    outcome: Outcome


def deliver_due() -> None:
    """Deliver all letters that are due; any number of workers may do this at the same time."""
    more = True
    while more and not queue.is_closing():
        letters = claim(actor=SYSTEM)
        with closing(transport.line()) as line:
            _deliver([_packed(letter) for letter in letters], line)
            more = len(letters) == AT_ONCE and not line.is_down


def _packed(letter: Letter) -> _Parcel:
    try:
        message, outcome = LetterMessage(letter), Outcome(LetterState.CLAIMED)
    except BadAddress as trouble:
        message, outcome = None, Outcome(LetterState.FAILED, str(trouble))
    return _Parcel(letter.id, letter.claimed_until, message, outcome)


def _deliver(parcels: list[_Parcel], line: Line) -> None:
    """Hand over one after the other; those not tried when the worker must stop are put back."""
    unsettled = []
    for parcel in parcels:
        if not queue.is_closing():
            _hand_over(parcel, line)
        unsettled.append(parcel)
        if not line.repeatable:
            settle(unsettled, actor=SYSTEM)
            unsettled = []
    if unsettled:
        settle(unsettled, actor=SYSTEM)


def _hand_over(parcel: _Parcel, line: Line) -> None:
    def last_moment() -> None:
        parcel.lease = begin_sending(parcel.letter_id, parcel.lease, actor=SYSTEM)

    if parcel.message is not None:
        with suppress(LeaseLost):
            parcel.outcome = line.hand_over(parcel.message, last_moment=last_moment)


@use_case
def claim(*, actor: Actor) -> Sequence[Letter]:
    """Take up to ``AT_ONCE`` letters that are due, so that no other worker takes them.

    The one place where a state changes without the row in hand: two workers that read first and
    write then would take the same letters.
    """
    now = clock.now()
    _ask_about_abandoned(now, actor)
    lapsed = (Letter.state == LetterState.CLAIMED) & (Letter.claimed_until < now)
    due = (Letter.state == LetterState.PENDING) & (Letter.next_try_at <= now)
    free = (
        select(Letter.id)
        .where(or_(due, lapsed))
        .order_by(Letter.next_try_at, Letter.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    taken = db.session.scalars(
        update(Letter)
        .where(Letter.id.in_(free.scalar_subquery()))
        .values(state=LetterState.CLAIMED, claimed_until=now + CLAIMED_FOR)
        .returning(Letter.id)
        .execution_options(synchronize_session=False)
    ).all()
    return db.session.scalars(
        select(Letter)
        .where(Letter.id.in_(taken))
        .order_by(Letter.next_try_at, Letter.id)
        .options(selectinload(Letter.attachments))
        .execution_options(populate_existing=True)
    ).all()


@use_case
def begin_sending(letter_id: int, lease: datetime | None, *, actor: Actor) -> datetime:
    """Note that from now on nobody can know, until the mail server answers."""
    letter = _locked([letter_id]).get(letter_id)
    if letter is None or letter.claimed_until != lease or letter.state != LetterState.CLAIMED:
        raise LeaseLost
    letter.become(LetterState.SENDING)
    letter.claimed_until = clock.now() + SENDING_FOR
    return letter.claimed_until


@use_case
def settle(parcels: Sequence[_Parcel], *, actor: Actor) -> None:
    """Note what became of these letters; those not tried wait again.

    A letter that was forgotten meanwhile, or taken up by somebody else, is left alone.
    """
    letters = _locked([parcel.letter_id for parcel in parcels])
    for parcel in parcels:
        letter = letters.get(parcel.letter_id)
        if letter is None or letter.claimed_until != parcel.lease:
            continue
        if parcel.outcome.state == LetterState.CLAIMED:
            letter.become(LetterState.PENDING)
        else:
            _note(letter, parcel.outcome, actor)
        letter.claimed_until = None


def _locked(letter_ids: Sequence[int]) -> dict[int, Letter]:
    found = select(Letter).where(Letter.id.in_(letter_ids)).order_by(Letter.id).with_for_update()
    return {letter.id: letter for letter in db.session.scalars(found)}


def _note(letter: Letter, outcome: Outcome, actor: Actor) -> None:
    now = clock.now()
    state = outcome.state
    letter.tries += 1
    letter.reason = outcome.reason
    if state == LetterState.PENDING:
        letter.give_up_at = letter.give_up_at or now + GIVE_UP_AFTER
        letter.next_try_at = now + timedelta(minutes=PAUSES[min(letter.tries, len(PAUSES)) - 1])
        if letter.next_try_at > letter.give_up_at:
            state = LetterState.FAILED
    if state == LetterState.SENT:
        if letter.state == LetterState.CLAIMED:
            letter.become(LetterState.SENDING)
        letter.sent_at = now
    letter.become(state)
    if state == LetterState.SENT and not transport.letters_stay_here():
        letter.hide_secrets()
    announce(_EVENTS[state](subject_id=letter.id), by=actor, why=outcome.reason)


def _ask_about_abandoned(now: datetime, actor: Actor) -> None:
    """Letters whose worker died while the mail server had them."""
    for letter in db.session.scalars(
        select(Letter)
        .where(Letter.state == LetterState.SENDING, Letter.claimed_until < now)
        .with_for_update(skip_locked=True)
    ):
        _note(letter, Outcome(LetterState.UNCLEAR, "Der Versand brach mittendrin ab."), actor)
