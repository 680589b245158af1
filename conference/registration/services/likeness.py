"""Compare everybody who registers or changes with those who are there already.

It happens behind the lock on the seats, so two who register at once see each other. Only people
behind the same keys are looked at: one insert and one question for somebody nobody resembles.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import delete, exists, insert, or_, select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration.models import LikelyTwins, LikenessKey, Registration
from conference.registration.rules.likeness import Looks, keys_of, likely_pairs, reasons_for
from conference.registration.services.pools import lock_pools
from conference.registration.services.resembling import LOOKED_AT, ids_behind, looks_of_ids
from conference.registration.states import TwinState

AT_ONCE = 500  # people who are compared in one transaction, when many were not yet

_WRITE = insert(LikenessKey)


def compare_new(people: Sequence[Registration]) -> None:
    """Note who of those already there may be the same as one of these, who have just come."""
    looks = [looks_of(person) for person in people]
    _note(looks, _candidates(people[0].conference_id, looks), people[0].conference_id, known={})


def compare_again(person: Registration) -> None:
    """The same for somebody about whom something is different now.

    What the office decided holds as long as both names are the same.
    """
    about = or_(LikelyTwins.first_id == person.id, LikelyTwins.second_id == person.id)
    known = {
        (pair.first_id, pair.second_id): pair
        for pair in db.session.scalars(select(LikelyTwins).where(about))
    }
    db.session.execute(delete(LikenessKey).where(LikenessKey.registration_id == person.id))
    looks = looks_of(person)
    others = {other.id: other for other in _candidates(person.conference_id, [looks])}
    missing = {identity for ids in known for identity in ids} - others.keys() - {person.id}
    everybody = [*others.values(), *looks_of_ids(missing)]
    _note([looks], everybody, person.conference_id, known=known)


def part_again(person: Registration, actor: Actor, why: str) -> None:
    """Somebody comes back whose registration was merged: they are two people after all."""
    first, second = sorted((person.id, person.merged_into_id or 0))
    for pair in db.session.scalars(
        select(LikelyTwins).where(
            LikelyTwins.first_id == first,
            LikelyTwins.second_id == second,
            LikelyTwins.state == TwinState.MERGED,
        )
    ):
        pair.decide(TwinState.TWO_PEOPLE, actor.staff_id, why)
    person.merged_into_id = None


def forget_likeness(person: Registration) -> None:
    """Delete by what the person was looked up, and what nobody has decided about."""
    db.session.execute(delete(LikenessKey).where(LikenessKey.registration_id == person.id))
    db.session.execute(
        delete(LikelyTwins).where(
            or_(LikelyTwins.first_id == person.id, LikelyTwins.second_id == person.id),
            LikelyTwins.state == TwinState.OPEN,
        )
    )


def compare_the_rest() -> None:
    """Compare everybody who was registered before there was anything to look up."""
    rest = ~exists().where(LikenessKey.registration_id == Registration.id)
    named = or_(Registration.first_name != "", Registration.last_name != "")
    conferences = select(Registration.conference_id).where(rest, named).distinct()
    for conference_id in db.session.scalars(conferences).all():
        while _compare_some(conference_id):
            pass


@use_case
def _compare_some(conference_id: int) -> int:
    """Compare some of those of this conference who are not yet; how many there were."""
    lock_pools(db.session.get_one(Conference, conference_id))
    rest = ~exists().where(LikenessKey.registration_id == Registration.id)
    named = or_(Registration.first_name != "", Registration.last_name != "")
    people = db.session.scalars(
        select(Registration)
        .where(Registration.conference_id == conference_id, rest, named)
        .order_by(Registration.id)
        .limit(AT_ONCE)
    ).all()
    if people:
        compare_new(people)
    return len(people)


def looks_of(person: Registration) -> Looks:
    return Looks(**{column.key: getattr(person, column.key) for column in LOOKED_AT})


def names_of_pair(one: Looks, other: Looks) -> str:
    """A hash of two names, to see whether one of them changes."""
    return hashlib.sha256(repr(sorted((one.name, other.name))).encode()).hexdigest()


def _candidates(conference_id: int, people: Sequence[Looks]) -> Sequence[Looks]:
    """Who stands behind one of their keys already; afterwards they stand there too."""
    keys = {person.id: keys_of(person) for person in people}
    behind = ids_behind(conference_id, people)
    db.session.connection().execute(_WRITE, list(_rows(conference_id, keys)))
    return looks_of_ids(behind - keys.keys())


def _rows(conference_id: int, keys: Mapping[int, Iterable[str]]) -> Iterator[dict[str, object]]:
    """A row for each key; who has none yet (a name that follows) has one that nobody shares."""
    for identity, own in keys.items():
        for key in own or [f"- {identity}"]:
            yield {"conference_id": conference_id, "registration_id": identity, "key": key}


Pairs = dict[tuple[int, int], LikelyTwins]


def _note(
    people: Sequence[Looks], others: Sequence[Looks], conference_id: int, *, known: Pairs
) -> None:
    """Write down who may be one person, and let go of what is no longer so."""
    looks = {person.id: person for person in (*others, *people)}
    found = {
        (pair.first_id, pair.second_id): list(pair.reasons)
        for pair in likely_pairs(people, among=others)
    }
    for (first, second), reasons in found.items():
        if (first, second) not in known:
            db.session.add(
                LikelyTwins(
                    conference_id=conference_id,
                    first_id=first,
                    second_id=second,
                    reasons=reasons,
                    names=names_of_pair(looks[first], looks[second]),
                )
            )
    for (first, second), pair in known.items():
        one, other = looks[first], looks[second]
        reasons = found.get((first, second)) or list(reasons_for(one, other))
        _look_again(pair, reasons, names_of_pair(one, other))


def _look_again(pair: LikelyTwins, reasons: list[str], names: str) -> None:
    if pair.state is TwinState.MERGED or (
        pair.state is TwinState.TWO_PEOPLE and pair.names == names
    ):
        return
    if not reasons:
        db.session.delete(pair)
        return
    if pair.state is TwinState.TWO_PEOPLE:
        pair.become(TwinState.OPEN)
        pair.why, pair.decided_at, pair.decided_by_id = "", None, None
    pair.reasons, pair.names = reasons, names
