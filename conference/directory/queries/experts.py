"""Questions about the pool of experts."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, exists, or_, select, type_coerce
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import folded
from conference.core.listing import Page, Wanted, page_of
from conference.core.words import has_word
from conference.directory.models import Absence, Expert, Municipality, Person
from conference.directory.queries.organisations import fields_of_action
from conference.directory.queries.searching import has_every_word
from conference.directory.states import ExpertState

EXPERT_SORTS = {
    "name": (Person.sort_name,),
    "stand": (Expert.state, Person.sort_name),
    "kommune": (Municipality.name, Person.sort_name),
    "angebot": (Expert.offered_at,),
}


def expert_of(expert_id: int) -> Expert:
    found = db.session.get(
        Expert, expert_id, options=[joinedload(Expert.person), selectinload(Expert.absences)]
    )
    if found is None:
        raise NotFound
    return found


def names_of_experts(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these experts."""
    named = select(Expert).where(Expert.id.in_(ids)).options(joinedload(Expert.person))
    return {expert.id: expert.person.full_name for expert in db.session.scalars(named)}


def experts_called(word: str) -> Select[int]:
    return (
        select(Expert.id)
        .join(Expert.person)
        .where(Person.search_text.contains(folded(word), autoescape=True))
    )


def experts_page(wanted: Wanted, free_on: date | None = None) -> Page[Expert]:
    """Experts by words in name, topic or own words, and by language, town, state and a free day.

    Who rests is found only by whoever asks for it.
    """
    found = (
        select(Expert)
        .join(Expert.person)
        .outerjoin(Person.municipality)
        .where(*(_knows(word) for word in wanted.words))
        .options(
            contains_eager(Expert.person).contains_eager(Person.municipality),
            selectinload(Expert.absences),
        )
    )
    if state := wanted.filter("stand"):
        found = found.where(Expert.state == state)
    else:
        found = found.where(Expert.state != ExpertState.RESTING)
    if code := wanted.filter("feld"):
        found = found.where(has_word(Expert.fields, code))
    if language := wanted.filter("sprache"):
        found = found.where(has_word(Person.languages, language))
    if town := wanted.filter("kommune"):
        found = found.where(Person.municipality_id == int(town))
    if free_on:
        found = found.where(~_away(free_on))
    return page_of(found, wanted, sorts=EXPERT_SORTS)


def _knows(word: str) -> ColumnElement[bool]:
    """The word stands in the name, the own words, or the title of a field of action."""
    own_words: Any = type_coerce(Person.expertise, Text)
    codes = [
        code
        for code, title in fields_of_action().items()
        if folded(word) in folded(title.german) or word.casefold() == code.casefold()
    ]
    return or_(
        *has_every_word(Person.search_text, [word]),
        *(
            own_words.icontains(form, autoescape=True)
            for form in {word, word.lower(), word.capitalize()}
        ),
        *(has_word(Expert.fields, code) for code in codes),
    )


def _away(day: date) -> ColumnElement[bool]:
    return exists().where(
        Absence.expert_id == Expert.id, Absence.first_day <= day, Absence.last_day >= day
    )
