"""Keep the seat pools at what the office planned."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from conference.core.database import db
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.programme.models import Forum
from conference.registration.models import SeatPool
from conference.registration.services.pools import lock_pools, seats_in, seats_wanted
from conference.registration.services.waiting import fill_free_seats
from conference.registration.states import Quota


@use_case
def follow(conference_id: int) -> None:
    """Bring the pools up to date with planning and programme; people who wait move up at once."""
    conference = db.session.get_one(Conference, conference_id)
    forums = _forums_with_seats_to_give(conference)
    pools = lock_pools(conference, forum_ids=[forum.id for forum in forums])
    for quota in Quota:
        pools.of(quota).resize(seats_wanted(conference, quota))
    for forum in forums:
        pool = pools.of_forum(forum.id)
        if pool is not None:
            pool.resize(seats_in(forum))
    fill_free_seats(conference, pools)


@use_case
def follow_forum(forum_id: int) -> None:
    """The same, when it was a forum that changed."""
    follow(db.session.get_one(Forum, forum_id).conference_id)


def _forums_with_seats_to_give(conference: Conference) -> list[Forum]:
    """All where people choose directly; else those in which an allocation has given places."""
    found = (
        select(Forum)
        .where(Forum.conference_id == conference.id)
        .order_by(Forum.id)
        .options(joinedload(Forum.room))
    )
    if conference.choice_mode is not ChoiceMode.DIRECT:
        found = found.join(SeatPool, SeatPool.forum_id == Forum.id)
    return list(db.session.scalars(found))
