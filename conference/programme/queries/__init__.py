"""Questions about the programme: the one being worked on, and the released one the public sees."""

from conference.programme.queries.released import (
    latest_release,
    programme_of,
    release_of,
    released_programme,
    releases_of,
)
from conference.programme.queries.working import (
    engagement_of,
    engagements_of,
    forum_page,
    trail_of_forum,
    trail_of_item,
    forum_of,
    forums_of,
    item_of,
    items_of,
    round_of,
    rounds_of,
    stand_of,
    stands_of,
    topic_of,
    topics_of,
)

__all__ = [
    "engagement_of",
    "forum_page",
    "trail_of_forum",
    "trail_of_item",
    "engagements_of",
    "forum_of",
    "forums_of",
    "item_of",
    "items_of",
    "latest_release",
    "programme_of",
    "release_of",
    "released_programme",
    "releases_of",
    "round_of",
    "rounds_of",
    "stand_of",
    "stands_of",
    "topic_of",
    "topics_of",
]
