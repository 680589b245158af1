"""What one row makes of people and organisations, and what of them it changes; all that is noted down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from conference.addresses.rules.bodies import body_key
from conference.addresses.rules.entries import Entry
from conference.addresses.services.knowing import LISTS, plain
from conference.core import clock
from conference.core.database import Model
from conference.core.storing import insert_now, new, update_now
from conference.directory.models import (
    ContactPoint,
    Membership,
    Organisation,
    Person,
    PostalAddress,
    plain_of,
)
from conference.directory.states import ContactKind, OrganisationCategory

LONGEST_ALIASES = 20  # names of one organisation


@dataclass
class Trace:
    """What a row has made (ids by kind, once it is stored), and the old values of what it changed.

    ``person`` is a new one; ``membership`` is a new one if the person has ``joined`` by this row.
    """

    made: dict[str, Any] = field(default_factory=dict)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    person: Person | None = None
    membership: Membership | None = None
    joined: bool = False
    points: list[ContactPoint] = field(default_factory=list)
    homes: list[PostalAddress] = field(default_factory=list)

    def note(self, kind: str, name: str, old: object) -> None:
        self.before.setdefault(kind, {}).setdefault(name, old)


def new_organisation(entry: Entry, name: str, district_id: int) -> Organisation:
    """An organisation that nobody knew; it still has to be stored."""
    return new(
        Organisation,
        district_id=district_id,
        name=name,
        category=OrganisationCategory(entry.category or OrganisationCategory.OTHER),
        municipality_id=entry.town_id,
        aliases=_aliases([], entry.organisation, name),
        contact_points=[],
        postal_addresses=[],
    )


def complete_organisation(body: Organisation, entry: Entry, trace: Trace, *, is_new: bool) -> None:
    """What a row adds to its organisation, where the directory has nothing yet."""
    if is_new:
        trace.made["organisation"] = body.id
    else:
        _complete_body(body, entry, trace)
    if entry.street and not body.postal_addresses:
        _add_home(body, entry, trace)


def _complete_body(body: Organisation, entry: Entry, trace: Trace) -> None:
    wished: dict[str, Any] = {"aliases": _aliases(body.aliases, entry.organisation, body.name)}
    if body.category is OrganisationCategory.OTHER and entry.category:
        wished["category"] = OrganisationCategory(entry.category)
    if body.municipality_id is None and entry.town_id:
        wished["municipality_id"] = entry.town_id
    if _set(body, "organisation", wished, trace):
        body.touch()


def _aliases(aliases: list[str], written: str, name: str) -> list[str]:
    known = {body_key(one) for one in (*aliases, name)}
    if not written or body_key(written) in known or len(aliases) >= LONGEST_ALIASES:
        return list(aliases)
    return [*aliases, written]


def person_for(
    entry: Entry, known: Person | None, *, opted_out: bool, district_id: int, trace: Trace
) -> Person:
    """The person of a row: made, or completed; nothing that the directory knows is overwritten.

    Whoever is made still has to be stored.
    """
    if known is None:
        known = new(
            Person,
            district_id=district_id,
            last_name=entry.last_name,
            first_name=entry.first_name,
            salutation=entry.salutation,
            title=entry.title,
            organisation=entry.organisation,
            municipality_id=entry.town_id,
            tags=list(entry.tags),
            note=_note(entry),
            opted_out_at=clock.now() if opted_out else None,
            contact_points=[],
            postal_addresses=[],
            memberships=[],
        )
        trace.person = known
    else:
        _complete_person(known, entry, opted_out, trace)
    _add_points(known, entry, trace)
    if entry.street and not _has_home(known, entry):
        _add_home(known, entry, trace)
    return known


def _complete_person(person: Person, entry: Entry, opted_out: bool, trace: Trace) -> None:
    wished: dict[str, Any] = {
        name: getattr(entry, name)
        for name in ("salutation", "title", "first_name")
        if not getattr(person, name) and getattr(entry, name)
    }
    if "?" in person.last_name and entry.last_name and "?" not in entry.last_name:
        wished["last_name"] = entry.last_name
    wished["tags"] = [*person.tags, *(tag for tag in entry.tags if tag not in person.tags)]
    if (note := _note(entry)) and note not in person.note:
        wished["note"] = "\n".join(filter(None, (person.note, note)))
    if person.municipality_id is None and entry.town_id:
        wished["municipality_id"] = entry.town_id
    if opted_out and person.opted_out_at is None:
        wished["opted_out_at"] = clock.now()
    if _set(person, "person", wished, trace):
        person.changed_at = clock.now()


def _note(entry: Entry) -> str:
    guessed = [f"E-Mail in der Liste unklar, vielleicht {one}" for one in entry.guessed]
    return "\n".join(filter(None, (entry.note, *guessed)))


def _set(thing: Any, kind: str, wished: Mapping[str, Any], trace: Trace) -> bool:
    changed = False
    for name, value in wished.items():
        old = getattr(thing, name)
        if old != value:
            trace.note(kind, name, as_json(old))
            setattr(thing, name, value)
            changed = True
    return changed


def as_json(value: Any) -> Any:
    """A value as it is kept until the list is taken back."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _add_points(owner: Person | Organisation, entry: Entry, trace: Trace) -> None:
    known = {(point.kind, point.plain) for point in owner.contact_points}
    for kind, name in LISTS.items():
        for value in getattr(entry, name):
            if (kind, plain_value := plain_of(kind, value)) not in known:
                point = new(
                    ContactPoint,
                    kind=kind,
                    value=value,
                    plain=plain_value,
                    position=len(owner.points(kind)) + 1,
                    note=entry.phone_note if kind is ContactKind.PHONE else "",
                )
                owner.contact_points.append(point)
                trace.points.append(point)


