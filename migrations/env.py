"""How migrations run: one transaction, one at a time, on SQLite and on PostgreSQL."""

from importlib import import_module
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import context
from flask import current_app

from conference.core.database import UtcDateTime, db, writing
from conference.core.translated import TranslatedText

ROOMS = Path(current_app.root_path)
for models in (*ROOMS.glob("*/models.py"), *ROOMS.glob("*/models/__init__.py")):
    # every table must be known
    import_module(f"conference.{models.relative_to(ROOMS).parts[0]}.models")

ONE_AT_A_TIME = 20261122  # the PostgreSQL advisory lock that a migration holds


def plain_types(kind: str, thing: Any, autogen: Any) -> str | bool:
    """Write types as the database knows them: a migration must outlive our classes."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, TranslatedText):
        return "sa.JSON()"
    return False


def ours(name: str | None, kind: str, parents: Any) -> bool:
    """Whether a table is ours to change; the queue makes its own."""
    return not (kind == "table" and (name or "").startswith("huey_"))


def _follow_keys(connection: sa.Connection, answer: str) -> None:
    """SQLite hears this outside of a transaction only, and SQLAlchemy begins one by itself."""
    connection.connection.cursor().execute(f"PRAGMA foreign_keys = {answer}")


def migrate() -> None:
    with db.engine.connect() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:  # a table is changed by copying it; nobody may follow its keys meanwhile
            _follow_keys(connection, "OFF")
        token = writing.set(True)  # SQLite: take the write lock at once
        try:
            context.configure(
                connection=connection,
                target_metadata=db.metadata,
                transactional_ddl=True,
                render_item=plain_types,
                include_name=ours,
                **current_app.extensions["migrate"].configure_args,
            )
            with context.begin_transaction():
                if not on_sqlite:
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
                context.run_migrations()
                if on_sqlite and (
                    lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                ):
                    raise RuntimeError(
                        f"The migration would leave rows without their parents: {lost}"
                    )
        finally:
            writing.reset(token)
            if on_sqlite:
                _follow_keys(connection, "ON")


migrate()
