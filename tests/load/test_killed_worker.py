"""An invitation of two hundred, and the worker is killed twice in the middle: everybody gets one letter."""

import signal
from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa

from conference.app import create_app
from conference.core import clock
from conference.core.database import db
from conference.invitations.models import Invitation, InvitationLink, Mailing, Recipient
from conference.invitations.services.sending import AT_ONCE
from conference.invitations.states import InvitationState, MailingState, RecipientState
from conference.mail.delivery import deliver_due
from conference.mail.models import Letter
from conference.mail.states import LetterState
from config import TestConfig
from tests.factories import ConferenceFactory
from tests.factories.invitations import MailingFactory
from tests.invitations.guests import send, with_mail
from tests.mail.conftest import use
from tests.mail.post_office import PostOffice
from tests.mail.worker import soon, worker

GUESTS = 200
LAST_WRITTEN = 75  # after this letter the power fails, in the middle of a slice
UNANSWERED = 130  # the letter that the mail server takes, while the worker dies before it hears so


@pytest.fixture
def installation(database, tmp_path):
    """The application with a database of its own, which workers in other processes see."""
    settings = {"SQLALCHEMY_DATABASE_URI": database, "INSTANCE_FOLDER": str(tmp_path)}
    app = create_app(type("Installation", (TestConfig,), settings))
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


def counted(column):
    """How many rows stand where, as others have stored them."""
    db.session.rollback()
    found = sa.select(column, sa.func.count()).group_by(column)
    return {row[0]: row[1] for row in db.session.execute(found)}


def test_two_hundred_are_invited_once_each_though_the_worker_is_killed_twice(
    installation, monkeypatch
):
    conference = ConferenceFactory()
    addresses = [with_mail(f"Gast{number}").email for number in range(GUESTS)]
    send(MailingFactory(conference=conference), write=False)

    with PostOffice() as office:
        here = {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(office.port)}

        cut_off = {"FLASK_APP": "tests.load.cut_off", "LAST_LETTER": str(LAST_WRITTEN)}
        with worker(installation, **here, **cut_off) as first:
            assert first.wait(timeout=60) == -signal.SIGKILL
        assert counted(Recipient.state) == {
            RecipientState.WRITTEN: AT_ONCE,
            RecipientState.WAITING: GUESTS - AT_ONCE,
        }
        assert counted(Letter.state) == {LetterState.PENDING: AT_ONCE}

        office.on_data = ["250 OK"] * (UNANSWERED - 1) + ["hang"]
        with worker(installation, **here) as second:
            assert soon(lambda: len(office.received) == UNANSWERED, within=150)
            second.kill()
            second.wait()
        assert counted(Recipient.state) == {RecipientState.WRITTEN: GUESTS}
        left = counted(Letter.state)
        assert (left[LetterState.SENDING], left[LetterState.SENT]) == (1, UNANSWERED - 1)
        assert left[LetterState.CLAIMED] > 0, "it died with letters in its hands"

        with worker(installation, **here):
            assert soon(lambda: LetterState.PENDING not in counted(Letter.state), within=150)
        use(installation, monkeypatch, port=office.port)
        with clock.pretending(clock.now() + timedelta(minutes=16)):
            deliver_due()

        received = Counter(address for one in office.received for address in one.rcpt_tos)
    assert received == Counter(addresses)
    assert len(office.received) == GUESTS
    assert counted(Letter.state) == {LetterState.SENT: GUESTS - 1, LetterState.UNCLEAR: 1}
    assert counted(Invitation.state) == {InvitationState.SENT: GUESTS}
    assert counted(Mailing.state) == {MailingState.DONE: 1}
    assert db.session.query(InvitationLink).count() == GUESTS
