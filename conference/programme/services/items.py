"""What happens outside the forums: plenary, breaks, market, and internal blockers."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import uuid4

from sqlalchemy import select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.planning.models import VenueRoom
from conference.programme.errors import EndsBeforeItStarts, StillHasPeople, TitleMissing
from conference.programme.events import (
    EngagementRemoved,
    ItemAdded,
    ItemChanged,
    ItemMoved,
    ItemRemoved,
)
from conference.programme.models import Engagement, ProgrammeItem
from conference.programme.rules.telling import Value, changes_between
from conference.programme.services.finding import in_conference, to_plan, to_plan_in
from conference.programme.states import EngagementState, ItemKind


@dataclass(frozen=True, kw_only=True)
class ItemPlan:
    """What the office says about a programme item; local times of the conference day."""

    kind: ItemKind
    title: Translated
    starts: time
    ends: time
    description: Translated = Translated()
    room_id: int | None = None


@use_case
def add_item(conference_id: int, plan: ItemPlan, *, actor: Actor) -> ProgrammeItem:
    """Put something into the day."""
    conference = to_plan_in(conference_id, actor)
    item = ProgrammeItem(conference_id=conference.id, uid=str(uuid4()))
    _fill(item, plan)
    db.session.add(item)
    db.session.flush()  # the event names the item by its id
    said = {**_place(item), **_words(item)}
    announce(ItemAdded(subject_id=item.id), by=actor, changes=changes_between({}, said))
    return item


@use_case
def change_item(
    item_id: int,
    plan: ItemPlan,
    *,
    actor: Actor,
    why: str = "",
    seen: datetime | None = None,
) -> ProgrammeItem:
    """Change what is said about it, or where and when it is; ``seen`` as for a forum."""
    item = to_plan(ProgrammeItem, item_id, actor)
    if seen is not None and seen != item.changed_at:
        raise ChangedMeanwhile
    place, words = _place(item), _words(item)
    _fill(item, plan)
    moved = changes_between(place, _place(item))
    changed = changes_between(words, _words(item))
    if moved:
        announce(ItemMoved(subject_id=item.id), by=actor, why=why, changes=moved)
    if changed:
        announce(ItemChanged(subject_id=item.id), by=actor, why=why, changes=changed)
    if moved or changed:
        item.note_change(for_calendars=bool(moved))
    return item


@use_case
def remove_item(item_id: int, *, actor: Actor, why: str = "") -> None:
    """Take it out of the day, once nobody who was asked for it waits for an answer."""
    item = to_plan(ProgrammeItem, item_id, actor)
    parts = db.session.scalars(select(Engagement).where(Engagement.item_id == item.id)).all()
    if any(part.state is not EngagementState.PROPOSED for part in parts):
        raise StillHasPeople
    for part in parts:
        announce(
            EngagementRemoved(
                subject_id=part.id, person_id=part.person_id, forum_id=None, item_id=item.id
            ),
            by=actor,
            why=why,
        )
        db.session.delete(part)
    said = {**_place(item), **_words(item)}
    announce(
        ItemRemoved(subject_id=item.id),
        by=actor,
        why=why,
        changes=changes_between(said, dict.fromkeys(said)),
    )
    db.session.delete(item)


def _fill(item: ProgrammeItem, plan: ItemPlan) -> None:
    if not plan.title.german:
        raise TitleMissing
    if plan.ends <= plan.starts:
        raise EndsBeforeItStarts
    with db.session.no_autoflush:
        item.room = in_conference(VenueRoom, plan.room_id, item.conference_id)
    item.kind, item.title, item.description = plan.kind, plan.title, plan.description
    item.starts, item.ends = plan.starts, plan.ends


def _place(item: ProgrammeItem) -> dict[str, Value]:
    return {
        "Beginn": item.starts,
        "Ende": item.ends,
        "Raum": item.room.name if item.room else "",
    }


def _words(item: ProgrammeItem) -> dict[str, Value]:
    return {
        "Art": str(item.kind.label),
        "Titel": item.title,
        "Beschreibung": item.description,
    }
