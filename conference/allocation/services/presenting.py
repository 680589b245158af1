"""A run as the office reads it: what was found, and why, worked out anew from what stands today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from conference.allocation import policy, queries
from conference.allocation.errors import NotCalculated
from conference.allocation.models import AllocationRun
from conference.allocation.queries import Guest
from conference.allocation.rules.allocating import Allocation, judged
from conference.allocation.rules.explaining import Explainer, Missed
from conference.allocation.rules.findings import Findings, Worry
from conference.allocation.rules.first_come import first_come_first_served
from conference.allocation.rules.input_parts import parts_of, what_changed
from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import RULE, Person, Problem
from conference.allocation.rules.what_if import WhatIf, all_changed, what_if_from
from conference.allocation.services.gathering import problem_of
from conference.core.actor import Actor
from conference.core.errors import require


@dataclass(frozen=True, kw_only=True)
class Placement:
    """Who sits where: ``rank`` is that of the wish, none for a place outside of all wishes."""

    guest: Guest
    round_id: int
    forum_id: int | None
    rank: int | None
    has_wishes: bool
    is_fixed: bool
    missed: Sequence[Missed] = ()


@dataclass(frozen=True, kw_only=True)
class ToCall:
    """Somebody to be called about the outcome, with every place (or none) the person has."""

    guest: Guest
    worries: Sequence[Worry]
    placements: Sequence[Placement]


class Seen:
    """A run with what it was calculated from, as far as that still stands.

    ``is_current``: the rule would look at just the same today. Else people who came later are
    missing, those who left are left out, and the reasons are those of today.
    """

    def __init__(self, run: AllocationRun) -> None:
        self.run = run
        self.before = before_applying(run, problem_of(run.conference, seed=run.seed))
        self.is_current = self.before.fingerprint == run.input_hash
        self.problem = all_changed(self.before, changes_of(run)).in_order

    @property
    def what_changed(self) -> list[str]:
        """What is not as it was when the run was announced."""
        return what_changed(self.run.input_parts, parts_of(self.before, RULE))

    @cached_property
    def allocation(self) -> Allocation:
        return _still_there(self.run, self.problem)

    @cached_property
    def findings(self) -> Findings:
        return Findings(self.problem, Explainer(self.problem, self.allocation))

    @cached_property
    def first_come(self) -> tuple[int, ...]:
        """What it would cost on each level if everybody had chosen in the order of coming."""
        return Judge(self.problem).levels(first_come_first_served(self.problem))

    @cached_property
    def guests(self) -> Mapping[int, Guest]:
        return queries.guests_of(self.run.conference)

    def placements(self) -> list[Placement]:
        """Every place and everybody without one, forum by forum and by name."""
        found = [
            placement for person in self.problem.people for placement in self.of_person(person.id)
        ]
        return sorted(
            found,
            key=lambda one: (
                one.round_id,
                one.forum_id is not None,
                one.forum_id or 0,
                one.guest.name.casefold(),
            ),
        )

    def of_person(self, person_id: int) -> list[Placement]:
        guest = self.guests.get(person_id)
        if guest is None:
            return []
        return [
            Placement(
                guest=guest,
                round_id=outcome.round_id,
                forum_id=outcome.forum_id,
                rank=outcome.rank,
                has_wishes=outcome.has_wishes,
                is_fixed=outcome.is_fixed,
                missed=outcome.missed,
            )
            for outcome in self.findings.outcomes.get(person_id, ())
        ]

    def to_call(self, *, sees_needs: bool) -> list[ToCall]:
        """Who must be called, and who hears only by telephone; those who are worst off first.

        That a language is missing tells what somebody needs: only who may know that reads it.
        """
        worries = self.findings.worries()
        found = []
        for person in self.problem.people:
            guest = self.guests.get(person.id)
            reasons = [
                worry
                for worry in worries.get(person.id, ())
                if sees_needs or worry is not Worry.LANGUAGE
            ]
            if guest is not None and (reasons or guest.only_by_phone):
                places = self.of_person(person.id)
                found.append(ToCall(guest=guest, worries=reasons, placements=places))
        order = list(Worry)
        return sorted(
            found,
            key=lambda one: (
                order.index(one.worries[0]) if one.worries else len(order),
                one.guest.name.casefold(),
            ),
        )


def seen_run(run: AllocationRun, *, actor: Actor) -> Seen:
    """The run as the office reads it, if it has been calculated."""
    require(policy.may_allocate(actor))
    if not run.is_calculated:
        raise NotCalculated
    return Seen(run)


def changes_of(run: AllocationRun) -> tuple[WhatIf, ...]:
    """What a what-if changes, in its order."""
    return tuple(what_if_from(stored) for stored in run.changes)


def before_applying(run: AllocationRun, problem: Problem) -> Problem:
    """What the rule looked at: once people were told, the seats of the run itself are fixed."""
    if not run.state.has_begun:
        return problem
    people = tuple(_without_given(person, run) for person in problem.people)
    return replace(problem, people=people)


def _without_given(person: Person, run: AllocationRun) -> Person:
    given = run.seats.get(str(person.id), ())
    if not any(forum_id in given for forum_id in person.fixed):
        return person
    return replace(person, fixed=tuple(one for one in person.fixed if one not in given))


def _still_there(run: AllocationRun, problem: Problem) -> Allocation:
    """What was found, without people, forums and rounds that are no longer there."""
    judge = Judge(problem)
    seats = []
    for person in problem.people:
        for forum_id in run.seats.get(str(person.id), ()):
            forum = problem.forum.get(forum_id)
            if forum and forum.round_id in judge.ways.rounds_to_fill(person):
                seats.append((person.id, forum.round_id, forum.id))
    return judged(problem, sorted(seats), tuple(run.bounds), judge)
