"""Topics: the fields of action of the integration concept, as this conference uses them."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.programme.errors import CodeTaken, TitleMissing, TopicInUse
from conference.programme.events import TopicAdded, TopicChanged, TopicRemoved
from conference.programme.models import Topic, forum_topic
from conference.programme.rules.telling import Value, changes_between
from conference.programme.services.finding import to_plan, to_plan_in


@dataclass(frozen=True, kw_only=True)
class TopicPlan:
    code: str
    title: Translated


@use_case
def add_topic(conference_id: int, plan: TopicPlan, *, actor: Actor) -> Topic:
    """Offer another field of action to sort forums by."""
    conference = to_plan_in(conference_id, actor)
    topic = Topic(conference_id=conference.id)
    _fill(topic, plan)
    db.session.add(topic)
    db.session.flush()  # the event names the topic by its id
    announce(TopicAdded(subject_id=topic.id), by=actor, changes=changes_between({}, _told(topic)))
    return topic


@use_case
def change_topic(topic_id: int, plan: TopicPlan, *, actor: Actor, why: str = "") -> Topic:
    topic = to_plan(Topic, topic_id, actor)
    old = _told(topic)
    _fill(topic, plan)
    if changes := changes_between(old, _told(topic)):
        announce(TopicChanged(subject_id=topic.id), by=actor, why=why, changes=changes)
    return topic


@use_case
def remove_topic(topic_id: int, *, actor: Actor, why: str = "") -> None:
    """Take away a topic that no forum has any more."""
    topic = to_plan(Topic, topic_id, actor)
    if db.session.scalar(select(exists().where(forum_topic.c.topic_id == topic.id))):
        raise TopicInUse
    said = _told(topic)
    announce(
        TopicRemoved(subject_id=topic.id),
        by=actor,
        why=why,
        changes=changes_between(said, dict.fromkeys(said)),
    )
    db.session.delete(topic)


def _fill(topic: Topic, plan: TopicPlan) -> None:
    if not plan.title.german:
        raise TitleMissing
    with db.session.no_autoflush:
        taken = db.session.scalar(
            select(
                exists().where(
                    Topic.conference_id == topic.conference_id,
                    Topic.code == plan.code,
                    Topic.id != (topic.id or 0),
                )
            )
        )
    if taken:
        raise CodeTaken
    topic.code, topic.title = plan.code, plan.title


def _told(topic: Topic) -> dict[str, Value]:
    return {"Kürzel": topic.code, "Titel": topic.title}
