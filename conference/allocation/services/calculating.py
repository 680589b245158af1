"""Announce the draw, calculate, and keep what was found. Only here the solver is loaded, by the worker."""

import threading
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from time import perf_counter
from typing import Any, TypeVar

from sqlalchemy import func, select

from conference.allocation import policy, queries
from conference.allocation.errors import InputChanged, NotByWishes, NothingToAllocate
from conference.allocation.events import (
    AllocationCalculated,
    AllocationDiscarded,
    DrawAnnounced,
    WhatIfTried,
)
from conference.allocation.models import AllocationRun
from conference.allocation.rules.allocating import Allocation, allocate
from conference.allocation.rules.input_parts import parts_of
from conference.allocation.rules.problem import RULE, Problem
from conference.allocation.rules.what_if import all_changed
from conference.allocation.services.gathering import problem_of
from conference.allocation.services.presenting import changes_of
from conference.allocation.states import AllocationState
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.tokens import new_token
from conference.core.transaction import use_case
from conference.errands.models import Errand
from conference.errands.work import Going, ask_for
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode

CALCULATE = "allocate"  # the kind of errand
SIGN_OF_LIFE = 15.0  # seconds between two words of the worker while the solver thinks

T = TypeVar("T")
AddressOf = Callable[[AllocationRun], str]


@use_case
def announce_draw(conference_id: int, *, actor: Actor) -> AllocationRun:
    """Fix the seed and the fingerprint of all that the rule looks at, for everybody to read, before
    anything is calculated.

    The seed is drawn once for a conference: nobody draws until the outcome suits. Nothing new is
    announced while nothing has changed.
    """
    require(policy.may_allocate(actor))
    conference = locked_conference(conference_id)
    if conference.choice_mode is not ChoiceMode.WISHES:
        raise NotByWishes
    first = queries.first_run(conference)
    seed = first.seed if first else new_token()
    problem = problem_of(conference, seed=seed)
    if not problem.forums or not problem.people:
        raise NothingToAllocate
    known = queries.run_with_input(conference, problem.fingerprint)
    if known is not None:
        return known
    for outdated in queries.waiting_runs(conference):
        outdated.become(AllocationState.DISCARDED)
    run = add_run(conference, seed, problem, actor)
    run.announced_at = clock.now()
    announce(DrawAnnounced(subject_id=run.id), by=actor)
    return run


def add_run(conference: Conference, seed: str, problem: Problem, actor: Actor) -> AllocationRun:
    """One more run of the conference, whose row is locked."""
    last = db.session.scalar(
        select(func.max(AllocationRun.number)).where(AllocationRun.conference_id == conference.id)
    )
    run = AllocationRun(
        conference_id=conference.id,
        number=(last or 0) + 1,
        seed=seed,
        input_hash=problem.fingerprint,
        input_parts=parts_of(problem, RULE),
        rule=RULE,
        made_by=actor.name,
    )
    db.session.add(run)
    db.session.flush()  # the trail and the errand name it by its id
    return run


def locked_conference(conference_id: int) -> Conference:
    """The conference, its row locked: runs are made and applied one after the other."""
    conference = db.session.get(
        Conference, conference_id, with_for_update={"of": Conference, "key_share": True}
    )
    if conference is None:
        raise NotFound
    return conference


@use_case
def ask_to_calculate(
    conference_id: int, *, actor: Actor, back: str, address_of: AddressOf
) -> tuple[AllocationRun, Errand | None]:
    """One click: the draw is announced, then the worker calculates.

    Without an errand, nothing has changed since the run, and it stands there already.
    """
    run = announce_draw(conference_id, actor=actor)
    if run.is_calculated:
        return run, None
    title = f"Zuteilung berechnen, Lauf {run.number}"
    return run, ask_worker(
        CALCULATE, run, title=title, actor=actor, back=back, address=address_of(run)
    )


def ask_worker(
    kind: str, run: AllocationRun, *, title: str, actor: Actor, back: str, address: str
) -> Errand:
    """Let the worker do something of this kind with the run; the outcome stands at ``address``."""
    return ask_for(
        kind,
        {"run_id": run.id, "made_by": actor.name, "made_by_id": actor.staff_id},
        title=title,
        roles=(Role.OFFICE,),
        actor=actor,
        back=back,
        leads_to=address,
    )


def do_calculate(wish: Mapping[str, Any], going: Going) -> None:
    """What the worker does; begun anew, it finds what it has kept before."""
    going(0, 2)
    run = db.session.get_one(AllocationRun, wish["run_id"])
    if run.state is not AllocationState.WAITING:
        return
    problem = problem_of(run.conference, seed=run.seed)
    if problem.fingerprint != run.input_hash:
        _discard_outdated(run.id)
        raise InputChanged
    problem = all_changed(problem, changes_of(run))
    began = perf_counter()
    found = while_going(lambda: allocate(problem), lambda: going(1, 2))
    seconds = perf_counter() - began
    _keep(wish["run_id"], found, seconds, actor_of(wish))


def actor_of(wish: Mapping[str, Any]) -> Actor:
    """Whoever asked the worker."""
    return Actor(name=wish["made_by"], staff_id=wish["made_by_id"], roles=frozenset({Role.OFFICE}))


def while_going(work: Callable[[], T], sign_of_life: Callable[[], None]) -> T:
    """Do it beside this thread, and say now and then that it goes on; the worker may be asked to end."""
    done: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:
            done.put((None, error))

    threading.Thread(target=run, name="allocation", daemon=True).start()
    while True:
        sign_of_life()
        try:
            found, error = done.get(timeout=SIGN_OF_LIFE)
        except Empty:
            continue
        if error is not None:
            raise error
        return found  # type: ignore[return-value]  # without an error there is one


@use_case
def _discard_outdated(run_id: int) -> None:
    run = db.session.get_one(AllocationRun, run_id, with_for_update={"of": AllocationRun})
    if run.state is AllocationState.WAITING:
        run.become(AllocationState.DISCARDED)


@use_case
def _keep(run_id: int, found: Allocation, seconds: float, actor: Actor) -> None:
    run = db.session.get_one(AllocationRun, run_id, with_for_update={"of": AllocationRun})
    if run.state is not AllocationState.WAITING:
        return
    run.become(AllocationState.DRAFT)
    seats: dict[str, list[int]] = {}
    for person_id, _, forum_id in found.seats:
        seats.setdefault(str(person_id), []).append(forum_id)
    run.seats = seats
    run.costs, run.bounds = list(found.costs), list(found.bounds)
    run.too_small = list(found.too_small)
    run.calculated_at, run.milliseconds = clock.now(), round(seconds * 1000)
    event = WhatIfTried if run.is_what_if else AllocationCalculated
    announce(event(subject_id=run.id), by=actor)


@use_case
def discard(conference_id: int, number: int, *, actor: Actor) -> None:
    """Put a run aside that nobody wants; what was applied stays."""
    require(policy.may_allocate(actor))
    run = queries.run_of(locked_conference(conference_id), number)
    run.become(AllocationState.DISCARDED)
    announce(AllocationDiscarded(subject_id=run.id), by=actor)
