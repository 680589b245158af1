"""Who gets the next free place in a forum, and who only seems to wait in front of a newcomer."""

from collections.abc import Mapping, Sequence
from sys import maxsize

from conference.registration import queries
from conference.registration.models import ForumPlace, Registration
from conference.registration.queries import OfferedForum
from conference.registration.rules import needs_of
from conference.registration.rules.serving import Obstacle, unmet_needs


def first_places_that_fit(
    forum_id: int, seats: int, *, in_turn: bool = False
) -> Sequence[ForumPlace]:
    """The next to get places in this forum: one person, or the people of a group that came together.

    As at the conference, the first who fit into so many seats; a larger group keeps its rank, or all
    wait for it ``in_turn``. Whom the forum cannot serve is passed over in any case, and keeps the
    rank too.
    """
    among = queries.forums_beside(forum_id)
    for places in queries.groups_in_line_of(forum_id):
        if any(obstacles_for(place.registration, forum_id, among) for place in places):
            continue
        if sum(place.chairs for place in places) <= seats:
            return places
        if in_turn:
            break
    return ()


def is_awaited(forum_id: int, seats: int, *, in_turn: bool) -> bool:
    """Whether somebody waits for this forum whom a newcomer may not overtake to one of these seats."""
    return bool(first_places_that_fit(forum_id, maxsize if in_turn else seats))


def obstacles_for(
    person: Registration, forum_id: int, among: Mapping[int, OfferedForum]
) -> tuple[Obstacle, ...]:
    """What keeps this person out of a forum, of what was told about needs; ``among`` those beside it."""
    if person.need is None:
        return ()
    return unmet_needs(among[forum_id], tuple(among.values()), needs_of(person.need))
