"""Whoever comes late, or changes what decides, gets the best that is left; nobody else is moved."""

from collections.abc import Collection
from dataclasses import replace

from conference.allocation.rules.one_more import best_places
from conference.allocation.rules.problem import Problem
from conference.allocation.services.gathering import TAKING_PART, problem_of
from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.events import Announcement
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.registration import queries
from conference.registration.events import (
    EmailConfirmed,
    Merged,
    MovedUp,
    Readmitted,
    Registered,
    RegistrationChanged,
    Replaced,
)
from conference.registration.models import Registration
from conference.registration.services.in_line import is_awaited
from conference.registration.services.one_place import place_one
from conference.registration.services.pools import Pools, lock_pools
from conference.registration.states import PlaceOrigin

NEW = (Registered, MovedUp, Readmitted, Merged)
MATTERS = (*NEW, Replaced, RegistrationChanged, EmailConfirmed)


def follow(news: Announcement) -> None:
    """Somebody has a seat at the conference now, or wishes, needs and rounds are others than before."""
    event = news.event
    if not (isinstance(event, MATTERS) and _is_time(event.conference_id)):
        return
    if isinstance(event, NEW):
        seat_late(event.subject_id)
    elif isinstance(event, Replaced):
        seat_late(event.subject_id, is_somebody_else=True)
    elif isinstance(event, RegistrationChanged) and event.about_forums:
        seat_late(event.subject_id)
    elif isinstance(event, EmailConfirmed):
        contact = db.session.get_one(Registration, event.subject_id)
        for person in contact.party.registrations:
            seat_late(person.id)


@use_case
def seat_late(registration_id: int, *, is_somebody_else: bool = False) -> None:
    """Give this person the best forums that are free, once places are given at all.

    Who has seats keeps each of them unless a better one is free; a seat is never taken away.
    """
    conference = db.session.get_one(Conference, queries.conference_id_of(registration_id))
    pools = lock_pools(conference)
    person = db.session.get_one(Registration, registration_id)
    if person.state not in TAKING_PART:
        return
    problem = problem_of(conference, seed="", as_seated=True)
    has = problem.person[person.id].fixed
    chairs = {p.forum_id: p.chairs for p in person.places if p.is_seated}
    free = _free(problem, conference, pools, {f: chairs.get(f, 0) for f in has})
    fixed = [p.forum_id for p in person.places if p.origin is PlaceOrigin.FIXED and p.is_seated]
    best = best_places(_freed(problem, person.id, fixed), person.id, free, has=has)
    kept = {problem.forum[f].round_id: f for f in has}
    attended = problem.person[person.id].rounds
    chosen = {**{r: f for r, f in kept.items() if r in attended}, **best}
    place_one(person.id, chosen, actor=SYSTEM, tell_anyway=is_somebody_else)


def _is_time(conference_id: int) -> bool:
    """From the allocation until the doors open, where people name wishes."""
    conference = db.session.get_one(Conference, conference_id)
    return (
        conference.choice_mode is ChoiceMode.WISHES
        and clock.now() < conference.doors_at
        and queries.has_pools_of_forums(conference.id)
        and queries.has_given_places(conference.id)
    )


def _freed(problem: Problem, person_id: int, fixed: Collection[int]) -> Problem:
    """The same, with only those seats of this person that the office has fixed."""
    return replace(
        problem,
        people=tuple(
            replace(person, fixed=tuple(f for f in person.fixed if f in fixed))
            if person.id == person_id
            else person
            for person in problem.people
        ),
    )


def _free(
    problem: Problem, conference: Conference, pools: Pools, own: dict[int, int]
) -> dict[int, int]:
    """Forum id -> seats for this person: none where others wait for them, but always her own."""
    awaited = queries.forums_waited_for(conference.id)
    found = {}
    for forum in problem.forums:
        pool = pools.of_forum(forum.id)
        free = forum.seats if pool is None else pool.free
        if forum.id in awaited and is_awaited(
            forum.id, free, in_turn=not conference.smaller_overtake
        ):
            free = 0
        found[forum.id] = free + own.get(forum.id, 0)
    return found
