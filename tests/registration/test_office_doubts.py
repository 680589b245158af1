"""Who types in wishes for somebody else hears which need a forum does not serve, of the needs on the page."""

import pytest
from sqlalchemy import select

from conference.core.actor import Role
from conference.core.database import db
from conference.registration.models import Registration
from conference.registration.rules import Needs
from tests.factories import ConferenceFactory, ForumFactory, VenueRoomFactory
from tests.programme.publishing import release
from tests.registration.people import amira, sign_up, wish
from tests.registration.visitors import Page

HINT = "Besser passt in dieser Runde: E1"
ON_WHEELS = {"need_wheelchair": "y", "need_consent": "y"}


@pytest.fixture
def conference():
    return ConferenceFactory()


@pytest.fixture
def stairs(conference):
    """A forum behind steps; in the same round there is one without."""
    first = ForumFactory(
        of=conference, code="S1", room=VenueRoomFactory(conference=conference, step_free=False)
    )
    level = VenueRoomFactory(conference=conference, step_free=True)
    ForumFactory(of=conference, code="E1", room=level, round=first.round)
    release(conference)
    return first


def sent(browser, path, answer=None, **typed):
    """Type into the page, or into the answer to what was sent before, and press the button."""
    fields = Page(answer or browser.get(path)).fields
    return browser.post(path, data=fields | typed)


def everybody():
    return db.session.scalars(select(Registration)).all()


def test_the_clerk_hears_it_at_the_wish_and_saves_it_all_the_same(office, conference, stairs):
    path = f"/buero/{conference.year}/anmeldungen/neu"
    typed = {
        "last_name": "Peters",
        "phone": "02431 12345",
        f"p1-r{stairs.round_id}_codes": "S1",
        **ON_WHEELS,
    }

    doubtful = sent(office, path, **typed)
    saved = sent(office, path, doubtful)

    assert HINT in doubtful.text
    assert "Mit dem Rollstuhl kommt die Person dort nicht hinein." in doubtful.text
    assert "Noch ist nichts gespeichert" in doubtful.text
    assert saved.status_code == 303
    assert [one.forum_id for one in everybody()[0].wishes] == [stairs.id]


def test_another_wish_that_does_not_fit_is_a_new_hint(office, conference, stairs):
    other = ForumFactory(of=conference, code="S2", room=stairs.room, round=stairs.round)
    release(conference)
    path = f"/buero/{conference.year}/anmeldungen/neu"
    codes = f"p1-r{stairs.round_id}_codes"
    doubtful = sent(
        office, path, last_name="Peters", phone="02431 12345", **{codes: "S1"}, **ON_WHEELS
    )

    again = sent(office, path, doubtful, **{codes: other.code})

    assert "S2 " in again.text
    assert HINT in again.text
    assert everybody() == []


def in_need(conference, stairs):
    return sign_up(
        conference, amira(choices=(wish(stairs),), needs=Needs(wheelchair=True, consent=True))
    )


def test_who_may_read_the_need_is_told_when_the_registration_is_changed(
    staff_client, conference, stairs
):
    person = in_need(conference, stairs)
    planner = staff_client(Role.OFFICE, Role.NEEDS)

    answer = sent(
        planner, f"/buero/{conference.year}/anmeldungen/{person.code}/aendern", why="Anruf"
    )

    assert HINT in answer.text


def test_to_others_no_hint_reveals_a_need(office, conference, stairs):
    person = in_need(conference, stairs)

    answer = sent(
        office, f"/buero/{conference.year}/anmeldungen/{person.code}/aendern", why="Anruf"
    )

    assert answer.status_code == 303
    assert "Besser passt" not in answer.text


def test_to_others_a_hint_is_given_only_about_what_they_type_themselves(office, conference, stairs):
    person = in_need(conference, stairs)

    answer = sent(
        office,
        f"/buero/{conference.year}/anmeldungen/{person.code}/aendern",
        why="Anruf",
        need_step_free="y",
        need_consent="y",
    )

    assert HINT in answer.text
    assert "Rollstuhl kommt" not in answer.text


def test_what_the_second_person_on_a_paper_needs_is_kept_after_a_hint_at_her_wish(
    office, conference, stairs
):
    path = f"/buero/{conference.year}/anmeldungen/neu"
    typed = {
        "last_name": "Peters",
        "phone": "02431 12345",
        "p2-first_name": "Heinz",
        f"p2-r{stairs.round_id}_codes": "S1",
        "p2-need_wheelchair": "y",
        "p2-need_consent": "y",
    }

    asked = sent(office, path, **typed)
    saved = sent(office, path, asked)

    assert HINT in asked.text
    assert saved.status_code == 303, saved.text
    peters, heinz = sorted(everybody(), key=lambda one: one.position)
    assert peters.need is None
    assert heinz.need.wheelchair
    assert heinz.need.consent_version
