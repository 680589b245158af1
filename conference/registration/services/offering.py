"""Hold a free seat for whoever waited, behind the lock of the seat pools.

An offered seat counts as taken, and whoever it is held for no longer counts as waiting. Every
function here expects the pools to be locked.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.changes import in_words
from conference.core.database import db
from conference.core.events import Change, announce
from conference.registration import letters, queries
from conference.registration.events import SeatOffered
from conference.registration.models import ForumPlace, Registration, SeatOffer, SeatPool
from conference.registration.services.links import fresh_link
from conference.registration.services.pools import Pools
from conference.registration.states import OfferState, PlaceState


def can_be_asked(people: Sequence[Registration]) -> bool:
    """Whether the answer can come in time: a letter on paper takes too long."""
    reader = reader_of(people)
    return bool(reader.writes_to or reader.phone)


def reader_of(people: Sequence[Registration]) -> Registration:
    """Who answers: the contact for a group that is served together, else the person, if reachable."""
    first = people[0]
    by_contact = len(people) > 1 or first.relies_on_the_contact
    return first.party.contact if by_contact else first


def offer_seats(
    people: Sequence[Registration],
    pools: Pools,
    until: datetime,
    *,
    actor: Actor = SYSTEM,
    why: str = "",
) -> SeatOffer:
    """Hold seats of the conference for these people of one group."""
    pool = pools.of(people[0].quota)
    pool.waiting -= len(people)
    offer = _made(people, pool, until, seats=len(people))
    for person in people:
        person.offer = offer
    _tell(offer, people, actor=actor, why=why)
    return offer


def offer_places(
    places: Sequence[ForumPlace],
    pool: SeatPool,
    until: datetime,
    *,
    actor: Actor = SYSTEM,
    why: str = "",
) -> SeatOffer:
    """Hold places in a forum for these people of one group."""
    people = [place.registration for place in places]
    offer = _made(people, pool, until, seats=chairs_of(places))
    for place in places:
        place.offer = offer
    _tell(offer, people, actor=actor, why=why)
    return offer


def _made(
    people: Sequence[Registration], pool: SeatPool, until: datetime, *, seats: int
) -> SeatOffer:
    party = people[0].party
    pool.take(seats)
    offer = SeatOffer(
        conference_id=pool.conference_id,
        quota=pool.quota,
        forum_id=pool.forum_id,
        party=party,
        people=len(people),
        until=until,
    )
    db.session.add(offer)
    if party.awaits_confirmation and party.confirm_by is not None:
        party.confirm_by = max(party.confirm_by, until)  # the answer confirms the address too
    return offer


def _tell(offer: SeatOffer, people: Sequence[Registration], *, actor: Actor, why: str) -> None:
    for person in people:
        person.touch()
    db.session.flush()  # the letter leads to the offer by its id
    letters.offered(offer, people, reader_of(people), fresh_link)
    what = offer.forum.title.german if offer.forum else "Konferenz"
    changes = [Change("Platz", "", what), Change("Gilt bis", "", in_words(offer.until))]
    for person in people:
        announce(
            SeatOffered(subject_id=person.id, conference_id=offer.conference_id),
            by=actor,
            why=why,
            changes=changes,
        )


def let_go_of_seat(person: Registration, pools: Pools) -> None:
    """The person waits again like everybody; an offer that was for nobody else is over."""
    offer = person.offer
    if offer is None:
        return
    pool = pools.of(person.quota)
    pool.give_back(1)
    pool.waiting += 1
    person.offer = None
    _one_less(offer)


def let_go_of_place(place: ForumPlace, pools: Pools) -> None:
    """Give back a place in a forum, whether it was the person's or held for her or him."""
    pool = pools.of_forum(place.forum_id)
    held = place.state is PlaceState.SEATED or place.offer is not None
    if pool is not None and held:
        pool.give_back(place.chairs)
    if place.offer is not None:
        offer, place.offer = place.offer, None
        _one_less(offer)


def let_go_of_the_other(place: ForumPlace, pools: Pools) -> None:
    """The seat in this round that the person had until the one waited for was hers."""
    person = place.registration
    for other in list(person.places):
        if other is not place and other.round_id == place.round_id and other.is_seated:
            let_go_of_place(other, pools)
            person.places.remove(other)
            db.session.flush()  # the old seat must be gone before the new one is taken


def chairs_of(places: Iterable[ForumPlace]) -> int:
    """How many seats of a forum these places take."""
    return sum(place.chairs for place in places)


def let_go_of_places(places: Iterable[ForumPlace], pools: Pools) -> None:
    for place in places:
        let_go_of_place(place, pools)


def _one_less(offer: SeatOffer) -> None:
    offer.people -= 1
    if offer.people == 0:
        end(offer, OfferState.LEFT)


def end(offer: SeatOffer, state: OfferState) -> None:
    """It is over for good."""
    offer.become(state)
    offer.ended_at = clock.now()


def release(offer: SeatOffer, pools: Pools, state: OfferState) -> Sequence[Registration]:
    """End an offer that nobody took: the seats are free, and the people wait as they did before."""
    people = queries.registrations_of_offer(offer)
    end(offer, state)
    if offer.quota is not None:
        pool = pools.of(offer.quota)
        pool.give_back(len(people))
        pool.waiting += len(people)
        for person in people:
            person.offer = None
    else:
        forum_pool = pools.of_forum(offer.forum_id or 0)
        places = queries.places_of_offer(offer)
        if forum_pool is not None:
            forum_pool.give_back(chairs_of(places))
        for place in places:
            place.offer = None
    return people
