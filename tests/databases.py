"""Where tests keep their rows: SQLite, or with TEST_DATABASE_URL a PostgreSQL server.

On PostgreSQL every worker of the run has a database of its own, and so has every test that asks for
an empty one; the address names a database from which new ones can be made.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from config import TestConfig, database_url

SERVER = database_url(os.environ.get("TEST_DATABASE_URL", TestConfig.SQLALCHEMY_DATABASE_URI))
ON_POSTGRESQL = SERVER.startswith("postgresql")


@contextmanager
def new_database(folder: Path | None = None) -> Iterator[str]:
    """The address of an empty database, gone afterwards; on SQLite a file in ``folder``, else memory."""
    if not ON_POSTGRESQL:
        yield f"sqlite:///{folder}/conference.db" if folder else "sqlite://"
        return
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{secrets.token_hex(4)}"
    _on_the_server(f'CREATE DATABASE "{name}"')
    try:
        address = sa.make_url(SERVER).set(database=name)
        yield address.render_as_string(hide_password=False)
    finally:
        _on_the_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_the_server(statement: str) -> None:
    engine = sa.create_engine(SERVER, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()
