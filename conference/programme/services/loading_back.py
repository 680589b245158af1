"""Make an old release the working programme again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.directory.models import Person
from conference.planning.errors import IsArchived
from conference.planning.models import Conference, VenueRoom
from conference.planning.queries import rooms_of
from conference.planning.states import ConferenceState
from conference.programme import policy, snapshot
from conference.programme.events import ReleaseLoadedBack
from conference.programme.models import (
    Engagement,
    Forum,
    ForumRound,
    ProgrammeItem,
    Release,
    Stand,
    Topic,
)
from conference.programme.queries.released import programme_of, release_of
from conference.programme.queries.working import (
    engagements_of,
    forums_of,
    items_of,
    rounds_of,
    stands_of,
    topics_of,
)
from conference.programme.rules.difference import Difference, difference
from conference.programme.services.finding import locked
from conference.programme.services.release import draft_of
from conference.programme.states import ForumState, ItemKind, Part, StandState

Row = TypeVar("Row", Forum, ProgrammeItem)


def what_would_change(release: Release) -> Difference:
    """What loading this release back would change in the working programme, as the public would see it."""
    now = draft_of(release.conference).programme
    old = programme_of(release)
    later = {forum.id for forum in now.forums} - {forum.id for forum in old.forums}
    kept = tuple(forum for forum in now.forums if forum.id in later)
    later_items = {item.id for item in now.items} - {item.id for item in old.items}
    kept_items = tuple(item for item in now.items if item.id in later_items)
    rounds = {slot.id: slot for slot in (*now.rounds, *old.rounds)}
    return difference(
        now,
        replace(
            old,
            rounds=tuple(rounds.values()),
            topics=tuple({topic.code: topic for topic in (*now.topics, *old.topics)}.values()),
            forums=(*old.forums, *kept),
            items=(*old.items, *kept_items),
            stands=tuple({it.number: it for it in (*now.stands, *old.stands)}.values()),
        ),
    )


@use_case
def load_back(conference_id: int, number: int, *, seen: str, actor: Actor) -> Release:
    """Give the working programme the times, rooms, texts and states of an old release.

    What came later stays, and so do the answers of people: whoever stood on the old programme and is
    no longer asked is proposed again. The public sees nothing of it before the next release.
    ``seen`` is the fingerprint of the working programme that the person had before them.
    """
    require(policy.may_release(actor))
    conference = locked(Conference, conference_id)
    if conference.state is ConferenceState.ARCHIVED:
        raise IsArchived
    if draft_of(conference).seen != seen:
        raise ChangedMeanwhile
    release = release_of(conference, number)
    told = what_would_change(release).told()
    _Restoration(conference, programme_of(release)).run()
    announce(ReleaseLoadedBack(subject_id=release.id), by=actor, changes=told)
    return release


class _Restoration:
    """The rows of the working programme, and what the old release says about them."""

    def __init__(self, conference: Conference, old: snapshot.Programme) -> None:
        self.conference = conference
        self.old = old
        self.rooms = {room.id: room for room in rooms_of(conference)}
        self.room_names = {room.name: room for room in self.rooms.values()}
        self.topics = {topic.code: topic for topic in topics_of(conference)}
        self.rounds = {slot.id: slot for slot in rounds_of(conference)}
        self.forums = list(forums_of(conference))
        self.items = list(items_of(conference))

    def run(self) -> None:
        self._load_topics()
        self._load_rounds()
        forums = {old.id: self._load_forum(old) for old in self.old.forums}
        items = [(old, self._load_item(old)) for old in self.old.items if not old.cancelled]
        db.session.flush()  # new forums and items need an id for those who take part in them
        self._load_states(forums)
        self._propose_again(
            [(old.people, forums[old.id], None) for old in self.old.forums if old.takes_place]
            + [(old.people, None, item) for old, item in items]
        )
        self._load_stands()

    def _load_topics(self) -> None:
        for old in self.old.topics:
            row = self.topics.get(old.code)
            if row is None:
                row = self.topics[old.code] = Topic(conference_id=self.conference.id, code=old.code)
                db.session.add(row)
            row.title = old.title

    def _load_rounds(self) -> None:
        codes = {row.code: row for row in self.rounds.values()}
        for old in self.old.rounds:
            row = self.rounds.get(old.id) or codes.get(old.code)
            if row is None:
                row = ForumRound(conference=self.conference, code=old.code)
                db.session.add(row)
            row.title, row.starts, row.ends = old.title, old.starts, old.ends
            self.rounds[old.id] = row

    def _load_forum(self, old: snapshot.Forum) -> Forum:
        row = _row_of(self.forums, old.id, old.uid)
        if row is None:
            row = Forum(
                conference=self.conference, code=old.code, slug=old.slug, uid=old.uid, note=""
            )
            db.session.add(row)
        if not any(forum.code == old.code for forum in self.forums if forum is not row):
            row.code = old.code
        before = (row.round, row.room)
        row.round, row.room = self.rounds[old.round_id], self._room(old.room)
        row.title, row.abstract = old.title, old.abstract
        row.guiding_question, row.interpretation = old.guiding_question, list(old.interpretation)
        row.topics = [self.topics[code] for code in old.topics if code in self.topics]
        if row.seats != old.seats:
            row.capacity = old.seats
        row.sequence = max(row.sequence or 0, old.sequence)
        row.note_change(for_calendars=before != (row.round, row.room))
        return row

    def _load_item(self, old: snapshot.Item) -> ProgrammeItem:
        row = _row_of(self.items, old.id, old.uid)
        if row is None:
            row = ProgrammeItem(conference=self.conference, uid=old.uid)
            db.session.add(row)
        before = (row.starts, row.ends, row.room)
        row.kind, row.title, row.description = ItemKind(old.kind), old.title, old.description
        row.starts, row.ends, row.room = old.starts, old.ends, self._room(old.room)
        row.sequence = max(row.sequence or 0, old.sequence)
        row.note_change(for_calendars=before != (row.starts, row.ends, row.room))
        return row

    def _room(self, old: snapshot.Room | None) -> VenueRoom | None:
        """The room of then, if the venue still has it."""
        return (self.rooms.get(old.id) or self.room_names.get(old.name)) if old else None

    def _load_states(self, forums: Mapping[int, Forum]) -> None:
        for old in self.old.forums:
            row = forums[old.id]
            wanted = ForumState(old.state)
            if row.state is not wanted:
                if not row.may_become(wanted):
                    row.become(ForumState.PLANNED)
                row.become(wanted)
                row.note_change(for_calendars=True)
            into = forums.get(old.merged_into_id or 0)
            row.merged_into_id = into.id if into and wanted is ForumState.MERGED else None

    def _propose_again(
        self,
        places: Iterable[
            tuple[tuple[snapshot.Appearance, ...], Forum | None, ProgrammeItem | None]
        ],
    ) -> None:
        asked = {
            (row.person_id, row.forum_id, row.item_id, row.part)
            for row in engagements_of(self.conference)
        }
        wanted = {person.person_id for people, _, _ in places for person in people}
        known = set(db.session.scalars(select(Person.id).where(Person.id.in_(wanted))))
        for people, forum, item in places:
            for position, old in enumerate(people):
                place = (forum.id if forum else None, item.id if item else None)
                key = (old.person_id, *place, Part(old.part))
                if key not in asked and old.person_id in known:
                    person_id, forum_id, item_id, part = key
                    db.session.add(
                        Engagement(
                            person_id=person_id,
                            forum_id=forum_id,
                            item_id=item_id,
                            part=part,
                            position=position,
                        )
                    )

    def _load_stands(self) -> None:
        rows = {row.number: row for row in stands_of(self.conference)}
        for old in self.old.stands:
            row = rows.get(old.number)
            if row is None:
                row = Stand(
                    conference_id=self.conference.id,
                    number=old.number,
                    state=StandState.REQUESTED,
                )
                db.session.add(row)
            row.organisation, row.languages = old.organisation, list(old.languages)
            if row.state is not StandState.CONFIRMED:
                row.become(StandState.CONFIRMED)


def _row_of(rows: Iterable[Row], identity: int, uid: str) -> Row | None:
    """The row that this entry was made from, or the one that took up its calendar entry again."""
    by_uid: Row | None = None
    for row in rows:
        if row.id == identity:
            return row
        if row.uid == uid:
            by_uid = row
    return by_uid
