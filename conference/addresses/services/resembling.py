"""The worker looks for people and organisations that stand in the directory twice; somebody says who is not the same."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from conference.addresses import queries
from conference.addresses.models import KnownApart
from conference.addresses.rules.alike_bodies import BodyLooks, likely_bodies
from conference.addresses.rules.doubles import Looks, likely_couples
from conference.addresses.rules.entries import Entry
from conference.addresses.rules.planning import identity, pair_key
from conference.addresses.services.knowing import known_people
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.telephone import e164
from conference.core.transaction import use_case
from conference.directory.models import ContactPoint, LikelyDouble, Organisation
from conference.directory.queries import person_of
from conference.directory.services.joining import tell_apart
from conference.directory.states import ContactKind, DoubleKind, DoubleState, OrganisationState
from conference.errands.work import Going, ask_for

COMPARE = "compare the directory"
STEPS = 4  # that the page tells of
Found = dict[tuple[int, int], str]  # both ids, the lower one first -> the reasons in words


def ask_for_doubles(actor: Actor, *, leads_to: str) -> int:
    """Let the worker compare everybody; the errand by which to see how far it is."""
    title = "Verzeichnis nach Doppelten durchsehen"
    return ask_for(
        COMPARE, {}, title=title, roles=(Role.OFFICE,), actor=actor, leads_to=leads_to
    ).id


def do_compare(wish: Mapping[str, Any], going: Going) -> None:
    """What is found stands on the page of likely doubles."""
    going(0, STEPS)
    people = _people()
    going(1, STEPS)
    keep_found(DoubleKind.PERSON, people)
    going(2, STEPS)
    bodies = {(one, other): why for one, other, why in likely_bodies(_bodies())}
    going(3, STEPS)
    keep_found(DoubleKind.ORGANISATION, bodies)


def _people() -> Found:
    people = known_people()
    looks = [
        Looks(person_id, entries[0], tuple(one.organisation for one in entries), is_known=True)
        for person_id, entries in people.items()
    ]
    apart = queries.known_apart()
    marks = {person_id: list(map(identity, each)) for person_id, each in people.items()}
    found: Found = {}
    for couple in likely_couples(looks, among_known=True):
        keys = _keys(marks[couple.first], marks[couple.second])
        if not keys & apart:
            low, high = sorted((couple.first, couple.second))
            found[low, high] = ", ".join(couple.reasons)
    return found


def _keys(mine: Iterable[str], theirs: Iterable[str]) -> set[tuple[str, str]]:
    theirs = list(theirs)
    return {pair_key(one, other) for one in mine for other in theirs}


def _bodies() -> list[BodyLooks]:
    reached: dict[int, dict[bool, set[str]]] = {}
    points = select(ContactPoint.organisation_id, ContactPoint.kind, ContactPoint.plain).where(
        ContactPoint.organisation_id.is_not(None)
    )
    for body_id, kind, plain in db.session.execute(points):
        by_mail = kind is ContactKind.EMAIL
        told = plain.casefold() if by_mail else e164(plain)
        reached.setdefault(body_id or 0, {}).setdefault(by_mail, set()).add(told)
    known = select(
        Organisation.id, Organisation.name, Organisation.aliases, Organisation.municipality_id
    ).where(Organisation.state != OrganisationState.REJECTED)
    return [
        BodyLooks(
            id=one.id,
            names=(one.name, *one.aliases),
            town_id=one.municipality_id,
            mailboxes=frozenset(reached.get(one.id, {}).get(True, ())),
            numbers=frozenset(reached.get(one.id, {}).get(False, ())),
        )
        for one in db.session.execute(known)
    ]


@use_case
def keep_found(kind: DoubleKind, found: Found) -> None:
    """Pairs that nobody has decided about are those that were found now, and no others."""
    known = select(LikelyDouble).where(LikelyDouble.kind == kind)
    told: set[tuple[int, int]] = set()
    for pair in db.session.scalars(known):
        both = (pair.first_id, pair.second_id)
        told.add(both)
        if pair.state is DoubleState.OPEN and both not in found:
            db.session.delete(pair)
        elif pair.state is DoubleState.OPEN:
            pair.why = found[both]
    now = clock.now()
    db.session.add_all(
        LikelyDouble(kind=kind, first_id=first, second_id=second, why=why, found_at=now)
        for (first, second), why in found.items()
        if (first, second) not in told
    )


@use_case
def keep_two(kind: DoubleKind, one_id: int, other_id: int, *, actor: Actor) -> None:
    """They are not the same; no list that comes in will propose them either."""
    tell_apart(kind, one_id, other_id, actor=actor)
    if kind is not DoubleKind.PERSON:
        return
    marks: dict[int, list[str]] = {one_id: [], other_id: []}
    for person_id in marks:
        person = person_of(person_id)
        names = [part.organisation.name for part in person.memberships] or [""]
        for name in names:
            told = Entry(
                first_name=person.first_name, last_name=person.last_name, organisation=name
            )
            marks[person_id].append(identity(told))
    known = queries.known_apart()
    db.session.add_all(
        KnownApart(one=one, other=other, decided_by=actor.name)
        for one, other in sorted(_keys(marks[one_id], marks[other_id]) - known)
    )
