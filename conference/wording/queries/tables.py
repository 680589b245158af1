"""Where texts in many languages are kept, found in the tables by the type of the column."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, select, true

from conference.core.database import Model, db
from conference.core.translated import TranslatedText
from conference.directory.models import District, Person
from conference.planning.models import Conference
from conference.programme.models import Engagement, Forum, ProgrammeItem

WRITTEN_ONCE = {
    "mailing",
    "privacy_notice",
    "privacy_wording",
    "release",
}  # letters that go out one day, and versions of the past: nobody keeps them up


def translated_columns() -> Mapping[type[Model], Sequence[str]]:
    """Model -> the attributes that hold a text in many languages, as far as somebody can edit them."""
    found = {}
    for mapper in Model.registry.mappers:
        names = [
            attribute.key
            for attribute in mapper.column_attrs
            if isinstance(attribute.columns[0].type, TranslatedText)
        ]
        if names and mapper.class_.__tablename__ not in WRITTEN_ONCE:
            found[mapper.class_] = names
    return found


def things_of(conference: Conference) -> list[tuple[Any, Sequence[str]]]:
    """Everything of this year that carries such texts, with their attributes; one question per kind."""
    columns = sorted(translated_columns().items(), key=lambda one: one[0].__tablename__)
    return [
        (thing, names)
        for model, names in columns
        for thing in db.session.scalars(
            select(model).where(_of_this_year(model, conference)).order_by(model.id)
        )
    ]


def _of_this_year(model: Any, conference: Conference) -> ColumnElement[bool]:
    """The things of the conference, its district, and the people on its stages."""
    condition: ColumnElement[bool]
    if model is Conference:
        condition = Conference.id == conference.id
    elif model is District:
        condition = District.id == conference.district_id
    elif model is Person:
        condition = Person.id.in_(_people_on_stage(conference))
    elif hasattr(model, "conference_id"):
        condition = model.conference_id == conference.id
    else:
        condition = true()
    return condition


def _people_on_stage(conference: Conference) -> Any:
    return (
        select(Engagement.person_id)
        .outerjoin(Forum, Forum.id == Engagement.forum_id)
        .outerjoin(ProgrammeItem, ProgrammeItem.id == Engagement.item_id)
        .where(
            or_(
                Forum.conference_id == conference.id,
                ProgrammeItem.conference_id == conference.id,
            )
        )
    )
