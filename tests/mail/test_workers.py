"""Real workers: several at once, killed in the worst moment, and asked to stop."""

import signal
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa

from conference.app import create_app
from conference.core import clock, queue
from conference.core.database import db
from conference.mail.delivery import deliver_due
from conference.mail.models import Letter
from conference.mail.states import LetterState
from config import TestConfig
from tests.mail.conftest import letters_of_the_tests, use, write
from tests.mail.post_office import PostOffice
from tests.mail.worker import soon, worker


@pytest.fixture
def installation(database, tmp_path):
    """An application with a database of its own, which workers in other threads and processes see."""
    settings = {
        "SQLALCHEMY_DATABASE_URI": database,
        "INSTANCE_FOLDER": str(tmp_path),
        "MAIL_FOLDER": str(tmp_path / "mail"),
    }
    app = create_app(type("Installation", (TestConfig,), settings))
    letters_of_the_tests(app)
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


def states():
    db.session.rollback()
    return db.session.scalars(sa.select(Letter.state).order_by(Letter.id)).all()


def lay_out(number):
    for count in range(number):
        write_one(str(count))


def write_one(key):
    db.session.add(
        Letter(
            key=key,
            name="tests/mail/greeting",
            to_address="oksana@post.example.org",
            subject=key,
            text="Guten Tag",
            message_id=f"<{key}@kreis.example.org>",
        )
    )
    db.session.commit()


def test_workers_at_the_same_time_send_every_letter_once(installation, monkeypatch):
    lay_out(60)

    def work():
        with installation.app_context():
            deliver_due()

    with PostOffice() as office:
        use(installation, monkeypatch, port=office.port)
        workers = [Thread(target=work) for _ in range(3)]
        for one in workers:
            one.start()
        for one in workers:
            one.join()

    sent = [
        envelope.original_content.split(b"Subject: ")[1].split()[0] for envelope in office.received
    ]
    assert sorted(sent, key=int) == [str(number).encode() for number in range(60)]
    assert set(states()) == {LetterState.SENT}


def test_two_use_cases_at_the_same_time_write_one_letter(installation):
    start = Barrier(4)

    def register():
        with installation.app_context():
            start.wait()
            write("the same")

    people = [Thread(target=register) for _ in range(4)]
    for one in people:
        one.start()
    for one in people:
        one.join()

    assert states() == [LetterState.PENDING]


def test_a_worker_killed_between_sending_and_sent_leaves_the_letter_unclear(
    installation, monkeypatch
):
    lay_out(1)
    with PostOffice() as office:
        office.on_data = ["hang"]
        with worker(installation, MAIL_SERVER="127.0.0.1", MAIL_PORT=str(office.port)) as running:
            assert soon(lambda: office.received)
            assert states() == [LetterState.SENDING]
            running.kill()
            running.wait()
        use(installation, monkeypatch, port=office.port)

        deliver_due()
        assert states() == [LetterState.SENDING]
        with clock.pretending(clock.now() + timedelta(minutes=16)):
            deliver_due()

        assert states() == [LetterState.UNCLEAR]
        assert len(office.received) == 1


def test_a_worker_looks_when_it_starts_and_when_it_is_woken_and_stops_when_it_is_told(installation):
    write_one("early")
    with worker(installation) as running:
        assert soon(lambda: states() == [LetterState.SENT])
        write_one("late")
        installation.testing = False
        queue.wake("deliver letters")

        assert soon(lambda: states() == [LetterState.SENT] * 2)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=30) == 0
    installation.extensions["queue"].close()
