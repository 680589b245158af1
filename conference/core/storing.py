"""Store new things without the unit of work, where a rush of people waits for it.

SQLAlchemy's unit of work sorts and compares whatever a session holds; for a few new rows that costs
more than the database itself. Here they are written in one statement per kind, in the order in which
they are handed over, and then belong to the session like all others.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import class_mapper, make_transient_to_detached

from conference.core.database import Model, db

MANY = 5  # rows from which it pays to count them

Thing = TypeVar("Thing", bound=Model)


def new(kind: type[Thing], /, **told: Any) -> Thing:
    """A new thing with all that it would be said to be when it is stored, to be inserted with many others.

    Nobody watches what is told of it, which is most of the cost of making one; lists stay plain lists.
    """
    thing: Thing = class_mapper(kind).class_manager.new_instance()
    thing.__dict__.update(told)
    fill_in(thing)
    return thing


def insert_now(things: Sequence[Model]) -> None:
    """Insert new things of one kind; afterwards they know their ids. Their parents must be stored."""
    if not things:
        return
    kind = type(things[0])
    statement, defaults = _statement(kind)
    for thing in things:
        fill_in(thing)
    rows = [{name: thing.__dict__[name] for name, _ in defaults} for thing in things]
    connection = db.session.connection()
    ids: Iterable[int]
    if len(rows) >= MANY and connection.dialect.name == "sqlite":
        ids = _numbered(connection, kind, rows)
    else:
        ids = connection.execute(statement, rows if len(rows) > 1 else rows[0]).scalars()
    for thing, identity in zip(things, ids, strict=True):
        thing.__dict__["id"] = identity


def _numbered(connection: sa.Connection, kind: type[Model], rows: list[dict[str, Any]]) -> range:
    """Insert rows at once, counting their ids here as SQLite would.

    Asked for ids, SQLite takes rows one by one; who writes there is alone, so nobody counts meanwhile.
    """
    first = (connection.scalar(sa.select(sa.func.max(kind.id))) or 0) + 1
    ids = range(first, first + len(rows))
    connection.execute(
        sa.insert(kind), [{"id": id_, **row} for id_, row in zip(ids, rows, strict=True)]
    )
    return ids


def fill_in(thing: Model) -> None:
    """Say at once of a new thing what it would be said to be when it is stored."""
    told = thing.__dict__
    for name, default in _statement(type(thing))[1]:
        if name not in told:
            told[name] = default(None) if callable(default) else default


def update_now(things: Sequence[Model]) -> None:
    """Write all that these stored things of one kind say; for those that no session knows."""
    if things:
        kind = type(things[0])
        names = ("id", *(name for name, _ in _statement(kind)[1]))
        rows = [{name: thing.__dict__[name] for name in names} for thing in things]
        db.session.execute(sa.update(kind), rows)


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
