"""The health page is green only while the service can write."""

import resource
import sqlite3
from contextlib import contextmanager

import pytest

from conference.app import create_app
from conference.core.database import db
from config import TestConfig


@pytest.fixture
def service(tmp_path):
    """A service on a database file of its own, as it runs outside."""
    settings = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path}/conference.db"}
    app = create_app(type("ServiceConfig", (TestConfig,), settings))
    with app.app_context():
        db.create_all()
        db.session.remove()
    yield app.test_client()
    with app.app_context():
        db.engine.dispose()


def ask(service):
    service.application.extensions.pop("pulse", None)  # do not wait for the last answer to grow old
    return service.get("/gesundheit").status_code


def test_a_service_that_writes_is_alive(service):
    assert ask(service) == 200
    assert ask(service) == 200


@contextmanager
def disk_full():
    """Let no file of this process grow, as on a full disk."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_full_disk_is_noticed_and_so_is_its_end(service):
    answers = [ask(service)]
    with disk_full():
        answers.append(ask(service))
    answers.append(ask(service))

    assert answers == [200, 503, 200]


def test_a_connection_that_stayed_read_only_is_replaced(service):
    answers = [ask(service)]
    with service.application.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    answers += [ask(service), ask(service)]

    assert answers == [200, 503, 200]


def test_asked_often_it_does_not_write_every_time(service, tmp_path):
    ask(service)

    def written():
        with sqlite3.connect(tmp_path / "conference.db") as connection:
            return connection.execute("SELECT beaten_at FROM pulse").fetchall()

    before = written()
    service.get("/gesundheit")

    assert written() == before
