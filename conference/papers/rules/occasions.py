"""Which news needs a letter, and what the letter says in the end."""

from conference.core.events import Event
from conference.papers.states import Occasion
from conference.registration.events import (
    ForumSeatTaken,
    ForumsTold,
    MovedUp,
    Readmitted,
    Registered,
    RegistrationChanged,
    Rejected,
    WaitingListJoined,
    Withdrawn,
)
from conference.registration.states import State

_BY_EVENT: dict[type[Event], Occasion] = {
    Registered: Occasion.CONFIRMED,
    WaitingListJoined: Occasion.WAITING,
    RegistrationChanged: Occasion.CHANGED,
    ForumSeatTaken: Occasion.CHANGED,
    ForumsTold: Occasion.FORUMS,
    MovedUp: Occasion.MOVED_UP,
    Readmitted: Occasion.CONFIRMED,
    Withdrawn: Occasion.WITHDRAWN,
    Rejected: Occasion.REJECTED,
}


def occasion_of(event: Event) -> Occasion | None:
    """Why this news is written about; None for news that nobody needs a letter for."""
    return _BY_EVENT.get(type(event))


def together(unprinted: Occasion | None, news: Occasion) -> Occasion:
    """One letter for both: who never heard of a seat hears of it, and not of a change to it."""
    if unprinted in {None, Occasion.ASKED} or news is not Occasion.CHANGED:
        return news
    return unprinted or news


def says(occasion: Occasion, state: State) -> Occasion:
    """What the letter tells on the day it is printed: never anything but how things stand."""
    if state is State.REJECTED:
        return Occasion.REJECTED
    if state in {State.CANCELLED, State.EXPIRED}:
        return Occasion.WITHDRAWN
    if state is State.WAITLISTED:
        return Occasion.WAITING
    if occasion in {Occasion.CHANGED, Occasion.WITHDRAWN, Occasion.REJECTED}:
        return Occasion.CHANGED  # of the group somebody went, others come
    if occasion in {Occasion.MOVED_UP, Occasion.FORUMS}:
        return occasion
    return Occasion.CONFIRMED
