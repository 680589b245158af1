"""Who wants to take part, and who of them may be known already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core import clock
from conference.core.database import db
from conference.core.folding import folded
from conference.core.listing import Page, Sorts, Wanted, page_of
from conference.core.namesakes import are_alike, body_key
from conference.directory.models import ContactPoint, Expert, Membership, Organisation, Person
from conference.directory.queries.searching import has_every_word
from conference.directory.states import ContactKind, ExpertState, OrganisationState

MOST_DOUBLES = 10
Applied = TypeVar("Applied", Organisation, Expert)


def organisation_of_form(form_key: str) -> Organisation | None:
    """The organisation that came with this form, if it came before."""
    return _with_key(Organisation, form_key)


def expert_of_form(form_key: str) -> Expert | None:
    """The expert who came with this form, if it came before."""
    return _with_key(Expert, form_key)


def _with_key(kind: type[Applied], form_key: str) -> Applied | None:
    if not form_key:
        return None
    return db.session.scalar(select(kind).where(kind.form_key == form_key))


APPLICATION_SORTS: Sorts = {
    "name": (Organisation.sort_name, Organisation.id),
    "seit": (Organisation.applied_at, Organisation.id),
}
OFFER_SORTS: Sorts = {
    "name": (Person.sort_name, Expert.id),
    "seit": (Expert.offered_at, Expert.id),
}


def applications_page(wanted: Wanted) -> Page[Organisation]:
    """Organisations that wait for a decision, or were refused."""
    state = OrganisationState(wanted.filter("stand") or OrganisationState.APPLIED)
    found = select(Organisation).where(
        Organisation.state == state, Organisation.applied_at.is_not(None)
    )
    found = found.where(*has_every_word(Organisation.search_text, wanted.words))
    return page_of(
        found.options(joinedload(Organisation.municipality)), wanted, sorts=APPLICATION_SORTS
    )


def offers_page(wanted: Wanted) -> Page[Expert]:
    """People who offered to come and wait for a decision."""
    found = select(Expert).join(Expert.person).where(Expert.state == ExpertState.OFFERED)
    found = found.where(*has_every_word(Person.search_text, wanted.words))
    return page_of(found.options(joinedload(Expert.person)), wanted, sorts=OFFER_SORTS)


def waiting_applications() -> int:
    """How many organisations and experts wait for a decision."""
    applied = select(func.count()).where(Organisation.state == OrganisationState.APPLIED)
    offered = select(func.count()).where(Expert.state == ExpertState.OFFERED)
    return (db.session.scalar(applied) or 0) + (db.session.scalar(offered) or 0)


def current_members(organisation: Organisation) -> Sequence[Membership]:
    """Who is in the organisation today, the first one first."""
    found = (
        select(Membership)
        .where(Membership.organisation_id == organisation.id)
        .order_by(Membership.id)
        .options(joinedload(Membership.person))
    )
    return [one for one in db.session.scalars(found) if one.is_current]


def current_contacts(organisation: Organisation) -> Sequence[Membership]:
    """Through whom the organisation is written to today, the first one first."""
    return [one for one in current_members(organisation) if one.is_contact]


def contact_of(organisation: Organisation) -> Person | None:
    """Who is written to first: whoever has an address that works."""
    people = [membership.person for membership in current_contacts(organisation)]
    return next((one for one in people if one.working_email), people[0] if people else None)


@dataclass(frozen=True, kw_only=True)
class Double:
    """Somebody known who may be the same, and why."""

    organisation: Organisation | None = None
    person: Person | None = None
    reasons: Sequence[str]


def doubles_of_organisation(organisation: Organisation) -> Sequence[Double]:
    """Known organisations with a name like this, the same address, number or website, and known contacts."""
    reasons: dict[int, set[str]] = {}
    known = Organisation.id != organisation.id
    for id_, why in _called_alike(organisation):
        _note(reasons, [id_], why)
    if host := _host(organisation.website):
        like = select(Organisation.id, Organisation.website).where(
            known, Organisation.website.icontains(host, autoescape=True)
        )
        same = [id_ for id_, site in db.session.execute(like.limit(200)) if _host(site) == host]
        _note(reasons, same, "gleiche Internetseite")
    contacts = [one.person for one in organisation.memberships]
    points = [*organisation.contact_points, *(p for one in contacts for p in one.contact_points)]
    own = [one.id for one in contacts]
    people: dict[int, set[str]] = {}
    for point in _same_points(points):
        if point.organisation_id not in (None, organisation.id):
            _note(reasons, [point.organisation_id], _same(point.kind))
        elif point.person_id is not None and point.person_id not in own:
            _note(people, [point.person_id], _same(point.kind))
    return [*_organisations(reasons), *_people(people)]


def _called_alike(organisation: Organisation) -> Iterator[tuple[int, str]]:
    """Who has this name, or one like it, among all its names: the surest first, not more than are looked at."""
    told = select(Organisation.id, Organisation.name, Organisation.aliases)
    alike: list[int] = []
    for id_, name, aliases in db.session.execute(told.where(Organisation.id != organisation.id)):
        names = (name, *aliases)
        if body_key(organisation.name) in map(body_key, names):
            yield id_, "gleicher Name"
        elif len(alike) < MOST_DOUBLES and any(are_alike(organisation.name, one) for one in names):
            alike.append(id_)
    yield from ((id_, "ähnlicher Name") for id_ in alike)


def doubles_of_person(person: Person) -> Sequence[Double]:
    """Known people with the same name, address or number."""
    reasons: dict[int, set[str]] = {}
    same_name = select(Person.id).where(
        Person.id != person.id,
        Person.sort_name == folded(f"{person.last_name}, {person.first_name}"),
    )
    _note(reasons, db.session.scalars(same_name.limit(MOST_DOUBLES)), "gleicher Name")
    for point in _same_points(person.contact_points):
        if point.person_id not in (None, person.id):
            _note(reasons, [point.person_id], _same(point.kind))
    return _people(reasons)


def _same_points(points: Sequence[ContactPoint]) -> Sequence[ContactPoint]:
    plain = {point.plain for point in points if point.plain}
    if not plain:
        return ()
    own = {point.id for point in points}
    found = select(ContactPoint).where(ContactPoint.plain.in_(plain)).limit(10 * MOST_DOUBLES)
    return [point for point in db.session.scalars(found) if point.id not in own]


def _same(kind: ContactKind) -> str:
    return "gleiche E-Mail" if kind is ContactKind.EMAIL else "gleiche Telefonnummer"


def _note(reasons: dict[int, set[str]], ids: Iterable[int | None], why: str) -> None:
    for id_ in ids:
        if id_ is not None:
            reasons.setdefault(id_, set()).add(why)


def _organisations(reasons: dict[int, set[str]]) -> list[Double]:
    found = (
        select(Organisation)
        .where(Organisation.id.in_(reasons))
        .order_by(Organisation.sort_name)
        .limit(MOST_DOUBLES)
        .options(
            joinedload(Organisation.municipality),
            selectinload(Organisation.memberships).joinedload(Membership.person),
        )
    )
    rows = db.session.scalars(found).all()
    return [Double(organisation=one, reasons=sorted(reasons[one.id])) for one in rows]


def _people(reasons: dict[int, set[str]]) -> list[Double]:
    found = (
        select(Person).where(Person.id.in_(reasons)).order_by(Person.sort_name).limit(MOST_DOUBLES)
    )
    rows = db.session.scalars(found).all()
    return [Double(person=one, reasons=sorted(reasons[one.id])) for one in rows]


def _host(website: str) -> str:
    """ "https://www.bruecken.example/verein" and "bruecken.example" are the same house."""
    host = website.casefold().partition("://")[2] or website.casefold()
    return host.split("/")[0].removeprefix("www.").strip()


def applications_of_the_last_hour() -> int:
    since = clock.now() - timedelta(hours=1)
    applied = select(func.count()).where(Organisation.applied_at > since)
    offered = select(func.count()).where(Expert.form_key.is_not(None), Expert.offered_at > since)
    return (db.session.scalar(applied) or 0) + (db.session.scalar(offered) or 0)
