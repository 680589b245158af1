"""Who can go where: the hard rules that look at one person and one forum. Pure."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property

from conference.allocation.rules.problem import Forum, Person, Problem
from conference.core.languages import SIGN_LANGUAGE


class Barrier(StrEnum):
    """Why this person cannot sit in this forum, whoever else does."""

    STEPS = "steps"  # Stufen
    LIFT = "lift"  # der Rollstuhl passt nicht in den Aufzug
    LANGUAGE = "language"  # die Sprache wird in einem anderen Forum gedolmetscht
    SAME_CONTENT = "same_content"  # derselbe Inhalt wie auf einem festen Platz


class Ways:
    """What is open to each person; people who need the same are looked up once."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._known: dict[tuple[object, ...], tuple[Forum, ...]] = {}

    def rounds_to_fill(self, person: Person) -> tuple[int, ...]:
        """The rounds that the person attends, sitting neither on the stage nor on a fixed seat."""
        taken = {self._problem.forum[forum_id].round_id for forum_id in person.fixed}
        return tuple(
            round_id
            for round_id in person.rounds
            if round_id not in taken
            and round_id not in person.on_stage
            and round_id in self._problem.rounds
        )

    def open_to(self, person: Person, round_id: int) -> tuple[Forum, ...]:
        """The forums of this round that the person can go to."""
        forums = self._by_need(person, round_id)
        known = self._contents_fixed_for(person)
        return tuple(f for f in forums if f.same_as not in known) if known else forums

    def barrier(self, person: Person, forum: Forum) -> Barrier | None:
        """What keeps the person out of this forum; nothing if only the seats can."""
        if needs_no_steps(person) and not forum.step_free:
            return Barrier.STEPS
        if person.large_wheelchair and forum.by_lift:
            return Barrier.LIFT
        if not set(self.languages_to_be(person, forum.round_id)) <= set(forum.languages):
            return Barrier.LANGUAGE
        if forum.same_as in self._contents_fixed_for(person):
            return Barrier.SAME_CONTENT
        return None

    def languages_to_be(self, person: Person, round_id: int) -> tuple[str, ...]:
        """The languages the person's forum must offer in this round: those that are offered at all.

        Where no forum offers all of them together, sign language counts first: nobody can do
        without it, and a second language is then asked about on the telephone.
        """
        offered = [set(forum.languages) for forum in self._problem.rounds[round_id]]
        needed = {code for code in person.languages if any(code in each for each in offered)}
        if not needed or any(needed <= each for each in offered):
            return tuple(sorted(needed))
        return (SIGN_LANGUAGE,) if SIGN_LANGUAGE in needed else (min(needed),)

    def _by_need(self, person: Person, round_id: int) -> tuple[Forum, ...]:
        alike = (
            round_id,
            needs_no_steps(person),
            person.large_wheelchair,
            tuple(sorted(person.languages)),
        )
        if alike not in self._known:
            self._known[alike] = tuple(
                forum
                for forum in self._problem.rounds[round_id]
                if self.barrier(person, forum) in (None, Barrier.SAME_CONTENT)
            )
        return self._known[alike]

    def _contents_fixed_for(self, person: Person) -> Iterable[str]:
        return [self._problem.forum[forum_id].same_as for forum_id in person.fixed]

    @cached_property
    def fixed_chairs(self) -> dict[int, int]:
        """Forum id -> chairs taken by fixed seats."""
        taken: dict[int, int] = {}
        for person in self._problem.people:
            for forum_id in person.fixed:
                taken[forum_id] = taken.get(forum_id, 0) + person.chairs
        return taken

    @cached_property
    def fixed_wheelchairs(self) -> dict[int, int]:
        """Forum id -> wheelchair spaces taken by fixed seats."""
        taken: dict[int, int] = {}
        for person in self._problem.people:
            for forum_id in person.fixed if person.sits_in_wheelchair else ():
                taken[forum_id] = taken.get(forum_id, 0) + 1
        return taken


def needs_no_steps(person: Person) -> bool:
    return person.step_free or person.sits_in_wheelchair
