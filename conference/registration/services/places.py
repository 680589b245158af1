"""Direct choice: who comes first takes the place in the forum."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from conference.core import clock
from conference.registration.errors import ForumFull
from conference.registration.models import ForumPlace, Registration
from conference.registration.rules import Choice
from conference.registration.services.in_line import is_awaited
from conference.registration.services.offering import let_go_of_place
from conference.registration.services.pools import Pools
from conference.registration.states import PlaceState

Chosen = Sequence[tuple[Registration, Choice]]


def take_places(chosen: Chosen, pools: Pools, *, since: datetime | None = None) -> None:
    """Give these people the forums they chose; whoever does not fit waits, if that was agreed.

    The people of a group who want the same forum get it together or wait together. Nobody who would
    fit is overtaken, and who has no seat at the conference yet waits in any case. ``since`` is when
    they asked for it: a paper counts from its arrival, not from when it was typed.
    """
    wanted = Counter(choice.forum_id for _, choice in chosen)
    seated = {
        forum_id: _takes(
            pools,
            forum_id,
            people,
            [c for _, c in chosen if c.forum_id == forum_id],
            in_turn=not chosen[0][0].conference.smaller_overtake,
        )
        for forum_id, people in wanted.items()
        if any(person.state.holds_a_seat for person, _ in chosen)
    }
    since = since or clock.now()
    for person, choice in chosen:
        person.places.append(
            ForumPlace(
                round_id=choice.round_id,
                forum_id=choice.forum_id,
                state=PlaceState.SEATED if seated.get(choice.forum_id) else PlaceState.WAITING,
                since=since,
            )
        )


def _takes(
    pools: Pools, forum_id: int, people: int, choices: Sequence[Choice], *, in_turn: bool
) -> bool:
    pool = pools.of_forum(forum_id)
    if pool is None:
        return False
    if pool.free >= people and not is_awaited(forum_id, pool.free, in_turn=in_turn):
        pool.take(people)
        return True
    if not all(choice.or_wait for choice in choices):
        raise ForumFull(forum_id)
    return False


def leave_places(person: Registration, pools: Pools, *, but: Sequence[Choice] = ()) -> None:
    """Give back every place in a forum, except those that were chosen again."""
    kept = {choice.forum_id for choice in but}
    for place in person.places:
        if place.forum_id not in kept:
            let_go_of_place(place, pools)
    person.places = [place for place in person.places if place.forum_id in kept]
