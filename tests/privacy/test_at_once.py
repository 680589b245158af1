"""Several workers and several clicks at the same moment, on a database of their own."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from conference.app import create_app
from conference.core import clock
from conference.core.database import db
from conference.mail.models import Letter
from conference.privacy.models import ErasureRun, PrivacyWording
from conference.privacy.services import erasing, wordings
from conference.registration.models import AccessNeed, Registration, SeatPool
from conference.registration.services import confirming
from conference.registration.services.links import open_by
from conference.registration.states import Quota, State
from config import TestConfig
from tests.factories import ConferenceFactory
from tests.privacy.people import known
from tests.registration.people import sign_up, with_link

AT_ONCE = 4


@pytest.fixture
def installation(database, tmp_path):
    """An application whose threads see the same stored things."""
    settings = {"SQLALCHEMY_DATABASE_URI": database, "INSTANCE_FOLDER": str(tmp_path)}
    app = create_app(type("Installation", (TestConfig,), settings))
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


def at_once(app, step, moment):
    """Do it in several threads at the same moment; what went wrong."""
    together, troubles = Barrier(AT_ONCE), []

    def work():
        with app.app_context(), clock.pretending(moment):
            together.wait()
            try:
                step()
            except Exception as trouble:
                troubles.append(trouble)
            db.session.remove()

    db.session.remove()
    threads = [Thread(target=work) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return troubles


def letters(name):
    return db.session.scalar(select(func.count()).where(Letter.name.endswith(f"/{name}")))


def test_workers_at_once_remind_and_expire_once(installation):
    sign_up(ConferenceFactory(confirms_email=True))
    now = clock.now()

    troubles = at_once(installation, confirming.sweep, now + timedelta(hours=25))
    troubles += at_once(installation, confirming.sweep, now + timedelta(hours=49))

    pool = db.session.scalars(select(SeatPool).where(SeatPool.quota == Quota.PUBLIC)).one()
    assert troubles == []
    assert (letters("confirm_again"), letters("expired"), pool.taken) == (1, 1, 0)


def test_clicks_at_once_confirm_once(installation):
    person = sign_up(ConferenceFactory(confirms_email=True))
    open_by(person, "t" * 32)
    db.session.commit()
    actor = with_link(person)

    troubles = at_once(installation, lambda: confirming.confirm("t" * 32, actor=actor), clock.now())

    assert troubles == []
    assert letters("confirmed") == 1
    assert db.session.scalars(select(Registration.state)).one() is State.CONFIRMED


def test_workers_at_once_count_what_they_erase_once(installation):
    conference = ConferenceFactory()
    for number in range(3):
        known(conference, form_key=str(number) * 32)
    day = conference.ends_at + timedelta(days=28)

    troubles = at_once(installation, erasing.erase_due, day)

    counted = db.session.scalars(select(ErasureRun.erased).where(ErasureRun.rule == "needs")).all()
    assert troubles == []
    assert (counted, db.session.scalar(select(func.count(AccessNeed.id)))) == ([3], 0)


def test_workers_at_once_keep_a_wording_once(installation):
    ConferenceFactory()

    troubles = at_once(installation, wordings.keep_wordings, clock.now())

    assert troubles == []
    assert db.session.scalar(select(func.count(PrivacyWording.id))) == 1
