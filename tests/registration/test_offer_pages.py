"""The page behind the letter that offers a seat, and what leads to it."""

import re

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.database import db
from conference.mail.models import Letter
from conference.registration.services import answering
from conference.registration.services.links import fresh_link
from conference.registration.services.seats import follow
from conference.registration.states import State
from tests.factories import ConferenceFactory
from tests.registration.test_offers import offers, one_leaves_and_two_wait


@pytest.fixture
def conference():
    return ConferenceFactory(public_seats=1, offer_hours=48)


def test_opening_the_page_changes_nothing_and_its_button_takes_the_seat(client, conference):
    second, _third = one_leaves_and_two_wait(conference)
    letter = db.session.scalars(select(Letter).where(Letter.name.endswith("/offered"))).one()
    page, no = re.findall(r"http\S+/(anmeldung/[\w-]{32}/angebot/\d+\?\S+)", letter.text)
    address = "/" + page.partition("?")[0]

    shown = client.get("/" + page)
    client.get("/" + no)
    waited = second.state
    answer = client.post(address + "/annehmen", follow_redirects=True)

    assert "Ja, ich komme" in shown.text
    assert waited is State.WAITLISTED
    assert "Der Platz gehört jetzt Ihnen." in answer.text
    assert second.state is State.CONFIRMED
    assert "Sie haben den Platz angenommen." in client.get(address).text


def test_the_own_page_leads_to_the_offer_and_somebody_elses_offer_is_unknown(client, conference):
    second, third = one_leaves_and_two_wait(conference)
    own, other = fresh_link(second), fresh_link(third)
    db.session.commit()

    page = client.get(f"/anmeldung/{own}").text

    assert f"/anmeldung/{own}/angebot/{second.offer_id}" in page
    assert client.get(f"/anmeldung/{other}/angebot/{second.offer_id}").status_code == 404


def test_an_answer_that_comes_too_late_is_told_in_words(client, conference):
    second, _third = one_leaves_and_two_wait(conference)
    address = f"/anmeldung/{fresh_link(second)}/angebot/{second.offer_id}"
    db.session.commit()
    follow(conference.id)

    with clock.pretending(offers()[0].until):
        answering.sweep()
        answer = client.post(address + "/annehmen", follow_redirects=True)

    assert "Das Angebot gilt nicht mehr." in answer.text
    assert second.state is State.EXPIRED
