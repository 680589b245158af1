"""What would be if: runs that nobody is seated by, and the one change that helps most."""

from collections.abc import Mapping
from typing import Any

from conference.allocation import policy, queries
from conference.allocation.errors import (
    AlreadySplit,
    ChangesNothing,
    ForumGone,
    InputChanged,
    NotCalculated,
)
from conference.allocation.events import ChangesCompared
from conference.allocation.models import AllocationRun
from conference.allocation.rules.problem import Problem
from conference.allocation.rules.what_if import (
    Change,
    Effect,
    WhatIf,
    all_changed,
    changes_to_try,
    half_of,
    what_helps_most,
)
from conference.allocation.services.calculating import (
    CALCULATE,
    AddressOf,
    actor_of,
    add_run,
    ask_worker,
    locked_conference,
)
from conference.allocation.services.gathering import problem_of
from conference.allocation.services.presenting import Seen, changes_of
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.errands.models import Errand
from conference.errands.work import Going

COMPARE = "compare changes"  # the kind of errand
MORE_SEATS = 10  # by how much every full forum is made larger when all changes are tried


@use_case
def ask_what_if(
    conference_id: int,
    number: int,
    what_if: WhatIf,
    *,
    actor: Actor,
    back: str,
    address_of: AddressOf,
) -> tuple[AllocationRun, Errand | None]:
    """One more change on top of those of this run, calculated as a run of its own.

    Without an errand, just this was tried before, and it stands there already.
    """
    require(policy.may_allocate(actor))
    conference = locked_conference(conference_id)
    base = queries.run_of(conference, number)
    problem = problem_of(conference, seed=base.seed)
    known = changes_of(base)
    _check(what_if, all_changed(problem, known))
    changes = [one.as_facts() for one in (*known, what_if)]
    run = queries.trial_of(base, problem.fingerprint, changes)
    if run is None:
        run = add_run(conference, base.seed, problem, actor)
        run.base_id, run.changes = base.id, changes
    if run.is_calculated:
        return run, None
    title = f"Was wäre, wenn? Lauf {run.number}"
    return run, ask_worker(
        CALCULATE, run, title=title, actor=actor, back=back, address=address_of(run)
    )


def _check(what_if: WhatIf, problem: Problem) -> None:
    forum = problem.forum.get(what_if.forum_id)
    if forum is None:
        raise ForumGone
    if what_if.change is Change.INTERPRETER and what_if.language in forum.languages:
        raise ChangesNothing
    if what_if.change is Change.SPLIT and half_of(forum.id) in problem.forum:
        raise AlreadySplit


@use_case
def ask_what_helps_most(
    conference_id: int, number: int, *, actor: Actor, back: str, address: str
) -> Errand:
    """Let the worker try every single change to this run."""
    require(policy.may_allocate(actor))
    run = queries.run_of(locked_conference(conference_id), number)
    if not run.is_calculated:
        raise NotCalculated
    title = f"Welche eine Änderung hilft am meisten? Lauf {run.number}"
    return ask_worker(COMPARE, run, title=title, actor=actor, back=back, address=address)


def do_compare(wish: Mapping[str, Any], going: Going) -> None:
    """What the worker does: each change is calculated alone, from just the input of the run."""
    going(0, 1)
    run = db.session.get(AllocationRun, wish["run_id"])
    if run is None:
        raise NotFound
    seen = Seen(run)
    if not seen.is_current:
        raise InputChanged
    tried = list(changes_to_try(seen.problem, seen.allocation, seats=MORE_SEATS))
    problem, before = seen.problem, seen.allocation
    effects = what_helps_most(
        problem, before, tried, after_each=lambda number: going(number, len(tried))
    )
    _keep(wish["run_id"], [_as_facts(effect) for effect in effects], actor_of(wish))


def _as_facts(effect: Effect) -> dict[str, Any]:
    """How many it helps and harms; not whom."""
    return {
        **effect.what_if.as_facts(),
        "better": len(effect.better),
        "worse": len(effect.worse),
        "costs": list(effect.costs),
    }


@use_case
def _keep(run_id: int, effects: list[dict[str, Any]], actor: Actor) -> None:
    run = db.session.get_one(AllocationRun, run_id, with_for_update={"of": AllocationRun})
    run.effects = effects
    announce(ChangesCompared(subject_id=run.id), by=actor)
