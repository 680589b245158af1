"""What an allocation means for the office: how full, who is badly off, which groups are parted. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from conference.allocation.rules.barriers import Barrier, needs_no_steps
from conference.allocation.rules.explaining import Explainer, Outcome, Reason
from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Forum, Problem, Together

PRIVATE = frozenset({Reason.STEPS, Reason.LIFT, Reason.LANGUAGE, Reason.WHEELCHAIR_SPACES})
"""Reasons that tell what somebody needs."""


@dataclass(frozen=True, kw_only=True)
class Demand:
    """How many people want into a forum, against its seats."""

    forum: Forum
    first_wishes: int
    wishes: int

    @property
    def is_crowded(self) -> bool:
        return self.first_wishes > self.forum.seats


@dataclass(frozen=True, kw_only=True)
class RoundDemand:
    """How many chairs the guests of a round need, against all seats in it."""

    round_id: int
    guests: int
    seats: int
    forums: Sequence[Demand]


@dataclass(frozen=True, kw_only=True)
class Fill:
    """How full a forum is, and how many sit in it by a wish of theirs or without having named one."""

    forum: Forum
    chairs: int
    backers: int
    first_wishes: int
    is_too_small: bool


class Worry(StrEnum):
    """Why somebody is to be called, however good the allocation is for all together."""

    NO_PLACE = "no_place"
    NO_WISH = "no_wish"
    LANGUAGE = "language"
    PARTED = "parted"

    @property
    def label(self) -> str:
        return _WORRIES[self]


_WORRIES = {
    Worry.NO_PLACE: "in einer Runde ohne Platz",
    Worry.NO_WISH: "keiner der Wünsche erfüllt",
    Worry.LANGUAGE: "eine Sprache fehlt im Forum",
    Worry.PARTED: "von der Gruppe getrennt",
}


@dataclass(frozen=True, kw_only=True)
class Parted:
    """A group that does not sit together: who sits where, and what kept the others out of each forum."""

    group: Together
    where: Mapping[int, int | None]
    why_not: Mapping[int, frozenset[Reason]]


@dataclass(frozen=True, kw_only=True)
class Swap:
    """Two forums of a round that could change rooms: more people, or people on wheels, get their wish."""

    crowded: Forum
    roomy: Forum
    first_wishes: int
    chairs_in_roomy: int
    kept_out_by_steps: int


def demand_of(problem: Problem) -> tuple[RoundDemand, ...]:
    """Demand against seats, round by round, before anybody is seated."""
    judge = Judge(problem)
    wished = [wish for person in problem.people for wish in person.wishes]
    wishes = Counter(forum_id for forum_id, _ in wished)
    firsts = Counter(forum_id for forum_id, rank in wished if rank == 1)
    return tuple(
        RoundDemand(
            round_id=round_id,
            guests=_guests(problem, judge, round_id),
            seats=sum(forum.seats for forum in forums),
            forums=tuple(
                Demand(
                    forum=forum,
                    first_wishes=firsts[forum.id],
                    wishes=wishes[forum.id],
                )
                for forum in forums
            ),
        )
        for round_id, forums in problem.rounds.items()
    )


def _guests(problem: Problem, judge: Judge, round_id: int) -> int:
    """The chairs that are needed in a round, those of fixed seats too."""
    fixed = sum(judge.ways.fixed_chairs.get(f.id, 0) for f in problem.rounds[round_id])
    return fixed + sum(
        person.chairs for person in problem.people if round_id in judge.ways.rounds_to_fill(person)
    )


class Findings:
    """All that the office looks for in one allocation."""

    def __init__(self, problem: Problem, explainer: Explainer) -> None:
        self.problem = problem.in_order
        self.explainer = explainer
        self._judge = explainer.judge
        self._seats = explainer.seats
        self.outcomes: dict[int, list[Outcome]] = {}
        for outcome in explainer.outcomes():
            self.outcomes.setdefault(outcome.person_id, []).append(outcome)

    def fills(self) -> tuple[Fill, ...]:
        return tuple(self._fill(forum) for forum in self.problem.forums)

    def _fill(self, forum: Forum) -> Fill:
        return Fill(
            forum=forum,
            chairs=self.explainer.chairs[forum.id],
            backers=self._judge.backers(forum, self._seats),
            first_wishes=self._first_wishes[forum.id],
            is_too_small=self._judge.is_too_small(forum, self._seats),
        )

    @cached_property
    def _first_wishes(self) -> Counter[int]:
        return Counter(
            forum_id
            for person in self.problem.people
            for forum_id, rank in person.wishes
            if rank == 1
        )

    def parted(self) -> Iterator[Parted]:
        """The groups that do not sit together."""
        for group in self.problem.groups:
            if self._judge.is_parted(group, self._seats):
                yield self._parted(group)

    def _parted(self, group: Together) -> Parted:
        members = self._judge.members(group)
        where = {one: self._where(one, group.round_id) for one in members}
        forums = dict.fromkeys(forum_id for forum_id in where.values() if forum_id is not None)
        return Parted(
            group=group,
            where=where,
            why_not={
                forum_id: frozenset(
                    self.explainer.why_not(
                        self.problem.person[one], self.problem.forum[forum_id], group.round_id
                    )
                    for one in members
                    if where[one] != forum_id
                )
                for forum_id in forums
            },
        )

    def _where(self, person_id: int, round_id: int) -> int | None:
        return next(
            (o.forum_id for o in self.outcomes.get(person_id, ()) if o.round_id == round_id), None
        )

    def worries(self) -> dict[int, tuple[Worry, ...]]:
        """Person id -> why the person is to be called; only those for whom there is a reason."""
        parted = {one for group in self.parted() for one in group.where}
        found = {}
        for person in self.problem.people:
            reasons = tuple(self._worries_of(person.id, is_parted=person.id in parted))
            if reasons:
                found[person.id] = reasons
        return found

    def _worries_of(self, person_id: int, *, is_parted: bool) -> Iterator[Worry]:
        outcomes = self.outcomes.get(person_id, [])
        if any(outcome.is_unplaced for outcome in outcomes):
            yield Worry.NO_PLACE
        if self.is_without_a_wish(outcomes):
            yield Worry.NO_WISH
        if any(self._lacks_a_language(outcome) for outcome in outcomes):
            yield Worry.LANGUAGE
        if is_parted:
            yield Worry.PARTED

    def is_without_a_wish(self, outcomes: Sequence[Outcome]) -> bool:
        """Whether wishes were named and none of them, in any round, came true."""
        named = [outcome for outcome in outcomes if outcome.has_wishes]
        return bool(named) and all(outcome.rank is None for outcome in named)

    def _lacks_a_language(self, outcome: Outcome) -> bool:
        if outcome.forum_id is None:
            return False
        needed = set(self.problem.person[outcome.person_id].languages)
        return not needed <= set(self.problem.forum[outcome.forum_id].languages)

    def swaps(self) -> Iterator[Swap]:
        """Rooms to swap: a crowded forum in the smaller room, or steps where a step-free room could be."""
        for forums in self.problem.rounds.values():
            for crowded in forums:
                best = max(
                    (swap for roomy in forums if (swap := self._swap(crowded, roomy))),
                    key=lambda swap: (swap.roomy.seats, -swap.roomy.id),
                    default=None,
                )
                if best is not None:
                    yield best

    def _swap(self, crowded: Forum, roomy: Forum) -> Swap | None:
        chairs, firsts = self.explainer.chairs, self._first_wishes[crowded.id]
        kept_out = self._kept_out_by_steps[crowded.id] if roomy.step_free else 0
        fits = chairs[roomy.id] <= crowded.seats and chairs[crowded.id] <= roomy.seats
        helps = crowded.seats < min(firsts, roomy.seats) or (kept_out and not crowded.step_free)
        harms = not crowded.step_free and roomy.id in self._step_free_is_needed_in
        if crowded.id == roomy.id or not fits or not helps or harms:
            return None
        return Swap(
            crowded=crowded,
            roomy=roomy,
            first_wishes=firsts,
            chairs_in_roomy=chairs[roomy.id],
            kept_out_by_steps=kept_out,
        )

    @cached_property
    def _kept_out_by_steps(self) -> Counter[int]:
        """Forum id -> people who wish for it and cannot get there."""
        return Counter(
            forum_id
            for person in self.problem.people
            if needs_no_steps(person)
            for forum_id, _ in person.wishes
            if forum_id in self.problem.forum
            and self._judge.ways.barrier(person, self.problem.forum[forum_id])
            in (Barrier.STEPS, Barrier.LIFT)
        )

    @cached_property
    def _step_free_is_needed_in(self) -> frozenset[int | None]:
        """The forums in which somebody sits who cannot climb steps."""
        return frozenset(
            outcome.forum_id
            for outcomes in self.outcomes.values()
            for outcome in outcomes
            if needs_no_steps(self.problem.person[outcome.person_id])
        )