def _has_home(owner: Person | Organisation, entry: Entry) -> bool:
    return any(
        (plain(one.street), plain(one.city)) == (entry.street, entry.city)
        for one in owner.postal_addresses
    )


def _add_home(owner: Person | Organisation, entry: Entry, trace: Trace) -> None:
    home = new(
        PostalAddress,
        addition=entry.part,
        street=entry.street,
        postal_code=entry.postal_code,
        city=entry.city,
        position=len(owner.postal_addresses) + 1,
        returned_at=clock.now() if entry.returned else None,
    )
    owner.postal_addresses.append(home)
    trace.homes.append(home)


def reach_body(body: Organisation, entry: Entry, trace: Trace) -> None:
    """A row without a person: the organisation itself is reached so."""
    _add_points(body, entry, trace)
    tags = [*entry.tags, *(["keine Einladung"] if entry.opted_out else [])]
    wished: dict[str, Any] = {"tags": [*body.tags, *(tag for tag in tags if tag not in body.tags)]}
    if (note := _note(entry)) and note not in body.note:
        wished["note"] = "\n".join(filter(None, (body.note, note)))
    if _set(body, "organisation", wished, trace):
        body.touch()


def membership_for(person: Person, body: Organisation, entry: Entry, trace: Trace) -> None:
    """The person in the organisation, once."""
    current = (one for one in person.memberships if one.is_current)
    trace.membership = next((one for one in current if one.organisation_id == body.id), None)
    if trace.membership is None:
        trace.membership = new(Membership, organisation_id=body.id, role=entry.role)
        person.memberships.append(trace.membership)
        trace.joined = True


def store_organisations(bodies: Sequence[Organisation]) -> None:
    """Store new organisations, so that people can be in them."""
    for body in bodies:
        body.fold()
    insert_now(bodies)


def store_rest(people: Sequence[Person], bodies: Sequence[Organisation]) -> None:
    """Store new people, and all that they and new organisations have."""
    for person in people:
        person.fold()
    insert_now(people)
    for name in ("contact_points", "postal_addresses", "memberships"):
        insert_now(_owned(people, name, "person_id"))
    for name in ("contact_points", "postal_addresses"):
        insert_now(_owned(bodies, name, "organisation_id"))
    since = [body for body in bodies if body.version > 1 or body.contact_points]
    for body in since:
        body.fold()
    update_now(since)


def _owned(owners: Sequence[Model], name: str, by: str) -> list[Any]:
    things = [(owner.id, thing) for owner in owners for thing in getattr(owner, name)]
    for owner_id, thing in things:
        thing.__dict__[by] = owner_id
    return [thing for _, thing in things]


def settle(trace: Trace) -> dict[str, Any]:
    """What a row has made by its ids, once it is stored."""
    if trace.person:
        trace.made["person"] = trace.person.id
    if trace.membership and trace.joined:
        trace.made["membership"] = trace.membership.id
    for kept, things in (("points", trace.points), ("homes", trace.homes)):
        if things:
            trace.made[kept] = [thing.id for thing in things]
    return trace.made


def standing_of(thing: Person | Organisation | None) -> str:
    """A mark that is the same as long as nobody has changed the person or the organisation."""
    if thing is None:
        return ""
    names = _OF_PERSON if isinstance(thing, Person) else _OF_BODY
    told: list[Any] = [as_json(getattr(thing, name)) for name in names]
    told += sorted(
        (point.kind.value, point.value, bool(point.failed_at)) for point in thing.contact_points
    )
    told += sorted(
        (home.street, home.postal_code, home.city, bool(home.returned_at))
        for home in thing.postal_addresses
    )
    if isinstance(thing, Person):
        told += sorted((one.organisation_id, one.role, str(one.until)) for one in thing.memberships)
    return sha256(repr(told).encode()).hexdigest()


_OF_PERSON = (
    *("salutation", "title", "first_name", "last_name", "organisation", "function", "expertise"),
    *("languages", "note", "tags", "channel", "never_on", "assistant", "municipality_id"),
    "opted_out_at",
)
_OF_BODY = (
    *("name", "aliases", "category", "state", "municipality_id", "website", "fields", "languages"),
    *("offers", "tags", "note", "is_listed"),
)
