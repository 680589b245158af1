"""The queue with a real worker."""

import time
from threading import Event

import pytest
from flask import Flask

from conference.core import queue
from conference.core.queue import Queue


@pytest.fixture
def small_app(tmp_path):
    app = Flask(__name__, instance_path=str(tmp_path))
    app.config.update(QUEUE_URL="", SQLALCHEMY_DATABASE_URI="sqlite://")
    queue.init_app(app)
    with app.app_context():
        yield app


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(queue, "WAIT_BEFORE_WAKING", 0.05)


def soon(happens, within=2.0):
    end = time.monotonic() + within
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.01)
    return False


def test_many_wakes_within_a_moment_are_one(small_app, quick):
    waiting: Queue = small_app.extensions["queue"]

    for _ in range(1000):
        queue.wake("deliver letters")

    assert soon(lambda: waiting.huey.pending_count() == 1)
    assert not soon(lambda: waiting.huey.pending_count() > 1, within=0.2)


def test_waking_costs_next_to_nothing(small_app, quick):
    queue.wake("deliver letters")

    started = time.perf_counter()
    for _ in range(10_000):
        queue.wake("deliver letters")

    assert time.perf_counter() - started < 0.5


def test_the_sweep_that_was_woken_runs(small_app, quick, monkeypatch):
    ran = Event()
    monkeypatch.setattr(queue, "_sweeps", {})
    queue.every_minute("tidy up", ran.set)
    waiting: Queue = small_app.extensions["queue"]

    queue.wake("tidy up")

    assert soon(lambda: waiting.huey.pending_count() == 1)
    waiting.huey.execute(waiting.huey.dequeue())
    assert ran.is_set()


def test_a_sweep_that_fails_does_not_stop_the_others(small_app, monkeypatch, caplog):
    ran = []
    monkeypatch.setattr(queue, "_sweeps", {})
    queue.every_minute("one", lambda: 1 / 0)
    queue.every_minute("two", lambda: ran.append("two"))

    small_app.extensions["queue"].sweep_all()

    assert ran == ["two"]
    assert "The sweep 'one' failed" in caplog.text


def test_a_worker_that_cannot_be_woken_disturbs_nobody(small_app, quick, caplog):
    small_app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql+psycopg://127.0.0.1:1/none"

    queue.wake("deliver letters")

    assert soon(lambda: "could not be woken" in caplog.text)
