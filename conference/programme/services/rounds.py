"""Rounds: the time slots in which forums run in parallel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from sqlalchemy import exists, select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.programme.errors import CodeTaken, EndsBeforeItStarts, RoundNotEmpty
from conference.programme.events import ForumMoved, RoundAdded, RoundChanged, RoundRemoved
from conference.programme.models import Forum, ForumRound
from conference.programme.rules.telling import Value, changes_between
from conference.programme.services.finding import to_plan, to_plan_in


@dataclass(frozen=True, kw_only=True)
class RoundPlan:
    """What the office says about a round; local times of the conference day."""

    code: str
    title: Translated
    starts: time
    ends: time


@use_case
def add_round(conference_id: int, plan: RoundPlan, *, actor: Actor) -> ForumRound:
    """Make room for another set of parallel forums."""
    conference = to_plan_in(conference_id, actor)
    made = ForumRound(conference=conference)
    _fill(made, plan)
    db.session.add(made)
    db.session.flush()  # the event names the round by its id
    announce(RoundAdded(subject_id=made.id), by=actor, changes=changes_between({}, _told(made)))
    return made


@use_case
def change_round(round_id: int, plan: RoundPlan, *, actor: Actor, why: str = "") -> ForumRound:
    """Rename or move a round; its forums move with it."""
    slot = to_plan(ForumRound, round_id, actor)
    old, hours = _told(slot), (slot.starts, slot.ends)
    _fill(slot, plan)
    changes = changes_between(old, _told(slot))
    if not changes:
        return slot
    announce(RoundChanged(subject_id=slot.id), by=actor, why=why, changes=changes)
    if (slot.starts, slot.ends) != hours:
        times = [change for change in changes if change.what in {"Beginn", "Ende"}]
        for forum in _forums_in(slot):
            forum.note_change(for_calendars=True)
            announce(ForumMoved(subject_id=forum.id), by=actor, why=why, changes=times)
    return slot


@use_case
def remove_round(round_id: int, *, actor: Actor, why: str = "") -> None:
    """Take away a round in which nothing lies any more."""
    slot = to_plan(ForumRound, round_id, actor)
    if _forums_in(slot):
        raise RoundNotEmpty
    announce(
        RoundRemoved(subject_id=slot.id),
        by=actor,
        why=why,
        changes=changes_between(_told(slot), dict.fromkeys(_told(slot))),
    )
    db.session.delete(slot)


def _fill(slot: ForumRound, plan: RoundPlan) -> None:
    if plan.ends <= plan.starts:
        raise EndsBeforeItStarts
    with db.session.no_autoflush:
        taken = db.session.scalar(
            select(
                exists().where(
                    ForumRound.conference_id == slot.conference.id,
                    ForumRound.code == plan.code,
                    ForumRound.id != (slot.id or 0),
                )
            )
        )
    if taken:
        raise CodeTaken
    slot.code, slot.title = plan.code, plan.title
    slot.starts, slot.ends = plan.starts, plan.ends


def _forums_in(slot: ForumRound) -> Sequence[Forum]:
    return db.session.scalars(
        select(Forum)
        .where(Forum.round_id == slot.id)
        .order_by(Forum.id)
        .with_for_update(key_share=True)
    ).all()


def _told(slot: ForumRound) -> dict[str, Value]:
    return {
        "Kürzel": slot.code,
        "Titel": slot.title,
        "Beginn": slot.starts,
        "Ende": slot.ends,
    }
