"""Who stands where on the programme: speakers, moderators, rapporteurs, and how far they were asked.

The invitations themselves are another room's; here the office sets the state by hand.
"""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, exists, func, select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, StateNotAllowed
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.directory.models import Person
from conference.programme.errors import AlreadyOnIt, OnlyWhileProposed
from conference.programme.events import (
    AboutAnEngagement,
    EngagementChanged,
    EngagementRemoved,
    PersonEngaged,
)
from conference.programme.models import Engagement, Forum, ProgrammeItem
from conference.programme.services.finding import engagement_to_plan, to_plan
from conference.programme.states import EngagementState, Part

News = TypeVar("News", bound=AboutAnEngagement)

BEGINNINGS = (
    EngagementState.PROPOSED,
    EngagementState.INVITED,
    EngagementState.TENTATIVE,
    EngagementState.ACCEPTED,
)


@dataclass(frozen=True, kw_only=True)
class EngagementPlan:
    """Who does what, and how far the question is; ``state`` is one of :data:`BEGINNINGS`."""

    person_id: int
    part: Part
    state: EngagementState = EngagementState.PROPOSED


@use_case
def engage_for_forum(forum_id: int, plan: EngagementPlan, *, actor: Actor) -> Engagement:
    """Put a person on a forum."""
    forum = to_plan(Forum, forum_id, actor)
    return _engage(Engagement(forum_id=forum.id), Engagement.forum_id == forum.id, plan, actor)


@use_case
def engage_for_item(item_id: int, plan: EngagementPlan, *, actor: Actor) -> Engagement:
    """Put a person on a programme item."""
    item = to_plan(ProgrammeItem, item_id, actor)
    return _engage(Engagement(item_id=item.id), Engagement.item_id == item.id, plan, actor)


@use_case
def change_engagement(
    engagement_id: int, state: EngagementState, *, actor: Actor, why: str = ""
) -> Engagement:
    """Say how far the question is now; only the steps of the table are open."""
    engagement = engagement_to_plan(engagement_id, actor)
    old = engagement.state
    if old is state:
        return engagement
    engagement.become(state)
    announce(
        _news(EngagementChanged, engagement),
        by=actor,
        why=why,
        changes=[_change(engagement, str(old.label), str(state.label))],
    )
    return engagement


@use_case
def remove_engagement(engagement_id: int, *, actor: Actor, why: str = "") -> None:
    """Strike a proposal that nobody has been asked about yet."""
    engagement = engagement_to_plan(engagement_id, actor)
    if engagement.state is not EngagementState.PROPOSED:
        raise OnlyWhileProposed
    announce(
        _news(EngagementRemoved, engagement),
        by=actor,
        why=why,
        changes=[_change(engagement, str(engagement.state.label), "")],
    )
    db.session.delete(engagement)


def _engage(
    engagement: Engagement, place: ColumnElement[bool], plan: EngagementPlan, actor: Actor
) -> Engagement:
    if plan.state not in BEGINNINGS:
        raise StateNotAllowed
    person = db.session.get(Person, plan.person_id)
    if person is None:
        raise NotFound
    if db.session.scalar(
        select(
            exists().where(place, Engagement.person_id == person.id, Engagement.part == plan.part)
        )
    ):
        raise AlreadyOnIt
    last = db.session.scalar(select(func.max(Engagement.position)).where(place))
    engagement.position = 0 if last is None else last + 1
    engagement.person, engagement.part, engagement.state = person, plan.part, plan.state
    db.session.add(engagement)
    db.session.flush()  # the event names the engagement by its id
    announce(
        _news(PersonEngaged, engagement),
        by=actor,
        changes=[_change(engagement, "", str(plan.state.label))],
    )
    return engagement


def _news(kind: type[News], engagement: Engagement) -> News:
    return kind(
        subject_id=engagement.id,
        person_id=engagement.person_id,
        forum_id=engagement.forum_id,
        item_id=engagement.item_id,
    )


def _change(engagement: Engagement, old: str, new: str) -> Change:
    return Change(f"{engagement.part.label}: {engagement.person.full_name}", old, new)
