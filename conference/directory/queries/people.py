"""Questions about the people whom the district knows."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Select, or_, select

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import spellings
from conference.core.listing import Page, Wanted, page_of
from conference.directory.models import ContactPoint, Person
from conference.directory.states import ContactKind


def people() -> Sequence[Person]:
    return db.session.scalars(select(Person).order_by(Person.last_name, Person.first_name)).all()


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
    found = select(Person)
    for word in wanted.words:
        found = found.where(
            or_(
                *(
                    Person.search_text.contains(spelling, autoescape=True)
                    for spelling in spellings(word)
                )
            )
        )
    return page_of(found, wanted, sorts=PEOPLE_SORTS)


def people_with_address(email: str) -> Sequence[Person]:
    """Everybody who has this e-mail address, in the order in which they were added."""
    return db.session.scalars(
        select(Person)
        .join(ContactPoint, ContactPoint.person_id == Person.id)
        .where(
            ContactPoint.kind == ContactKind.EMAIL,
            ContactPoint.plain == email.strip().casefold(),
        )
        .order_by(Person.id)
        .distinct()
    ).all()
