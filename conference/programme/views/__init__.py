"""The pages of the programme: those of the office, and those of the public."""

from conference.programme.views import (
    forum_states,
    forums,
    items,
    overview,
    people,
    rounds,
    stands,
    topics,
)
from conference.programme.views.doors import office, public

__all__ = [
    "forum_states",
    "forums",
    "items",
    "office",
    "overview",
    "people",
    "public",
    "rounds",
    "stands",
    "topics",
]
