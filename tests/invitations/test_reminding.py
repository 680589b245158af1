"""Reminders, and silence."""

from datetime import timedelta

import pytest

from conference.core import clock
from conference.core.database import db
from conference.invitations.models import Invitation
from conference.invitations.services import reminding
from conference.invitations.states import InvitationState
from conference.mail.models import Letter
from tests.factories import ConferenceFactory
from tests.factories.invitations import MailingFactory
from tests.invitations.guests import invited, send, with_mail


@pytest.fixture
def conference():
    return ConferenceFactory(year=2026)


def reminder(conference, **facts):
    return MailingFactory(conference=conference, mailing_list=None, is_reminder=True, **facts)


def chosen():
    return [str(one.id) for one in db.session.query(Invitation)]


def test_those_without_an_answer_are_reminded_once_a_week_unless_forced(office, conference):
    with_mail()
    invited(conference)
    first, second = reminder(conference), reminder(conference)
    page = f"/buero/2026/aussendungen/{second.id}/wen"
    assert "Amira Haddad" in office.get(page).text

    office.post(f"/buero/2026/aussendungen/{first.id}/wen", data={"chosen": chosen()})
    send(first)
    refused = office.post(page, data={"chosen": chosen()}).text
    assert "in den letzten sieben Tagen" in refused
    assert db.session.query(Letter).count() == 2
    office.post(page, data={"chosen": chosen(), "forced": "y"})
    send(second)

    assert db.session.query(Letter).count() == 3
    assert db.session.query(Invitation).one().state is InvitationState.SENT


def test_who_lets_the_named_day_pass_has_not_replied(office, conference):
    with_mail()
    invited(conference)
    mailing = reminder(conference, answer_until=clock.today() + timedelta(days=3))
    office.post(f"/buero/2026/aussendungen/{mailing.id}/wen", data={"chosen": chosen()})
    send(mailing)

    with clock.pretending(clock.now() + timedelta(days=3)):
        reminding.sweep()
    assert db.session.query(Invitation).one().state is InvitationState.SENT
    with clock.pretending(clock.now() + timedelta(days=4)):
        reminding.sweep()

    db.session.expire_all()
    assert db.session.query(Invitation).one().state is InvitationState.NO_REPLY
