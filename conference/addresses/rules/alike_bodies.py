"""Which organisations may stand in the directory twice, and why we think so. Pure.

Only those that share a name, an address, a number or a word of their name at one place are compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from rapidfuzz.distance import OSA

from conference.addresses.rules.bodies import are_alike, body_key

MANY = 40  # organisations behind one key; a key of more says nothing
SHORTEST = 4  # letters of a word that says something
ONE_SLIP = (
    1  # letter wrong, missing, or in another place, in the one word in which two names differ
)
SAME_NAME = "gleicher Name"
NAME_ALIKE = "ähnlicher Name"
SAME_MAIL = "gleiche E-Mail"
SAME_NUMBER = "gleiches Telefon"
SAME_PLACE = "gleicher Ort"


@dataclass(frozen=True)
class BodyLooks:
    """What of an organisation is looked at: all its names, and how it is reached itself."""

    id: int
    names: tuple[str, ...]
    town_id: int | None = None
    mailboxes: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(filter(None, map(body_key, self.names)))


def likely_bodies(everybody: Iterable[BodyLooks]) -> Iterator[tuple[int, int, str]]:
    """Both ids, the lower one first, and the reasons in words."""
    behind: dict[str, list[BodyLooks]] = {}
    for one in everybody:
        for key in _looked_up_by(one):
            behind.setdefault(key, []).append(one)
    seen: set[tuple[int, int]] = set()
    for crowd in behind.values():
        if len(crowd) > MANY:
            continue
        for one, other in combinations(crowd, 2):
            ids = (min(one.id, other.id), max(one.id, other.id))
            if ids not in seen:
                seen.add(ids)
                if reasons := reasons_for(one, other):
                    yield *ids, ", ".join(reasons)


def _looked_up_by(one: BodyLooks) -> set[str]:
    words = {word for key in one.keys for word in key.split() if len(word) >= SHORTEST}
    return (
        {f"n {key}" for key in one.keys}
        | {f"e {mailbox}" for mailbox in one.mailboxes}
        | {f"t {number}" for number in one.numbers}
        | {f"w {one.town_id} {word}" for word in words}
    )


def reasons_for(one: BodyLooks, other: BodyLooks) -> Sequence[str]:
    """Why these two may be one; nothing if they are two. A branch in another town is another one."""
    elsewhere = bool(one.town_id and other.town_id and one.town_id != other.town_id)
    reached = [
        *([SAME_MAIL] if one.mailboxes & other.mailboxes else []),
        *([SAME_NUMBER] if one.numbers & other.numbers else []),
    ]
    same = bool(one.keys & other.keys)
    alike = same or any(are_alike(mine, their) for mine in one.names for their in other.names)
    if not alike or (elsewhere and not reached):
        return ()
    if not same and not reached and not _nearly_the_same(one, other):
        return ()
    place = [SAME_PLACE] if one.town_id and one.town_id == other.town_id else []
    return (SAME_NAME if same else NAME_ALIKE, *reached, *place)


def _nearly_the_same(one: BodyLooks, other: BodyLooks) -> bool:
    """A department has one more word than its house, another party has another word; a slip of the pen is one letter."""
    return any(_is_a_slip(mine.split(), their.split()) for mine in one.keys for their in other.keys)


def _is_a_slip(mine: list[str], theirs: list[str]) -> bool:
    if len(mine) != len(theirs):
        return False
    both = zip(sorted(mine), sorted(theirs), strict=True)
    others = [(word, their) for word, their in both if word != their]
    return len(others) == 1 and all(
        min(len(word), len(their)) >= SHORTEST and OSA.distance(word, their) <= ONE_SLIP
        for word, their in others
    )
