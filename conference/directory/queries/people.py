"""Questions about the people whom the district knows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Wanted, page_of
from conference.core.words import has_word
from conference.directory.models import ContactPoint, Membership, Person
from conference.directory.queries.searching import has_every_word, words_in
from conference.directory.states import ContactKind


def people() -> Sequence[Person]:
    """Everybody, by name; how they are reached is read only when it is asked for."""
    return db.session.scalars(
        select(Person)
        .order_by(Person.last_name, Person.first_name)
        .options(lazyload(Person.contact_points))
    ).all()


def person_of(person_id: int) -> Person:
    person = db.session.get(Person, person_id)
    if person is None:
        raise NotFound
    return person


def names_of_people(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these people."""
    return {
        person.id: person.full_name
        for person in db.session.scalars(select(Person).where(Person.id.in_(ids)))
    }


def people_called(word: str) -> Select[int]:
    return select(Person.id).where(
        Person.last_name.icontains(word, autoescape=True)
        | Person.first_name.icontains(word, autoescape=True)
    )


PEOPLE_SORTS = {
    "name": (Person.sort_name,),
    "organisation": (Person.organisation, Person.sort_name),
}


def people_page(wanted: Wanted) -> Page[Person]:
    """People whose name, organisation, function or address has every word of the search."""
    found = _found(wanted).options(
        selectinload(Person.memberships).joinedload(Membership.organisation)
    )
    return page_of(found, wanted, sorts=PEOPLE_SORTS)


def number_of_people(wanted: Wanted) -> int:
    """How many the search finds."""
    return db.session.scalar(select(func.count()).select_from(_found(wanted).subquery())) or 0


def all_people(wanted: Wanted) -> Iterator[Person]:
    """Everybody the search finds, by name, piece by piece with all that a file shows."""
    ids = db.session.scalars(
        _found(wanted).with_only_columns(Person.id).order_by(Person.sort_name)
    ).all()
    for start in range(0, len(ids), _AT_ONCE):
        piece = select(Person).where(Person.id.in_(ids[start : start + _AT_ONCE]))
        yield from db.session.scalars(
            piece.order_by(Person.sort_name, Person.id).options(
                joinedload(Person.municipality),
                selectinload(Person.postal_addresses),
                selectinload(Person.memberships).joinedload(Membership.organisation),
            )
        ).all()


_AT_ONCE = 500


def _found(wanted: Wanted) -> Select[Any]:
    found = select(Person).where(*has_every_word(Person.search_text, wanted.words))
    if town := wanted.filter("kommune"):
        found = found.where(Person.municipality_id == int(town))
    if invited := wanted.filter("einladungen"):
        found = found.where(
            Person.opted_out_at.is_(None) if invited == "ja" else Person.opted_out_at.is_not(None)
        )
    if tag := wanted.filter("merkmal"):
        found = found.where(has_word(Person.tags, tag))
    if language := wanted.filter("sprache"):
        found = found.where(has_word(Person.languages, language))
    return found


def tags_of_people() -> Sequence[str]:
    """Every tag that somebody carries, in the order of the alphabet."""
    return words_in(Person.tags)


def languages_of_people() -> Sequence[str]:
    """The codes of all languages that somebody speaks."""
    return words_in(Person.languages)


def people_with_address(email: str) -> Sequence[Person]:
    """Everybody who has this e-mail address, in the order in which they were added."""
    having = select(ContactPoint.person_id).where(
        ContactPoint.kind == ContactKind.EMAIL,
        ContactPoint.plain == email.strip().casefold(),
    )
    return db.session.scalars(select(Person).where(Person.id.in_(having)).order_by(Person.id)).all()
