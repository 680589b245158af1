"""A real database for every test, undone afterwards."""

import pytest
from hypothesis import settings

from conference.app import create_app
from conference.core.database import db
from config import TestConfig
from tests.browsing import Browser
from tests.databases import new_database

pytest_plugins = ["tests.fixtures"]

# How long an example takes says how busy the machine is, not whether the house is right
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def app():
    with new_database() as address:
        app = create_app(type("WorkerConfig", (TestConfig,), {"SQLALCHEMY_DATABASE_URI": address}))
        app.test_client_class = Browser
        with app.app_context():
            db.create_all()
            yield app
            db.session.remove()  # an open transaction would hold up the end of the database
            db.engine.dispose()


@pytest.fixture
def database(tmp_path):
    """The address of an empty database of its own, for tests that start processes or migrate."""
    with new_database(tmp_path) as address:
        yield address


@pytest.fixture(autouse=True)
def _clean_database(app):
    """Let every test commit as it likes, and undo all of it."""
    with app.app_context():
        engine = db.engine
        with engine.connect() as connection:
            outer = connection.begin()
            db.engines[None] = connection
            db.session.configure(join_transaction_mode="create_savepoint")
            yield
            db.session.remove()
            outer.rollback()
            db.engines[None] = engine


@pytest.fixture
def client(app):
    return app.test_client()
