"""The people whom the district knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.directory import policy, queries
from conference.directory.events import PersonAdded, PersonChanged
from conference.directory.models import Person
from conference.directory.rules.words import PERSON
from conference.directory.services.reaching import Reach, reach_by
from conference.directory.states import PreferredChannel


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a person stands with the office: where, under which words, and what may be sent when.

    ``never_on`` are days without letters, "1" for Monday to "7" for Sunday.
    """

    municipality_id: int | None = None
    tags: Sequence[str] = ()
    channel: PreferredChannel = PreferredChannel.ANY
    never_on: Sequence[str] = ()
    opted_out: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What the office knows of a person; ``languages`` are codes.

    Where ``reach`` is given it holds all addresses and numbers; else ``email`` and ``phone`` are the
    first of each and the others stay. Without ``standing`` that stays as it is.
    """

    last_name: str
    first_name: str = ""
    salutation: str = ""
    title: str = ""
    organisation: str = ""
    function: str = ""
    expertise: Sequence[str] = ()
    email: str = ""
    phone: str = ""
    languages: Sequence[str] = ()
    biography: Translated = Translated()
    assistant: str = ""
    note: str = ""
    reach: Reach | None = None
    standing: Standing | None = None


@use_case
def add_person(facts: PersonFacts, *, actor: Actor) -> Person:
    require(policy.may_keep_people(actor))
    return new_person(facts, by=actor)


def new_person(facts: PersonFacts, *, by: Actor) -> Person:
    """A person in the directory; whoever calls has asked whether the actor may."""
    person = Person(district_id=queries.the_district().id)
    _give(person, facts)
    db.session.add(person)
    db.session.flush()  # the event names the person by its id
    announce(PersonAdded(subject_id=person.id), by=by)
    return person


@use_case
def change_person(
    person_id: int,
    facts: PersonFacts,
    *,
    actor: Actor,
    why: str = "",
    seen: datetime | None = None,
) -> None:
    """Correct what is known of a person; ``seen`` is the ``changed_at`` that the form was made from."""
    require(policy.may_keep_people(actor))
    person = db.session.get(Person, person_id, with_for_update={"of": Person})
    if person is None:
        raise NotFound
    if seen is not None and seen != person.changed_at:
        raise ChangedMeanwhile
    changes = _give(person, facts)
    if changes:
        person.changed_at = clock.now()
        announce(PersonChanged(subject_id=person.id), by=actor, why=why, changes=changes)


def _give(person: Person, facts: PersonFacts) -> list[Change]:
    values = values_of(facts)
    reach, standing = values.pop("reach"), values.pop("standing")
    values |= {"expertise": list(facts.expertise), "languages": list(facts.languages)}
    if isinstance(reach, Reach):
        del values["email"], values["phone"]
    with db.session.no_autoflush:
        changes = _change(person, values)
        if isinstance(reach, Reach):
            changes += reach_by(person, reach)
        if isinstance(standing, Standing):
            changes += _stand(person, standing)
    return changes


def _change(person: Person, values: dict[str, object]) -> list[Change]:
    if person.id is None:
        for name, value in values.items():
            setattr(person, name, value)
        return []
    return change(person, PERSON, values)


def _stand(person: Person, standing: Standing) -> list[Change]:
    towns = {town.id: town.name for town in queries.municipalities()}
    old = towns.get(person.municipality_id or 0, "")
    values: dict[str, object] = {
        "municipality_id": standing.municipality_id,
        "tags": list(standing.tags),
        "channel": standing.channel,
        "never_on": list(standing.never_on),
    }
    if standing.opted_out != (person.opted_out_at is not None):
        values["opted_out_at"] = clock.now() if standing.opted_out else None
    changes = _change(person, values)
    new = towns.get(standing.municipality_id or 0, "")
    return changes + ([Change("Kommune", old, new)] if old != new else [])
