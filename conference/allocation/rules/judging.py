"""How good an allocation is, level by level, and whether it keeps the hard rules. Pure.

The words of the rule, counted one by one and without any mathematics: what the solver finds is held
against it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from conference.allocation.rules.barriers import Ways
from conference.allocation.rules.problem import Forum, Person, Problem, Together

NO_WISH_AT_ALL = 20  # what a place outside all wishes of the round costs, and no place


def cost_of_rank(rank: int) -> int:
    """What a wish of this rank costs: 0, 1, 3, 6, 10. Two second wishes are better than a third."""
    return rank * (rank - 1) // 2


class Level(StrEnum):
    """What is made as small as possible, in this order: the first decides before all that follow."""

    UNPLACED = "unplaced"  # Plätze, die jemandem in einer Runde fehlen
    IN_NEED = "in_need"  # davon Plätze, die Menschen mit Bedarf fehlen
    PARTED = "parted"  # Gruppen, die getrennt werden
    WISHLESS = "wishless"  # Menschen, denen kein einziger Wunsch erfüllt wird, oder die ohne Wunsch leer ausgehen
    TOO_SMALL = "too_small"  # Foren unter ihrer Mindestgröße
    RANKS = "ranks"  # Summe der Kosten der Ränge
    SIZES = "sizes"  # Abstand der Foren von ihrer Wunschgröße


LEVELS = tuple(Level)

Seats = Mapping[tuple[int, int], int]
"""(person id, round id) -> forum id, without fixed seats."""


class Judge:
    """Holds allocations of one problem against the rule."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem.in_order
        self.ways = Ways(self.problem)
        self._likings: dict[tuple[int, int], tuple[dict[int, int], int]] = {}
        self._hopes: dict[int, frozenset[int]] = {}
        self._to_fill = {p.id: self.ways.rounds_to_fill(p) for p in self.problem.people}

    def levels(self, seats: Seats) -> tuple[int, ...]:
        """What the allocation costs on each level, in their order."""
        people = self.problem.people
        by_person = {person.id: self.forums_of(person, seats) for person in people}
        return (
            sum((p.id, r) not in seats for p in people for r in self._to_fill[p.id]),
            sum((p.id, r) not in seats for p in people if p.has_needs for r in self._to_fill[p.id]),
            sum(self.is_parted(group, seats) for group in self.problem.groups),
            sum(self.is_wishless(person, by_person[person.id]) for person in people),
            sum(self.is_too_small(forum, seats) for forum in self.problem.forums),
            sum(self._cost(p, r, seats) for p in people for r in self._to_fill[p.id]),
            sum(self._distance(forum, seats) for forum in self.problem.forums),
        )

    def forums_of(self, person: Person, seats: Seats) -> tuple[int, ...]:
        """Where the person sits, on fixed seats too."""
        given = (seats.get((person.id, round_id)) for round_id in self._to_fill[person.id])
        return (*person.fixed, *(forum_id for forum_id in given if forum_id is not None))

    def is_parted(self, group: Together, seats: Seats) -> bool:
        """Whether not all of the group sit in the same forum; only those count who need a seat."""
        return len({self._where(one, group.round_id, seats) for one in self.members(group)}) > 1

    def members(self, group: Together) -> tuple[int, ...]:
        """The people of the group who have something to share: they attend this round as guests."""
        return tuple(
            one
            for one in group.people
            if group.round_id in self.problem.person[one].rounds
            and group.round_id not in self.problem.person[one].on_stage
            and group.round_id in self.problem.rounds
        )

    def _where(self, person_id: int, round_id: int, seats: Seats) -> int | None:
        for forum_id in self.problem.person[person_id].fixed:
            if self.problem.forum[forum_id].round_id == round_id:
                return forum_id
        return seats.get((person_id, round_id))

    def is_wishless(self, person: Person, forums: tuple[int, ...]) -> bool:
        """Whether nothing of what the person hopes for comes true."""
        hopes = self.hopes(person)
        return bool(hopes) and not any(forum_id in hopes for forum_id in forums)

    def hopes(self, person: Person) -> frozenset[int]:
        """The forums of which the person needs one to be content; empty if it is settled already.

        These are the wishes that can come true. Whoever has none, or needs what none of them
        offers, hopes for any place: else they would be the first to be left out.
        """
        if person.id not in self._hopes:
            self._hopes[person.id] = self._hopes_of(person)
        return self._hopes[person.id]

    def _hopes_of(self, person: Person) -> frozenset[int]:
        if any(forum_id in person.rank_of for forum_id in person.fixed):
            return frozenset()
        within_reach = frozenset(
            forum.id
            for round_id in self._to_fill[person.id]
            for forum in self.ways.open_to(person, round_id)
        )
        wishes = within_reach & person.rank_of.keys()
        return wishes or (frozenset() if person.fixed else within_reach)

    def is_too_small(self, forum: Forum, seats: Seats) -> bool:
        """Whether too few sit in it who wished for it, have no wish in the round, or were put there."""
        return bool(forum.minimum) and self.backers(forum, seats) < forum.minimum

    def backers(self, forum: Forum, seats: Seats) -> int:
        """How many chairs are taken by people who do not sit there against their wishes."""
        return self.ways.fixed_chairs.get(forum.id, 0) + sum(
            self.problem.person[one].chairs
            for one in self._in(forum, seats)
            if self.backs(self.problem.person[one], forum)
        )

    def backs(self, person: Person, forum: Forum) -> bool:
        return forum.id in person.rank_of or not self.wishes_in(person, forum.round_id)

    def wishes_in(self, person: Person, round_id: int) -> bool:
        """Whether the person named any wish in this round."""
        return any(
            forum_id in self.problem.forum and self.problem.forum[forum_id].round_id == round_id
            for forum_id, _ in person.wishes
        )

    def cost(self, person: Person, forum: Forum) -> int:
        """What it costs to seat the person here.

        Wishes that nobody could fulfil (steps, a language) do not count: those after them move up,
        so that what somebody needs is never a reason to be left out. Whoever names fewer wishes
        than were asked for likes all the rest as the next one: silence gives no stronger claim.
        The halves of a forum that is split are one wish.
        """
        wishes, rest = self._liking(person, forum.round_id)
        return wishes.get(forum.id, rest)

    def _liking(self, person: Person, round_id: int) -> tuple[dict[int, int], int]:
        known = self._likings.get((person.id, round_id))
        if known is None:
            named = sorted(
                (rank, forum_id)
                for forum_id, rank in person.wishes
                if forum_id in self.problem.forum
                and self.problem.forum[forum_id].round_id == round_id
            )
            within_reach = {forum.id for forum in self.ways.open_to(person, round_id)}
            possible = [(rank, forum_id) for rank, forum_id in named if forum_id in within_reach]
            places = {rank: n for n, rank in enumerate(dict(possible), start=1)}
            known = {forum_id: cost_of_rank(places[rank]) for rank, forum_id in possible}, 0
            if possible and len(dict(named)) < self.problem.asked:
                known = known[0], cost_of_rank(len(places) + 1)
            elif possible:
                known = known[0], NO_WISH_AT_ALL
            self._likings[person.id, round_id] = known
        return known

    def _cost(self, person: Person, round_id: int, seats: Seats) -> int:
        forum_id = seats.get((person.id, round_id))
        return (
            NO_WISH_AT_ALL if forum_id is None else self.cost(person, self.problem.forum[forum_id])
        )

    def _in(self, forum: Forum, seats: Seats) -> Iterator[int]:
        return (one for (one, _), forum_id in seats.items() if forum_id == forum.id)

    def chairs_in(self, forum: Forum, seats: Seats) -> int:
        return self.ways.fixed_chairs.get(forum.id, 0) + sum(
            self.problem.person[one].chairs for one in self._in(forum, seats)
        )

    def _distance(self, forum: Forum, seats: Seats) -> int:
        if forum.target is None:
            return 0
        return abs(self.chairs_in(forum, seats) - forum.target)

    def broken_rules(self, seats: Seats) -> list[str]:
        """Every hard rule that this allocation breaks, in words; empty when it breaks none.

        What the office fixed may be more than fits: then nobody else may sit there.
        """
        return [*self._broken_by_people(seats), *self._broken_by_forums(seats)]

    def _broken_by_people(self, seats: Seats) -> Iterator[str]:
        for (one, round_id), forum_id in seats.items():
            person, forum = self.problem.person[one], self.problem.forum[forum_id]
            if forum.round_id != round_id or round_id not in self._to_fill[one]:
                yield f"{one} has no seat to get in round {round_id}"
            if barrier := self.ways.barrier(person, forum):
                yield f"{one} cannot be in {forum_id}: {barrier}"
        for person in self.problem.people:
            given = [
                self.problem.forum[f].same_as
                for f in self.forums_of(person, seats)
                if f not in person.fixed
            ]
            if len(given) > len(set(given)):
                yield f"{person.id} gets the same content twice"

    def _broken_by_forums(self, seats: Seats) -> Iterator[str]:
        chairs, wheelchairs = Counter[int](), Counter[int]()
        for (one, _), forum_id in seats.items():
            person = self.problem.person[one]
            chairs[forum_id] += person.chairs
            wheelchairs[forum_id] += person.sits_in_wheelchair
        for forum in self.problem.forums:
            if chairs[forum.id] > max(self.chairs_left(forum), 0):
                yield f"{forum.id} is too full"
            spaces = self.spaces_left(forum)
            if spaces is not None and wheelchairs[forum.id] > max(spaces, 0):
                yield f"{forum.id} has too few wheelchair spaces"

    def chairs_left(self, forum: Forum) -> int:
        """Chairs that the fixed seats leave."""
        return forum.seats - self.ways.fixed_chairs.get(forum.id, 0)

    def spaces_left(self, forum: Forum) -> int | None:
        if forum.wheelchair_spaces is None:
            return None
        return forum.wheelchair_spaces - self.ways.fixed_wheelchairs.get(forum.id, 0)
