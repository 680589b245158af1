"""Who waits and why not served now: looked at, never changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from conference.core import clock
from conference.core.changes import in_words
from conference.core.folding import spellings
from conference.core.languages import GERMAN
from conference.core.listing import Wanted
from conference.planning.models import Conference
from conference.registration import queries
from conference.registration.models import ForumPlace, Registration, SeatOffer
from conference.registration.queries import OfferedForum, line
from conference.registration.rules import needs_of
from conference.registration.rules.line import (
    Hurdle,
    hurdle_of,
    told_to_the_office,
    told_to_the_person,
)
from conference.registration.rules.serving import Obstacle, reason
from conference.registration.services.in_line import obstacles_for


@dataclass(frozen=True, kw_only=True)
class InLine:
    """One person in a line: ``rank`` while nothing is held for her or him, ``people`` served together."""

    person: Registration
    forum_id: int | None
    rank: int | None
    people: int
    since: datetime
    priority: int
    offer: SeatOffer | None
    free: int
    hurdle: Hurdle
    obstacles: tuple[Obstacle, ...] = ()

    def why_not_served(self, language: str) -> list[str]:
        """What of the person's needs the forum cannot give; only for those who may know."""
        needs = needs_of(self.person.need)
        return [reason(one, needs, language=language) for one in self.obstacles]

    def told_to_the_office(self, *, sees_needs: bool = False) -> str:
        """Why not now; what the person needs only where it may be read."""
        return told_to_the_office(
            self.hurdle,
            people=self.people,
            free=self.free,
            until=in_words(self.offer.until) if self.offer else "",
            why_not_served=self.why_not_served(GERMAN) if sees_needs else (),
        )

    @property
    def is_unconfirmed(self) -> bool:
        """Whether the address of the group was not confirmed yet, and the place in the line may lapse."""
        return self.person.party.awaits_confirmation

    def told(self, language: str) -> str:
        """Why not yet, for the person."""
        return told_to_the_person(
            self.hurdle,
            people=self.people,
            free=self.free,
            ahead=(self.rank or 1) - 1,
            why_not_served=self.why_not_served(language),
        )


def line_of_conference(conference: Conference) -> list[InLine]:
    """Everybody who waits for a seat of the conference, those of one quota after the other."""
    free = {pool.quota: pool.free for pool in line.pools_of(conference) if pool.quota}
    people = line.waiting_at_conference(conference)
    together = Counter(_group(person) for person in people if not person.has_offer)
    ranks: Counter[str] = Counter()
    entries = []
    for person in people:
        if not person.has_offer:
            ranks[person.quota] += 1
        size = person.offer.people if person.offer else together[_group(person)]
        rank = None if person.has_offer else ranks[person.quota]
        entries.append(
            InLine(
                person=person,
                forum_id=None,
                rank=rank,
                people=size,
                since=person.waiting_since or person.received_at,
                priority=person.priority,
                offer=person.offer,
                free=free.get(person.quota, 0),
                hurdle=_hurdle(conference, person.has_offer, size, free.get(person.quota, 0), rank),
            )
        )
    return entries


def line_of_forum(conference: Conference, forum_id: int) -> list[InLine]:
    """Everybody who waits for this forum; who has no seat at the conference yet has no rank."""
    free = next((p.free for p in line.pools_of(conference) if p.forum_id == forum_id), 0)
    places = line.waiting_in_forum(forum_id)
    among = queries.forums_beside(forum_id)
    together = Counter(_group_in_forum(place) for place in places if _stands(place))
    rank = 0
    entries = []
    for place in places:
        rank += _stands(place)
        size = place.offer.people if place.offer else max(together[_group_in_forum(place)], 1)
        entries.append(_in_forum(conference, place, among, free, rank, size))
    return entries


def _in_forum(
    conference: Conference,
    place: ForumPlace,
    among: Mapping[int, OfferedForum],
    free: int,
    rank: int,
    size: int,
) -> InLine:
    person = place.registration
    obstacles = obstacles_for(person, place.forum_id, among)
    own_rank = rank if _stands(place) else None
    return InLine(
        person=person,
        forum_id=place.forum_id,
        rank=own_rank,
        people=size,
        since=place.since,
        priority=place.priority,
        offer=place.offer,
        free=free,
        hurdle=_hurdle(
            conference,
            place.has_offer,
            size,
            free,
            own_rank,
            seated=person.state.holds_a_seat,
            served=not obstacles,
        ),
        obstacles=obstacles,
    )


def _stands(place: ForumPlace) -> bool:
    return place.registration.state.holds_a_seat and not place.has_offer


def _group(person: Registration) -> tuple[int, int]:
    return (person.party_id, 0 if person.party.together else person.id)


def _group_in_forum(place: ForumPlace) -> tuple[int, int, datetime]:
    return (*_group(place.registration), place.since)


def _hurdle(
    conference: Conference,
    offered: bool,
    people: int,
    free: int,
    rank: int | None,
    *,
    seated: bool = True,
    served: bool = True,
) -> Hurdle:
    return hurdle_of(
        offered=offered,
        doors_open=clock.now() >= conference.doors_at,
        seated=seated,
        served=served,
        people=people,
        free=free,
        somebody_ahead=not conference.smaller_overtake and (rank or 1) > 1,
    )


def lines_of_person(person: Registration) -> Sequence[InLine]:
    """Where this person stands: at the conference, or in the forums that are waited for."""
    conference = person.conference
    entries = line_of_conference(conference) if person.is_waiting else []
    for place in person.places:
        if not place.is_seated and not person.has_ended:
            entries += line_of_forum(conference, place.forum_id)
    return [entry for entry in entries if entry.person is person]


def narrowed_line(entries: Sequence[InLine], wanted: Wanted) -> list[InLine]:
    """Those that a search finds, in the wanted order; the usual one is that of the line."""
    reason, quota = wanted.filter("grund"), wanted.filter("kontingent")
    found = [
        entry
        for entry in entries
        if reason in ("", entry.hurdle)
        and quota in ("", entry.person.quota)
        and all(
            any(spelling in entry.person.search_text for spelling in spellings(word))
            for word in wanted.words
        )
    ]
    if wanted.sort == "name":
        found.sort(key=lambda entry: entry.person.sort_name)
    elif wanted.sort == "seit":
        found.sort(key=lambda entry: entry.since)
    return found[::-1] if wanted.descending else found
