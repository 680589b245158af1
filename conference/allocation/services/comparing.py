"""Two runs held against each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conference.allocation.models import AllocationRun
from conference.allocation.rules.what_if import whom_it_moves
from conference.allocation.services.presenting import Placement, Seen, seen_run
from conference.core.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Somebody who would sit elsewhere, with the places of both runs."""

    before: Sequence[Placement]
    after: Sequence[Placement]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """``better`` and ``worse`` are people by the ranks of their wishes, by name. ``chairs`` are those
    taken in every forum, in both. ``same_input``: both started from the same registrations."""

    one: Seen
    other: Seen
    better: Sequence[Moved]
    worse: Sequence[Moved]
    chairs: Mapping[int, tuple[int | None, int | None]]

    @property
    def same_input(self) -> bool:
        return self.one.run.input_hash == self.other.run.input_hash


def compared(one: AllocationRun, other: AllocationRun, *, actor: Actor) -> Compared:
    """What the other run would change for whom."""
    first, second = seen_run(one, actor=actor), seen_run(other, actor=actor)
    better, worse = whom_it_moves(
        (first.problem, first.allocation), (second.problem, second.allocation)
    )
    taken = first.findings.explainer.chairs, second.findings.explainer.chairs
    return Compared(
        one=first,
        other=second,
        better=_moved(first, second, better),
        worse=_moved(first, second, worse),
        chairs={
            forum_id: (taken[0].get(forum_id), taken[1].get(forum_id))
            for forum_id in sorted({*taken[0], *taken[1]}, key=lambda one: (abs(one), one < 0))
        },
    )


def _moved(first: Seen, second: Seen, people: Sequence[int]) -> list[Moved]:
    found = [Moved(before=first.of_person(one), after=second.of_person(one)) for one in people]
    return sorted(
        (moved for moved in found if moved.before and moved.after),
        key=lambda moved: moved.before[0].guest.name.casefold(),
    )
