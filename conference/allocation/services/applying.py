"""The places of a run become those of the people, and then they hear of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conference.allocation import policy, queries
from conference.allocation.errors import InputChanged, NotCalculated, OnlyATrial
from conference.allocation.events import AllocationApplied, AllocationTold
from conference.allocation.models import AllocationRun
from conference.allocation.services.calculating import actor_of, ask_worker, locked_conference
from conference.allocation.services.presenting import Seen
from conference.allocation.states import AllocationState
from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import StateNotAllowed, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.errands.models import Errand
from conference.errands.work import Going
from conference.planning.models import Conference
from conference.registration.models import Registration
from conference.registration.queries import people_to_tell
from conference.registration.services.placing import Placed, place_all
from conference.registration.services.pools import lock_pools
from conference.registration.services.telling import tell_some
from conference.registration.states import Reach

TELL = "tell the forums"  # the kind of errand
EVERYBODY = 100_000


@use_case
def apply_run(conference_id: int, number: int, *, actor: Actor) -> Placed:
    """Everybody gets the places of this run, if the rule would look at just the same today.

    Nobody hears of it yet, and until then another run can take its place. What the office fixed
    and what was told before stays.
    """
    require(policy.may_allocate(actor))
    conference = locked_conference(conference_id)
    lock_pools(conference)  # nobody comes or goes between the look and the places
    run = queries.run_of(conference, number)
    seen = to_apply(run)
    if not seen.is_current:
        raise InputChanged(", ".join(seen.what_changed))
    for other in queries.runs_of(conference):
        if (
            not other.is_what_if
            and other.may_become(AllocationState.SUPERSEDED)
            and other is not run
        ):
            other.become(AllocationState.SUPERSEDED)
    run.become(AllocationState.APPLIED)
    run.applied_at, run.applied_by = clock.now(), actor.name
    placements = {person.id: run.seats.get(str(person.id), []) for person in seen.problem.people}
    announce(AllocationApplied(subject_id=run.id), by=actor)
    return place_all(conference_id, placements, actor=actor)


def to_apply(run: AllocationRun) -> Seen:
    """The run, if it is one that can be applied."""
    if run.is_what_if:
        raise OnlyATrial
    if not run.is_calculated:
        raise NotCalculated
    if run.state is not AllocationState.DRAFT:
        raise StateNotAllowed
    return Seen(run)


@dataclass(frozen=True, kw_only=True)
class Readers:
    """How many people are to be told, and how: news go to whoever reads them for a group."""

    people: int
    mails: int
    letters: int
    calls: int


def to_be_told(conference: Conference, *, actor: Actor) -> Readers:
    """Everybody who comes to a round and does not know yet in which forum."""
    require(policy.may_allocate(actor))
    people = people_to_tell(conference, at_most=EVERYBODY)
    readers = {reader.id: reader for reader in map(_reader_of, people)}.values()
    unwritten = [reader for reader in readers if not reader.writes_to]
    on_paper = [reader for reader in unwritten if _gets_paper(reader)]
    return Readers(
        people=len(people),
        mails=len(readers) - len(unwritten),
        letters=len(on_paper),
        calls=sum(reader.reach_by is Reach.PHONE or reader not in on_paper for reader in unwritten),
    )


def _reader_of(person: Registration) -> Registration:
    return person.party.contact if person.relies_on_the_contact else person


def _gets_paper(reader: Registration) -> bool:
    """Whether a letter is printed; whoever wants a call may get both."""
    return reader.reach_by is Reach.LETTER or bool(reader.postal_address and not reader.email)


@use_case
def ask_to_tell(
    conference_id: int, number: int, *, actor: Actor, back: str, address: str
) -> Errand:
    """Let the worker write to everybody; from then on the places are theirs."""
    require(policy.may_allocate(actor))
    run = to_tell(queries.run_of(locked_conference(conference_id), number))
    return ask_worker(
        TELL, run, title="Zuteilung mitteilen", actor=actor, back=back, address=address
    )


def to_tell(run: AllocationRun) -> AllocationRun:
    """The run, if people have their places from it and do not know yet."""
    if run.state is not AllocationState.APPLIED:
        raise StateNotAllowed
    return run


def do_tell(wish: Mapping[str, Any], going: Going) -> None:
    """What the worker does, some people at a time; begun anew, it tells those who were not told."""
    going(0, 1)
    run = db.session.get_one(AllocationRun, wish["run_id"])
    conference_id, actor = run.conference_id, actor_of(wish)
    total = to_be_told(run.conference, actor=actor).people
    told = 0
    while some := tell_some(conference_id, actor=actor):
        told += some
        going(told, max(total, told))
    _note_told(wish["run_id"], actor)


@use_case
def _note_told(run_id: int, actor: Actor) -> None:
    run = db.session.get_one(AllocationRun, run_id, with_for_update={"of": AllocationRun})
    if not run.may_become(AllocationState.TOLD):
        return
    run.become(AllocationState.TOLD)
    run.told_at, run.told_by = clock.now(), actor.name
    announce(AllocationTold(subject_id=run.id), by=actor)
