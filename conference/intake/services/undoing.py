"""Take a list back: whom it made is forgotten, what it changed is as before; later changes are respected."""

from datetime import timedelta

from conference.core import clock, queue
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import afterwards, use_case
from conference.intake import policy, queries
from conference.intake.errors import TooLateToUndo
from conference.intake.events import ListUndone, UndoStarted
from conference.intake.models import IntakeRow, IntakeRun
from conference.intake.services.carrying_out import (
    FIRST_LETTERS,
    SLICE,
    SWEEP,
    acting_for,
    step,
)
from conference.intake.services.standing import details_kept, standing_of
from conference.intake.states import RowKind, RowState, RunState
from conference.mail.outbox import keeping_back
from conference.registration import rules
from conference.registration.models import Registration
from conference.registration.services.change import change
from conference.registration.services.forget import forget
from conference.registration.services.notes import write_note
from conference.registration.services.withdraw import readmit

UNDONE_WITHIN = timedelta(days=28)


@use_case
def undo(run_id: int, *, actor: Actor) -> IntakeRun:
    """From now on the worker takes the list back. Pressing twice is no harm."""
    require(policy.may_read_in(actor))
    run = db.session.get_one(IntakeRun, run_id, with_for_update=True)
    if run.state is RunState.DONE and run.ended_at and clock.now() > run.ended_at + UNDONE_WITHIN:
        raise TooLateToUndo
    if run.state is not RunState.UNDOING:
        run.become(RunState.UNDOING)
        run.made_by, run.made_by_id = actor.name, actor.staff_id
        announce(UndoStarted(subject_id=run.id), by=actor)
    afterwards(lambda: queue.wake(SWEEP))
    return run


def take_back(run_id: int) -> None:
    """Do what is left to undo; broken off at any moment, the next sweep goes on behind it."""
    while rows := queries.rows_to_undo(run_id, at_most=SLICE):
        for row_id in rows:
            if queue.is_closing():
                return
            step(row_id, take_back_row)
    finish_undoing(run_id)


@use_case
def take_back_row(row_id: int) -> None:
    row = db.session.get_one(IntakeRow, row_id, with_for_update=True)
    if row.state is not RowState.DONE or row.run.state is not RunState.UNDOING:
        return
    person = db.session.get_one(Registration, row.registration_id)
    if standing_of(person) != row.after:
        row.become(RowState.KEPT)
        return
    actor = acting_for(row.run)
    if row.kind is RowKind.NEW:
        with keeping_back(*FIRST_LETTERS):
            forget(person.id, actor=actor, why="Die Liste wurde rückgängig gemacht.")
    else:
        with keeping_back(*(() if row.run.writes_letters else FIRST_LETTERS)):
            _bring_back(row, person, actor)
    row.become(RowState.UNDONE)
    row.source = row.fingerprint = ""
    row.before = None


def _bring_back(row: IntakeRow, person: Registration, actor: Actor) -> None:
    kept, why = row.before or {}, f"Liste {row.run.file_name} rückgängig gemacht"
    if person.has_ended and not kept["ended"]:
        readmit(person.id, actor=actor, why=why)
    told = details_kept(kept, rules.details_of(person))
    change(person.id, told, version=person.version, actor=actor, why=why)
    write_note(person.id, kept["note"], actor=actor)


@use_case
def finish_undoing(run_id: int) -> None:
    run = db.session.get_one(IntakeRun, run_id, with_for_update=True)
    if run.state is RunState.UNDOING and not queries.rows_to_undo(run_id, at_most=1):
        run.become(RunState.UNDONE)
        run.ended_at = clock.now()
        announce(ListUndone(subject_id=run.id), by=acting_for(run))
