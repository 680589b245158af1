"""The stalls at the Markt der Möglichkeiten."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.events import Change, announce
from conference.core.languages import german_name
from conference.core.transaction import use_case
from conference.programme.errors import NumberTaken
from conference.programme.events import (
    StandAdded,
    StandChanged,
    StandConfirmed,
    StandMoved,
    StandRemoved,
)
from conference.programme.models import Stand
from conference.programme.rules.telling import Value, changes_between, enumerated
from conference.programme.services.finding import to_plan, to_plan_in
from conference.programme.states import StandState


@dataclass(frozen=True, kw_only=True)
class StandPlan:
    """What the office says about a stall; ``languages`` are codes of those spoken there, ``place`` is where it stands."""

    number: int
    organisation: str
    languages: Sequence[str] = ()
    power: bool = False
    needs_table: bool = True
    place: str = ""


@use_case
def add_stand(conference_id: int, plan: StandPlan, *, actor: Actor) -> Stand:
    """Keep a place in the foyer for an organisation."""
    conference = to_plan_in(conference_id, actor)
    stand = Stand(conference_id=conference.id)
    _fill(stand, plan)
    db.session.add(stand)
    db.session.flush()  # the event names the stand by its id
    announce(StandAdded(subject_id=stand.id), by=actor, changes=changes_between({}, _told(stand)))
    return stand


@use_case
def change_stand(stand_id: int, plan: StandPlan, *, actor: Actor, why: str = "") -> Stand:
    stand = to_plan(Stand, stand_id, actor)
    old = _told(stand)
    _fill(stand, plan)
    if changes := changes_between(old, told := _told(stand)):
        moved = any(old[name] != told[name] for name in ("Nummer", "Platz"))
        is_news = moved and stand.state is StandState.CONFIRMED
        event = StandMoved if is_news else StandChanged
        announce(event(subject_id=stand.id), by=actor, why=why, changes=changes)
    return stand


@use_case
def decide_stand(stand_id: int, state: StandState, *, actor: Actor, why: str = "") -> Stand:
    """Confirm a stall, call it off, or open the question again."""
    stand = to_plan(Stand, stand_id, actor)
    old = stand.state
    stand.become(state)
    event = StandConfirmed if state is StandState.CONFIRMED else StandChanged
    announce(
        event(subject_id=stand.id),
        by=actor,
        why=why,
        changes=[Change("Stand der Anfrage", str(old.label), str(state.label))],
    )
    return stand


@use_case
def remove_stand(stand_id: int, *, actor: Actor, why: str = "") -> None:
    stand = to_plan(Stand, stand_id, actor)
    said = _told(stand)
    announce(
        StandRemoved(subject_id=stand.id),
        by=actor,
        why=why,
        changes=changes_between(said, dict.fromkeys(said)),
    )
    db.session.delete(stand)


def _fill(stand: Stand, plan: StandPlan) -> None:
    with db.session.no_autoflush:
        taken = db.session.scalar(
            select(
                exists().where(
                    Stand.conference_id == stand.conference_id,
                    Stand.number == plan.number,
                    Stand.id != (stand.id or 0),
                )
            )
        )
    if taken:
        raise NumberTaken
    stand.number, stand.organisation = plan.number, plan.organisation
    stand.languages, stand.power = list(plan.languages), plan.power
    stand.needs_table, stand.place = plan.needs_table, plan.place


def _told(stand: Stand) -> dict[str, Value]:
    return {
        "Nummer": stand.number,
        "Organisation": stand.organisation,
        "Sprachen": enumerated(german_name(code) for code in stand.languages),
        "Strom": stand.power,
        "Tisch": stand.needs_table,
        "Platz": stand.place,
    }
