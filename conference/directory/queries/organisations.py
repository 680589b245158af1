"""Questions about the organisations of the district."""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import Select, select

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import folded
from conference.core.translated import Translated
from conference.directory.models import Organisation

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
