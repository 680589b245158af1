"""Somebody decides about two entries that may be one person: the same, or not the same for ever."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select

from conference.addresses import policy, queries
from conference.addresses.events import DoublesApart, DoublesJoined
from conference.addresses.models import AddressPair, AddressRun, KnownApart
from conference.addresses.rules.planning import identity, pair_key
from conference.addresses.services.knowing import Scope, standings
from conference.addresses.states import AddressRunState, PairState
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import StateNotAllowed, require
from conference.core.events import announce
from conference.core.transaction import use_case


@use_case
def join(run_id: int, pair_id: int, *, actor: Actor) -> None:
    """They are one person; written when the list is taken in. Pressing twice is no harm."""
    _open_run(run_id, actor)
    _decide(run_id, [queries.pair_of(run_id, pair_id)], PairState.ACCEPTED, actor)


@use_case
def join_all(run_id: int, why: str, *, actor: Actor) -> int:
    """All pairs with these reasons are one person each; how many there were."""
    _open_run(run_id, actor)
    pairs = queries.pairs_because(run_id, why)
    _decide(run_id, pairs, PairState.ACCEPTED, actor)
    return len(pairs)


@use_case
def keep_apart(run_id: int, pair_id: int, *, actor: Actor) -> None:
    """They are not the same, and no list will ever propose it again."""
    _open_run(run_id, actor)
    _decide(run_id, [queries.pair_of(run_id, pair_id)], PairState.APART, actor)


def _open_run(run_id: int, actor: Actor) -> None:
    require(policy.may_keep_addresses(actor))
    queries.run_of(run_id)
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    if run.state is not AddressRunState.CHECKED:
        raise StateNotAllowed


def _decide(run_id: int, pairs: Iterable[AddressPair], state: PairState, actor: Actor) -> None:
    decided = [pair for pair in pairs if pair.state is not state]
    people = _identities([pair.person_id for pair in decided if pair.person_id])
    for pair in decided:
        pair.become(state)
        keys = _keys(pair, people)
        known = set(
            db.session.execute(
                select(KnownApart.one, KnownApart.other).where(
                    KnownApart.one.in_([one for one, _ in keys])
                )
            )
        )
        if state is PairState.APART:
            db.session.add_all(
                KnownApart(one=one, other=other, decided_by=actor.name)
                for one, other in sorted(keys - known)
            )
        else:
            for one, other in keys & known:
                db.session.execute(
                    delete(KnownApart).where(KnownApart.one == one, KnownApart.other == other)
                )
    if decided:
        event = DoublesJoined if state is PairState.ACCEPTED else DoublesApart
        announce(event(subject_id=run_id), by=actor, why=f"{len(decided)} Paare")


def _identities(person_ids: Sequence[int]) -> Mapping[int, list[str]]:
    """A person has one name in each organisation."""
    found: dict[int, list[str]] = {}
    for one in standings(Scope(people=person_ids)) if person_ids else ():
        found.setdefault(one.person_id or 0, []).append(identity(one.entry))
    return found


def _keys(pair: AddressPair, people: Mapping[int, list[str]]) -> set[tuple[str, str]]:
    """By what the decision is remembered."""
    theirs = [pair.second.identity] if pair.second else people.get(pair.person_id or 0, [])
    return {pair_key(pair.first.identity, one) for one in theirs}
