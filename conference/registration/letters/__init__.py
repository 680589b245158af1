"""Every letter this room writes."""

from conference.registration.letters.facts import names_of, told
from conference.registration.letters.forums import Told, forums_told, told_in
from conference.registration.letters.letters import (
    address_changed,
    changed,
    confirm_address,
    expired,
    links_again,
    merged,
    moved_up,
    moved_up_in_forum,
    offer_lapsed,
    offered,
    place_given_on,
    registered,
    rejected,
    withdrawn,
)

__all__ = [
    "Told",
    "address_changed",
    "changed",
    "confirm_address",
    "expired",
    "forums_told",
    "links_again",
    "merged",
    "moved_up",
    "moved_up_in_forum",
    "names_of",
    "offer_lapsed",
    "offered",
    "place_given_on",
    "registered",
    "rejected",
    "told",
    "told_in",
    "withdrawn",
]
