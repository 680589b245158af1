"""What an allocation is worked out from: frozen, in a fixed order, with a fingerprint. Pure."""

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

RULE = "2026-11"  # the version of the rule; whoever changes the rule counts it up


@dataclass(frozen=True, kw_only=True)
class Forum:
    """A forum that takes place in one round.

    ``seats`` counts everybody who needs a chair. Below ``minimum`` it is proposed for cancelling;
    ``target`` is the size it works best with. Forums of the same ``content`` (empty for one of its
    own) are the same to whoever attends. ``languages`` are interpreted in it.
    """

    id: int
    round_id: int
    seats: int
    minimum: int = 0
    target: int | None = None
    content: str = ""
    step_free: bool = True
    by_lift: bool = False
    wheelchair_spaces: int | None = None
    languages: tuple[str, ...] = ()

    @property
    def same_as(self) -> str:
        """What is the same for all forums that repeat this one."""
        return self.content or f"#{self.id}"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who attends ``rounds``, as the conference knows the person: by a number only.

    ``wishes`` are the ids of forums with their ranks, 1 being the dearest. ``on_stage`` are the
    rounds in which the person speaks, moderates or takes the minutes. ``fixed`` are forums in which
    the office has kept a seat. A ``companion`` follows the person and needs a chair. ``arrived``
    orders people by their coming, for the comparison only.
    """

    id: int
    rounds: tuple[int, ...]
    wishes: tuple[tuple[int, int], ...] = ()
    on_stage: tuple[int, ...] = ()
    fixed: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    step_free: bool = False
    wheelchair: bool = False
    large_wheelchair: bool = False
    companion: bool = False
    arrived: int = 0

    @property
    def chairs(self) -> int:
        """How many seats of a forum the person and who follows her or him need."""
        return 2 if self.companion else 1

    @property
    def sits_in_wheelchair(self) -> bool:
        return self.wheelchair or self.large_wheelchair

    @property
    def has_needs(self) -> bool:
        """Whether not every room is open to the person: who needs something is not left out for it."""
        return bool(self.languages) or self.step_free or self.sits_in_wheelchair

    @cached_property
    def rank_of(self) -> dict[int, int]:
        return dict(self.wishes)


@dataclass(frozen=True, kw_only=True)
class Together:
    """People who asked to sit in the same forum of one round (Gruppe)."""

    round_id: int
    people: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """All that the rule looks at; nothing else can change the outcome.

    ``seed`` is published before the run and decides between what is equally good. ``asked`` is how
    many wishes a person could name in a round.
    """

    forums: tuple[Forum, ...]
    people: tuple[Person, ...]
    groups: tuple[Together, ...] = ()
    seed: str = ""
    asked: int = 3

    @cached_property
    def in_order(self) -> "Problem":
        """The same, in the order of the numbers: in what order it was gathered decides nothing."""
        return Problem(
            forums=tuple(sorted(self.forums, key=lambda forum: forum.id)),
            people=tuple(sorted(self.people, key=lambda person: person.id)),
            groups=tuple(sorted(self.groups, key=lambda group: (group.round_id, group.people))),
            seed=self.seed,
            asked=self.asked,
        )

    @cached_property
    def forum(self) -> dict[int, Forum]:
        return {forum.id: forum for forum in self.forums}

    @cached_property
    def person(self) -> dict[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def rounds(self) -> dict[int, tuple[Forum, ...]]:
        """Round id -> its forums."""
        found: dict[int, list[Forum]] = {}
        for forum in self.in_order.forums:
            found.setdefault(forum.round_id, []).append(forum)
        return {round_id: tuple(forums) for round_id, forums in found.items()}

    def as_bytes(self) -> bytes:
        """The whole input, the same bytes for the same input; what the fingerprint is made of."""
        return canonical(asdict(self.in_order) | {"rule": RULE})

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the input with its seed and the version of the rule."""
        return sha256(self.as_bytes()).hexdigest()


def canonical(value: Any) -> bytes:
    """JSON in which equal things are equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def problem_from(stored: dict[str, Any]) -> Problem:
    """The input back from what :meth:`Problem.as_bytes` wrote."""

    def frozen(value: Any) -> Any:
        return tuple(frozen(part) for part in value) if isinstance(value, list) else value

    def each(kind: Any, rows: list[dict[str, Any]]) -> Any:
        return tuple(kind(**{name: frozen(value) for name, value in row.items()}) for row in rows)

    return Problem(
        forums=each(Forum, stored["forums"]),
        people=each(Person, stored["people"]),
        groups=each(Together, stored["groups"]),
        seed=stored["seed"],
        asked=stored["asked"],
    )
