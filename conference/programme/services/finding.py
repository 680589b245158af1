"""Take the thing that is about to change, so that nobody else changes it meanwhile.

The lock leaves the key alone (PostgreSQL: FOR NO KEY UPDATE): people who register at the same moment
point to the conference and its forums by key, and must not have to wait, nor we for them.
"""

from typing import TypeVar

from conference.core.database import Model, db
from conference.core.errors import NotFound

Thing = TypeVar("Thing", bound=Model)


def locked(model: type[Thing], identity: int) -> Thing:
    """The row of this id, locked until the use case ends."""
    found = db.session.get(model, identity, with_for_update={"of": model, "key_share": True})
    if found is None:
        raise NotFound
    return found


def in_conference(model: type[Thing], identity: int | None, conference_id: int) -> Thing | None:
    """A thing that is named by its id, if there is one; it must belong to this conference."""
    if identity is None:
        return None
    found = db.session.get(model, identity)
    if found is None or getattr(found, "conference_id", None) != conference_id:
        raise NotFound
    return found
