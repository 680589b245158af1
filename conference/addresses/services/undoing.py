"""Take a list back: whom it made goes, what it changed is as before; what somebody changed since stays."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from conference.addresses import policy, queries
from conference.addresses.errors import TooLateToUndo
from conference.addresses.events import (
    AddressListUndone,
    AddressUndoStarted,
    OrganisationTakenBack,
    PersonTakenBack,
)
from conference.addresses.models import AddressRow, AddressRun
from conference.addresses.rules.entries import Entry
from conference.addresses.services.knowing import entry_standing
from conference.addresses.services.overwriting import overwrite, owners_of
from conference.addresses.services.sending import wake
from conference.addresses.services.taking import acting_for
from conference.addresses.services.writing import standing_of
from conference.addresses.states import AddressKind, AddressRowState, AddressRunState
from conference.core import clock, queue
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import afterwards, use_case
from conference.directory.models import (
    ContactPoint,
    Membership,
    Organisation,
    Person,
    PostalAddress,
)
from conference.directory.states import OrganisationCategory

UNDONE_WITHIN = timedelta(days=30)
SLICE = 50  # rows between two looks at whether the worker is to stop
STILL_NEEDED = "Das wird inzwischen anderswo gebraucht und bleibt stehen."

_log = logging.getLogger(__name__)


@use_case
def undo(run_id: int, *, actor: Actor) -> AddressRun:
    """From now on the worker takes the list back. Pressing twice is no harm."""
    require(policy.may_keep_addresses(actor))
    queries.run_of(run_id)
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    late = run.ended_at is not None and clock.now() > run.ended_at + UNDONE_WITHIN
    if run.state is AddressRunState.DONE and late:
        raise TooLateToUndo
    if run.state is not AddressRunState.UNDOING:
        run.become(AddressRunState.UNDOING)
        run.made_by, run.made_by_id = actor.name, actor.staff_id
        announce(AddressUndoStarted(subject_id=run.id), by=actor)
    afterwards(wake)
    return run


def take_back(run_id: int) -> None:
    """Undo what is left, the last row first; broken off at any moment, the next sweep goes on."""
    while rows := queries.rows_to_undo(run_id, at_most=SLICE):
        if queue.is_closing():
            return
        take_rows_back(rows)
    finish_undoing(run_id)


@use_case
def take_rows_back(row_ids: Sequence[int]) -> None:
    for row_id in row_ids:
        row = db.session.get_one(AddressRow, row_id, with_for_update=True)
        if row.state is AddressRowState.DONE and row.run.state is AddressRunState.UNDOING:
            _take_back(row)


def _take_back(row: AddressRow) -> None:
    person, body, _ = owners_of(row)
    if row.person_id and standing_of(person) != row.after.get("person"):
        row.become(AddressRowState.KEPT)
        return
    body_stands = standing_of(body) != row.after.get("organisation")
    if row.kind is AddressKind.CHANGED:
        if body_stands:
            row.become(AddressRowState.KEPT)
            return
        _overwrite_back(row)
    else:
        try:
            with db.session.begin_nested():
                _undo_person(row, person)
        except IntegrityError:
            row.remarks = [*row.remarks, ["", STILL_NEEDED, ""]]
            row.become(AddressRowState.KEPT)
            return
        if body and not body_stands:
            _undo_body(row, body)
    row.become(AddressRowState.UNDONE)
    row.fingerprint = ""
    row.made, row.before, row.after = {}, {}, {}


def _overwrite_back(row: AddressRow) -> None:
    person, body, membership = owners_of(row)
    known = entry_standing(row.person_id, row.organisation_id)
    if known is not None:
        overwrite(Entry.of_json(row.before["entry"]), known, person, body, membership)
        why = _why(row)
        if person:
            announce(PersonTakenBack(subject_id=person.id), by=acting_for(row.run), why=why)
        elif body:
            announce(OrganisationTakenBack(subject_id=body.id), by=acting_for(row.run), why=why)


def _undo_person(row: AddressRow, person: Person | None) -> None:
    made = row.made
    if person is None:
        return
    if membership_id := made.get("membership"):
        db.session.execute(delete(Membership).where(Membership.id == membership_id))
        row.membership_id = None
    _delete_reached(made, ContactPoint.person_id == person.id, PostalAddress.person_id == person.id)
    if made.get("person") == person.id:
        db.session.expunge(person)
        db.session.execute(delete(ContactPoint).where(ContactPoint.person_id == person.id))
        db.session.execute(delete(PostalAddress).where(PostalAddress.person_id == person.id))
        _forget_in_rows(AddressRow.person_id == person.id)
        db.session.execute(delete(Person).where(Person.id == person.id))
        row.person_id = None
    else:
        db.session.refresh(person)
        _restore(person, row.before.get("person", {}))
        person.changed_at = clock.now()
        db.session.flush()  # a constraint speaks up inside the savepoint
    announce(PersonTakenBack(subject_id=person.id), by=acting_for(row.run), why=_why(row))


def _undo_body(row: AddressRow, body: Organisation) -> None:
    """An organisation goes if this list made it and nobody is in it; whoever else needs it keeps it."""
    made, body_id = row.made, body.id
    try:
        with db.session.begin_nested():
            _delete_reached(
                made,
                ContactPoint.organisation_id == body_id,
                PostalAddress.organisation_id == body_id,
            )
            db.session.refresh(body)
            if made.get("organisation") == body_id and not _has_members(body_id):
                db.session.expunge(body)
                for owned in (ContactPoint, PostalAddress):
                    db.session.execute(delete(owned).where(owned.organisation_id == body_id))
                db.session.execute(delete(Organisation).where(Organisation.id == body_id))
                row.organisation_id = None
            else:
                _restore(body, row.before.get("organisation", {}))
                body.touch()
                db.session.flush()  # a constraint speaks up inside the savepoint
    except IntegrityError:
        row.remarks = [*row.remarks, ["", STILL_NEEDED, ""]]
        return
    announce(OrganisationTakenBack(subject_id=body_id), by=acting_for(row.run), why=_why(row))


def _has_members(body_id: int) -> bool:
    members = select(Membership.id).where(Membership.organisation_id == body_id).limit(1)
    return db.session.scalar(members) is not None


def _delete_reached(made: dict[str, Any], points: Any, homes: Any) -> None:
    if ids := made.get("points"):
        db.session.execute(delete(ContactPoint).where(ContactPoint.id.in_(ids), points))
    if ids := made.get("homes"):
        db.session.execute(delete(PostalAddress).where(PostalAddress.id.in_(ids), homes))


def _forget_in_rows(which: Any) -> None:
    db.session.execute(update(AddressRow).where(which).values(person_id=None, fingerprint=""))


def _restore(thing: Person | Organisation, before: dict[str, Any]) -> None:
    for name, old in before.items():
        if name == "opted_out_at" and old:
            old = datetime.fromisoformat(old)
        if name == "category":
            old = OrganisationCategory(old)
        setattr(thing, name, old)


def _why(row: AddressRow) -> str:
    return f"Adressliste {row.run.file_name} rückgängig gemacht"


@use_case
def finish_undoing(run_id: int) -> None:
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    if run.state is AddressRunState.UNDOING and not queries.rows_to_undo(run_id, at_most=1):
        run.become(AddressRunState.UNDONE)
        run.ended_at = clock.now()
        announce(AddressListUndone(subject_id=run.id), by=acting_for(run))
