"""The database, and how Python types become columns."""

import sqlite3
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry

from conference.core.translated import Translated, TranslatedText

writing: ContextVar[bool] = ContextVar("a use case is running", default=False)


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment in time; refuses a datetime that does not know its time zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value!r} does not know its time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _values(enum: type[Enum]) -> list[str]:
    return [member.value for member in enum]


_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_TYPES: dict[Any, Any] = {
    datetime: UtcDateTime,
    Translated: TranslatedText,
    StrEnum: sa.Enum(
        StrEnum, native_enum=False, values_callable=_values, create_constraint=True, length=32
    ),
}


class Base(DeclarativeBase):
    # Flask-SQLAlchemy takes this class apart, so names and types must sit on the registry.
    registry = registry(metadata=sa.MetaData(naming_convention=_NAMES), type_annotation_map=_TYPES)

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


def _lower(text: Any) -> Any:
    return text.lower() if isinstance(text, str) else text


@sa.event.listens_for(sa.Engine, "connect")
def _prepare_sqlite(connection: Any, _: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # SQLAlchemy, not the driver, says BEGIN
        # Its own lower() knows no Ü and no Ж, so a search would miss half of the people
        connection.create_function("lower", 1, _lower, deterministic=True)
        for pragma in (
            "busy_timeout = 10000",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")


@sa.event.listens_for(sa.Engine, "begin")
def _begin_on_sqlite(connection: sa.Connection) -> None:
    """Take the write lock at once for a use case: a read that becomes a write later fails under load."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")


db = SQLAlchemy(
    model_class=Base, disable_autonaming=True, session_options={"expire_on_commit": False}
)

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model
