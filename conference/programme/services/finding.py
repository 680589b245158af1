"""Take the thing that is about to change, so that nobody else changes it meanwhile.

Whoever plans takes the conference first and the thing after it: always in this order, so that two
people never wait for each other.
"""

from typing import TypeVar

from conference.core.actor import Actor
from conference.core.database import Model, db
from conference.core.errors import NotFound, require
from conference.planning.errors import IsArchived
from conference.planning.models import Conference
from conference.planning.states import ConferenceState
from conference.programme import policy
from conference.programme.models import Engagement, Forum, ForumRound, ProgrammeItem, Stand, Topic

Thing = TypeVar("Thing", bound=Model)
Planned = TypeVar("Planned", Forum, ForumRound, ProgrammeItem, Stand, Topic)


def to_plan_in(conference_id: int, actor: Actor) -> Conference:
    """The conference whose programme this actor changes; one in the archive stays as it was."""
    require(policy.may_plan(actor))
    conference = locked(Conference, conference_id)
    if conference.state is ConferenceState.ARCHIVED:
        raise IsArchived
    return conference


def to_plan(model: type[Planned], identity: int, actor: Actor) -> Planned:
    """The thing of a programme that this actor changes."""
    require(policy.may_plan(actor))
    to_plan_in(_found(model, identity).conference_id, actor)
    return locked(model, identity)


def engagement_to_plan(identity: int, actor: Actor) -> Engagement:
    """The part of a person that this actor changes."""
    require(policy.may_plan(actor))
    engagement = _found(Engagement, identity)
    place = engagement.forum or engagement.item
    if place is None:
        raise NotFound
    to_plan_in(place.conference_id, actor)
    return locked(Engagement, identity)


def locked(model: type[Thing], identity: int) -> Thing:
    """The row of this id, locked until the use case ends; rows that merely point to it are not held up."""
    found = db.session.get(model, identity, with_for_update={"of": model, "key_share": True})
    if found is None:
        raise NotFound
    return found


def in_conference(model: type[Thing], identity: int | None, conference_id: int) -> Thing | None:
    """A thing that is named by its id, if there is one; it must belong to this conference."""
    if identity is None:
        return None
    found = _found(model, identity)
    if getattr(found, "conference_id", None) != conference_id:
        raise NotFound
    return found


def _found(model: type[Thing], identity: int) -> Thing:
    found = db.session.get(model, identity)
    if found is None:
        raise NotFound
    return found
