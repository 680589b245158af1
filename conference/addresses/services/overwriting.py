"""A row that carries our own number says how things are: what it says otherwise is changed, and can be brought back."""

from collections.abc import Sequence
from typing import Any

from conference.addresses.rules.entries import Entry
from conference.addresses.services.knowing import LISTS, in_a_list, plain
from conference.core import clock
from conference.core.database import db
from conference.directory.models import (
    ContactPoint,
    Membership,
    Organisation,
    Person,
    PostalAddress,
    plain_of,
)
from conference.directory.states import ContactKind, OrganisationCategory

_NAMES = ("salutation", "title", "first_name", "last_name")


def overwrite(
    told: Entry,
    known: Entry,
    person: Person | None,
    body: Organisation | None,
    membership: Membership | None,
) -> None:
    """Change what ``told`` says otherwise than ``known``; everything else stays as it is, to the letter."""
    other = {name for name in vars(told) if getattr(told, name) != getattr(known, name)}
    owner = person or body
    if owner is None:
        return
    if person:
        for name in other & set(_NAMES):
            setattr(person, name, getattr(told, name))
        if "opted_out" in other:
            person.opted_out_at = clock.now() if told.opted_out else None
        person.changed_at = clock.now()
    if body:
        if "organisation" in other and told.organisation:
            body.name = told.organisation
        if "category" in other and told.category:
            body.category = OrganisationCategory(told.category)
        body.touch()
    for name in other & {"tags"}:
        owner.tags = list(getattr(told, name))
    if "note" in other:
        owner.note = told.note
    if membership and "role" in other:
        membership.role = told.role
    for kind, name in LISTS.items():
        if name in other:
            _replace_points(owner, kind, getattr(told, name))
    if other & {"part", "street", "postal_code", "city"}:
        _replace_home(owner, told)


def _replace_points(owner: Person | Organisation, kind: ContactKind, values: Sequence[str]) -> None:
    """The same values keep what is known of them: whether letters came back, and the note."""
    left = {in_a_list(point.value): point for point in owner.points(kind)}
    for position, value in enumerate(values, start=1):
        point = left.pop(value, None)
        if point is None:
            point = ContactPoint(kind=kind, value=value, plain=plain_of(kind, value))
            owner.contact_points.append(point)
        point.position = position
    for point in left.values():
        owner.contact_points.remove(point)


def _replace_home(owner: Person | Organisation, told: Entry) -> None:
    first = next(iter(owner.postal_addresses), None)
    if first is None:
        first = PostalAddress()
        owner.postal_addresses.append(first)
    elif (plain(first.street), plain(first.city)) != (told.street, told.city):
        first.returned_at = None
    first.addition, first.street = told.part, told.street
    first.postal_code, first.city = told.postal_code, told.city
    if not any(first.lines):
        owner.postal_addresses.remove(first)


def owners_of(row: Any) -> tuple[Person | None, Organisation | None, Membership | None]:
    """Whom a row is about, as the directory has them now."""
    return (
        db.session.get(Person, row.person_id) if row.person_id else None,
        db.session.get(Organisation, row.organisation_id) if row.organisation_id else None,
        db.session.get(Membership, row.membership_id) if row.membership_id else None,
    )
