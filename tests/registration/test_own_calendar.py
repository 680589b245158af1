"""The entry in one's own calendar: a new file comes when it shows something else, and it says what it does."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from conference.core.database import db
from conference.mail.models import Letter
from conference.registration import rules
from conference.registration.services.change import change
from conference.registration.services.links import fresh_link
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Attendance
from tests.factories import ConferenceFactory, ForumRoundFactory
from tests.registration.people import amira, sign_up, with_link

REMOVES = "Öffnen Sie diese Datei, dann verschwindet er dort."


@pytest.fixture
def conference():
    return ConferenceFactory()


def changed(person, **facts):
    """The letter about this change."""
    told = replace(rules.details_of(person), **facts)
    change(person.id, told, version=person.version, actor=with_link(person))
    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter.name.endswith("/changed")
    return letter


def page_of(client, person):
    token = fresh_link(person)
    db.session.commit()
    return client.get(f"/anmeldung/{token}").text


@pytest.mark.parametrize(
    "facts", [{"phone": "02452 9"}, {"last_name": "Haddad-Jansen"}, {"organisation": "Sportbund"}]
)
def test_a_change_that_the_entry_does_not_show_brings_no_calendar_file(conference, facts):
    person = sign_up(conference)

    letter = changed(person, **facts)

    assert letter.attachments == []
    assert "Kalender" not in letter.text
    assert person.calendar_sequence == 0


def test_who_comes_for_one_round_instead_gets_the_entry_anew(conference):
    person = sign_up(conference)
    slot = ForumRoundFactory(conference=conference)

    letter = changed(person, attendance=Attendance.ONE_ROUND, only_round_id=slot.id)

    (file,) = letter.attachments
    assert f"T{slot.starts:%H%M}00" in file.content.decode()
    assert "SEQUENCE:1\r\n" in file.content.decode()
    assert "hängt an dieser Nachricht" in letter.text


def test_the_page_of_somebody_who_withdrew_says_that_the_file_removes_the_entry(client, conference):
    person = sign_up(conference, amira())
    before = page_of(client, person)

    withdraw(person.id, actor=with_link(person))
    after = page_of(client, person)

    assert "Termin für Ihren Kalender (.ics)" in before
    assert REMOVES not in before
    assert "Termin aus Ihrem Kalender entfernen (.ics)" in after
    assert REMOVES in after
