"""Why somebody did not get a wish: the first rule that moving the person there would break. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from conference.allocation.rules.allocating import Allocation, allocate
from conference.allocation.rules.barriers import Barrier
from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Forum, Person, Problem


class Reason(StrEnum):
    """Why a wish was not fulfilled, or why somebody has no place."""

    STEPS = Barrier.STEPS.value
    LIFT = Barrier.LIFT.value
    LANGUAGE = Barrier.LANGUAGE.value
    SAME_CONTENT = Barrier.SAME_CONTENT.value
    WHEELCHAIR_SPACES = "wheelchair_spaces"  # alle Rollstuhlplätze sind vergeben
    FULL = "full"  # alle Plätze sind vergeben
    GROUP = "group"  # die Gruppe wäre getrennt
    MINIMUM = "minimum"  # ein anderes Forum käme nicht zustande
    OFFICE = "office"  # das Büro hat einen Platz festgelegt
    NOT_FOUND = "not_found"  # das Rechnen wurde beendet, bevor das Beste bewiesen war


@dataclass(frozen=True, kw_only=True)
class Missed:
    """A wish that was not fulfilled; ``wishes`` of so many people met so many ``seats``."""

    forum_id: int
    rank: int
    reason: Reason
    wishes: int
    seats: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one round for one person. ``rank`` is that of the wish, if the place was one."""

    person_id: int
    round_id: int
    forum_id: int | None
    rank: int | None
    is_fixed: bool
    missed: tuple[Missed, ...]
    has_wishes: bool

    @property
    def is_unplaced(self) -> bool:
        return self.forum_id is None


class Explainer:
    """Explains one allocation, person by person."""

    def __init__(self, problem: Problem, allocation: Allocation) -> None:
        self.problem = problem.in_order
        self.judge = Judge(self.problem)
        self.seats = dict(allocation.by_person)
        forums = self.problem.forums
        self.chairs: Mapping[int, int] = self._chairs_taken()
        self.wishes = dict.fromkeys((forum.id for forum in forums), 0)
        for person in self.problem.people:
            for forum_id, _ in person.wishes:
                if forum_id in self.wishes:
                    self.wishes[forum_id] += 1
        self._wheelchairs = self._spaces_taken()
        self._groups = {
            (one, group.round_id): group for group in self.problem.groups for one in group.people
        }

    def outcomes(self) -> Iterator[Outcome]:
        """What came of every round that somebody attends as a guest."""
        for person in self.problem.people:
            yield from self.outcomes_of(person)

    def outcomes_of(self, person: Person) -> Iterator[Outcome]:
        for round_id in person.rounds:
            if round_id in self.problem.rounds and self._is_guest(person, round_id):
                yield self._outcome(person, round_id)

    def _is_guest(self, person: Person, round_id: int) -> bool:
        return round_id not in person.on_stage or self._fixed(person, round_id) is not None

    def _outcome(self, person: Person, round_id: int) -> Outcome:
        fixed = self._fixed(person, round_id)
        forum_id = self.seats.get((person.id, round_id)) if fixed is None else fixed
        rank = person.rank_of.get(forum_id) if forum_id is not None else None
        wishes = self._wishes_in(person, round_id)
        return Outcome(
            person_id=person.id,
            round_id=round_id,
            forum_id=forum_id,
            rank=rank,
            is_fixed=fixed is not None,
            missed=tuple(
                self._missed(person, forum, wished_rank, round_id)
                for wished_rank, forum in wishes
                if rank is None or wished_rank < rank
            ),
            has_wishes=bool(wishes),
        )

    def _wishes_in(self, person: Person, round_id: int) -> list[tuple[int, Forum]]:
        forums = self.problem.forum
        wished = ((rank, forums[f]) for f, rank in person.wishes if f in forums)
        in_round = [(rank, forum) for rank, forum in wished if forum.round_id == round_id]
        return sorted(in_round, key=lambda wish: wish[0])

    def _missed(self, person: Person, forum: Forum, rank: int, round_id: int) -> Missed:
        return Missed(
            forum_id=forum.id,
            rank=rank,
            reason=self.why_not(person, forum, round_id),
            wishes=self.wishes[forum.id],
            seats=forum.seats,
        )

    def why_not(self, person: Person, forum: Forum, round_id: int) -> Reason:
        """What moving this person alone to this forum would break."""
        if self._fixed(person, round_id) is not None:
            return Reason.OFFICE
        barrier = self.judge.ways.barrier(person, forum)
        if barrier is not None:
            return Reason(barrier.value)
        elsewhere = (
            self.problem.forum[other].same_as
            for (one, slot), other in self._of(person)
            if slot != round_id
        )
        if forum.same_as in elsewhere:
            return Reason.SAME_CONTENT
        spaces = forum.wheelchair_spaces
        if (
            person.sits_in_wheelchair
            and spaces is not None
            and self._wheelchairs[forum.id] >= spaces
        ):
            return Reason.WHEELCHAIR_SPACES
        if self.chairs[forum.id] + person.chairs > forum.seats:
            return Reason.FULL
        return self._why_not_alone(person, forum, round_id)

    def _why_not_alone(self, person: Person, forum: Forum, round_id: int) -> Reason:
        moved = self.seats | {(person.id, round_id): forum.id}
        group = self._groups.get((person.id, round_id))
        if group is not None and self.judge.is_parted(group, moved):
            return Reason.GROUP
        left = self.seats.get((person.id, round_id))
        if left is not None and self.judge.is_too_small(self.problem.forum[left], moved):
            return Reason.MINIMUM
        return Reason.NOT_FOUND

    def _of(self, person: Person) -> Iterator[tuple[tuple[int, int], int]]:
        for round_id in person.rounds:
            if (person.id, round_id) in self.seats:
                yield (person.id, round_id), self.seats[person.id, round_id]

    def _fixed(self, person: Person, round_id: int) -> int | None:
        return next((f for f in person.fixed if self.problem.forum[f].round_id == round_id), None)

    def _chairs_taken(self) -> dict[int, int]:
        taken = {f.id: self.judge.ways.fixed_chairs.get(f.id, 0) for f in self.problem.forums}
        for (one, _), forum_id in self.seats.items():
            taken[forum_id] += self.problem.person[one].chairs
        return taken

    def _spaces_taken(self) -> dict[int, int]:
        taken = {f.id: self.judge.ways.fixed_wheelchairs.get(f.id, 0) for f in self.problem.forums}
        for (one, _), forum_id in self.seats.items():
            taken[forum_id] += self.problem.person[one].sits_in_wheelchair
        return taken


def helped_by_one_more_seat(
    problem: Problem, allocation: Allocation, forum_id: int
) -> frozenset[int]:
    """Who would sit in this forum, and dearer than now, if it had one more seat: solved again."""
    larger = replace(
        problem,
        forums=tuple(
            replace(forum, seats=forum.seats + 1) if forum.id == forum_id else forum
            for forum in problem.forums
        ),
    )
    round_id = problem.forum[forum_id].round_id
    before, after = allocation.by_person, allocate(larger).by_person
    return frozenset(
        person.id
        for person in problem.people
        if forum_id in person.rank_of
        and after.get((person.id, round_id)) == forum_id
        and _rank(person, before.get((person.id, round_id))) > person.rank_of[forum_id]
    )


def _rank(person: Person, forum_id: int | None) -> float:
    return person.rank_of.get(forum_id, float("inf")) if forum_id is not None else float("inf")
