"""What a new release keeps from the one before: addresses, calendar entries, versions."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from conference.programme.snapshot import Forum, Item, Programme, Round
from conference.programme.states import ForumState

Entry = TypeVar("Entry", Forum, Item)


def released_after(before: Programme | None, working: Programme, at: datetime) -> Programme:
    """The working programme as the release that follows ``before``.

    Only confirmed forums are new. A forum that was released once stays with its last public words
    and says that it does not take place. An entry whose public face did not change keeps its version,
    so that feeds stay the same; a change of time, room or state raises the SEQUENCE (RFC 5546 2.1.4).
    """
    before = before or Programme()
    confirmed = (forum for forum in working.forums if forum.takes_place)
    forums = [*confirmed, *_given_up(before, working)]
    items = [*working.items, *_dropped(before, working)]
    after = replace(working, rounds=_rounds(before, working, forums))
    old_forums = {forum.id: forum for forum in before.forums}
    old_items = {item.id: item for item in before.items}
    return replace(
        after,
        forums=_in_order(
            (_next_forum(old_forums.get(forum.id), before, forum, after, at) for forum in forums),
            lambda forum: (after.round(forum.round_id).starts, forum.code, forum.id),
        ),
        items=_in_order(
            (_next_item(old_items.get(item.id), item, at) for item in items),
            lambda item: (item.starts, item.ends, item.id),
        ),
    )


def _in_order(entries: Iterable[Entry], order: Callable[[Entry], Any]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=order))


def _rounds(before: Programme, working: Programme, forums: Iterable[Forum]) -> tuple[Round, ...]:
    """The rounds of today, and those that a forum given up was in."""
    rounds = {slot.id: slot for slot in (*before.rounds, *working.rounds)}
    needed = {slot.id for slot in working.rounds} | {forum.round_id for forum in forums}
    return tuple(sorted((rounds[key] for key in needed), key=lambda slot: (slot.starts, slot.code)))


def _given_up(before: Programme, working: Programme) -> Iterable[Forum]:
    now = {forum.id: forum for forum in working.forums}
    for old in before.forums:
        current = now.get(old.id)
        if current is None:
            yield replace(old, state=ForumState.CANCELLED.value, merged_into_id=None)
        elif not current.takes_place:
            state = current.state
            if state == ForumState.IDEA:
                state = ForumState.PLANNED.value
            yield replace(old, state=state, merged_into_id=current.merged_into_id)


def _dropped(before: Programme, working: Programme) -> Iterable[Item]:
    now = {item.id for item in working.items}
    return (replace(old, cancelled=True) for old in before.items if old.id not in now)


def _next_forum(
    old: Forum | None, before: Programme, new: Forum, after: Programme, at: datetime
) -> Forum:
    moved = old is not None and _forum_place(old, before) != _forum_place(new, after)
    return _next_version(old, new, moved=moved, at=at)


def _next_item(old: Item | None, new: Item, at: datetime) -> Item:
    moved = old is not None and _item_place(old) != _item_place(new)
    return _next_version(old, new, moved=moved, at=at)


def _next_version(old: Entry | None, new: Entry, *, moved: bool, at: datetime) -> Entry:
    if old is None:
        return replace(new, changed_at=at)
    if not moved and replace(new, sequence=old.sequence, changed_at=old.changed_at) == old:
        return old
    sequence = max(new.sequence, old.sequence + 1 if moved else old.sequence)
    return replace(new, sequence=sequence, changed_at=at)


def _forum_place(forum: Forum, programme: Programme) -> object:
    slot = programme.round(forum.round_id)
    return slot.starts, slot.ends, forum.room and forum.room.name, forum.takes_place


def _item_place(item: Item) -> object:
    return item.starts, item.ends, item.room and item.room.name, item.cancelled
