"""The people who can stand on a stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.directory import policy, queries
from conference.directory.events import PersonAdded, PersonChanged
from conference.directory.models import Person
from conference.directory.rules.words import PERSON


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What the office knows of a person; ``languages`` are codes."""

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


@use_case
def add_person(facts: PersonFacts, *, actor: Actor) -> Person:
    require(policy.may_keep_people(actor))
    person = Person(district_id=queries.the_district().id, **_values(facts))
    db.session.add(person)
    db.session.flush()  # the event names the person by its id
    announce(PersonAdded(subject_id=person.id), by=actor)
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
    person = db.session.get(Person, person_id, with_for_update=True)
    if person is None:
        raise NotFound
    if seen is not None and seen != person.changed_at:
        raise ChangedMeanwhile
    changes = change(person, PERSON, _values(facts))
    if changes:
        person.changed_at = clock.now()
        announce(PersonChanged(subject_id=person.id), by=actor, why=why, changes=changes)


def _values(facts: PersonFacts) -> dict[str, object]:
    lists = {"expertise": list(facts.expertise), "languages": list(facts.languages)}
    return {**values_of(facts), **lists}
