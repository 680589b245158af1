"""Take a list in, in slices: broken off at any moment, the next sweep goes on behind it."""

import logging

from sqlalchemy import delete, select

from conference.addresses import policy, queries
from conference.addresses.events import (
    AddressListDiscarded,
    AddressListStarted,
    AddressListTaken,
)
from conference.addresses.models import AddressPair, AddressRow, AddressRun
from conference.addresses.services.entering import Desk, acting_for, leave_row, take_rows
from conference.addresses.services.grouping import groups_of
from conference.addresses.services.sending import wake
from conference.addresses.states import AddressRunState
from conference.core import clock, queue
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import DomainError, require
from conference.core.events import announce
from conference.core.namesakes import body_key
from conference.core.transaction import afterwards, use_case
from conference.directory import queries as directory
from conference.directory.models import Organisation
from conference.directory.states import OrganisationState

SLICE = 200  # rows in one transaction
FAILED = "Hier ist etwas Unerwartetes geschehen. Bitte geben Sie diese Zeile von Hand ein."

_log = logging.getLogger(__name__)


@use_case
def start(run_id: int, *, actor: Actor) -> AddressRun:
    """The click without which nothing is written. Pressing twice is no harm."""
    run = _run(run_id, actor)
    if run.state is not AddressRunState.RUNNING:
        run.become(AddressRunState.RUNNING)
        run.content = None
        run.made_by, run.made_by_id = actor.name, actor.staff_id
        announce(AddressListStarted(subject_id=run.id), by=actor)
    afterwards(wake)
    return run


@use_case
def discard(run_id: int, *, actor: Actor) -> AddressRun:
    """Let go of a list that nobody wants; nothing of it stays but what was decided about doubles."""
    run = _run(run_id, actor)
    let_go(run)
    announce(AddressListDiscarded(subject_id=run.id), by=actor)
    return run


def let_go(run: AddressRun) -> None:
    """Forget a list that was never taken in."""
    run.become(AddressRunState.DISCARDED)
    run.content, run.ended_at = None, clock.now()
    db.session.execute(delete(AddressPair).where(AddressPair.run_id == run.id))
    db.session.execute(delete(AddressRow).where(AddressRow.run_id == run.id))


def _run(run_id: int, actor: Actor) -> AddressRun:
    require(policy.may_keep_addresses(actor))
    queries.run_of(run_id)
    return db.session.get_one(AddressRun, run_id, with_for_update=True)


def take_in(run_id: int) -> None:
    """Do what is open of this list."""
    desk = Desk(groups=groups_of(run_id), district_id=directory.the_district().id, bodies=_bodies())
    while rows := queries.open_rows(run_id, at_most=SLICE):
        if queue.is_closing():
            return
        try:
            take_rows(rows, desk)
        except Exception:
            _log.exception("A slice of the address list %s goes row by row now", run_id)
            desk.bodies = _bodies()
            for row_id in rows:
                _one_by_one(row_id, desk)
    finish(run_id)


def _bodies() -> dict[str, int]:
    """Organisations by all their names; one that was rejected is none."""
    found: dict[str, int] = {}
    known = select(Organisation.id, Organisation.name, Organisation.aliases).where(
        Organisation.state != OrganisationState.REJECTED
    )
    for body_id, name, aliases in db.session.execute(known.order_by(Organisation.id)):
        for one in (name, *aliases):
            found.setdefault(body_key(one), body_id)
    return found


def _one_by_one(row_id: int, desk: Desk) -> None:
    try:
        take_rows([row_id], desk)
    except DomainError as error:
        leave_row(row_id, str(error))
    except Exception:
        _log.exception("Row %s of an address list could not be taken in", row_id)
        leave_row(row_id, FAILED)


@use_case
def finish(run_id: int) -> None:
    """All rows are done."""
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    if run.state is AddressRunState.RUNNING and not queries.open_rows(run_id, at_most=1):
        run.become(AddressRunState.DONE)
        run.ended_at = clock.now()
        announce(AddressListTaken(subject_id=run.id), by=acting_for(run))
