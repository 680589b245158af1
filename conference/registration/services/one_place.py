"""Give one person other places than before, and nobody else; whoever was told hears of it at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.registration import letters, policy, queries
from conference.registration.appointments import Left
from conference.registration.errors import ForumGone, NoLongerFits
from conference.registration.events import ForumsGiven, ForumsTold
from conference.registration.models import ForumPlace, Registration
from conference.registration.services.links import fresh_link
from conference.registration.services.offering import let_go_of_place
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.services.waiting import fill_free_seats
from conference.registration.states import Attendance, PlaceOrigin, State

Chosen = Mapping[int, int]
"""Round id -> forum id."""


@dataclass
class _Moves:
    """What has become different, in words, and which rounds are empty now."""

    changes: list[Change] = field(default_factory=list)
    left: dict[int, int] = field(default_factory=dict)


@use_case
def place_one(
    registration_id: int, chosen: Chosen, *, actor: Actor, tell_anyway: bool = False
) -> None:
    """Seat this person in these forums and let go of her other seats, but for those the office fixed.

    Seats and waiting in rounds she does not come to any more are gone too. Where people know their
    forums she is written to, and the entries in her calendar are brought up to date.
    """
    require(policy.is_office(actor))
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference, forum_ids=sorted(set(chosen.values())))
    person = db.session.get_one(Registration, registration_id)
    moves = _move(person, chosen, pools)
    tells = queries.forums_are_told(conference.id) and _comes_to_a_round(person, moves)
    is_new = person.state is State.CONFIRMED
    if tells and (moves.changes or is_new or tell_anyway):
        tell_one(person, changes=moves.changes, left=moves.left.items(), actor=actor)
    elif moves.changes:
        announce_given(person, moves.changes, actor)
    if moves.left:
        fill_free_seats(conference, pools)


def tell_one(
    person: Registration,
    *,
    changes: Sequence[Change],
    actor: Actor,
    left: Left = (),
    why: str = "",
) -> None:
    """Write to one person where she sits now; the entries in her calendar get a new version."""
    is_new = person.state is State.CONFIRMED
    if is_new:
        person.become(State.ALLOCATED)
    person.calendar_sequence += 1
    person.touch()
    letters.forums_told([person], fresh_link, is_news=is_new, left=list(left))
    announce(
        ForumsTold(subject_id=person.id, conference_id=person.conference_id),
        by=actor,
        why=why,
        changes=changes,
    )


def announce_given(
    person: Registration, changes: Sequence[Change], actor: Actor, *, why: str = ""
) -> None:
    """A line in the trail about places that nobody is told of yet."""
    announce(
        ForumsGiven(subject_id=person.id, conference_id=person.conference_id),
        by=actor,
        why=why,
        changes=changes,
    )


def chairs_for(person: Registration) -> int:
    """Two for somebody whom a companion follows."""
    return 2 if person.need is not None and person.need.companion else 1


def comes_to(person: Registration, round_id: int) -> bool:
    """Whether the person attends this round."""
    match person.attendance:
        case Attendance.WHOLE_DAY:
            return True
        case Attendance.ONE_ROUND:
            return person.only_round_id == round_id
        case _:
            return False


def give_up(person: Registration, place: ForumPlace, pools: Pools) -> None:
    """The place is free, or waited for no longer."""
    let_go_of_place(place, pools)
    person.places.remove(place)
    db.session.flush()  # the old place of a round must be gone before the new one comes


def take(person: Registration, forum: Forum, pools: Pools, *, origin: PlaceOrigin) -> ForumPlace:
    """Seat the person here, if a seat is free."""
    pool, chairs = pools.of_forum(forum.id), chairs_for(person)
    if pool is None or forum.conference_id != person.conference_id:
        raise ForumGone
    if pool.free < chairs:
        raise NoLongerFits(forum.code)
    pool.take(chairs)
    place = ForumPlace(
        round_id=forum.round_id, forum_id=forum.id, forum=forum, origin=origin, chairs=chairs
    )
    person.places.append(place)
    return place


def called(forum: Forum | None) -> str:
    """The forum in a line of the trail."""
    return f"{forum.code} {forum.title.german}" if forum else "kein Platz"


def _move(person: Registration, chosen: Chosen, pools: Pools) -> _Moves:
    gone: dict[int, Forum] = {}
    for place in list(person.places):
        if not _stays(person, place, chosen):
            if place.is_seated:
                gone[place.round_id] = place.forum
            give_up(person, place, pools)
    seated = {place.round_id for place in person.places if place.is_seated}
    new = {
        round_id: db.session.get_one(Forum, forum_id)
        for round_id, forum_id in chosen.items()
        if round_id not in seated
    }
    for forum in new.values():
        take(person, forum, pools, origin=PlaceOrigin.ALLOCATED)
    return _in_words(gone, new)


def _stays(person: Registration, place: ForumPlace, chosen: Chosen) -> bool:
    """Whether it is as it shall be: a seat that is chosen or fixed, or waiting for another forum."""
    if not comes_to(person, place.round_id):
        return False
    is_chosen = chosen.get(place.round_id) == place.forum_id
    if not place.is_seated:
        return not is_chosen
    return place.origin is PlaceOrigin.FIXED or (is_chosen and place.chairs == chairs_for(person))


def _in_words(gone: Mapping[int, Forum], new: Mapping[int, Forum]) -> _Moves:
    moves = _Moves()
    for round_id in sorted(gone.keys() | new.keys()):
        old, now = gone.get(round_id), new.get(round_id)
        slot = (now or gone[round_id]).round
        if old is not now:
            what = str(slot.title.german or slot.code)
            moves.changes.append(Change(what, called(old), called(now)))
        if now is None and old is not None:
            moves.left[round_id] = old.id
    return moves


def _comes_to_a_round(person: Registration, moves: _Moves) -> bool:
    return person.attendance is not Attendance.PLENARY_ONLY or bool(moves.left)
