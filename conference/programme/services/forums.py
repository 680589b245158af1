"""Forums: lay them out, move them, change what is said about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import exists, select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound
from conference.core.events import announce
from conference.core.languages import german_name
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.planning.models import Conference, VenueRoom
from conference.programme.errors import CodeTaken, SizesContradict, TitleMissing
from conference.programme.events import ForumAdded, ForumChanged, ForumMoved
from conference.programme.models import Forum, ForumRound, Topic
from conference.programme.rules.slugs import slug_of
from conference.programme.rules.telling import (
    Value,
    changes_between,
    enumerated,
    from_to,
)
from conference.programme.services.finding import in_conference, to_plan, to_plan_in


@dataclass(frozen=True, kw_only=True)
class ForumPlan:
    """What the office says about a forum.

    ``capacity`` empty means the seats of the room less those of the stage; ``interpretation`` holds
    language codes; ``note`` is for the office only.
    """

    code: str
    title: Translated
    round_id: int
    room_id: int | None = None
    abstract: Translated = Translated()
    guiding_question: Translated = Translated()
    capacity: int | None = None
    minimum_size: int | None = None
    target_size: int | None = None
    content_key: str = ""
    interpretation: Sequence[str] = ()
    topic_ids: Sequence[int] = ()
    note: str = ""


@use_case
def add_forum(conference_id: int, plan: ForumPlan, *, actor: Actor) -> Forum:
    """Write down an idea for a forum; its public address is made now and never changes."""
    conference = to_plan_in(conference_id, actor)
    forum = Forum(conference_id=conference.id, uid=str(uuid4()))
    _fill(forum, plan)
    forum.slug = slug_of(plan.code, plan.title.german, taken=_slugs_of(conference))
    db.session.add(forum)
    db.session.flush()  # the event names the forum by its id
    said = {**_place(forum), **_words(forum)}
    announce(ForumAdded(subject_id=forum.id), by=actor, changes=changes_between({}, said))
    return forum


@use_case
def change_forum(
    forum_id: int,
    plan: ForumPlan,
    *,
    actor: Actor,
    why: str = "",
    seen: datetime | None = None,
) -> Forum:
    """Change what is said about a forum, or where and when it is.

    ``seen`` is the ``changed_at`` of the forum that the person had before them; if it is older than
    the forum, somebody else changed it meanwhile.
    """
    forum = to_plan(Forum, forum_id, actor)
    if seen is not None and seen != forum.changed_at:
        raise ChangedMeanwhile
    place, words = _place(forum), _words(forum)
    _fill(forum, plan)
    _tell(forum, place, words, actor=actor, why=why)
    return forum


@use_case
def move_forum(
    forum_id: int, *, round_id: int, room_id: int | None, actor: Actor, why: str = ""
) -> Forum:
    """Put a forum into another round or room, and leave everything else as it is."""
    forum = to_plan(Forum, forum_id, actor)
    place, words = _place(forum), _words(forum)
    _put(forum, round_id, room_id)
    _tell(forum, place, words, actor=actor, why=why)
    return forum


def _tell(
    forum: Forum,
    place: dict[str, Value],
    words: dict[str, Value],
    *,
    actor: Actor,
    why: str,
) -> None:
    moved = changes_between(place, _place(forum))
    changed = changes_between(words, _words(forum))
    if moved:
        announce(ForumMoved(subject_id=forum.id), by=actor, why=why, changes=moved)
    if changed:
        announce(ForumChanged(subject_id=forum.id), by=actor, why=why, changes=changed)
    if moved or changed:
        forum.note_change(for_calendars=bool(moved))


def _fill(forum: Forum, plan: ForumPlan) -> None:
    if not plan.title.german:
        raise TitleMissing
    with db.session.no_autoflush:
        if _code_is_taken(forum, plan.code):
            raise CodeTaken
        topics = [_topic(forum, topic_id) for topic_id in plan.topic_ids]
        _put(forum, plan.round_id, plan.room_id)
    forum.code, forum.title = plan.code, plan.title
    forum.abstract, forum.guiding_question = plan.abstract, plan.guiding_question
    forum.capacity = plan.capacity
    forum.minimum_size, forum.target_size = plan.minimum_size, plan.target_size
    forum.content_key, forum.note = plan.content_key, plan.note
    forum.interpretation = list(plan.interpretation)
    forum.topics = topics
    _check_sizes(forum)


def _put(forum: Forum, round_id: int, room_id: int | None) -> None:
    slot = in_conference(ForumRound, round_id, forum.conference_id)
    if slot is None:
        raise NotFound
    forum.round = slot
    forum.room = in_conference(VenueRoom, room_id, forum.conference_id)


def _topic(forum: Forum, topic_id: int) -> Topic:
    topic = in_conference(Topic, topic_id, forum.conference_id)
    if topic is None:
        raise NotFound
    return topic


def _check_sizes(forum: Forum) -> None:
    limits = [size for size in (forum.target_size, forum.capacity) if size is not None]
    if forum.minimum_size is not None and any(forum.minimum_size > size for size in limits):
        raise SizesContradict


def _code_is_taken(forum: Forum, code: str) -> bool:
    return bool(
        db.session.scalar(
            select(
                exists().where(
                    Forum.conference_id == forum.conference_id,
                    Forum.code == code,
                    Forum.id != (forum.id or 0),
                )
            )
        )
    )


def _slugs_of(conference: Conference) -> set[str]:
    return set(db.session.scalars(select(Forum.slug).where(Forum.conference_id == conference.id)))


def _place(forum: Forum) -> dict[str, Value]:
    return {
        "Runde": f"{forum.round.code} ({from_to(forum.round.starts, forum.round.ends)})",
        "Raum": forum.room.name if forum.room else "",
    }


def _words(forum: Forum) -> dict[str, Value]:
    return {
        "Kürzel": forum.code,
        "Titel": forum.title,
        "Beschreibung": forum.abstract,
        "Leitfrage": forum.guiding_question,
        "Plätze": forum.capacity,
        "Mindestgröße": forum.minimum_size,
        "Gewünschte Größe": forum.target_size,
        "Gleicher Inhalt": forum.content_key,
        "Verdolmetschung": enumerated(german_name(code) for code in forum.interpretation),
        "Themen": enumerated(topic.title.german or topic.code for topic in forum.topics),
        "Notiz": forum.note,
    }
