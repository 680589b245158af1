"""Begin the programme of a new year with that of an earlier one."""

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.planning.models import Conference, VenueRoom
from conference.programme.events import ForumAdded, ItemAdded, RoundAdded, TopicAdded
from conference.programme.models import Forum, ForumRound, ProgrammeItem, Topic
from conference.programme.queries.copying import STAYS_BEHIND

_FORUM = (
    *("code", "slug", "title", "abstract", "guiding_question", "content_key"),
    *("capacity", "minimum_size", "target_size", "interpretation"),
)
_ITEM = ("kind", "title", "description", "starts", "ends")
_ROUND = ("code", "title", "starts", "ends")


@use_case
def copy_programme(source_id: int, target_id: int, *, actor: Actor) -> None:
    """Topics, rounds and items as they were, forums as ideas; no people, no stands, no notes.

    Rooms are found again by their name. Forums that were cancelled or merged stay behind.
    """
    source = db.session.get_one(Conference, source_id)
    target = db.session.get_one(Conference, target_id)
    rooms = _rooms(source, target)
    topics = _copy_topics(source, target)
    rounds = _copy_rounds(source, target)
    items = _copy_items(source, target, rooms)
    forums = _copy_forums(source, target, rooms, rounds, topics)
    db.session.flush()  # the events name everything by its id
    why = f"Aus der Konferenz {source.year} übernommen"
    for fact, made in (
        (TopicAdded, topics.values()),
        (RoundAdded, rounds.values()),
        (ItemAdded, items),
        (ForumAdded, forums),
    ):
        for thing in made:
            announce(fact(subject_id=thing.id), by=actor, why=why)


def _rooms(source: Conference, target: Conference) -> Mapping[int, VenueRoom]:
    """The room of the old year -> the room of the same name in the new one."""
    rooms = db.session.scalars(
        select(VenueRoom).where(VenueRoom.conference_id.in_((source.id, target.id)))
    ).all()
    new = {room.name: room for room in rooms if room.conference_id == target.id}
    return {room.id: new[room.name] for room in rooms if room.name in new}


def _copy_topics(source: Conference, target: Conference) -> dict[int, Topic]:
    old = db.session.scalars(
        select(Topic).where(Topic.conference_id == source.id).order_by(Topic.id)
    )
    copies = {
        topic.id: Topic(conference_id=target.id, code=topic.code, title=topic.title)
        for topic in old
    }
    db.session.add_all(copies.values())
    return copies


def _copy_rounds(source: Conference, target: Conference) -> dict[int, ForumRound]:
    old = db.session.scalars(
        select(ForumRound).where(ForumRound.conference_id == source.id).order_by(ForumRound.id)
    )
    copies = {
        slot.id: ForumRound(conference=target, **{name: getattr(slot, name) for name in _ROUND})
        for slot in old
    }
    db.session.add_all(copies.values())
    return copies


def _copy_items(
    source: Conference, target: Conference, rooms: Mapping[int, VenueRoom]
) -> list[ProgrammeItem]:
    old = db.session.scalars(
        select(ProgrammeItem)
        .where(ProgrammeItem.conference_id == source.id)
        .order_by(ProgrammeItem.id)
    )
    copies = [
        ProgrammeItem(
            conference=target,
            room=rooms.get(item.room_id) if item.room_id else None,
            uid=str(uuid4()),
            **{name: getattr(item, name) for name in _ITEM},
        )
        for item in old
    ]
    db.session.add_all(copies)
    return copies


def _copy_forums(
    source: Conference,
    target: Conference,
    rooms: Mapping[int, VenueRoom],
    rounds: Mapping[int, ForumRound],
    topics: Mapping[int, Topic],
) -> list[Forum]:
    old = db.session.scalars(
        select(Forum)
        .where(
            Forum.conference_id == source.id,
            Forum.state.not_in(STAYS_BEHIND),
        )
        .options(selectinload(Forum.topics))
        .order_by(Forum.id)
    )
    copies = [
        Forum(
            conference=target,
            round=rounds[forum.round_id],
            room=rooms.get(forum.room_id) if forum.room_id else None,
            topics=[topics[topic.id] for topic in forum.topics],
            uid=str(uuid4()),
            **{name: getattr(forum, name) for name in _FORUM},
        )
        for forum in old
    ]
    db.session.add_all(copies)
    return copies
