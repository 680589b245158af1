"""What a slice of rows needs of the directory, asked for in a few questions instead of a few a row."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from conference.addresses.models import AddressRow
from conference.addresses.rules.entries import Entry
from conference.addresses.services.knowing import Scope, by_numbers, entry_standing, standings
from conference.addresses.states import AddressKind
from conference.core.database import db
from conference.directory.models import Membership, Organisation, Person


def with_all_of(people: Collection[int], bodies: Collection[int]) -> Mapping[Any, Any]:
    """These people and organisations with how they are reached, by kind and id.

    As long as somebody holds the answer, the session finds them without asking again.
    """
    found: dict[Any, Any] = {}
    if people:
        of_people = select(Person).where(Person.id.in_(people))
        parts = (Person.postal_addresses, Person.memberships, Person.expert)
        for person in db.session.scalars(of_people.options(*map(selectinload, parts))):
            found[Person, person.id] = person
    if bodies:
        of_bodies = select(Organisation).where(Organisation.id.in_(bodies))
        reached = selectinload(Organisation.postal_addresses)
        for body in db.session.scalars(of_bodies.options(reached)):
            found[Organisation, body.id] = body
    return found


def owners_at_hand(rows: Sequence[AddressRow]) -> Sequence[Any]:
    """Whom these rows are about; to be held on to while the rows are gone through."""
    known = with_all_of(_numbers(rows, "person_id"), _numbers(rows, "organisation_id"))
    wanted = Membership.id.in_(_numbers(rows, "membership_id"))
    return [*known.values(), *db.session.scalars(select(Membership).where(wanted))]


def _numbers(rows: Iterable[AddressRow], name: str) -> set[int]:
    return {number for row in rows if (number := getattr(row, name))}


class Standings:
    """How people and organisations of rows with our own numbers stand in the directory.

    Asked for at once; whoever was changed since by another row of the slice is asked for anew.
    """

    def __init__(self, rows: Iterable[AddressRow]) -> None:
        self._touched: set[tuple[str, int | None]] = set()
        changed = [row for row in rows if row.kind is AddressKind.CHANGED]
        people = _numbers(changed, "person_id")
        bodies = _numbers((row for row in changed if not row.person_id), "organisation_id")
        known = list(standings(Scope(people=sorted(people)))) if people else []
        known += standings(Scope(bodies=sorted(bodies))) if bodies else []
        self._known = by_numbers(known)

    def of(self, row: AddressRow) -> Entry | None:
        """As it is now, or None if the person or the organisation is gone."""
        if self._touched & _owners(row):
            db.session.flush()  # what is read back must be stored
            return entry_standing(row.person_id, row.organisation_id)
        found = self._known.get((row.person_id, row.organisation_id))
        return found.entry if found else None

    def touch(self, row: AddressRow) -> None:
        """A row has changed whom it is about."""
        self._touched |= _owners(row)


def _owners(row: AddressRow) -> set[tuple[str, int | None]]:
    named = {("person", row.person_id), ("organisation", row.organisation_id)}
    return {(kind, number) for kind, number in named if number}
