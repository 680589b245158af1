"""The worker's part, and letting go: nothing about people stays here longer than it is needed."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update

from conference.core import clock
from conference.core.database import db
from conference.core.transaction import use_case
from conference.intake import queries
from conference.intake.models import IntakeRow
from conference.intake.services.carrying_out import carry_out
from conference.intake.services.undoing import UNDONE_WITHIN, take_back
from conference.intake.states import RunState

WAITS_FOR_A_CLICK = timedelta(days=7)
_NOTHING: dict[str, object] = {
    "name": "",
    "source": "",
    "fingerprint": "",
    "remarks": [],
    "changes": [],
    "before": None,
    "after": "",
}


def sweep() -> None:
    """Carry out and take back what is asked for, and let go of what is old."""
    for run_id in queries.busy_runs():
        if queries.state_of(run_id) is RunState.RUNNING:
            carry_out(run_id)
        else:
            take_back(run_id)
    if queries.has_old_runs(*_limits()):
        forget_old()


@use_case
def forget_old() -> None:
    """A list that nobody reads in is dropped; one that can no longer be undone forgets its people."""
    unwanted, undoable = _limits()
    for run in queries.runs_older_than(unwanted, [RunState.CHECKED]):
        run.become(RunState.DISCARDED)
        run.ended_at = clock.now()
        db.session.execute(delete(IntakeRow).where(IntakeRow.run_id == run.id))
    for run in queries.runs_older_than(undoable, [RunState.DONE, RunState.UNDONE], still_told=True):
        db.session.execute(update(IntakeRow).where(IntakeRow.run_id == run.id).values(**_NOTHING))


def _limits() -> tuple[datetime, datetime]:
    now = clock.now()
    return now - WAITS_FOR_A_CLICK, now - UNDONE_WITHIN


def forget_rows_about(registration_id: int) -> None:
    """Somebody is forgotten: so are the rows of lists that told of this person."""
    db.session.execute(
        update(IntakeRow).where(IntakeRow.registration_id == registration_id).values(**_NOTHING)
    )
