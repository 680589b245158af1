"""Who of a list is one person, as somebody has decided: rows in groups, each with its known person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from conference.addresses import queries
from conference.addresses.models import AddressPair, AddressRow
from conference.addresses.rules.bodies import best_written
from conference.addresses.states import PairKind, PairState
from conference.core.database import db
from conference.core.namesakes import body_key
from conference.directory.models import Membership, Organisation


@dataclass
class Groups:
    """``of`` names for each row all rows of its person; ``person`` is somebody known already.

    ``names`` are names of organisations that mean another one: key -> the name that stays.
    ``opted_out`` are rows whose person, or who may be the person, wants no invitations.
    """

    of: Mapping[int, Sequence[int]] = field(default_factory=dict)
    person: Mapping[int, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    opted_out: frozenset[int] = frozenset()


def groups_of(run_id: int) -> Groups:
    """Put together what was decided for this list."""
    pairs = queries.pairs_with(run_id, PairState.ACCEPTED)
    rows = _Union()
    for pair in pairs:
        if pair.second_id:
            rows.join(pair.first_id, pair.second_id)
    person: dict[int, int] = {}
    for pair in pairs:
        if pair.person_id:
            person.setdefault(rows.root(pair.first_id), pair.person_id)
    of = rows.groups()
    return Groups(
        of=of,
        person={row: known for root, known in person.items() for row in of.get(root, (root,))},
        names=_names_that_stay(run_id, pairs),
        opted_out=_opted_out(run_id, of),
    )


class _Union:
    """Who belongs together, however long the chain."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, one: int) -> int:
        while self._parent.setdefault(one, one) != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def groups(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for one in sorted(self._parent):
            found.setdefault(self.root(one), []).append(one)
        return {one: tuple(together) for together in found.values() for one in together}


def _names_that_stay(run_id: int, pairs: Sequence[AddressPair]) -> dict[str, str]:
    """Two names of one organisation: the one that more rows use stays, then the longer one."""
    same = [pair for pair in pairs if pair.kind is PairKind.SAME_ENTRY]
    if not same:
        return {}
    told = db.session.execute(
        select(AddressRow.id, AddressRow.entry).where(AddressRow.run_id == run_id)
    )
    name_of = {row_id: str(entry.get("organisation", "")) for row_id, entry in told}
    known = _bodies_of([pair.person_id for pair in same if pair.person_id])
    used: dict[str, int] = {}
    for name in name_of.values():
        used[body_key(name)] = used.get(body_key(name), 0) + 1
    written = best_written([*name_of.values(), *known.values()])
    stay: dict[str, str] = {}
    for pair in same:
        theirs = (
            known.get(pair.person_id or 0, "") if pair.person_id else name_of[pair.second_id or 0]
        )
        keys = {body_key(name_of[pair.first_id]), body_key(theirs)} - {""}
        if len(keys) < 2:
            continue
        if pair.person_id:
            best = body_key(theirs)
        else:
            best = max(keys, key=lambda key: (used.get(key, 0), len(key), key))
        for key in keys - {best}:
            stay[key] = written[best]
    return stay


def _bodies_of(person_ids: Sequence[int]) -> dict[int, str]:
    """The organisation of people who are known in exactly one."""
    found: dict[int, list[str]] = {}
    for person_id, name in db.session.execute(
        select(Membership.person_id, Organisation.name)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(Membership.person_id.in_(person_ids))
    ):
        found.setdefault(person_id, []).append(name)
    return {person_id: names[0] for person_id, names in found.items() if len(names) == 1}


def _opted_out(run_id: int, of: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """As long as nobody has decided, whoever may be somebody who opted out is not invited either."""
    told = db.session.execute(
        select(AddressRow.id, AddressRow.entry).where(AddressRow.run_id == run_id)
    )
    never = {row_id for row_id, entry in told if entry.get("opted_out")}
    pairs = queries.pairs_with(run_id, PairState.OPEN)
    known = queries.opted_out_of(run_id)
    for pair in pairs:
        if pair.second_id and {pair.first_id, pair.second_id} & never:
            never |= {pair.first_id, pair.second_id}
        elif pair.person_id in known:
            never.add(pair.first_id)
    return frozenset(row for one in never for row in of.get(one, (one,)))
