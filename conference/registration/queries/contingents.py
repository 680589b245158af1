"""Questions about seats kept for organisations, the press, the council, and the reserve."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import folded
from conference.core.listing import Page, Sorts, Wanted, page_of
from conference.directory.models import Organisation
from conference.planning.models import Conference
from conference.registration.models import Contingent, Registration
from conference.registration.states import SEATED, ContingentKind, Quota


def held_by_quota(conference: Conference) -> Mapping[Quota, int]:
    """Seats that organisations hold without a name yet."""
    held = (
        select(Contingent.quota, func.sum(Contingent.held))
        .where(Contingent.conference_id == conference.id)
        .group_by(Contingent.quota)
    )
    return {quota: seats or 0 for quota, seats in db.session.execute(held)}


def contingent_of(conference: Conference, contingent_id: int) -> Contingent:
    found = db.session.get(Contingent, contingent_id)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return found


def conference_id_of_contingent(contingent_id: int) -> int:
    """The conference whose seats these are, without reading the contingent itself."""
    found = db.session.scalar(
        select(Contingent.conference_id).where(Contingent.id == contingent_id)
    )
    if found is None:
        raise NotFound
    return found


def people_named(contingent: Contingent) -> Sequence[Registration]:
    """Who has a seat of this organisation and is still known, in the order of the alphabet."""
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.contingent_id == contingent.id,
            Registration.state.in_(SEATED),
            Registration.forgotten_at.is_(None),
        )
        .order_by(Registration.sort_name, Registration.id)
    ).all()


def number_named(contingent: Contingent) -> int:
    return (
        db.session.scalar(
            select(func.count()).where(
                Registration.contingent_id == contingent.id, Registration.state.in_(SEATED)
            )
        )
        or 0
    )


CONTINGENT_SORTS: Sorts = {
    "organisation": (func.coalesce(Organisation.sort_name, ""), Contingent.id),
    "rueckgabe": (Contingent.return_on, Contingent.id),
    "gehalten": (Contingent.held, Contingent.id),
}


def contingents_page(conference: Conference, wanted: Wanted) -> Page[Contingent]:
    """The seats kept in this year, by words in the name of whose they are."""
    found = (
        select(Contingent)
        .outerjoin(Contingent.organisation)
        .where(Contingent.conference_id == conference.id)
        .options(joinedload(Contingent.organisation))
    )
    for word in wanted.words:
        found = found.where(_is_called(word))
    if kind := wanted.filter("art"):
        found = found.where(Contingent.kind == ContingentKind(kind))
    if state := wanted.filter("offen"):
        found = found.where(case((Contingent.held > 0, "ja"), else_="nein") == state)
    return page_of(found, wanted, sorts=CONTINGENT_SORTS)


def named_in(contingents: Collection[Contingent]) -> Mapping[int, int]:
    """How many seats of each of these have a name."""
    counted = (
        select(Registration.contingent_id, func.count())
        .where(
            Registration.contingent_id.in_([one.id for one in contingents]),
            Registration.state.in_(SEATED),
        )
        .group_by(Registration.contingent_id)
    )
    return {row[0]: row[1] for row in db.session.execute(counted) if row[0] is not None}


def contingents_of_organisation(organisation_id: int, conference_id: int) -> Sequence[Contingent]:
    """What this organisation has at a conference, the earliest return date first."""
    return db.session.scalars(
        select(Contingent)
        .where(
            Contingent.organisation_id == organisation_id,
            Contingent.conference_id == conference_id,
        )
        .order_by(Contingent.return_on, Contingent.id)
    ).all()


def organisations_like(words: str) -> Sequence[Organisation]:
    """Organisations whose name is just this, else those that have every word; six at most."""
    exact = select(Organisation).where(Organisation.sort_name == folded(words)).limit(6)
    if found := db.session.scalars(exact).all():
        return found
    like: Select[Organisation] = select(Organisation).order_by(Organisation.sort_name).limit(6)
    for word in folded(words).split():
        like = like.where(Organisation.search_text.contains(word, autoescape=True))
    return db.session.scalars(like).all()


def names_of_contingents(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these contingents: by whose they are."""
    found = db.session.scalars(
        select(Contingent)
        .where(Contingent.id.in_(ids))
        .options(joinedload(Contingent.organisation))
    )
    return {contingent.id: contingent.name for contingent in found}


def contingents_called(word: str) -> Select[int]:
    return select(Contingent.id).outerjoin(Contingent.organisation).where(_is_called(word))


def _is_called(word: str) -> ColumnElement[bool]:
    """Whether the organisation, or the kind of guests, has this word in its name."""
    kinds = [kind for kind in ContingentKind if folded(word) in folded(kind.label)]
    return or_(
        Organisation.search_text.contains(folded(word), autoescape=True),
        and_(Contingent.organisation_id.is_(None), Contingent.kind.in_(kinds)),
    )


def year_of_contingent(contingent_id: int) -> int:
    year = db.session.scalar(
        select(Conference.year)
        .join(Contingent, Contingent.conference_id == Conference.id)
        .where(Contingent.id == contingent_id)
    )
    if year is None:
        raise NotFound
    return year
