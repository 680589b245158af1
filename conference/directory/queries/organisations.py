"""Questions about the organisations of the district."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import folded
from conference.core.listing import Page, Wanted, page_of
from conference.core.translated import Translated
from conference.core.words import has_word
from conference.directory.models import Membership, Municipality, Organisation, Person
from conference.directory.queries.searching import has_every_word, words_in
from conference.directory.states import OrganisationState

Fields = Mapping[str, Translated]
"""Fields of action of the integration concept: code -> title, in the order of the concept."""

_fields: list[Callable[[], Fields]] = []


def register_fields(ask: Callable[[], Fields]) -> None:
    """A room above knows the fields of action; it says here how to ask it."""
    _fields[:] = [ask]


def fields_of_action() -> Fields:
    """What organisations and experts can name as their field of work."""
    return _fields[0]() if _fields else {}


def organisation_of(organisation_id: int) -> Organisation:
    organisation = db.session.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFound
    return organisation


def names_of_organisations(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these organisations."""
    named = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    return dict(db.session.execute(named).all())


def organisations_called(word: str) -> Select[int]:
    return select(Organisation.id).where(
        Organisation.search_text.contains(folded(word), autoescape=True)
    )


ORGANISATION_SORTS = {
    "name": (Organisation.sort_name,),
    "art": (Organisation.category, Organisation.sort_name),
    "kommune": (Municipality.name, Organisation.sort_name),
    "geaendert": (Organisation.changed_at,),
}

PUT_AWAY = (OrganisationState.ARCHIVED, OrganisationState.REJECTED)
"""Found only by whoever asks for this state."""


def organisations_page(wanted: Wanted) -> Page[Organisation]:
    """Organisations by words in name, other names, addresses and numbers, and by what they are."""
    people = selectinload(Organisation.memberships).joinedload(Membership.person)
    found = _found(wanted).options(
        joinedload(Organisation.municipality), people.options(lazyload(Person.contact_points))
    )
    return page_of(found, wanted, sorts=ORGANISATION_SORTS)


def number_of_organisations(wanted: Wanted) -> int:
    """How many the search finds."""
    return db.session.scalar(select(func.count()).select_from(_found(wanted).subquery())) or 0


def all_organisations(wanted: Wanted) -> Iterator[Organisation]:
    """Everything the search finds, by name, piece by piece with all that a file shows."""
    ids = db.session.scalars(
        _found(wanted).with_only_columns(Organisation.id).order_by(Organisation.sort_name)
    ).all()
    for start in range(0, len(ids), _AT_ONCE):
        piece = select(Organisation).where(Organisation.id.in_(ids[start : start + _AT_ONCE]))
        yield from db.session.scalars(
            piece.order_by(Organisation.sort_name, Organisation.id).options(
                joinedload(Organisation.municipality),
                selectinload(Organisation.postal_addresses),
                selectinload(Organisation.memberships).joinedload(Membership.person),
            )
        ).all()


_AT_ONCE = 500


def _found(wanted: Wanted) -> Select[Any]:
    found = (
        select(Organisation)
        .outerjoin(Organisation.municipality)
        .where(*has_every_word(Organisation.search_text, wanted.words))
    )
    if state := wanted.filter("stand"):
        found = found.where(Organisation.state == state)
    else:
        found = found.where(Organisation.state.not_in(PUT_AWAY))
    if category := wanted.filter("art"):
        found = found.where(Organisation.category == category)
    if town := wanted.filter("kommune"):
        found = found.where(Organisation.municipality_id == int(town))
    for name, column in _WORDS.items():
        if word := wanted.filter(name):
            found = found.where(has_word(column, word))
    return found


_WORDS = {
    "feld": Organisation.fields,
    "merkmal": Organisation.tags,
    "sprache": Organisation.languages,
}


def tags_of_organisations() -> Sequence[str]:
    """Every tag that some organisation carries, in the order of the alphabet."""
    return words_in(Organisation.tags)


def languages_of_organisations() -> Sequence[str]:
    """The codes of all languages that some organisation speaks."""
    return words_in(Organisation.languages)


PUBLIC_SORTS = {"name": (Organisation.sort_name,)}


def listed_page(wanted: Wanted) -> Page[Organisation]:
    """The organisations that want to be seen and that the office agreed to show."""
    found = _listed().where(*has_every_word(Organisation.search_text, wanted.words))
    if category := wanted.filter("art"):
        found = found.where(Organisation.category == category)
    if code := wanted.filter("feld"):
        found = found.where(has_word(Organisation.fields, code))
    if language := wanted.filter("spricht"):
        found = found.where(has_word(Organisation.languages, language))
    found = found.options(joinedload(Organisation.municipality))
    return page_of(found, wanted, sorts=PUBLIC_SORTS)


def listed_organisation(slug: str) -> Organisation:
    """The organisation behind a public address; to visitors there is no other."""
    found: Organisation | None = db.session.scalar(_listed().where(Organisation.slug == slug))
    if found is None:
        raise NotFound
    return found


def _listed() -> Select[Any]:
    return select(Organisation).where(
        Organisation.is_listed.is_(True),
        Organisation.wants_page.is_(True),
        Organisation.slug.is_not(None),
        Organisation.state == OrganisationState.APPROVED,
    )


def membership_of(organisation_id: int, membership_id: int) -> Membership:
    """Somebody's part in this very organisation."""
    found = db.session.get(Membership, membership_id)
    if found is None or found.organisation_id != organisation_id:
        raise NotFound
    return found
