"""The pages of the programme: those of the office, and those of the public."""

from conference.programme.views import (
    feeds,
    forum_states,
    forums,
    items,
    overview,
    pages,
    people,
    proposing,
    releases,
    rounds,
    stands,
    topics,
)
from conference.programme.views.doors import office, public

__all__ = [
    "feeds",
    "forum_states",
    "forums",
    "items",
    "office",
    "overview",
    "pages",
    "people",
    "proposing",
    "public",
    "releases",
    "rounds",
    "stands",
    "topics",
]
