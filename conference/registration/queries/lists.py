"""The office's list of registrations: search, filters, order, and the numbers above it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core.database import db
from conference.core.listing import Page, Sorts, Wanted, page_of
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
from conference.registration.queries.duplicates import probable_duplicates
from conference.registration.states import SEATED, ConsentKind, Protection, Quota, State

SORTS: Sorts = {
    "eingang": (Registration.received_at,),
    "name": (func.lower(Registration.last_name), func.lower(Registration.first_name)),
    "nummer": (Registration.code,),
    "organisation": (func.lower(Registration.organisation),),
    "stand": (Registration.state,),
    "rang": (Registration.waiting_since,),
}

_SEARCHED = (
    Registration.code,
    Registration.first_name,
    Registration.last_name,
    Registration.email,
    Registration.phone,
    Registration.organisation,
    Registration.message,
)

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
    return page_of(_with_forums(_found(conference, wanted)), wanted, sorts=SORTS)


def all_registrations(conference: Conference, wanted: Wanted) -> Sequence[Registration]:
    """Everybody the search finds, for a file; in the order of arrival."""
    return db.session.scalars(
        _with_forums(_found(conference, wanted))
        .options(selectinload(Registration.consents))
        .order_by(Registration.received_at, Registration.id)
    ).all()


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
                    func.lower(column).contains(word.lower(), autoescape=True)
                    for column in _SEARCHED
                )
            )
        )
    for name, column in _FILTERED.items():
        if value := wanted.filter(name):
            found = found.where(column == value)
    if forum := wanted.filter("forum"):
        found = found.where(_has_to_do_with(int(forum)))
    if wanted.filter("doppelt"):
        found = found.where(Registration.id.in_(probable_duplicates(conference.id)))
    return found


def _has_to_do_with(forum_id: int) -> ColumnElement[bool]:
    return or_(
        Registration.wishes.any(ForumWish.forum_id == forum_id),
        Registration.places.any(ForumPlace.forum_id == forum_id),
    )


def _with_forums(statement: Select[Registration]) -> Select[Registration]:
    return statement.options(
        selectinload(Registration.wishes).joinedload(ForumWish.forum),
        selectinload(Registration.places).joinedload(ForumPlace.forum),
        joinedload(Registration.municipality),
        joinedload(Registration.only_round),
        joinedload(Registration.party).selectinload(Party.registrations),
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
