"""What a conference has to organise for those who need something, in numbers. Pure: no database, no clock."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from conference.core.languages import SIGN_LANGUAGE
from conference.registration.rules.application import Choice
from conference.registration.rules.childcare import ages_of
from conference.registration.rules.needs import Needs
from conference.registration.rules.serving import ServingForum, ServingRound
from conference.registration.states import Diet


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One person who needs something; ``choices`` are places where there are any, else wishes.

    ``rounds`` are the ids of the rounds the person comes to. ``late``: told after the deadline.
    """

    needs: Needs
    choices: tuple[Choice, ...] = ()
    rounds: frozenset[int] = frozenset()
    late: bool = False

    def hopes_for(self, round_id: int) -> int | None:
        """The forum this person has a place in, or wishes for most."""
        return next((c.forum_id for c in self.choices if c.round_id == round_id), None)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One language in one round: who needs it, where it is announced, and who can interpret.

    ``hoped`` counts, forum by forum, the first wishes of those who need it; ``elsewhere`` those
    whose first wish is a forum without it.
    """

    language: str
    round_id: int
    people: int
    late: int
    forums: tuple[ServingForum, ...]
    hoped: dict[int, int]
    elsewhere: int
    teams: int

    @property
    def missing_teams(self) -> int:
        return max(len(self.forums) - self.teams, 0)

    @property
    def is_served(self) -> bool:
        return bool(self.forums) and not self.missing_teams and not self.elsewhere


@dataclass(frozen=True, kw_only=True)
class Spaces:
    """How many people in a wheelchair hope for a forum, and how many fit."""

    forum: ServingForum
    people: int
    late: int

    @property
    def missing(self) -> int:
        return max(self.people - self.forum.wheelchair_spaces, 0) if self.forum.step_free else 0


@dataclass(frozen=True, kw_only=True)
class Children:
    """How many children come, by age as far as it is clear; ``unclear`` ones have to be asked about."""

    number: int
    by_age: Sequence[tuple[int, int]]
    unclear: int
    outside: int
    late: int


@dataclass(frozen=True, kw_only=True)
class Support:
    """Everything in numbers; ``allergies`` are the words people wrote, each with how many wrote it."""

    people: int
    late: int
    spoken: Sequence[Spoken]
    spaces: Sequence[Spaces]
    children: Children
    diets: Sequence[tuple[Diet, int]]
    allergies: Sequence[tuple[str, int]]
    induction_loops: int
    step_free: int
    companions: int


def support_of(
    people: Sequence[Asking],
    rounds: Sequence[ServingRound],
    teams: dict[str, int],
    ages: tuple[int, int],
) -> Support:
    """Add up what these people need, round by round and forum by forum."""

    def counted(needed: Callable[[Needs], bool]) -> int:
        return sum(needed(one.needs) for one in people)

    told = (one.needs.allergies.strip() for one in people)
    allergies = Counter(words.casefold() for words in told if words)
    diets = Counter(one.needs.diet for one in people if one.needs.diet)
    return Support(
        people=len(people),
        late=sum(one.late for one in people),
        spoken=[
            _spoken(language, slot, people, teams)
            for language in _languages(people)
            for slot in rounds
        ],
        spaces=_spaces(people, rounds),
        children=_children(people, ages),
        diets=[(diet, diets[diet]) for diet in Diet if diets[diet]],
        allergies=sorted(allergies.items()),
        induction_loops=counted(lambda needs: needs.induction_loop),
        step_free=counted(lambda needs: needs.without_steps),
        companions=counted(lambda needs: needs.companion),
    )


def speaks(needs: Needs, language: str) -> bool:
    """Whether this person needs to have it interpreted into this language."""
    return needs.sign_language if language == SIGN_LANGUAGE else needs.interpreter == language


def _languages(people: Iterable[Asking]) -> list[str]:
    """What is needed: sign language first, then what most people need."""
    spoken = Counter(one.needs.interpreter for one in people if one.needs.interpreter)
    signed = [SIGN_LANGUAGE] if any(one.needs.sign_language for one in people) else []
    return signed + sorted(spoken, key=lambda code: (-spoken[code], code))


def _spoken(
    language: str, slot: ServingRound, people: Iterable[Asking], teams: dict[str, int]
) -> Spoken:
    here = [one for one in people if slot.id in one.rounds and speaks(one.needs, language)]
    forums = tuple(forum for forum in slot.forums if language in forum.interpretation)
    hoped = Counter(one.hopes_for(slot.id) for one in here)
    served = {forum.id: hoped[forum.id] for forum in forums}
    wishing = sum(number for forum_id, number in hoped.items() if forum_id is not None)
    return Spoken(
        language=language,
        round_id=slot.id,
        people=len(here),
        late=sum(one.late for one in here),
        forums=forums,
        hoped=served,
        elsewhere=wishing - sum(served.values()),
        teams=teams.get(language, 0),
    )


def _spaces(people: Iterable[Asking], rounds: Sequence[ServingRound]) -> list[Spaces]:
    on_wheels = [one for one in people if one.needs.wheelchair or one.needs.large_wheelchair]
    found = []
    for slot in rounds:
        for forum in slot.forums:
            here = [one for one in on_wheels if one.hopes_for(slot.id) == forum.id]
            if here:
                late = sum(one.late for one in here)
                found.append(Spaces(forum=forum, people=len(here), late=late))
    return found


def _children(people: Iterable[Asking], ages: tuple[int, int]) -> Children:
    number = unclear = outside = late = 0
    by_age: Counter[int] = Counter()
    for one in people:
        children = one.needs.children
        understood = ages_of(one.needs.child_ages, children=children)
        number += children
        late += children if one.late else 0
        if not understood.is_clear:
            unclear += children
            continue
        by_age.update(understood.years)
        outside += len(understood.outside(*ages))
    return Children(
        number=number, by_age=sorted(by_age.items()), unclear=unclear, outside=outside, late=late
    )
