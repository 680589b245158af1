"""A list is sent: what is obviously no list is refused at once, everything else is read by the worker."""

from conference.addresses import policy, queries
from conference.addresses.events import AddressListSent, ColumnsAssigned
from conference.addresses.models import AddressRun, ColumnMeanings
from conference.addresses.rules.columns import checked, headings_key
from conference.addresses.states import AddressRunState
from conference.core import clock, queue
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.texts import one_line
from conference.core.transaction import afterwards, use_case
from conference.documents.reading import Bounds, look_over

SWEEP = "take addresses in"
BOUNDS = Bounds(rows=20_000, octets=8 * 1024 * 1024, unpacked=48 * 1024 * 1024)


def wake() -> None:
    queue.wake(SWEEP)


def send(content: bytes, *, file_name: str, actor: Actor) -> AddressRun:
    """Keep the file for the worker. Looking it over takes a moment, so no lock is held meanwhile."""
    require(policy.may_keep_addresses(actor))
    look_over(content, BOUNDS)
    return _keep(content, file_name, actor)


@use_case
def _keep(content: bytes, file_name: str, actor: Actor) -> AddressRun:
    run = AddressRun(
        content=content,
        file_name=one_line(file_name)[:200] or "Liste",
        made_by=actor.name,
        made_by_id=actor.staff_id,
    )
    db.session.add(run)
    db.session.flush()  # the trail names it by its id
    announce(AddressListSent(subject_id=run.id), by=actor)
    afterwards(wake)
    return run


@use_case
def assign_columns(run_id: int, meanings: list[str], *, actor: Actor) -> AddressRun:
    """Say what the columns tell. It is remembered for lists with the same headings; the worker reads anew."""
    require(policy.may_keep_addresses(actor))
    told = checked(meanings)
    queries.run_of(run_id)
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    run.become(AddressRunState.READING)
    run.meanings = told
    run.rows_done = run.rows_total = 0
    key = headings_key(run.headings)
    remembered = queries.remembered_meanings(key)
    if remembered is None:
        db.session.add(ColumnMeanings(headings=key, meanings=told))
    else:
        remembered.meanings, remembered.changed_at = told, clock.now()
    announce(ColumnsAssigned(subject_id=run.id), by=actor)
    afterwards(wake)
    return run
