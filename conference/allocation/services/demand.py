"""What everybody wishes for today, before anything is calculated."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.allocation import policy, queries
from conference.allocation.models import AllocationRun
from conference.allocation.rules.findings import RoundDemand, demand_of
from conference.allocation.services.gathering import problem_of
from conference.core.actor import Actor
from conference.core.errors import require
from conference.planning.models import Conference


@dataclass(frozen=True, kw_only=True)
class DemandToday:
    """The rounds with their forums; ``draw`` is the last that was announced, ``is_current`` as long as
    nothing has changed since; ``result`` is the run from which people have their places."""

    rounds: Sequence[RoundDemand]
    people: int
    draw: AllocationRun | None
    is_current: bool
    result: AllocationRun | None


def demand_today(conference: Conference, *, actor: Actor) -> DemandToday:
    """Demand against seats, and whether a draw is announced for just this."""
    require(policy.may_allocate(actor))
    draws = queries.announced_draws(conference)
    problem = problem_of(conference, seed=draws[0].seed if draws else "")
    return DemandToday(
        rounds=demand_of(problem),
        people=len(problem.people),
        draw=draws[0] if draws else None,
        is_current=bool(draws) and draws[0].input_hash == problem.fingerprint,
        result=queries.latest_result(conference),
    )
