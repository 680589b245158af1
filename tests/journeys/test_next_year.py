"""The office makes the next year from the last, in a browser."""

from datetime import date, datetime

import pytest
from playwright.sync_api import expect

from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.translated import Translated, german
from conference.planning import queries
from conference.planning.states import ConferenceState
from tests.factories import ConferenceFactory, ForumFactory, StaffFactory, VenueRoomFactory


@pytest.fixture
def last_year():
    conference = ConferenceFactory(
        year=2029,
        number=4,
        title=Translated({"de": "Integrationskonferenz 2029", "ar": "مؤتمر الاندماج 2029"}),
        day=date(2029, 11, 10),
        registration_opens_at=datetime(2029, 9, 3, 8, tzinfo=BERLIN),
        needs_deadline=date(2029, 10, 8),
        registration_closes_at=datetime(2029, 10, 26, 23, 59, 59, tzinfo=BERLIN),
        allocation_day=date(2029, 10, 29),
        change_until=datetime(2029, 11, 9, 18, tzinfo=BERLIN),
    )
    room = VenueRoomFactory(conference=conference, name="Aula")
    ForumFactory(of=conference, code="A1", room=room, title=german("Deutsch für den Beruf"))
    return conference


@pytest.fixture
def office(page):
    token = make_link(StaffFactory(), actor=SYSTEM)
    page.goto(f"/buero/anmelden/{token}")
    page.get_by_role("button", name="Jetzt anmelden").click()
    return page


def test_the_office_copies_the_year(office, last_year, barriers):
    page = office
    page.goto("/buero/konferenzen")
    page.get_by_role("link", name="Nächstes Jahr aus 2029 anlegen").click()
    expect(page.get_by_label("Tag der neuen Konferenz")).to_have_value("2030-11-09")

    page.get_by_label("Tag der neuen Konferenz").fill("2030-11-01")
    page.get_by_role("button", name="Mit diesem Tag ansehen").click()
    holiday = page.get_by_text("gesetzlicher Feiertag in Nordrhein-Westfalen: Allerheiligen")
    expect(holiday).to_be_visible()
    expect(page.get_by_text("1 Forum als Idee: A1 Deutsch für den Beruf")).to_be_visible()
    assert barriers(page) == []

    page.get_by_label("Tag der neuen Konferenz").fill("2030-11-09")
    page.get_by_role("button", name="anlegen").click()
    expect(page).to_have_url("/buero/2030/konferenz")
    expect(page.get_by_text("Das neue Jahr ist angelegt.")).to_be_visible()
    expect(page.get_by_text("Entwurf: Nur das Büro sieht diese Konferenz.")).to_be_visible()
    expect(page.get_by_text("Integrationskonferenz 2030").first).to_be_visible()
    # the allocation moved along
    expect(page.get_by_text("Montag, 28. Oktober 2030")).to_be_visible()
    assert barriers(page) == []

    new = queries.conference_of(2030)
    assert (new.number, new.previous_id, new.state) == (5, last_year.id, ConferenceState.DRAFT)


def test_a_draft_is_announced_after_a_page_that_says_what_will_happen(office, last_year):
    page = office
    last_year.state = ConferenceState.DRAFT
    db.session.commit()

    page.goto("/buero/2029/konferenz")
    page.get_by_role("link", name="Ankündigen").click()
    expect(page.get_by_text("Die Konferenz wird öffentlich")).to_be_visible()
    page.get_by_role("button", name="Jetzt ankündigen").click()

    expect(page.get_by_text("Die Konferenz ist angekündigt und öffentlich.")).to_be_visible()
