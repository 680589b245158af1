"""Questions about the working programme, asked with the eyes of the public."""

from collections import defaultdict
from collections.abc import Mapping

from conference.planning.models import Conference, VenueRoom
from conference.programme import snapshot
from conference.programme.models import Engagement, Forum, ProgrammeItem
from conference.programme.queries.working import (
    engagements_of,
    forums_of,
    items_of,
    rounds_of,
    stands_of,
    topics_of,
)
from conference.programme.states import EngagementState, ItemKind, StandState

SAID_YES = frozenset({EngagementState.ACCEPTED, EngagementState.ATTENDED})

People = Mapping[tuple[str, int], tuple[snapshot.Appearance, ...]]


def working_programme(conference: Conference) -> snapshot.Programme:
    """The working programme as the public would read it.

    Forums are there in every state, because those given up must be told from those never released;
    people only if they said yes, stands only if confirmed, and blockers never.
    """
    people = _people(conference)
    return snapshot.Programme(
        topics=tuple(
            snapshot.Topic(code=topic.code, title=topic.title) for topic in topics_of(conference)
        ),
        rounds=tuple(
            snapshot.Round(
                id=slot.id,
                code=slot.code,
                title=slot.title,
                starts=slot.starts,
                ends=slot.ends,
            )
            for slot in rounds_of(conference)
        ),
        forums=tuple(_forum(forum, people) for forum in forums_of(conference)),
        items=tuple(
            _item(item, people)
            for item in items_of(conference)
            if item.kind is not ItemKind.BLOCKER
        ),
        stands=tuple(
            snapshot.Stand(
                number=stand.number,
                organisation=stand.organisation,
                languages=tuple(stand.languages),
            )
            for stand in stands_of(conference)
            if stand.state is StandState.CONFIRMED
        ),
    )


def _people(conference: Conference) -> People:
    """Who said yes, by forum and by item, in the order the office gave them."""
    found: dict[tuple[str, int], list[snapshot.Appearance]] = defaultdict(list)
    for engagement in engagements_of(conference):
        if engagement.state in SAID_YES:
            found[_place(engagement)].append(_appearance(engagement))
    return {place: tuple(people) for place, people in found.items()}


def _place(engagement: Engagement) -> tuple[str, int]:
    if engagement.forum_id is not None:
        return "forum", engagement.forum_id
    return "item", engagement.item_id or 0


def _appearance(engagement: Engagement) -> snapshot.Appearance:
    person = engagement.person
    return snapshot.Appearance(
        person_id=person.id,
        name=person.full_name,
        part=engagement.part.value,
        organisation=person.organisation,
        function=person.function,
        biography=person.biography,
    )


def _forum(forum: Forum, people: People) -> snapshot.Forum:
    return snapshot.Forum(
        id=forum.id,
        code=forum.code,
        slug=forum.slug,
        state=forum.state.value,
        round_id=forum.round_id,
        room=_room(forum.room),
        title=forum.title,
        abstract=forum.abstract,
        guiding_question=forum.guiding_question,
        seats=forum.seats,
        interpretation=tuple(forum.interpretation),
        topics=tuple(topic.code for topic in forum.topics),
        people=people.get(("forum", forum.id), ()),
        merged_into_id=forum.merged_into_id,
        uid=forum.uid,
        sequence=forum.sequence,
        changed_at=forum.changed_at,
    )


def _item(item: ProgrammeItem, people: People) -> snapshot.Item:
    return snapshot.Item(
        id=item.id,
        kind=item.kind.value,
        title=item.title,
        description=item.description,
        starts=item.starts,
        ends=item.ends,
        room=_room(item.room),
        people=people.get(("item", item.id), ()),
        uid=item.uid,
        sequence=item.sequence,
        changed_at=item.changed_at,
    )


def _room(room: VenueRoom | None) -> snapshot.Room | None:
    if room is None:
        return None
    return snapshot.Room(
        id=room.id,
        name=room.name,
        floor=room.floor,
        seats=room.seats,
        wheelchair_spaces=room.wheelchair_spaces,
        step_free=room.step_free,
        by_lift=room.by_lift,
        induction_loop=room.induction_loop,
        directions=room.directions,
        access_note=room.access_note,
    )
