"""The registrations of a conference in numbers, for the office's overview."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import joinedload

from conference.core import clock
from conference.core.database import db
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.programme.states import ForumState
from conference.registration.models import ForumPlace, ForumWish, Registration
from conference.registration.queries.contingents import held_by_quota
from conference.registration.queries.lists import wrote_lately
from conference.registration.queries.seat_offers import offered_by_quota
from conference.registration.states import (
    ENDED,
    SEATED,
    PlaceState,
    Protection,
    Quota,
    Reach,
    State,
)

CountOfLetters = Callable[[Conference], int]

# Letters on paper lie in a room above this one; it says how many wait when the application is built.
_paper: list[CountOfLetters] = [lambda conference: 0]

LONGEST_DRAWING = 120  # days; what came before stands together on the first of them


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """How many people come, wait, have withdrawn, and need more of the office than others.

    ``seats`` counts public and reserved ones, ``held`` are kept for people of organisations who have no name yet, ``free_seats`` the public ones nobody has,
    ``offered`` are held for people who waited and have to answer. ``by_phone`` and ``by_letter`` is how people want
    to hear from the office, ``undecided`` are protected until the office decides, ``to_print``
    letters on paper wait, ``messages`` were written to it within the last seven days.
    """

    coming: int
    waiting: int
    withdrawn: int
    seats: int
    by_phone: int
    by_letter: int
    undecided: int
    to_print: int
    messages: int
    free_seats: int
    free_reserved: int
    held: int
    offered: int


@dataclass(frozen=True, kw_only=True)
class ForumNumbers:
    """How many people want into a forum or have a place in it, and how many fit."""

    forum: Forum
    people: int
    seats: int

    @property
    def is_full(self) -> bool:
        return self.people >= self.seats


@dataclass(frozen=True, kw_only=True)
class ForumsInNumbers:
    """All forums that take place; ``are_wishes`` while nobody has a place and first wishes count."""

    are_wishes: bool
    forums: Sequence[ForumNumbers]


def register_paper(provider: CountOfLetters) -> None:
    """From now on, ask this one how many letters wait to be printed."""
    _paper[0] = provider


def numbers_of(conference: Conference) -> Numbers:
    """One line over all registrations of the conference."""
    here = Registration.state.not_in(ENDED)
    counted = db.session.execute(
        select(
            _count(Registration.state.in_(SEATED)),
            _count(Registration.state.in_(SEATED) & (Registration.quota == Quota.RESERVED)),
            _count(Registration.state == State.WAITLISTED),
            _count(Registration.state == State.CANCELLED),
            _count(here & (Registration.reach_by == Reach.PHONE)),
            _count(here & (Registration.reach_by == Reach.LETTER)),
            _count(here & (Registration.protection == Protection.UNDECIDED)),
            _count(wrote_lately()),
        ).where(Registration.conference_id == conference.id)
    ).one()
    held, offered = held_by_quota(conference), offered_by_quota(conference.id)
    kept = {quota: held.get(quota, 0) + offered.get(quota, 0) for quota in Quota}
    coming, with_reserved, waiting, withdrawn, by_phone, by_letter, undecided, messages = counted
    return Numbers(
        coming=coming,
        waiting=waiting,
        withdrawn=withdrawn,
        seats=conference.public_seats + conference.reserved_seats,
        free_seats=max(conference.public_seats - (coming - with_reserved) - kept[Quota.PUBLIC], 0),
        free_reserved=max(conference.reserved_seats - with_reserved - kept[Quota.RESERVED], 0),
        held=sum(held.values()),
        offered=sum(offered.values()),
        by_phone=by_phone,
        by_letter=by_letter,
        undecided=undecided,
        to_print=_paper[0](conference),
        messages=messages,
    )


def registered_by_day(conference: Conference) -> Sequence[tuple[date, int]]:
    """How many people who still come had registered by the end of each day, until today."""
    moments = db.session.scalars(
        select(Registration.received_at).where(
            Registration.conference_id == conference.id, Registration.state.not_in(ENDED)
        )
    ).all()
    days = Counter(moment.astimezone(clock.BERLIN).date() for moment in moments)
    if not days:
        return []
    last = max(min(clock.today(), conference.day), max(days))
    first = max(min(days), last - timedelta(days=LONGEST_DRAWING - 1))
    total = sum(number for day, number in days.items() if day < first)
    points = []
    for later in range((last - first).days + 1):
        day = first + timedelta(days=later)
        total += days[day]
        points.append((day, total))
    return points


def people_by_forum(conference: Conference) -> ForumsInNumbers:
    """Places taken where there are any, else first wishes, for every forum that takes place."""
    forums = db.session.scalars(
        select(Forum)
        .where(Forum.conference_id == conference.id, Forum.state == ForumState.CONFIRMED)
        .order_by(Forum.code)
        .options(joinedload(Forum.room))
    ).all()
    seated = _seated(conference)
    people = seated or _first_wishes(conference)
    return ForumsInNumbers(
        are_wishes=not seated,
        forums=[
            ForumNumbers(forum=forum, people=people.get(forum.id, 0), seats=forum.seats)
            for forum in forums
        ],
    )


def _seated(conference: Conference) -> dict[int, int]:
    rows = db.session.execute(
        select(ForumPlace.forum_id, func.count())
        .join(Registration)
        .where(
            Registration.conference_id == conference.id,
            Registration.state.not_in(ENDED),
            ForumPlace.state == PlaceState.SEATED,
        )
        .group_by(ForumPlace.forum_id)
    )
    return {row[0]: row[1] for row in rows}


def _first_wishes(conference: Conference) -> dict[int, int]:
    rows = db.session.execute(
        select(ForumWish.forum_id, func.count())
        .join(Registration)
        .where(
            Registration.conference_id == conference.id,
            Registration.state.not_in(ENDED),
            ForumWish.rank == 1,
        )
        .group_by(ForumWish.forum_id)
    )
    return {row[0]: row[1] for row in rows}


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
