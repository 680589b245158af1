"""What would be if: one change to the conference, allocated again, and whom it helps. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from conference.allocation.rules.allocating import Allocation, allocate
from conference.allocation.rules.problem import Person, Problem

OUTSIDE_ALL_WISHES = 98
NO_PLACE = 99


class Change(StrEnum):
    """What the office could change before the wishes become places."""

    MORE_SEATS = "more_seats"  # ein größerer Raum, oder ein zweiter daneben
    INTERPRETER = "interpreter"  # jemand dolmetscht auch hier
    DROP = "drop"  # das Forum fällt weg
    SPLIT = "split"  # das Forum läuft zweimal nebeneinander


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """One change to one forum: so many ``seats`` more, or for its other half, or this ``language`` too."""

    change: Change
    forum_id: int
    seats: int = 0
    language: str = ""

    def as_facts(self) -> dict[str, Any]:
        """What JSON knows of it."""
        return {name: value for name, value in asdict(self).items() if value}


def what_if_from(stored: Mapping[str, Any]) -> WhatIf:
    """The change back from what :meth:`WhatIf.as_facts` told."""
    return WhatIf(**{**stored, "change": Change(stored["change"])})


def half_of(forum_id: int) -> int:
    """The number of the other half of a forum that is split, and of a half its forum."""
    return -forum_id


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What came of it: who sits dearer or less dear than before, and what each level costs now."""

    what_if: WhatIf
    better: tuple[int, ...]
    worse: tuple[int, ...]
    costs: tuple[int, ...]


def changed(problem: Problem, what_if: WhatIf) -> Problem:
    """The same people, with one thing changed at one forum; fixed seats in a dropped forum are free."""
    forum = problem.forum[what_if.forum_id]
    others = tuple(one for one in problem.forums if one.id != forum.id)
    match what_if.change:
        case Change.MORE_SEATS:
            larger = replace(forum, seats=forum.seats + what_if.seats)
            return replace(problem, forums=(*others, larger))
        case Change.INTERPRETER:
            languages = tuple(sorted({*forum.languages, what_if.language}))
            return replace(problem, forums=(*others, replace(forum, languages=languages)))
        case Change.DROP:
            people = tuple(_without(person, forum.id) for person in problem.people)
            return replace(problem, forums=others, people=people)
        case Change.SPLIT:
            half = replace(forum, id=half_of(forum.id), seats=what_if.seats)
            people = tuple(_with_half(person, forum.id) for person in problem.people)
            return replace(problem, forums=(*problem.forums, half), people=people)


def all_changed(problem: Problem, changes: Iterable[WhatIf]) -> Problem:
    """One change after the other; those to a forum that is not there any more change nothing."""
    for what_if in changes:
        if what_if.forum_id in problem.forum:
            problem = changed(problem, what_if)
    return problem


def _with_half(person: Person, forum_id: int) -> Person:
    """Whoever wishes for a forum likes either half as well."""
    rank = person.rank_of.get(forum_id)
    if rank is None:
        return person
    return replace(person, wishes=(*person.wishes, (half_of(forum_id), rank)))


def _without(person: Person, forum_id: int) -> Person:
    if forum_id not in person.fixed:
        return person
    return replace(person, fixed=tuple(one for one in person.fixed if one != forum_id))


def effect_of(problem: Problem, before: Allocation, what_if: WhatIf) -> Effect:
    """Allocate with the change and compare, person by person and by their own ranks."""
    after_problem = changed(problem, what_if)
    after = allocate(after_problem)
    better, worse = whom_it_moves((problem, before), (after_problem, after))
    return Effect(what_if=what_if, better=better, worse=worse, costs=after.costs)


Solved = tuple[Problem, Allocation]


def whom_it_moves(before: Solved, after: Solved) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of those who are in both: who sits dearer than before, and who less dear, by their own ranks."""
    better, worse = [], []
    for person in before[0].people:
        if person.id not in after[0].person:
            continue
        was = _discontent(*before, person)
        now = _discontent(*after, after[0].person[person.id])
        if now < was:
            better.append(person.id)
        elif now > was:
            worse.append(person.id)
    return tuple(better), tuple(worse)


def what_helps_most(
    problem: Problem,
    before: Allocation,
    tried: Iterable[WhatIf],
    *,
    after_each: Callable[[int], object] = lambda number: None,
) -> tuple[Effect, ...]:
    """All these changes, each alone, the one first whose allocation is best by the rule.

    ``after_each`` hears how many have been tried.
    """
    effects = []
    for number, what_if in enumerate(tried, start=1):
        effects.append(effect_of(problem, before, what_if))
        after_each(number)
    return tuple(sorted(effects, key=lambda effect: (effect.costs, effect.what_if.forum_id)))


def changes_to_try(problem: Problem, before: Allocation, *, seats: int) -> Iterator[WhatIf]:
    """More seats where none is left, and interpreters where somebody needs one who is not there."""
    taken: dict[int, int] = {}
    for person in problem.people:
        for forum_id in person.fixed:
            taken[forum_id] = taken.get(forum_id, 0) + person.chairs
    for person_id, _, forum_id in before.seats:
        taken[forum_id] = taken.get(forum_id, 0) + problem.person[person_id].chairs
    needed = sorted({code for person in problem.people for code in person.languages})
    for forum in problem.in_order.forums:
        if taken.get(forum.id, 0) >= forum.seats:
            yield WhatIf(change=Change.MORE_SEATS, forum_id=forum.id, seats=seats)
        for code in needed:
            if code not in forum.languages:
                yield WhatIf(change=Change.INTERPRETER, forum_id=forum.id, language=code)


def _discontent(problem: Problem, allocation: Allocation, person: Person) -> int:
    """The ranks of what the person got in all rounds; a place outside all wishes is dear, none dearer."""
    seats = dict(allocation.by_person)
    seats |= {(person.id, problem.forum[one].round_id): one for one in person.fixed}
    total = 0
    for round_id in person.rounds:
        if round_id in person.on_stage and (person.id, round_id) not in seats:
            continue
        forum_id = seats.get((person.id, round_id))
        wished = any(
            problem.forum[one].round_id == round_id
            for one in person.rank_of
            if one in problem.forum
        )
        if forum_id is None:
            total += NO_PLACE
        elif wished:
            total += person.rank_of.get(forum_id, OUTSIDE_ALL_WISHES)
    return total
