"""What was printed, and what was not printed after all."""

from collections.abc import Collection

from sqlalchemy import select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.papers import policy, queries
from conference.papers.events import PaperPrinted, PrintingTakenBack
from conference.papers.models import PrintedLetter, PrintRun
from conference.papers.states import PaperState
from conference.registration.models import Registration


@use_case
def mark_printed(conference_id: int, letter_ids: Collection[int], *, actor: Actor) -> int:
    """These letters came out of the printer; how many of them still waited. Doing it twice is no harm."""
    require(policy.may_print(actor))
    letters = db.session.scalars(
        select(PrintedLetter)
        .where(
            PrintedLetter.conference_id == conference_id,
            PrintedLetter.id.in_(letter_ids),
            PrintedLetter.state == PaperState.WAITING,
            PrintedLetter.postal_code != "",
        )
        .order_by(PrintedLetter.id)
        .with_for_update()
    ).all()
    if not letters:
        return 0
    run = PrintRun(conference_id=conference_id, printed_by=actor.name)
    for letter in letters:
        letter.become(PaperState.PRINTED)
        letter.run = run
        announce(
            PaperPrinted(subject_id=letter.registration_id, conference_id=conference_id), by=actor
        )
    return len(letters)


@use_case
def take_back(conference_id: int, run_id: int, *, actor: Actor) -> int:
    """The printer jammed: these letters wait again, but for those that a newer one has replaced and
    those to people who were deleted since."""
    require(policy.may_print(actor))
    run = queries.run_of(conference_id, run_id)
    letters = db.session.scalars(
        select(PrintedLetter)
        .join(PrintedLetter.registration)
        .where(PrintedLetter.run_id == run.id, Registration.forgotten_at.is_(None))
        .with_for_update(of=PrintedLetter)
    ).all()
    replaced = set(
        db.session.scalars(
            select(PrintedLetter.registration_id).where(
                PrintedLetter.conference_id == conference_id,
                PrintedLetter.state == PaperState.WAITING,
            )
        )
    )
    again = [letter for letter in letters if letter.registration_id not in replaced]
    for letter in again:
        letter.become(PaperState.WAITING)
        letter.run = None
        announce(
            PrintingTakenBack(subject_id=letter.registration_id, conference_id=conference_id),
            by=actor,
        )
    return len(again)
