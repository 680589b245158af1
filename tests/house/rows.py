"""Rows for tables we know nothing about."""

from datetime import UTC, date, datetime, time

import sqlalchemy as sa

from conference.core.database import UtcDateTime
from conference.core.translated import Translated, TranslatedText
from conference.core.words import WordsText

SPECIAL = {  # what a CHECK asks for beyond the types
    "engagement": {"item_id": None},
    "seat_pool": {"taken": 0},
    "contact_point": {"organisation_id": None},
    "postal_address": {"organisation_id": None},
    "address_pair": {"person_id": None},
    "list_exception": {"organisation_id": None},
    "invitation": {"organisation_id": None},
    "seat_offer": {"forum_id": None},
    "likely_double": {"second_id": 2},
}


def one_row_each(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """One row in every table; a reference points to the first row of its table."""
    for table in metadata.sorted_tables:
        values = {column.name: _value(column) for column in table.columns if column.name != "id"}
        connection.execute(table.insert().values(values | SPECIAL.get(table.name, {})))


def _value(column):
    if column.foreign_keys:
        other = next(iter(column.foreign_keys)).column.table
        return None if other is column.table else 1
    if isinstance(column.type, sa.Enum):
        return next(iter(column.type.enum_class))
    if isinstance(column.type, TranslatedText):
        return Translated({"de": "Forum"})
    if isinstance(column.type, WordsText):
        return ["Forum"]
    if isinstance(column.type, UtcDateTime):
        return datetime(2026, 11, 7, 9, tzinfo=UTC)
    by_type = {
        sa.Boolean: True,
        sa.Integer: 1,
        sa.Date: date(2026, 11, 7),
        sa.Time: time(9),
        sa.JSON: [],
        sa.LargeBinary: b"PNG",
        sa.String: "Forum",
    }
    return next(value for kind, value in by_type.items() if isinstance(column.type, kind))
