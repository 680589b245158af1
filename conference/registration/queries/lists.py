"""The office's list of registrations: search, filters, order, and the numbers above it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import lazyload, load_only, selectinload

from conference.core.database import db
from conference.core.folding import spellings
from conference.core.listing import Page, Sorts, Wanted, page_of
from conference.directory.models import Municipality
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.registration.models import (
    Consent,
    ForumPlace,
    ForumWish,
    Party,
    Registration,
    SeatPool,
)
from conference.registration.queries.duplicates import people_with_twins
from conference.registration.states import SEATED, ConsentKind, Protection, Quota, State

PIECE = 500  # registrations read together

SORTS: Sorts = {
    "eingang": (Registration.received_at,),
    "name": (Registration.sort_name,),
    "nummer": (Registration.code,),
    "organisation": (func.lower(Registration.organisation),),
    "stand": (Registration.state,),
    "rang": (Registration.waiting_since,),
}

_FILTERED: Mapping[str, ColumnElement[str]] = {
    "stand": Registration.state,  # type: ignore[dict-item]  # an attribute is a column here
    "kanal": Registration.channel,  # type: ignore[dict-item]
    "kontingent": Registration.quota,  # type: ignore[dict-item]
    "rolle": Registration.role,  # type: ignore[dict-item]
    "erreichbar": Registration.reach_by,  # type: ignore[dict-item]
    "sprache": Registration.language,  # type: ignore[dict-item]
}


def listed_registrations(conference: Conference, wanted: Wanted) -> Page[Registration]:
    """The wanted page of a conference's registrations, with forums and town at hand."""
    found = _with_forums(_found(conference, wanted)).options(
        selectinload(Registration.party).selectinload(Party.registrations)
    )
    return page_of(found, wanted, sorts=SORTS)


def how_many(conference: Conference, wanted: Wanted) -> int:
    """How many registrations the search finds."""
    found = _found(conference, wanted).with_only_columns(Registration.id).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def all_registrations(
    conference: Conference, wanted: Wanted, *, after_each: Callable[[int], object] | None = None
) -> Iterator[Registration]:
    """Everybody the search finds, for a file, in the order of arrival; read piece by piece.

    ``after_each`` hears after every piece how many there have been.
    """
    ids = db.session.scalars(
        _found(conference, wanted)
        .with_only_columns(Registration.id)
        .order_by(Registration.received_at, Registration.id)
    ).all()
    for start in range(0, len(ids), PIECE):
        piece = ids[start : start + PIECE]
        people = db.session.scalars(
            _with_forums(select(Registration))
            .where(Registration.id.in_(piece))
            .options(selectinload(Registration.consents))
            .order_by(Registration.received_at, Registration.id)
        ).all()
        yield from people
        if after_each:
            after_each(start + len(piece))


def named_participants(conference: Conference) -> Sequence[Registration]:
    """Who comes, agreed to stand on the list, and is not protected; by name."""
    agreed = Registration.consents.any(
        (Consent.kind == ConsentKind.PARTICIPANT_LIST) & Consent.given.is_(True)
    )
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.conference_id == conference.id,
            Registration.state.in_(SEATED),
            Registration.protection == Protection.NONE,
            (Registration.first_name != "") | (Registration.last_name != ""),
            agreed,
        )
        .order_by(*SORTS["name"], Registration.id)
    ).all()


def _found(conference: Conference, wanted: Wanted) -> Select[Registration]:
    found = select(Registration).where(Registration.conference_id == conference.id)
    for word in wanted.words:
        found = found.where(
            or_(
                *(
                    Registration.search_text.contains(spelling, autoescape=True)
                    for spelling in spellings(word)
                )
            )
        )
    for name, column in _FILTERED.items():
        if value := wanted.filter(name):
            found = found.where(column == value)
    if forum := wanted.filter("forum"):
        found = found.where(_has_to_do_with(int(forum)))
    if wanted.filter("doppelt"):
        found = found.where(Registration.id.in_(people_with_twins(conference.id)))
    return found


def _has_to_do_with(forum_id: int) -> ColumnElement[bool]:
    return or_(
        Registration.wishes.any(ForumWish.forum_id == forum_id),
        Registration.places.any(ForumPlace.forum_id == forum_id),
    )


def _with_forums(statement: Select[Registration]) -> Select[Registration]:
    return statement.options(
        selectinload(Registration.wishes)
        .selectinload(ForumWish.forum)
        .options(load_only(Forum.code), lazyload("*")),
        selectinload(Registration.places)
        .selectinload(ForumPlace.forum)
        .options(load_only(Forum.code), lazyload("*")),
        selectinload(Registration.municipality).load_only(Municipality.name),
        selectinload(Registration.only_round),
    )


def numbers_by_state(conference: Conference) -> dict[State, int]:
    """How many registrations are in each state."""
    counted = db.session.execute(
        select(Registration.state, func.count())
        .where(Registration.conference_id == conference.id)
        .group_by(Registration.state)
    )
    return dict(counted.all())


def conference_pools(conference: Conference) -> Mapping[Quota, SeatPool]:
    """The seats of the conference per quota, as far as somebody has asked for one."""
    pools = db.session.scalars(
        select(SeatPool).where(SeatPool.conference_id == conference.id, SeatPool.forum_id.is_(None))
    )
    return {pool.quota: pool for pool in pools if pool.quota is not None}


def choosable_forums(conference: Conference) -> Sequence[Forum]:
    """The forums by code, for the filter of the list."""
    return db.session.scalars(
        select(Forum).where(Forum.conference_id == conference.id).order_by(Forum.code)
    ).all()
