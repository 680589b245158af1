"""Take a list in, in slices: broken off at any moment, the next sweep goes on behind it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, select

from conference.addresses import policy, queries
from conference.addresses.events import (
    AddressListDiscarded,
    AddressListStarted,
    AddressListTaken,
    OrganisationCompleted,
    OrganisationTaken,
    PersonCompleted,
    PersonTaken,
)
from conference.addresses.models import AddressPair, AddressRow, AddressRun
from conference.addresses.rules.bodies import body_key
from conference.addresses.rules.entries import Entry
from conference.addresses.rules.planning import differences
from conference.addresses.services import writing
from conference.addresses.services.grouping import Groups, groups_of
from conference.addresses.services.knowing import entry_standing
from conference.addresses.services.overwriting import overwrite, owners_of
from conference.addresses.services.sending import wake
from conference.addresses.services.writing import Trace, standing_of
from conference.addresses.states import AddressKind, AddressRowState, AddressRunState
from conference.core import clock, queue
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import DomainError, require
from conference.core.events import Change, announce
from conference.core.transaction import afterwards, use_case
from conference.directory import queries as directory
from conference.directory.models import Organisation, Person
from conference.directory.states import OrganisationState

SLICE = 50  # rows in one transaction
FAILED = "Hier ist etwas Unerwartetes geschehen. Bitte geben Sie diese Zeile von Hand ein."
CHANGED_SINCE = "Seit der Prüfung hat jemand diese Angaben geändert."

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


@dataclass
class Desk:
    """What is known while a list is taken in: who belongs together, and organisations by their names."""

    groups: Groups
    district_id: int
    bodies: dict[str, int] = field(default_factory=dict)


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
def take_rows(row_ids: Sequence[int], desk: Desk) -> None:
    """Each row counts once, however often a worker begins with it."""
    rows = db.session.scalars(
        select(AddressRow)
        .where(AddressRow.id.in_(row_ids), AddressRow.state == AddressRowState.OPEN)
        .order_by(AddressRow.number)
        .with_for_update()
    ).all()
    for row in rows:
        if row.run.state is AddressRunState.RUNNING:
            _take(row, desk)


def _take(row: AddressRow, desk: Desk) -> None:
    if row.kind is AddressKind.REFUSED:
        row.become(AddressRowState.LEFT)
    elif row.kind is AddressKind.CHANGED:
        _change(row)
    else:
        if row.kind is AddressKind.NEW:
            _write(row, desk)
        row.become(AddressRowState.DONE)


def _write(row: AddressRow, desk: Desk) -> None:
    entry = Entry.of_json(row.entry)
    trace = Trace()
    body = _body(entry, desk, trace)
    person = None
    if entry.last_name or entry.first_name:
        person = writing.person_for(
            entry,
            _known_person(row, desk.groups),
            opted_out=row.id in desk.groups.opted_out,
            district_id=desk.district_id,
            trace=trace,
        )
        if body:
            row.membership_id = writing.membership_for(person, body, entry, trace).id
    elif body:
        writing.reach_body(body, entry, trace)
    db.session.flush()  # the trace names everything new by its id
    row.made, row.before = writing.settle(trace), trace.before
    row.person_id = person.id if person else None
    row.organisation_id = body.id if body else None
    row.after = {"person": standing_of(person), "organisation": standing_of(body)}
    _tell(row, person, body, trace)


def _body(entry: Entry, desk: Desk, trace: Trace) -> Organisation | None:
    if not entry.organisation:
        return None
    name = desk.groups.names.get(body_key(entry.organisation), entry.organisation)
    body_id = desk.bodies.get(body_key(name)) or desk.bodies.get(body_key(entry.organisation))
    known = db.session.get(Organisation, body_id) if body_id else None
    body = writing.organisation_for(entry, name, known, desk.district_id, trace)
    for one in (body.name, *body.aliases):
        desk.bodies.setdefault(body_key(one), body.id)
    return body


def _known_person(row: AddressRow, groups: Groups) -> Person | None:
    """Somebody of whom the office said that it is the same person."""
    if person_id := groups.person.get(row.id):
        return db.session.get(Person, person_id)
    if row.id not in groups.of:
        return None
    earlier = queries.earlier_row(row, groups.of[row.id])
    return db.session.get(Person, earlier.person_id) if earlier and earlier.person_id else None


def _tell(row: AddressRow, person: Person | None, body: Organisation | None, trace: Trace) -> None:
    actor, why = acting_for(row.run), f"Adressliste {row.run.file_name}, Zeile {row.number}"
    if person:
        made = "person" in trace.made
        event = PersonTaken if made else PersonCompleted
        announce(event(subject_id=person.id), by=actor, why=why)
    if body and ("organisation" in trace.made or trace.before.get("organisation")):
        taken = OrganisationTaken if "organisation" in trace.made else OrganisationCompleted
        announce(taken(subject_id=body.id), by=actor, why=why)


def _change(row: AddressRow) -> None:
    """A row with our own number: only what stood there when the office looked it over is changed."""
    told, known = Entry.of_json(row.entry), entry_standing(row.person_id, row.organisation_id)
    person, body, membership = owners_of(row)
    if known is None or row.changes != differences(told, known):
        _leave(row, CHANGED_SINCE)
        return
    overwrite(told, known, person, body, membership)
    db.session.flush()  # what is read back must be stored
    row.before = {"entry": known.to_json()}
    row.after = {"person": standing_of(person), "organisation": standing_of(body)}
    row.become(AddressRowState.DONE)
    changes = [Change(what, old, new) for what, old, new in row.changes]
    why = f"Adressliste {row.run.file_name}, Zeile {row.number}"
    if person:
        event = PersonCompleted(subject_id=person.id)
        announce(event, by=acting_for(row.run), why=why, changes=changes)
    elif body:
        announce(
            OrganisationCompleted(subject_id=body.id),
            by=acting_for(row.run),
            why=why,
            changes=changes,
        )


def acting_for(run: AddressRun) -> Actor:
    return Actor(name=run.made_by, staff_id=run.made_by_id, roles=frozenset({Role.OFFICE}))


@use_case
def leave_row(row_id: int, why: str) -> None:
    """The row is not taken in, and the report says why."""
    row = db.session.get_one(AddressRow, row_id, with_for_update=True)
    if row.state is AddressRowState.OPEN:
        _leave(row, why)


def _leave(row: AddressRow, why: str) -> None:
    row.remarks = [*row.remarks, ["", why, ""]]
    row.become(AddressRowState.LEFT)


@use_case
def finish(run_id: int) -> None:
    """All rows are done."""
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    if run.state is AddressRunState.RUNNING and not queries.open_rows(run_id, at_most=1):
        run.become(AddressRunState.DONE)
        run.ended_at = clock.now()
        announce(AddressListTaken(subject_id=run.id), by=acting_for(run))
