"""The tables that migrations make are the tables that the models describe, on both databases."""

import re

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade

from conference.core.database import db
from conference.upgrade import MIGRATIONS, create_app
from config import TestConfig
from tests.databases import new_database
from tests.house.rows import one_row_each


@pytest.fixture
def installation(database):
    """An application with an empty database of its own."""
    settings = {"SQLALCHEMY_DATABASE_URI": database}
    app = create_app(type("InstallationConfig", (TestConfig,), settings))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def schema(engine):
    """All that the database itself knows about the tables."""
    inspector = sa.inspect(engine)
    return {
        table: {
            "columns": {
                column["name"]: (repr(column["type"]), column["nullable"], column["default"])
                for column in inspector.get_columns(table)
            },
            "key": inspector.get_pk_constraint(table),
            "references": plain(inspector.get_foreign_keys(table)),
            "unique": plain(inspector.get_unique_constraints(table)),
            "checks": plain(inspector.get_check_constraints(table)),
            "indexes": plain(inspector.get_indexes(table)),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def plain(found):
    """The same in an order that does not depend on the database, and comparable."""
    if isinstance(found, dict):
        return {key: plain(found[key]) for key in sorted(found)}
    if isinstance(found, list):
        return sorted((plain(item) for item in found), key=str)
    return str(found)


def test_migrations_make_what_the_models_describe(installation, tmp_path):
    upgrade()

    (tmp_path / "models").mkdir()
    with new_database(tmp_path / "models") as address:
        engine = sa.create_engine(address)
        db.metadata.create_all(engine)
        assert schema(db.engine) == schema(engine)
        engine.dispose()


def test_every_migration_goes_up_down_and_up_again_with_rows_in(installation):
    upgrade()
    made = schema(db.engine)
    with db.engine.begin() as connection:
        one_row_each(connection, db.metadata)

    for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions():
        downgrade(revision=revision.down_revision or "base")
        upgrade(revision=revision.revision)
        downgrade(revision=revision.down_revision or "base")
    left = schema(db.engine)
    upgrade()

    assert left == {}
    assert schema(db.engine) == made


def test_migrating_twice_changes_nothing(installation):
    upgrade()
    with db.engine.begin() as connection:
        one_row_each(connection, db.metadata)
        before = rows(connection)

    upgrade()

    with db.engine.connect() as connection:
        assert rows(connection) == before


def rows(connection):
    return {
        table.name: connection.execute(sa.select(table)).all()
        for table in db.metadata.sorted_tables
    }


def test_migrations_are_one_straight_line():
    script = ScriptDirectory(str(MIGRATIONS))

    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


def test_migrations_are_named_by_day_and_time_and_known_by_it():
    """``make run`` sees from the names alone whether the database is up to date."""
    script = ScriptDirectory(str(MIGRATIONS))
    revisions = sorted(revision.revision for revision in script.walk_revisions())
    names = sorted(path.name for path in (MIGRATIONS / "versions").glob("*.py"))

    assert all(re.fullmatch(r"\d{4}_\d\d_\d\d_\d{4}", revision) for revision in revisions)
    assert [name[:15] for name in names] == revisions
    assert script.get_current_head() == revisions[-1]
