"""What the directory already knows, in the shape of rows: one a membership, and whoever has none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import false, select

from conference.addresses.rules.entries import Entry
from conference.core import clock
from conference.core.database import db
from conference.directory.models import (
    ContactPoint,
    Membership,
    Organisation,
    Person,
    PostalAddress,
)
from conference.directory.states import ContactKind

LISTS = {
    ContactKind.PHONE: "phones",
    ContactKind.MOBILE: "mobiles",
    ContactKind.FAX: "faxes",
    ContactKind.EMAIL: "emails",
}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A person in an organisation as the directory has it; either may be missing."""

    entry: Entry
    person_id: int | None = None
    organisation_id: int | None = None
    membership_id: int | None = None


@dataclass(kw_only=True)
class _Owners:
    """How everybody is reached, by person or organisation."""

    points: dict[tuple[str, int], dict[str, list[str]]] = field(default_factory=dict)
    homes: dict[tuple[str, int], Any] = field(default_factory=dict)

    def of(self, kind: str, owner_id: int) -> dict[str, Any]:
        lists = self.points.get((kind, owner_id), {})
        home = self.homes.get((kind, owner_id))
        told: dict[str, Any] = {name: tuple(lists.get(name, ())) for name in LISTS.values()}
        if home is not None:
            told |= {
                "part": plain(home.addition),
                "street": plain(home.street),
                "postal_code": plain(home.postal_code),
                "city": plain(home.city),
            }
        return told


def plain(text: str | None) -> str:
    """As it stands in one cell of a list."""
    return " ".join((text or "").split())


def in_a_list(text: str) -> str:
    """As one of several in a cell, between semicolons."""
    return plain(text.replace(";", ","))


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Whom to look at: everybody, or only these people, or only these organisations by themselves."""

    people: Sequence[int] | None = None
    bodies: Sequence[int] | None = None

    def narrows(self, found: Any, person: Any = None, body: Any = None) -> Any:
        if self.people is not None:
            return found.where(person.in_(self.people) if person is not None else false())
        if self.bodies is not None:
            return found.where(body.in_(self.bodies) if body is not None else false())
        return found


EVERYBODY = Scope()


def standings(scope: Scope = EVERYBODY) -> Iterator[Standing]:
    """Everybody in scope, in the order of the organisations' names."""
    people = {one.id: one for one in db.session.execute(scope.narrows(_PEOPLE, person=Person.id))}
    memberships = [
        one
        for one in db.session.execute(
            scope.narrows(_MEMBERSHIPS, Membership.person_id, Membership.organisation_id)
        )
        if not one.until or one.until >= clock.today()
    ]
    bodies = {one.id: one for one in db.session.execute(_bodies(scope, memberships))}
    owners = _owners(scope)
    for one in memberships:
        if one.person_id in people:
            person, body = people[one.person_id], bodies[one.organisation_id]
            told = {**_of_person(person), **_of_body(body), **owners.of("person", person.id)}
            yield Standing(
                person_id=person.id,
                organisation_id=body.id,
                membership_id=one.id,
                entry=Entry(**told, role=plain(one.role)),
            )
    for person_id in people.keys() - {one.person_id for one in memberships}:
        told = {**_of_person(people[person_id]), **owners.of("person", person_id)}
        yield Standing(person_id=person_id, entry=Entry(**told))
    if scope.people is None:
        yield from _without_people(bodies, {one.organisation_id for one in memberships}, owners)


def _without_people(
    bodies: Mapping[int, Any], peopled: set[int], owners: _Owners
) -> Iterator[Standing]:
    for body in bodies.values():
        if body.id not in peopled:
            told = {**_of_body(body), **owners.of("organisation", body.id)}
            tags = tuple(map(in_a_list, body.tags))
            entry = Entry(**told, tags=tags, note=plain(body.note))
            yield Standing(organisation_id=body.id, entry=entry)


def _of_person(person: Any) -> dict[str, Any]:
    return {
        "person_number": person.id,
        "salutation": plain(person.salutation),
        "title": plain(person.title),
        "first_name": plain(person.first_name),
        "last_name": plain(person.last_name),
        "tags": tuple(map(in_a_list, person.tags)),
        "opted_out": person.opted_out_at is not None,
        "note": plain(person.note),
    }


def _of_body(body: Any) -> dict[str, Any]:
    return {
        "body_number": body.id,
        "organisation": plain(body.name),
        "category": body.category.value,
    }


_PEOPLE = select(
    Person.id,
    Person.salutation,
    Person.title,
    Person.first_name,
    Person.last_name,
    Person.tags,
    Person.opted_out_at,
    Person.note,
).order_by(Person.sort_name, Person.id)
_MEMBERSHIPS = (
    select(
        Membership.id,
        Membership.person_id,
        Membership.organisation_id,
        Membership.role,
        Membership.until,
    )
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .order_by(Organisation.sort_name, Organisation.id, Membership.id)
)


def _bodies(scope: Scope, memberships: Sequence[Any]) -> Any:
    found = select(
        Organisation.id,
        Organisation.name,
        Organisation.category,
        Organisation.tags,
        Organisation.note,
    ).order_by(Organisation.sort_name, Organisation.id)
    if scope.people is not None:
        return found.where(Organisation.id.in_([one.organisation_id for one in memberships]))
    return scope.narrows(found, body=Organisation.id)


def _owners(scope: Scope) -> _Owners:
    owners = _Owners()
    points = scope.narrows(_POINTS, ContactPoint.person_id, ContactPoint.organisation_id)
    for person_id, body_id, kind, value in db.session.execute(points):
        lists = owners.points.setdefault(_owner(person_id, body_id), {})
        lists.setdefault(LISTS[kind], []).append(in_a_list(value))
    homes = scope.narrows(_HOMES, PostalAddress.person_id, PostalAddress.organisation_id)
    for home in db.session.execute(homes):
        owners.homes.setdefault(_owner(home.person_id, home.organisation_id), home)
    return owners


_POINTS = select(
    ContactPoint.person_id, ContactPoint.organisation_id, ContactPoint.kind, ContactPoint.value
).order_by(ContactPoint.position, ContactPoint.id)
_HOMES = select(
    PostalAddress.person_id,
    PostalAddress.organisation_id,
    PostalAddress.addition,
    PostalAddress.street,
    PostalAddress.postal_code,
    PostalAddress.city,
).order_by(PostalAddress.position, PostalAddress.id)


def _owner(person_id: int | None, body_id: int | None) -> tuple[str, int]:
    return ("person", person_id) if person_id else ("organisation", body_id or 0)


def known_people() -> dict[int, list[Entry]]:
    """Everybody by number, with an entry for each organisation."""
    people: dict[int, list[Entry]] = {}
    for one in standings():
        if one.person_id:
            people.setdefault(one.person_id, []).append(one.entry)
    return people


def by_numbers(known: Sequence[Standing]) -> Mapping[tuple[int | None, int | None], Standing]:
    """Found by the number of the person, of the organisation, or both."""
    return {(one.person_id, one.organisation_id): one for one in known}


def entry_standing(person_id: int | None, organisation_id: int | None) -> Entry | None:
    """One person in one organisation as it stands now, or None if it is gone."""
    scope = Scope(people=[person_id]) if person_id else Scope(bodies=[organisation_id or 0])
    wanted = (person_id, organisation_id)
    known = standings(scope)
    return next(
        (one.entry for one in known if (one.person_id, one.organisation_id) == wanted), None
    )
