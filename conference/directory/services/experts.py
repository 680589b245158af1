"""The pool of experts: who offers to speak or advise, on what, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, select

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, in_words, values_of
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.directory import policy, queries
from conference.directory.errors import AlreadyAnExpert, EndsBeforeItBegins
from conference.directory.events import (
    AbsencesChanged,
    ExpertAdded,
    ExpertChanged,
    ExpertStateChanged,
)
from conference.directory.models import Absence, Expert, Person
from conference.directory.rules.words import EXPERT
from conference.directory.states import ExpertState, Reward

BY_THE_OFFICE = "Büro"  # the consent was given to the office, by word or on paper


@dataclass(frozen=True, kw_only=True)
class ExpertFacts:
    """What an expert offers. ``needs`` of None stays as it is: who may not see it sends none."""

    fields: Sequence[str] = ()
    times: str = ""
    reward: Reward = Reward.OPEN
    fee_eur: int | None = None
    shown: bool = False
    needs: str | None = None


@use_case
def add_expert(person_id: int, facts: ExpertFacts, *, actor: Actor) -> Expert:
    """Take a person whom the directory knows into the pool."""
    require(policy.may_keep_people(actor))
    person = db.session.get(Person, person_id, with_for_update={"of": Person})
    if person is None:
        raise NotFound
    if db.session.scalar(select(exists().where(Expert.person_id == person.id))):
        raise AlreadyAnExpert
    expert = Expert(person=person)
    _give(expert, facts, actor)
    db.session.add(expert)
    db.session.flush()  # the event names the expert by its id
    announce(ExpertAdded(subject_id=expert.id), by=actor)
    return expert


@use_case
def change_expert(
    expert_id: int,
    facts: ExpertFacts,
    *,
    actor: Actor,
    why: str = "",
    seen: datetime | None = None,
) -> None:
    """Correct what is offered; ``seen`` is the ``changed_at`` that the form was made from."""
    require(policy.may_keep_people(actor))
    expert = _to_keep(expert_id)
    if seen is not None and seen != expert.changed_at:
        raise ChangedMeanwhile
    changes = _give(expert, facts, actor)
    if changes:
        expert.changed_at = clock.now()
        announce(ExpertChanged(subject_id=expert.id), by=actor, why=why, changes=changes)


@use_case
def set_state(expert_id: int, state: ExpertState, *, actor: Actor, why: str = "") -> None:
    """Say how far the office is with the offer."""
    require(policy.may_keep_people(actor))
    expert = _to_keep(expert_id)
    old = expert.state
    if old is state:
        return
    expert.become(state)
    expert.state_reason, expert.changed_at = why, clock.now()
    announce(
        ExpertStateChanged(subject_id=expert.id),
        by=actor,
        why=why,
        changes=[Change("Stand", old.label, state.label)],
    )


@use_case
def add_absence(expert_id: int, first_day: date, last_day: date, *, actor: Actor) -> None:
    """The expert cannot come on these days, the last one included."""
    require(policy.may_keep_people(actor))
    expert = _to_keep(expert_id)
    if last_day < first_day:
        raise EndsBeforeItBegins
    days = (first_day, last_day)
    if days in [(one.first_day, one.last_day) for one in expert.absences]:
        return
    expert.absences.append(Absence(first_day=first_day, last_day=last_day))
    _tell_absence(expert, "", _days(*days), actor)


@use_case
def remove_absence(expert_id: int, absence_id: int, *, actor: Actor) -> None:
    """The expert can come after all; a second click finds nothing to do."""
    require(policy.may_keep_people(actor))
    expert = _to_keep(expert_id)
    for one in [one for one in expert.absences if one.id == absence_id]:
        expert.absences.remove(one)
        _tell_absence(expert, _days(one.first_day, one.last_day), "", actor)


def _tell_absence(expert: Expert, old: str, new: str, actor: Actor) -> None:
    expert.changed_at = clock.now()
    announce(
        AbsencesChanged(subject_id=expert.id), by=actor, changes=[Change("Abwesend", old, new)]
    )


def _days(first: date, last: date) -> str:
    return in_words(first) if first == last else f"{in_words(first)} bis {in_words(last)}"


def _to_keep(expert_id: int) -> Expert:
    found = db.session.get(Expert, expert_id, with_for_update={"of": Expert})
    if found is None:
        raise NotFound
    return found


def _give(expert: Expert, facts: ExpertFacts, actor: Actor) -> list[Change]:
    values = values_of(facts) | {"fields": list(facts.fields)}
    shown, needs = values.pop("shown"), values.pop("needs")
    if facts.reward is not Reward.FEE:
        values["fee_eur"] = None
    if bool(shown) != (expert.shown_since is not None):
        values["shown_since"] = clock.now() if shown else None
        values["consent_version"] = (
            f"{queries.privacy_version()} ({BY_THE_OFFICE})" if shown else ""
        )
    with db.session.no_autoflush:
        changes = change(expert, EXPERT, values) if expert.id else _first(expert, values)
        if isinstance(needs, str) and needs != (expert.needs or ""):
            require(policy.may_see_needs(actor))
            expert.needs = needs
            changes.append(Change("Bedarf", "", "neu gefasst"))
    return changes


def _first(expert: Expert, values: dict[str, object]) -> list[Change]:
    for name, value in values.items():
        setattr(expert, name, value)
    return []
