"""The mark that every process compares before it shows a page it has kept."""

import logging
import os
import weakref
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from conference.core.database import db
from conference.web.models import PageStamp

_TABLE = PageStamp.__tablename__
_NEW_MARK = sa.text(
    f"INSERT INTO {_TABLE} (id, mark) VALUES (1, :mark)"
    " ON CONFLICT (id) DO UPDATE SET mark = excluded.mark"
)
_READ_MARK = f"SELECT mark FROM {_TABLE} WHERE id = 1"


def renew() -> None:
    """Something that stands on a public page was changed: belongs into the transaction that changes it."""
    db.session.execute(_NEW_MARK, {"mark": uuid4().hex})


def current_mark() -> str | None:
    """The mark as the running request sees it; nothing while there is none."""
    return db.session.scalar(sa.select(PageStamp.mark))


class StampReader:
    """Reads the mark with one small question over a connection that it keeps, one per process.

    A page is answered in less time than a session and a transaction take, so this goes around them.
    ``engines`` is Flask-SQLAlchemy's own table, where tests put a connection instead of an engine.
    """

    def __init__(self, engines: Mapping[str | None, Any]) -> None:
        self.engines = engines
        self._cursor: Any = None
        self._closing: weakref.finalize[..., StampReader] | None = None
        self._process = 0
        self._lock = Lock()

    def __call__(self) -> str | None:
        """The mark, or nothing while there is none or the database does not answer."""
        engine = self.engines[None]
        try:
            if isinstance(engine, sa.Connection):
                return self._first(engine.exec_driver_sql(_READ_MARK).fetchall())
            if isinstance(
                engine.pool, sa.StaticPool
            ):  # in memory: the one connection is the database
                with engine.connect() as connection:
                    return self._first(connection.exec_driver_sql(_READ_MARK).fetchall())
            with self._lock:
                return self._asked(engine)
        except Exception:
            logging.getLogger(__name__).exception("The page stamp could not be read")
            return None

    def close(self) -> None:
        """Give the connection back; the next question opens a new one."""
        with self._lock:
            self._forget()

    def _asked(self, engine: sa.Engine) -> str | None:
        if self._process != os.getpid():  # a connection must not be shared with a forked process
            if self._closing:
                self._closing.detach()
            self._cursor, self._closing, self._process = None, None, os.getpid()
        for last_try in (False, True):
            try:
                if self._cursor is None:
                    self._open(engine)
                self._cursor.execute(_READ_MARK)
                return self._first(self._cursor.fetchall())
            except Exception:
                self._forget()  # the database was restarted: once more, over a new connection
                if last_try:
                    raise
        return None

    def _open(self, engine: sa.Engine) -> None:
        connection = engine.raw_connection()
        driver: Any = connection.driver_connection
        connection.detach()
        if engine.dialect.name == "postgresql":
            driver.autocommit = True
        self._cursor = driver.cursor()
        self._closing = weakref.finalize(self, driver.close)

    def _forget(self) -> None:
        if self._closing:
            with suppress(Exception):
                self._closing()
        self._cursor = self._closing = None

    @staticmethod
    def _first(rows: Any) -> str | None:
        return rows[0][0] if rows else None
