"""What the office does with letters, and how they are forgotten."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import func, select, update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.transaction import afterwards, use_case
from conference.mail import policy, transport
from conference.mail.errors import LetterUnderWay
from conference.mail.events import LetterArrived, LetterDiscarded, LetterForgotten, LetterSentAgain
from conference.mail.models import Letter
from conference.mail.outbox import wake_sender
from conference.mail.queries import letters_about
from conference.mail.states import LetterState
from conference.trail import service as trail


@use_case
def send_again(letter_id: int, *, actor: Actor) -> None:
    """Try at once, with all patience: under the same Message-ID, so that a second copy is seen as one."""
    letter = _handled(letter_id, actor)
    if letter.state != LetterState.PENDING:
        letter.become(LetterState.PENDING)
    letter.next_try_at = clock.now()
    letter.tries = 0
    letter.give_up_at = letter.claimed_until = None
    announce(LetterSentAgain(subject_id=letter.id), by=actor)
    afterwards(wake_sender)


@use_case
def note_arrival(letter_id: int, *, actor: Actor) -> None:
    """Somebody has asked: the unclear letter did arrive."""
    letter = _handled(letter_id, actor)
    letter.become(LetterState.SENT)
    letter.sent_at = clock.now()
    _close(letter)
    announce(LetterArrived(subject_id=letter.id), by=actor)


@use_case
def discard(letter_id: int, *, actor: Actor) -> None:
    """Never send this letter."""
    letter = _handled(letter_id, actor)
    letter.become(LetterState.DISCARDED)
    _close(letter)
    announce(LetterDiscarded(subject_id=letter.id), by=actor)


@use_case
def forget_letters_about(
    kind: str,
    about_id: int,
    *,
    only_sent: bool = False,
    before: datetime | None = None,
    actor: Actor,
) -> None:
    """Delete all letters about a thing, what the trail says of them, and the files they were laid into.

    A step of the use case that deletes a person, which also asks who may. ``before`` leaves what was
    written later.
    """
    forgotten = [
        letter
        for letter in letters_about(kind, about_id)
        if (not only_sent or letter.state == LetterState.SENT)
        and (before is None or letter.written_at <= before)
    ]
    _forget(forgotten, actor=actor)


@use_case
def forget_letters_to(address: str, name: str, *, actor: Actor) -> None:
    """Delete the letters of this name to one address, whatever they are about; for the rest see above."""
    found = db.session.scalars(
        select(Letter).where(func.lower(Letter.to_address) == address.lower(), Letter.name == name)
    ).all()
    _forget(found, actor=actor)


@use_case
def forget_letters_by_number(numbers: Collection[int], *, actor: Actor) -> None:
    """The same for letters whose term is over, whatever they are about."""
    _forget(db.session.scalars(select(Letter).where(Letter.id.in_(numbers))), actor=actor)


@use_case
def pass_on(kind: str, about_id: int, to_id: int) -> None:
    """Letters about this thing are about the other from now on: two were one."""
    db.session.execute(
        update(Letter)
        .where(Letter.about_kind == kind, Letter.about_id == about_id)
        .values(about_id=to_id)
    )


def _forget(letters: Iterable[Letter], *, actor: Actor) -> None:
    forgotten = list(letters)
    for letter in forgotten:
        trail.forget("letter", letter.id)
        announce(LetterForgotten(subject_id=letter.id), by=actor)
        db.session.delete(letter)
    folder, numbers = transport.folder(), [letter.id for letter in forgotten]
    afterwards(lambda: folder.forget(numbers))


def _handled(letter_id: int, actor: Actor) -> Letter:
    require(policy.may_handle(actor))
    letter = db.session.get(Letter, letter_id, with_for_update=True)
    if letter is None:
        raise NotFound
    if letter.state in {LetterState.CLAIMED, LetterState.SENDING}:
        raise LetterUnderWay
    return letter


def _close(letter: Letter) -> None:
    letter.claimed_until = None
    if not transport.letters_stay_here():
        letter.hide_secrets()
