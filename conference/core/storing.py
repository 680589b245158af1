"""Store new things without the unit of work, where a rush of people waits for it.

SQLAlchemy's unit of work sorts and compares whatever a session holds; for a few new rows that costs
more than the database itself. Here they are written in one statement per kind, in the order in which
they are handed over, and then belong to the session like all others.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import make_transient_to_detached

from conference.core.database import Model, db


def insert_now(things: Sequence[Model]) -> None:
    """Insert new things of one kind; afterwards they know their ids. Their parents must be stored."""
    if not things:
        return
    kind = type(things[0])
    statement, defaults = _statement(kind)
    for thing in things:
        fill_in(thing)
    rows = [{name: thing.__dict__[name] for name, _ in defaults} for thing in things]
    ids = db.session.connection().execute(statement, rows if len(rows) > 1 else rows[0]).scalars()
    for thing, identity in zip(things, ids, strict=True):
        thing.id = identity


def fill_in(thing: Model) -> None:
    """Say at once of a new thing what it would be said to be when it is stored."""
    for name, default in _statement(type(thing))[1]:
        if name not in thing.__dict__:
            setattr(thing, name, default(None) if callable(default) else default)


def adopt(things: Sequence[Model]) -> None:
    """Let the session know these stored things, as if it had stored them itself."""
    for thing in things:
        make_transient_to_detached(thing)
    db.session.add_all(things)


@cache
def _statement(kind: type[Model]) -> tuple[Any, list[tuple[str, Any]]]:
    """The INSERT of this kind, and each column with what it is where nobody says otherwise."""
    table: Any = kind.__table__
    columns = [column for column in table.columns if not column.primary_key]
    defaults = [(column.name, column.default.arg if column.default else None) for column in columns]
    return sa.insert(table).returning(table.c.id, sort_by_parameter_order=True), defaults
