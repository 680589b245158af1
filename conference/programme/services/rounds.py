"""Rounds: the time slots in which forums run in parallel."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import exists, select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.planning.models import Conference
from conference.programme import policy
from conference.programme.errors import CodeTaken, EndsBeforeItStarts
from conference.programme.events import RoundAdded
from conference.programme.models import ForumRound


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
    require(policy.may_plan(actor))
    conference = db.session.get(Conference, conference_id)
    if conference is None:
        raise NotFound
    if plan.ends <= plan.starts:
        raise EndsBeforeItStarts
    if db.session.scalar(
        select(
            exists().where(ForumRound.conference_id == conference.id, ForumRound.code == plan.code)
        )
    ):
        raise CodeTaken
    made = ForumRound(
        conference=conference,
        code=plan.code,
        title=plan.title,
        starts=plan.starts,
        ends=plan.ends,
    )
    db.session.add(made)
    db.session.flush()  # the event names the round by its id
    announce(RoundAdded(subject_id=made.id), by=actor)
    return made
