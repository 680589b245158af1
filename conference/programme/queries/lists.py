"""Lists of the working programme, in the pages that an address asks for."""

from collections.abc import Collection, Mapping

from sqlalchemy import JSON, ColumnElement, Select, String, cast, func, or_, select, type_coerce
from sqlalchemy.orm import joinedload, selectinload

from conference.core.database import db
from conference.core.listing import Column, Page, Sorts, Wanted, page_of
from conference.directory.models import Person
from conference.planning.models import Conference, VenueRoom
from conference.programme.models import (
    Engagement,
    Forum,
    ForumRound,
    ProgrammeItem,
    Stand,
    Topic,
)

_TITLE = type_coerce(Forum.title, JSON)["de"].as_string()

FORUM_SORTS: Sorts = {
    "zeit": (ForumRound.starts, ForumRound.code, Forum.code),
    "kuerzel": (Forum.code,),
    "titel": (_TITLE,),
    "stand": (Forum.state, Forum.code),
    "raum": (VenueRoom.name, Forum.code),
}


def forum_page(conference: Conference, wanted: Wanted) -> Page[Forum]:
    """The forums that somebody looks for, by words in code, title and names of people, or by a filter."""
    statement = (
        select(Forum)
        .join(Forum.round)
        .outerjoin(Forum.room)
        .where(Forum.conference_id == conference.id, *map(_says, wanted.words))
        .options(joinedload(Forum.round), joinedload(Forum.room), selectinload(Forum.topics))
    )
    if state := wanted.filter("stand"):
        statement = statement.where(Forum.state == state)
    if slot := wanted.filter("runde"):
        statement = statement.where(ForumRound.code == slot)
    if topic := wanted.filter("thema"):
        statement = statement.where(Forum.topics.any(Topic.code == topic))
    if language := wanted.filter("sprache"):
        statement = statement.where(cast(Forum.interpretation, String).contains(f'"{language}"'))
    if steps := wanted.filter("stufenlos"):
        statement = statement.where(VenueRoom.step_free.is_(steps == "ja"))
    return page_of(statement, wanted, sorts=FORUM_SORTS)


def _says(word: str) -> ColumnElement[bool]:
    """The word stands in the code, the title, or the name of somebody on the forum."""
    people = select(Engagement.id).join(Engagement.person).where(Engagement.forum_id == Forum.id)
    return or_(_stands_in(word, Forum.code, _TITLE), people.where(_named(word)).exists())


def names_of_forums(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these forums: ``A1 Deutsch für den Beruf``."""
    forums = db.session.execute(select(Forum.id, Forum.code, Forum.title).where(Forum.id.in_(ids)))
    return {id_: f"{code} {title.german}" for id_, code, title in forums}


def forums_called(word: str) -> Select[int]:
    return select(Forum.id).where(_stands_in(word, Forum.code, _TITLE))


STAND_SORTS: Sorts = {
    "nummer": (Stand.number,),
    "organisation": (Stand.organisation,),
    "stand": (Stand.state, Stand.number),
}


def stand_page(conference: Conference, wanted: Wanted) -> Page[Stand]:
    """The stands that somebody looks for, by words in the organisation or by a filter."""
    statement = select(Stand).where(
        Stand.conference_id == conference.id,
        *(_stands_in(word, Stand.organisation) for word in wanted.words),
    )
    if state := wanted.filter("stand"):
        statement = statement.where(Stand.state == state)
    if power := wanted.filter("strom"):
        statement = statement.where(Stand.power.is_(power == "ja"))
    return page_of(statement, wanted, sorts=STAND_SORTS)


_STARTS = func.coalesce(ForumRound.starts, ProgrammeItem.starts)

ENGAGEMENT_SORTS: Sorts = {
    "name": (Person.last_name, Person.first_name, _STARTS),
    "zeit": (_STARTS, Forum.code, Person.last_name),
    "stand": (Engagement.state, Person.last_name),
    "aufgabe": (Engagement.part, Person.last_name),
}


def engagement_page(conference: Conference, wanted: Wanted) -> Page[Engagement]:
    """The people on the programme that somebody looks for, each with the place they appear in."""
    statement = (
        select(Engagement)
        .join(Engagement.person)
        .outerjoin(Engagement.forum)
        .outerjoin(Forum.round)
        .outerjoin(Engagement.item)
        .where(
            or_(
                Forum.conference_id == conference.id,
                ProgrammeItem.conference_id == conference.id,
            ),
            *(_named(word) for word in wanted.words),
        )
        .options(
            joinedload(Engagement.person),
            joinedload(Engagement.forum).joinedload(Forum.round),
            joinedload(Engagement.item),
        )
    )
    if state := wanted.filter("stand"):
        statement = statement.where(Engagement.state == state)
    if part := wanted.filter("aufgabe"):
        statement = statement.where(Engagement.part == part)
    return page_of(statement, wanted, sorts=ENGAGEMENT_SORTS)


def _named(word: str) -> ColumnElement[bool]:
    return _stands_in(word, Person.first_name, Person.last_name, Person.organisation)


def _stands_in(word: str, *columns: Column) -> ColumnElement[bool]:
    """The word stands in one of the columns, however it begins; SQLite folds the case of A to Z only."""
    forms = {word, word.lower(), word.capitalize()}
    return or_(*(column.icontains(form, autoescape=True) for column in columns for form in forms))
