"""Whether a forum takes place: confirm it, call it off, merge it with another, take it up again."""

from conference.core.actor import Actor
from conference.core.events import Change, Event, announce
from conference.core.transaction import use_case
from conference.programme.errors import MergedIntoItself, PeopleAreRegistered
from conference.programme.events import (
    ForumCancelled,
    ForumConfirmed,
    ForumMadeAnIdea,
    ForumMerged,
    ForumPlanned,
    ForumReinstated,
)
from conference.programme.models import Forum
from conference.programme.queries.demand import demand_of
from conference.programme.services.finding import in_conference, to_plan
from conference.programme.states import ForumState

TAKES_PLACE = frozenset({ForumState.IDEA, ForumState.PLANNED, ForumState.CONFIRMED})


@use_case
def confirm_forum(forum_id: int, *, actor: Actor, why: str = "") -> Forum:
    """Say that the forum takes place; with the next release the public sees it."""
    forum = _to_decide(forum_id, actor)
    _become(forum, ForumState.CONFIRMED, ForumConfirmed(subject_id=forum.id), by=actor, why=why)
    forum.merged_into_id = None
    return forum


@use_case
def plan_forum(forum_id: int, *, actor: Actor, why: str = "") -> Forum:
    """Work on the forum, or take a confirmation back; a forum given up is taken up again."""
    forum = _to_decide(forum_id, actor)
    news: type[Event] = ForumPlanned if forum.state in TAKES_PLACE else ForumReinstated
    _become(forum, ForumState.PLANNED, news(subject_id=forum.id), by=actor, why=why)
    forum.merged_into_id = None
    return forum


@use_case
def make_forum_an_idea(forum_id: int, *, actor: Actor, why: str = "") -> Forum:
    """Put the forum back among the ideas."""
    forum = _to_decide(forum_id, actor)
    _become(forum, ForumState.IDEA, ForumMadeAnIdea(subject_id=forum.id), by=actor, why=why)
    return forum


@use_case
def cancel_forum(
    forum_id: int, *, actor: Actor, why: str = "", acknowledged: int | None = None
) -> Forum:
    """Call the forum off. ``acknowledged`` is how many people, as the office knows, count on it."""
    forum = _to_decide(forum_id, actor)
    _check_people(forum, acknowledged)
    _become(forum, ForumState.CANCELLED, ForumCancelled(subject_id=forum.id), by=actor, why=why)
    return forum


@use_case
def merge_forum(
    forum_id: int,
    *,
    into_id: int,
    actor: Actor,
    why: str = "",
    acknowledged: int | None = None,
) -> Forum:
    """Let the forum go up in another one; it keeps its address and points to the other."""
    forum = _to_decide(forum_id, actor)
    other = in_conference(Forum, into_id, forum.conference_id)
    if other is None or other.id == forum.id or other.state not in TAKES_PLACE:
        raise MergedIntoItself
    _check_people(forum, acknowledged)
    _become(
        forum,
        ForumState.MERGED,
        ForumMerged(subject_id=forum.id, into_id=other.id),
        Change("Geht auf in", "", f"{other.code} {other.title.german}"),
        by=actor,
        why=why,
    )
    forum.merged_into_id = other.id
    return forum


def _to_decide(forum_id: int, actor: Actor) -> Forum:
    return to_plan(Forum, forum_id, actor)


def _check_people(forum: Forum, acknowledged: int | None) -> None:
    people = demand_of(forum.conference).counting_on.get(forum.id, 0)
    if people and acknowledged != people:
        raise PeopleAreRegistered(people)


def _become(
    forum: Forum, state: ForumState, news: Event, *more: Change, by: Actor, why: str
) -> None:
    """Take the step; the state stands in calendars, so their entry gets a new version."""
    old = forum.state
    forum.become(state)
    forum.note_change(for_calendars=True)
    step = Change("Stand", str(old.label), str(state.label))
    announce(news, by=by, why=why, changes=(step, *more))
