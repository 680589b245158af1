"""The worker's part, and letting go: a list keeps names only as long as it can be undone."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update

from conference.addresses import queries
from conference.addresses.models import AddressPair, AddressRow
from conference.addresses.services.reading import read_list
from conference.addresses.services.taking import let_go, take_in
from conference.addresses.services.undoing import UNDONE_WITHIN, take_back
from conference.addresses.states import AddressRunState
from conference.core import clock
from conference.core.database import db
from conference.core.transaction import use_case

WAITS_FOR_A_CLICK = timedelta(days=14)
_WORK = {
    AddressRunState.READING: read_list,
    AddressRunState.RUNNING: take_in,
    AddressRunState.UNDOING: take_back,
}
_NOTHING: dict[str, object] = {
    "name": "",
    "entry": {},
    "remarks": [],
    "changes": [],
    "made": {},
    "before": {},
    "after": {},
}


def sweep() -> None:
    """Read, take in and take back what is asked for, and let go of what is old."""
    for run_id in queries.busy_runs():
        state = queries.state_of(run_id)
        if state in _WORK:
            _WORK[state](run_id)
    unwanted, undoable = _limits()
    if queries.runs_older_than(unwanted, _NEVER_TAKEN) or queries.runs_older_than(
        undoable, _TAKEN, still_told=True
    ):
        forget_old()


_NEVER_TAKEN = (AddressRunState.CHECKED, AddressRunState.REFUSED)
_TAKEN = (AddressRunState.DONE, AddressRunState.UNDONE)


@use_case
def forget_old() -> None:
    """A list that nobody takes in is dropped; one that can no longer be undone forgets its people."""
    unwanted, undoable = _limits()
    for run in queries.runs_older_than(unwanted, _NEVER_TAKEN):
        let_go(run)
    for run in queries.runs_older_than(undoable, _TAKEN, still_told=True):
        db.session.execute(delete(AddressPair).where(AddressPair.run_id == run.id))
        db.session.execute(update(AddressRow).where(AddressRow.run_id == run.id).values(**_NOTHING))
        run.skipped = []


def _limits() -> tuple[datetime, datetime]:
    now = clock.now()
    return now - WAITS_FOR_A_CLICK, now - UNDONE_WITHIN
