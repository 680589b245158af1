"""A real database for every test, undone afterwards."""

import pytest

from conference.app import create_app
from conference.core.database import db
from config import TestConfig
from tests.browsing import Browser

pytest_plugins = ["tests.fixtures"]


@pytest.fixture(scope="session")
def app():
    app = create_app(TestConfig)
    app.test_client_class = Browser
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


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
