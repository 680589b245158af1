"""The forums are told: somebody reads the mail and why, and stands in the line for a dearer wish."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from conference.core.database import db
from conference.programme.models import Forum
from conference.registration.models import ForumPlace
from conference.registration.services.placing import place_all
from conference.registration.services.telling import tell_forums
from conference.registration.states import PlaceState
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish


@pytest.fixture
def told(server):
    """Karim wished for A1 and A2; A1 has one seat, which is Amira's, and everybody was told."""
    conference = ConferenceFactory(public_seats=50, offer_hours=48)
    slot = ForumRoundFactory(conference=conference, code="A")
    for code, seats in (("A1", 1), ("A2", 5)):
        room = VenueRoomFactory(conference=conference)
        ForumFactory(of=conference, round=slot, code=code, capacity=seats, room=room)
    release(conference)
    forums = {forum.code: forum for forum in db.session.scalars(select(Forum))}
    both = (wish(forums["A1"]), wish(forums["A2"]))
    lucky = sign_up(conference, amira(choices=both))
    second = sign_up(conference, amira(first_name="Karim", email="karim@example.org", choices=both))
    seats = {lucky.id: (forums["A1"].id,), second.id: (forums["A2"].id,)}
    place_all(conference.id, seats, actor=OFFICE)
    tell_forums(conference.id, actor=OFFICE)
    return conference


def the_letter(post):
    """The letter to Karim about his forums."""
    return next(
        letter
        for letter in post()
        if letter["Subject"].startswith("Ihre Foren") and "karim@" in letter["To"]
    )


def test_somebody_reads_why_and_waits_for_the_dearer_wish(
    told, post, open_browser, barriers, sideways
):
    phone = open_browser({"width": 360, "height": 800})
    letter = the_letter(post)
    text = letter.get_body(("plain",)).get_content()
    files = [part.get_filename() for part in letter.iter_attachments()]
    assert files == ["meine-foren.ics"]
    link = re.search(r"https?://\S+/anmeldung/\S+", text)[0]

    phone.goto(link)
    expect(phone.get_by_role("heading", name="Ihre Foren")).to_be_visible()
    phone.get_by_role("link", name="Warum diese Foren?").click()
    expect(phone.get_by_text("Das ist Ihr 2. Wunsch.")).to_be_visible()
    expect(phone.get_by_text("hatte 2 Wünsche auf 1 Platz.")).to_be_visible()
    assert barriers(phone) == []
    assert sideways(phone) == 0

    phone.get_by_role("button", name="Auf die Warteliste").click()

    expect(phone.get_by_text("Sie stehen auf der Warteliste.")).to_be_visible()
    expect(phone.get_by_text("Platz 1 der Warteliste")).to_be_visible()
    waiting = db.session.scalars(
        select(ForumPlace).where(ForumPlace.state == PlaceState.WAITING)
    ).one()
    assert waiting.forum.code == "A1"


def test_the_rule_is_read_on_a_telephone_and_in_arabic(told, open_browser, barriers, sideways):
    phone = open_browser({"width": 360, "height": 800}, language="ar")

    phone.goto(f"/{told.year}/verteilung")

    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    assert barriers(phone) == []
    assert sideways(phone) == 0
