"""Hold the rows that carry the limits while seats are given.

Whoever gives or takes a seat locks all pools of the conference, in the order of their ids and
before anything else. So nobody gives one seat twice, and no two of them can wait for each other.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, bindparam, func, inspect, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import make_transient

from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.events import announce
from conference.core.storing import adopt
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.programme.states import ForumState
from conference.registration.events import SeatsFreeAgain, SeatsRanOut
from conference.registration.models import (
    Contingent,
    ForumPlace,
    Registration,
    SeatOffer,
    SeatPool,
)
from conference.registration.states import SEATED, OfferState, PlaceState, Quota, State


class Pools:
    """The locked seat pools of one conference."""

    def __init__(self, rows: Iterable[SeatPool]) -> None:
        self._of_quotas: dict[Quota, SeatPool] = {}
        self._of_forums: dict[int, SeatPool] = {}
        for pool in rows:
            if pool.forum_id is not None:
                self._of_forums[pool.forum_id] = pool
            elif pool.quota is not None:
                self._of_quotas[pool.quota] = pool
        self._were_gone = {in_turn: self._are_gone(in_turn) for in_turn in (False, True)}

    def _are_gone(self, in_turn: bool) -> bool:
        pool = self._of_quotas.get(Quota.PUBLIC)
        return pool is not None and pool.lets_nobody_in(in_turn=in_turn)

    def tell_the_public(self, conference: Conference) -> None:
        """Announce it when the last public seat was given, or the first one is free again."""
        in_turn = not conference.smaller_overtake
        are_gone = self._are_gone(in_turn)
        if are_gone is self._were_gone[in_turn]:
            return
        self._were_gone[in_turn] = are_gone
        event = SeatsRanOut if are_gone else SeatsFreeAgain
        announce(event(subject_id=conference.id), by=SYSTEM)

    def of(self, quota: Quota) -> SeatPool:
        return self._of_quotas[quota]

    def of_forum(self, forum_id: int) -> SeatPool | None:
        """The pool of a forum; there is none while its places are neither chosen directly nor given."""
        return self._of_forums.get(forum_id)

    @property
    def of_forums(self) -> Sequence[SeatPool]:
        return tuple(self._of_forums.values())

    def store(self) -> None:
        """Write down what was taken, now; else it is written with everything else in the end."""
        for pool in (*self._of_quotas.values(), *self._of_forums.values()):
            if inspect(pool).modified:
                values = {name: getattr(pool, name) for name in ("taken", "waiting", "seats")}
                db.session.connection().execute(_STORE, {"of_pool": pool.id, **values})
                db.session.expunge(pool)
                make_transient(pool)
                adopt([pool])

    def lacks(self, forum_ids: Iterable[int]) -> bool:
        return len(self._of_quotas) < len(Quota) or not set(forum_ids) <= self._of_forums.keys()


def lock_pools(conference: Conference, *, forum_ids: Iterable[int] = ()) -> Pools:
    """Lock every pool of the conference; those that are missing are made first."""
    wanted = tuple(forum_ids)
    pools = _locked(conference.id)
    if pools.lacks(wanted):
        _make_missing(conference, pools, wanted)
        pools = _locked(conference.id)
    return pools


_STORE = (
    update(SeatPool)
    .where(SeatPool.id == bindparam("of_pool"))
    .values({name: bindparam(name) for name in ("taken", "waiting", "seats")})
)
_LOCK = (
    select(SeatPool)
    .where(SeatPool.conference_id == bindparam("conference_id"))
    .order_by(SeatPool.id)
    .with_for_update()
    .execution_options(populate_existing=True)
)


def _locked(conference_id: int) -> Pools:
    return Pools(db.session.scalars(_LOCK, {"conference_id": conference_id}))


def _make_missing(conference: Conference, pools: Pools, forum_ids: Iterable[int]) -> None:
    try:
        with db.session.begin_nested():
            if pools.lacks(()):
                for quota in Quota:
                    db.session.add(_pool_of_quota(conference, quota))
            for forum_id in forum_ids:
                forum = db.session.get(Forum, forum_id)
                if forum is None or forum.conference_id != conference.id:
                    continue  # a choice that the rules refuse later
                if pools.of_forum(forum_id) is None:
                    db.session.add(_pool_of_forum(forum))
    except IntegrityError:
        pass  # somebody else made them at the same moment: theirs are as good


def _pool_of_quota(conference: Conference, quota: Quota) -> SeatPool:
    wanted = seats_wanted(conference, quota)
    counted = dict(
        db.session.execute(
            select(Registration.state, func.count())
            .where(Registration.conference_id == conference.id, Registration.quota == quota)
            .group_by(Registration.state)
        ).all()
    )
    offered = _offered(SeatOffer.conference_id == conference.id, SeatOffer.quota == quota)
    taken = sum(people for state, people in counted.items() if state in SEATED)
    taken += _held(conference, quota) + offered
    return SeatPool(
        conference_id=conference.id,
        quota=quota,
        wanted=wanted,
        seats=max(wanted, taken),
        taken=taken,
        waiting=counted.get(State.WAITLISTED, 0) - offered,
    )


def _held(conference: Conference, quota: Quota) -> int:
    """Seats that organisations hold without a name yet."""
    held = select(func.coalesce(func.sum(Contingent.held), 0)).where(
        Contingent.conference_id == conference.id, Contingent.quota == quota
    )
    return db.session.scalar(held) or 0


def _offered(*which: ColumnElement[bool]) -> int:
    """Seats that are held for people who have to answer."""
    offered = select(func.coalesce(func.sum(SeatOffer.people), 0)).where(
        SeatOffer.state == OfferState.OFFERED, *which
    )
    return db.session.scalar(offered) or 0


def _pool_of_forum(forum: Forum) -> SeatPool:
    places_held = ForumPlace.offer_id.is_not(None) | (ForumPlace.state == PlaceState.SEATED)
    taken = db.session.scalar(
        select(func.coalesce(func.sum(ForumPlace.chairs), 0)).where(
            ForumPlace.forum_id == forum.id, places_held
        )
    )
    wanted = seats_in(forum)
    return SeatPool(
        conference_id=forum.conference_id,
        forum_id=forum.id,
        wanted=wanted,
        seats=max(wanted, taken or 0),
        taken=taken or 0,
    )


def seats_wanted(conference: Conference, quota: Quota) -> int:
    return conference.public_seats if quota is Quota.PUBLIC else conference.reserved_seats


def seats_in(forum: Forum) -> int:
    """A forum that does not take place has no seats to give."""
    return forum.seats if forum.state is ForumState.CONFIRMED else 0
