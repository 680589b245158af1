"""Take a list back: whom it made goes, what it changed is as before; what somebody changed since stays."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import set_committed_value

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
from conference.addresses.services.entering import acting_for
from conference.addresses.services.gathering import Standings, owners_at_hand
from conference.addresses.services.overwriting import overwrite, owners_of
from conference.addresses.services.sending import wake
from conference.addresses.services.writing import standing_of
from conference.addresses.states import AddressKind, AddressRowState, AddressRunState
from conference.core import clock, queue
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import afterwards, use_case
from conference.directory.models import Membership, Organisation, Person
from conference.directory.states import OrganisationCategory

UNDONE_WITHIN = timedelta(days=30)
SLICE = 200  # rows in one transaction
STILL_NEEDED = "Das wird inzwischen anderswo gebraucht und bleibt stehen."


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
        try:
            take_rows_back(rows)
        except IntegrityError:  # somebody of them is needed elsewhere
            for row_id in rows:
                _one_by_one(row_id)
    finish_undoing(run_id)


def _one_by_one(row_id: int) -> None:
    for attempt in (take_rows_back, leave_organisations, keep_rows):
        try:
            attempt([row_id])
        except IntegrityError:
            continue
        return


@use_case
def take_rows_back(row_ids: Sequence[int]) -> None:
    _Slice(_rows(row_ids)).take_back()


@use_case
def leave_organisations(row_ids: Sequence[int]) -> None:
    """Take people back, but not their organisations, which are needed elsewhere."""
    rows = _rows(row_ids)
    _Slice(rows, with_bodies=False).take_back()
    _remark_needed(rows)


@use_case
def keep_rows(row_ids: Sequence[int]) -> None:
    """What these rows made is needed elsewhere and stays."""
    rows = _rows(row_ids)
    for row in rows:
        row.become(AddressRowState.KEPT)
    _remark_needed(rows)


def _rows(row_ids: Sequence[int]) -> Sequence[AddressRow]:
    """Those of these rows that are still to be taken back, the last of the list first."""
    rows = db.session.scalars(
        select(AddressRow)
        .where(AddressRow.id.in_(row_ids), AddressRow.state == AddressRowState.DONE)
        .order_by(AddressRow.number.desc())
        .with_for_update()
    ).all()
    return [row for row in rows if row.run.state is AddressRunState.UNDOING]


def _remark_needed(rows: Sequence[AddressRow]) -> None:
    for row in rows:
        row.remarks = [*row.remarks, ["", STILL_NEEDED, ""]]


class _Slice:
    """Some rows that are taken back, and whom they are about; what goes is deleted at the end, at once."""

    def __init__(self, rows: Sequence[AddressRow], *, with_bodies: bool = True) -> None:
        self._rows, self._with_bodies = rows, with_bodies
        self._at_hand = owners_at_hand(rows)
        self._standings = Standings(rows)
        self._gone: set[int] = set()
        self._made_bodies: dict[int, tuple[AddressRow, Organisation]] = {}

    def take_back(self) -> None:
        for row in self._rows:
            self._take_back(row)
        db.session.flush()  # who is gone is in no organisation any more
        empty = self._made_bodies.keys() - queries.peopled(self._made_bodies)
        for body_id in empty:
            row, body = self._made_bodies[body_id]
            set_committed_value(body, "memberships", [])
            db.session.delete(body)
            row.organisation_id = None
        db.session.flush()  # a constraint speaks up before anything is told
        if self._gone:
            forgotten = update(AddressRow).where(AddressRow.person_id.in_(self._gone))
            db.session.execute(forgotten.values(person_id=None, fingerprint=""))

    def _take_back(self, row: AddressRow) -> None:
        person, body, membership = owners_of(row)
        if row.person_id and standing_of(person) != row.after.get("person"):
            row.become(AddressRowState.KEPT)
            return
        body_stands = standing_of(body) != row.after.get("organisation")
        if row.kind is AddressKind.CHANGED:
            if body_stands:
                row.become(AddressRowState.KEPT)
                return
            self._overwrite_back(row, person, body, membership)
        else:
            if person:
                self._undo_person(row, person, membership)
            if body and not body_stands and self._with_bodies:
                self._undo_body(row, body)
        self._standings.touch(row)
        row.become(AddressRowState.UNDONE)
        row.fingerprint = ""
        row.made, row.before, row.after = {}, {}, {}

    def _overwrite_back(
        self,
        row: AddressRow,
        person: Person | None,
        body: Organisation | None,
        membership: Membership | None,
    ) -> None:
        known = self._standings.of(row)
        if known is None:
            return
        overwrite(Entry.of_json(row.before["entry"]), known, person, body, membership)
        if person:
            announce(PersonTakenBack(subject_id=person.id), by=acting_for(row.run), why=_why(row))
        elif body:
            taken_back = OrganisationTakenBack(subject_id=body.id)
            announce(taken_back, by=acting_for(row.run), why=_why(row))

    def _undo_person(self, row: AddressRow, person: Person, membership: Membership | None) -> None:
        if membership and membership.id == row.made.get("membership"):
            if membership in person.memberships:
                person.memberships.remove(membership)
            db.session.delete(membership)
            row.membership_id = None
        _take_reached(person, row.made)
        if row.made.get("person") == person.id:
            db.session.delete(person)
            self._gone.add(person.id)
            row.person_id = None
        else:
            _restore(person, row.before.get("person", {}))
            person.changed_at = clock.now()
        announce(PersonTakenBack(subject_id=person.id), by=acting_for(row.run), why=_why(row))

    def _undo_body(self, row: AddressRow, body: Organisation) -> None:
        """An organisation goes if this list made it and nobody is in it."""
        _take_reached(body, row.made)
        if row.made.get("organisation") == body.id:
            self._made_bodies[body.id] = row, body
        _restore(body, row.before.get("organisation", {}))
        body.touch()
        announce(OrganisationTakenBack(subject_id=body.id), by=acting_for(row.run), why=_why(row))


def _take_reached(owner: Person | Organisation, made: dict[str, Any]) -> None:
    """How a row said that somebody is reached goes with it."""
    for point in [one for one in owner.contact_points if one.id in made.get("points", ())]:
        owner.contact_points.remove(point)
    for home in [one for one in owner.postal_addresses if one.id in made.get("homes", ())]:
        owner.postal_addresses.remove(home)


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
