"""Carry a list out, row by row in the order of arrival: each row is one transaction, and counts once."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial

from conference.core import clock, queue
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import DomainError, require
from conference.core.events import announce
from conference.core.transaction import afterwards, use_case
from conference.intake import policy, queries
from conference.intake.events import ListDiscarded, ListReadIn, ListStarted
from conference.intake.models import IntakeRow, IntakeRun
from conference.intake.rules.columns import columns_of
from conference.intake.rules.frame import Frame, Remark
from conference.intake.rules.reading import Reading, read_row
from conference.intake.services.checking import as_lists
from conference.intake.services.framing import frame_of, known_of
from conference.intake.services.planning import Desk, Plan, plan_for
from conference.intake.services.standing import kept_of, standing_of
from conference.intake.states import RowKind, RowState, RunState
from conference.mail.outbox import keeping_back
from conference.programme.queries.working import rounds_of
from conference.registration.models import Registration
from conference.registration.services.change import change
from conference.registration.services.notes import write_note
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import ENDED

SWEEP = "read lists in"
SLICE = 20  # rows between two looks at the clock and at whether the worker is to stop
FIRST_LETTERS = tuple(
    f"registration/mail/{letter}" for letter in ("confirmed", "waiting", "changed", "withdrawn")
)
FAILED = "Hier ist etwas Unerwartetes geschehen. Bitte geben Sie diese Zeile von Hand ein."

_log = logging.getLogger(__name__)


@use_case
def start(run_id: int, *, writes_letters: bool, actor: Actor) -> IntakeRun:
    """From now on the worker carries the list out. Pressing twice is no harm."""
    run = _run(run_id, actor)
    if run.state is not RunState.RUNNING:
        run.become(RunState.RUNNING)
        run.writes_letters = writes_letters
        run.made_by, run.made_by_id = actor.name, actor.staff_id
        announce(ListStarted(subject_id=run.id), by=actor)
    afterwards(_wake)
    return run


@use_case
def discard(run_id: int, *, actor: Actor) -> IntakeRun:
    """Let go of a list that nobody wants to read in; nothing of it stays."""
    run = _run(run_id, actor)
    run.become(RunState.DISCARDED)
    run.ended_at = clock.now()
    for row in queries.all_rows(run):
        db.session.delete(row)
    announce(ListDiscarded(subject_id=run.id), by=actor)
    return run


def _run(run_id: int, actor: Actor) -> IntakeRun:
    require(policy.may_read_in(actor))
    return db.session.get_one(IntakeRun, run_id, with_for_update=True)


def _wake() -> None:
    queue.wake(SWEEP)


def carry_out(run_id: int) -> None:
    """Do what is open of this list; broken off at any moment, the next sweep goes on behind it."""
    while rows := queries.open_rows(run_id, at_most=SLICE):
        frame = frame_of(db.session.get_one(IntakeRun, run_id).conference)
        for row_id in rows:
            if queue.is_closing():
                return
            step(row_id, partial(carry_out_row, frame=frame))
    finish(run_id)


def step(row_id: int, act: Callable[[int], None]) -> None:
    """One row; whatever goes wrong with it is said in the report, and the others go on."""
    try:
        act(row_id)
    except DomainError as error:
        leave_row(row_id, str(error))
    except Exception:
        _log.exception("Row %s of a list could not be carried out", row_id)
        leave_row(row_id, FAILED)


@use_case
def carry_out_row(row_id: int, *, frame: Frame) -> None:
    row = db.session.get_one(IntakeRow, row_id, with_for_update=True)
    run = row.run
    if row.state is not RowState.OPEN or run.state is not RunState.RUNNING:
        return
    desk = Desk(
        conference=run.conference,
        columns=columns_of(run.headings),
        frame=frame,
        rounds=tuple(rounds_of(run.conference)),
    )
    cells = tuple(row.cells)
    reading = read_row(desk.columns, cells, desk.frame)
    plan = plan_for(reading, cells, desk, known_of(run.conference, [reading]))
    why_not = _why_not(row, plan)
    if why_not or row.kind is RowKind.REFUSED:
        _leave(row, why_not)
        return
    actor = acting_for(run)
    with nullcontext() if run.writes_letters else keeping_back(*FIRST_LETTERS):
        if plan.kind is RowKind.NEW:
            _register(row, plan, reading, desk, actor)
        elif plan.kind is RowKind.CHANGED:
            _change(row, plan, actor)
    _close(row, RowState.DONE)


def _why_not(row: IntakeRow, plan: Plan) -> str:
    """Why the row is not carried out although the preview promised it."""
    if plan.kind is row.kind is RowKind.CHANGED:
        stale = plan.person is None or plan.person.version != row.seen_version
        return "Jemand hat die Anmeldung seit der Prüfung geändert." if stale else ""
    if row.kind is RowKind.NEW and plan.kind is not RowKind.NEW:
        return "Diese Person ist inzwischen eingelesen."
    return ""


def _register(row: IntakeRow, plan: Plan, reading: Reading, desk: Desk, actor: Actor) -> None:
    (person,) = register(reading.application(desk.frame, row.key), actor=actor).registrations
    if plan.note:
        write_note(person.id, plan.note, actor=actor)
    if reading.state in ENDED:
        withdraw(person.id, actor=actor, why="Laut der Liste abgemeldet.")
        person.cancelled_at = reading.cancelled_at or person.cancelled_at
    elif reading.state and reading.state is not person.state:
        _remark(
            row,
            Remark(
                column=desk.columns.heading("state"),
                reason=f"Hier ist der Stand jetzt: {person.state.label}.",
                value=str(reading.state.label),
            ),
        )
    row.registration_id = person.id
    row.after = standing_of(person)


def _change(row: IntakeRow, plan: Plan, actor: Actor) -> None:
    person, why = plan.person, f"Eingelesen aus der Liste {row.run.file_name}"
    assert person is not None
    row.before = kept_of(person)
    if plan.told is not None:
        change(person.id, plan.told, version=person.version, actor=actor, why=why)
    if plan.note is not None:
        write_note(person.id, plan.note, actor=actor)
    if plan.withdraws:
        withdraw(person.id, actor=actor, why=why)
    row.registration_id = person.id
    row.after = standing_of(db.session.get_one(Registration, person.id))


def acting_for(run: IntakeRun) -> Actor:
    return Actor(name=run.made_by, staff_id=run.made_by_id, roles=frozenset({Role.OFFICE}))


@use_case
def leave_row(row_id: int, why: str) -> None:
    """The row is not carried out, and the report says why."""
    row = db.session.get_one(IntakeRow, row_id, with_for_update=True)
    if row.state is RowState.OPEN:
        _leave(row, why)
    elif row.state is RowState.DONE:
        _remark(row, Remark(column="", reason=why))
        row.become(RowState.KEPT)


def _leave(row: IntakeRow, why: str) -> None:
    if why:
        _remark(row, Remark(column="", reason=why))
    _close(row, RowState.LEFT)


def _close(row: IntakeRow, state: RowState) -> None:
    row.become(state)
    row.cells, row.key = [], ""


def _remark(row: IntakeRow, remark: Remark) -> None:
    row.remarks = [*row.remarks, *as_lists([remark])]


@use_case
def finish(run_id: int) -> None:
    """All rows are done."""
    run = db.session.get_one(IntakeRun, run_id, with_for_update=True)
    if run.state is RunState.RUNNING and not queries.open_rows(run_id, at_most=1):
        run.become(RunState.DONE)
        run.ended_at = clock.now()
        announce(ListReadIn(subject_id=run.id), by=acting_for(run))
