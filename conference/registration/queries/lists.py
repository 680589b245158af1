"""The office's list of registrations: search, filters, order, and the numbers above it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import lazyload, load_only, selectinload

from conference.core import clock
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
from conference.registration.states import (
    ENDED,
    SEATED,
    UNTOLD,
    ConsentKind,
    PlaceOrigin,
    PlaceState,
    Protection,
    Quota,
    State,
)

PIECE = 500  # registrations read together
LATELY = timedelta(days=7)
NEW = "neu"

SORTS: Sorts = {
    "eingang": (Registration.received_at,),
    "name": (Registration.sort_name,),
    "nummer": (Registration.code,),
    "organisation": (func.lower(Registration.organisation),),
    "stand": (Registration.state,),
    "rang": (-Registration.priority, Registration.waiting_since),
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
    """The wanted page of a conference's registrations, with forums and town at hand.

    Of those who are deleted nothing is left to work on; who searches for the number still finds them.
    """
    find = _found if wanted.words else _told
    found = _with_forums(find(conference, wanted)).options(
        selectinload(Registration.party).selectinload(Party.registrations)
    )
    return page_of(found, wanted, sorts=SORTS)


def how_many(conference: Conference, wanted: Wanted) -> int:
    """How many registrations of the search stand in a file."""
    found = _told(conference, wanted).with_only_columns(Registration.id).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def all_registrations(
    conference: Conference, wanted: Wanted, *, after_each: Callable[[int], object] | None = None
) -> Iterator[Registration]:
    """Everybody the search finds, for a file, in the order of arrival; read piece by piece.

    ``after_each`` hears after every piece how many there have been.
    """
    for ids, done in _pieces(conference, wanted):
        yield from db.session.scalars(
            _with_forums(_people(ids)).options(selectinload(Registration.consents))
        ).all()
        if after_each:
            after_each(done)


class Wish(NamedTuple):
    round_id: int
    rank: int
    forum: str


class Place(NamedTuple):
    round_id: int
    state: PlaceState
    forum: str


def wishes_of(person: Registration) -> list[Wish]:
    return [Wish(one.round_id, one.rank, one.forum.code) for one in person.wishes]


def places_of(person: Registration) -> list[Place]:
    """The places that are told: a list is read by more people than those who allocate."""
    return [Place(one.round_id, one.state, one.forum.code) for one in person.told_places]


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """One person with what a list says of her wishes, places and consents; forums by their code."""

    person: Registration
    wishes: Sequence[Wish]
    places: Sequence[Place]
    consents: Collection[ConsentKind]

    @classmethod
    def of(cls, person: Registration) -> "Listed":
        return cls(
            person=person,
            wishes=wishes_of(person),
            places=places_of(person),
            consents={consent.kind for consent in person.consents if consent.given},
        )


def all_listed(
    conference: Conference, wanted: Wanted, *, after_each: Callable[[int], object] | None = None
) -> Iterator[Listed]:
    """The same as ``all_registrations`` for a long file: what belongs to a person comes as bare rows."""
    for ids, done in _pieces(conference, wanted):
        wishes = defaultdict(list)
        for person_id, *wish in db.session.execute(
            _bare(ForumWish, ids, ForumWish.rank).order_by(ForumWish.rank)
        ):
            wishes[person_id].append(Wish(*wish))
        places = defaultdict(list)
        for person_id, *place in db.session.execute(_told_places(ids)):
            places[person_id].append(Place(*place))
        consents = defaultdict(set)
        for person_id, kind in db.session.execute(
            select(Consent.registration_id, Consent.kind).where(
                Consent.registration_id.in_(ids), Consent.given.is_(True)
            )
        ):
            consents[person_id].add(kind)
        for person in db.session.scalars(_with_town(_people(ids))).all():
            yield Listed(
                person=person,
                wishes=wishes[person.id],
                places=places[person.id],
                consents=consents[person.id],
            )
        if after_each:
            after_each(done)


def _pieces(conference: Conference, wanted: Wanted) -> Iterator[tuple[Sequence[int], int]]:
    """Who is found, in the order of arrival, piece by piece with how many that makes so far."""
    ids = db.session.scalars(
        _told(conference, wanted)
        .with_only_columns(Registration.id)
        .order_by(Registration.received_at, Registration.id)
    ).all()
    for start in range(0, len(ids), PIECE):
        piece = ids[start : start + PIECE]
        yield piece, start + len(piece)


def _people(ids: Sequence[int]) -> Select[Registration]:
    return (
        select(Registration)
        .where(Registration.id.in_(ids))
        .order_by(Registration.received_at, Registration.id)
    )


def _told_places(ids: Sequence[int]) -> Select[tuple[int, int, Any, str]]:
    return (
        _bare(ForumPlace, ids, ForumPlace.state)
        .join(Registration, ForumPlace.registration_id == Registration.id)
        .where(
            (ForumPlace.origin == PlaceOrigin.CHOSEN) | Registration.state.not_in(UNTOLD),
        )
    )


def _bare(
    model: type[ForumWish | ForumPlace], ids: Sequence[int], said: Any
) -> Select[tuple[int, int, Any, str]]:
    """Whose it is, in which round, what is said, and the code of the forum."""
    return (
        select(model.registration_id, model.round_id, said, Forum.code)
        .join(Forum, model.forum_id == Forum.id)
        .where(model.registration_id.in_(ids))
    )


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
    if which := wanted.filter("nachricht"):
        found = found.where(wrote_lately() if which == NEW else Registration.message != "")
    if wanted.filter("doppelt"):
        found = found.where(Registration.id.in_(people_with_twins(conference.id)))
    return found


def _told(conference: Conference, wanted: Wanted) -> Select[Registration]:
    """Who is found and not deleted: of those a file would only tell empty rows."""
    return _found(conference, wanted).where(Registration.forgotten_at.is_(None))


def wrote_lately() -> ColumnElement[bool]:
    """Whether somebody who still comes wrote a message within the last seven days."""
    return and_(
        Registration.state.not_in(ENDED),
        Registration.message != "",
        Registration.received_at > clock.now() - LATELY,
    )


def _has_to_do_with(forum_id: int) -> ColumnElement[bool]:
    return or_(
        Registration.wishes.any(ForumWish.forum_id == forum_id),
        Registration.places.any(ForumPlace.forum_id == forum_id),
    )


def _with_forums(statement: Select[Registration]) -> Select[Registration]:
    return _with_town(statement).options(
        selectinload(Registration.wishes)
        .selectinload(ForumWish.forum)
        .options(load_only(Forum.code), lazyload("*")),
        selectinload(Registration.places)
        .selectinload(ForumPlace.forum)
        .options(load_only(Forum.code), lazyload("*")),
    )


def _with_town(statement: Select[Registration]) -> Select[Registration]:
    return statement.options(
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
