"""Enter rows of a list into the directory, a slice in one transaction and in a bounded number of questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from conference.addresses import queries
from conference.addresses.events import (
    OrganisationCompleted,
    OrganisationTaken,
    PersonCompleted,
    PersonTaken,
)
from conference.addresses.models import AddressRow, AddressRun
from conference.addresses.rules.bodies import body_key
from conference.addresses.rules.entries import Entry
from conference.addresses.rules.planning import differences
from conference.addresses.services import writing
from conference.addresses.services.gathering import Standings, owners_at_hand, with_all_of
from conference.addresses.services.grouping import Groups
from conference.addresses.services.overwriting import overwrite, owners_of
from conference.addresses.services.writing import Trace, standing_of
from conference.addresses.states import AddressKind, AddressRowState, AddressRunState
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.directory.models import Organisation, Person

CHANGED_SINCE = "Seit der Prüfung hat jemand diese Angaben geändert."


@dataclass
class Desk:
    """What is known while a list is taken in: who belongs together, and organisations by their names."""

    groups: Groups
    district_id: int
    bodies: dict[str, int] = field(default_factory=dict)

    def keys_of(self, written: str) -> tuple[str, str]:
        """Under what an organisation is looked up: the name that stays, and the one in the list."""
        key = body_key(written)
        return body_key(self.groups.names.get(key, written)), key

    def body_id(self, written: str) -> int | None:
        first, second = self.keys_of(written)
        return self.bodies.get(first) or self.bodies.get(second)


@use_case
def take_rows(row_ids: Sequence[int], desk: Desk) -> None:
    """Each row counts once, however often a worker begins with it."""
    rows = db.session.scalars(
        select(AddressRow)
        .where(AddressRow.id.in_(row_ids), AddressRow.state == AddressRowState.OPEN)
        .order_by(AddressRow.number)
        .with_for_update()
    ).all()
    running = [row for row in rows if row.run.state is AddressRunState.RUNNING]
    _Slice(running, desk).take()


class _Slice:
    """Some rows of a list, and whom of the directory they need."""

    def __init__(self, rows: Sequence[AddressRow], desk: Desk) -> None:
        self._rows, self._desk = rows, desk
        self._entries = {
            row.id: Entry.of_json(row.entry) for row in rows if row.kind is AddressKind.NEW
        }
        self._person_ids = _known_people(rows, desk.groups)
        self._body_ids = {
            row_id: body_id
            for row_id, entry in self._entries.items()
            if entry.organisation and (body_id := desk.body_id(entry.organisation))
        }
        self._known = with_all_of(set(self._person_ids.values()), set(self._body_ids.values()))
        self._changing = [row for row in rows if row.kind is AddressKind.CHANGED]
        self._at_hand = owners_at_hand(self._changing)
        self._standings = Standings(self._changing)
        self._bodies: dict[int, Organisation] = {}
        self._new_bodies: list[Organisation] = []
        self._fresh: set[int] = set()
        self._people: dict[int, Person] = {}
        self._traces: list[tuple[AddressRow, Person | None, Organisation | None, Trace]] = []

    def take(self) -> None:
        """Do what the rows say, in their order."""
        self._make_bodies()
        for row in self._rows:
            if row.kind is AddressKind.REFUSED:
                row.become(AddressRowState.LEFT)
            elif row.kind is AddressKind.CHANGED:
                self._change(row)
            elif row.kind is AddressKind.NEW:
                self._write(row)
            else:
                row.become(AddressRowState.DONE)
        people = [trace.person for *_, trace in self._traces if trace.person]
        writing.store_rest(people, self._new_bodies)
        db.session.flush()  # rows and traces name everything new by its id
        for row, person, body, trace in self._traces:
            row.made, row.before = writing.settle(trace), trace.before
            row.person_id = person.id if person else None
            row.organisation_id = body.id if body else None
            if membership := trace.membership:
                row.membership_id = membership.id
            _tell(row, person, body, trace)

    def _make_bodies(self) -> None:
        """Make all organisations that nobody knows yet at once; later rows of the slice find them."""
        made: dict[str, Organisation] = {}
        for row_id, entry in self._entries.items():
            if not entry.organisation:
                continue
            keys = self._desk.keys_of(entry.organisation)
            body = self._known.get((Organisation, self._body_ids.get(row_id)))
            body = body or made.get(keys[0]) or made.get(keys[1])
            if body is None:
                name = self._desk.groups.names.get(keys[1], entry.organisation)
                body = writing.new_organisation(entry, name, self._desk.district_id)
                made |= dict.fromkeys(map(body_key, (body.name, *body.aliases)), body)
            self._bodies[row_id] = body
        self._new_bodies = list({id(body): body for body in made.values()}.values())
        writing.store_organisations(self._new_bodies)
        self._desk.bodies |= {key: body.id for key, body in made.items()}
        self._fresh = {body.id for body in self._new_bodies}

    def _write(self, row: AddressRow) -> None:
        entry, trace = self._entries[row.id], Trace()
        body, person = self._bodies.get(row.id), None
        if body:
            writing.complete_organisation(body, entry, trace, is_new=body.id in self._fresh)
            self._fresh.discard(body.id)
        if entry.last_name or entry.first_name:
            person = writing.person_for(
                entry,
                self._known_person(row),
                opted_out=row.id in self._desk.groups.opted_out,
                district_id=self._desk.district_id,
                trace=trace,
            )
            self._people[row.id] = person
            if body:
                writing.membership_for(person, body, entry, trace)
        elif body:
            writing.reach_body(body, entry, trace)
        row.after = {"person": standing_of(person), "organisation": standing_of(body)}
        row.become(AddressRowState.DONE)
        self._traces.append((row, person, body, trace))

    def _known_person(self, row: AddressRow) -> Person | None:
        """Somebody of whom the office said that it is the same person."""
        person: Person | None = self._known.get((Person, self._person_ids.get(row.id)))
        if person:
            return person
        others = self._desk.groups.of.get(row.id, ())
        return next((found for one in others if (found := self._people.get(one))), None)

    def _change(self, row: AddressRow) -> None:
        """A row with our own number: only what stood there when the office looked it over is changed."""
        told, known = Entry.of_json(row.entry), self._standings.of(row)
        person, body, membership = owners_of(row)
        if known is None or row.changes != differences(told, known):
            leave(row, CHANGED_SINCE)
            return
        overwrite(told, known, person, body, membership)
        self._standings.touch(row)
        row.before = {"entry": known.to_json()}
        row.after = {"person": standing_of(person), "organisation": standing_of(body)}
        row.become(AddressRowState.DONE)
        _tell_changes(row, person, body)


def _known_people(rows: Iterable[AddressRow], groups: Groups) -> Mapping[int, int]:
    """Row -> the person it is about: named by the office, or made by an earlier row of its group."""
    found = {row.id: groups.person[row.id] for row in rows if row.id in groups.person}
    grouped = {row.id: groups.of[row.id] for row in rows if row.id in groups.of}
    others = {other for row_id, of in grouped.items() if row_id not in found for other in of}
    became = queries.people_of_rows(others)
    for row_id, together in grouped.items():
        if row_id not in found:
            earlier = (became[one] for one in together if one != row_id and one in became)
            if person_id := next(earlier, None):
                found[row_id] = person_id
    return found


def _tell(row: AddressRow, person: Person | None, body: Organisation | None, trace: Trace) -> None:
    actor, why = acting_for(row.run), _why(row)
    if person:
        event = PersonTaken if "person" in row.made else PersonCompleted
        announce(event(subject_id=person.id), by=actor, why=why)
    if body and ("organisation" in row.made or trace.before.get("organisation")):
        taken = OrganisationTaken if "organisation" in row.made else OrganisationCompleted
        announce(taken(subject_id=body.id), by=actor, why=why)


def _tell_changes(row: AddressRow, person: Person | None, body: Organisation | None) -> None:
    changes = [Change(what, old, new) for what, old, new in row.changes]
    if person:
        news: PersonCompleted | OrganisationCompleted = PersonCompleted(subject_id=person.id)
    elif body:
        news = OrganisationCompleted(subject_id=body.id)
    else:
        return
    announce(news, by=acting_for(row.run), why=_why(row), changes=changes)


def _why(row: AddressRow) -> str:
    return f"Adressliste {row.run.file_name}, Zeile {row.number}"


def acting_for(run: AddressRun) -> Actor:
    return Actor(name=run.made_by, staff_id=run.made_by_id, roles=frozenset({Role.OFFICE}))


@use_case
def leave_row(row_id: int, why: str) -> None:
    """The row is not taken in, and the report says why."""
    row = db.session.get_one(AddressRow, row_id, with_for_update=True)
    if row.state is AddressRowState.OPEN:
        leave(row, why)


def leave(row: AddressRow, why: str) -> None:
    row.remarks = [*row.remarks, ["", why, ""]]
    row.become(AddressRowState.LEFT)
