"""The office decides on a place by hand: it says why, the limit holds, and no later run changes it."""

import pytest
from sqlalchemy import select

from conference.allocation.rules.allocating import allocate
from conference.allocation.services.gathering import problem_of
from conference.core.actor import Role
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.models import Letter
from conference.programme import models as programme
from conference.registration.errors import NoSeatInForum, NotInThisRound, WhyMissing
from conference.registration.models import SeatPool
from conference.registration.rules import Needs
from conference.registration.services.fixing import fix_forum, free_again
from conference.registration.services.placing import place_all
from conference.registration.services.telling import tell_forums
from conference.registration.states import Attendance, PlaceOrigin, State
from conference.trail.queries import entries_about
from tests.registration.people import OFFICE, amira, sign_up, wish, with_link

WHY = "Moderiert die Gruppe"


@pytest.fixture
def forums(conference):
    """Code -> forum."""
    return {forum.code: forum for forum in db.session.scalars(select(programme.Forum))}


@pytest.fixture
def guest(conference, forums):
    return sign_up(conference, amira(choices=(wish(forums["A1"]),)))


def codes(person) -> list[str]:
    return sorted(place.forum.code for place in person.places)


def taken(forum) -> int:
    return db.session.scalar(select(SeatPool.taken).where(SeatPool.forum_id == forum.id)) or 0


def allocated(conference) -> None:
    """One run, applied."""
    found: dict[int, list[int]] = {}
    for person_id, _, forum_id in allocate(problem_of(conference, seed="x")).seats:
        found.setdefault(person_id, []).append(forum_id)
    place_all(conference.id, found, actor=OFFICE)


def test_a_place_decided_by_hand_survives_every_run(conference, forums, guest):
    fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)

    allocated(conference)
    allocated(conference)

    assert codes(guest)[0] == "A2"
    assert {p.forum.code: p.origin for p in guest.places}["A2"] is PlaceOrigin.FIXED


def test_it_stands_in_the_trail_with_the_reason(conference, forums, guest):
    fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)

    line = entries_about("registration", guest.id)[0]
    assert (line.words, line.why) == ("hat einen Platz in einem Forum festgelegt", WHY)
    assert line.changes == [["Runde A", "kein Platz", f"A2 {forums['A2'].title.german}"]]


def test_the_place_of_an_allocation_is_given_up_for_it(conference, forums, guest):
    place_all(conference.id, {guest.id: (forums["A1"].id,)}, actor=OFFICE)

    fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)

    assert codes(guest) == ["A2"]
    assert (taken(forums["A1"]), taken(forums["A2"])) == (0, 1)


def test_the_limit_holds_for_the_office_too(conference, forums, guest):
    forums["A2"].capacity = 1
    db.session.commit()
    other = sign_up(conference, amira(email="b@example.org"))
    fix_forum(other.id, forums["A2"].id, actor=OFFICE, why=WHY)

    with pytest.raises(NoSeatInForum):
        fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)


def test_twice_is_once(conference, forums, guest):
    for _ in range(2):
        fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)

    assert taken(forums["A2"]) == 1


def test_it_needs_a_reason_the_office_and_a_round_that_is_attended(conference, forums, guest):
    late = sign_up(
        conference,
        amira(
            email="b@example.org",
            attendance=Attendance.ONE_ROUND,
            only_round_id=forums["B1"].round_id,
        ),
    )

    with pytest.raises(WhyMissing):
        fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why="")
    with pytest.raises(NotAllowed):
        fix_forum(guest.id, forums["A2"].id, actor=with_link(guest), why=WHY)
    with pytest.raises(NotInThisRound):
        fix_forum(late.id, forums["A2"].id, actor=OFFICE, why=WHY)


def test_taken_back_the_seat_stays_and_the_next_run_decides(conference, forums, guest):
    fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)

    free_again(guest.id, forums["A2"].round_id, actor=OFFICE)

    assert codes(guest) == ["A2"]
    allocated(conference)
    assert codes(guest)[0] == "A1"


def test_who_knows_the_forums_is_told_at_once(conference, forums, guest):
    place_all(conference.id, {guest.id: (forums["A1"].id,)}, actor=OFFICE)
    tell_forums(conference.id, actor=OFFICE)

    fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)

    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert guest.state is State.ALLOCATED
    assert letter.subject.startswith("Geändert: Ihre Foren")
    assert f"A2 {forums['A2'].title.german}" in letter.text


def page(browser, conference, person, **typed):
    address = f"/buero/{conference.year}/anmeldungen/{person.code}/foren"
    return browser.post(address, data=typed) if typed else browser.get(address)


def test_the_office_chooses_on_the_page_of_the_person(office, conference, forums, guest):
    shown = page(office, conference, guest)

    answer = page(office, conference, guest, forum=forums["A1"].id, why=WHY)

    assert f"A: A1 {forums['A1'].title.german} (36 frei)" in shown.text
    assert answer.status_code == 303
    assert codes(guest) == ["A1"]
    assert "vom Büro festgelegt" in page(office, conference, guest).text


def test_what_speaks_against_it_is_said_and_the_office_decides(office, conference, forums, guest):
    answer = page(office, conference, guest, forum=forums["A2"].id, why=WHY)

    assert "Die Person hat sich dieses Forum nicht gewünscht." in answer.text
    assert codes(guest) == []
    page(office, conference, guest, forum=forums["A2"].id, why=WHY, seen=forums["A2"].id)
    assert codes(guest) == ["A2"]


@pytest.mark.parametrize(
    ("roles", "said", "unsaid"),
    [
        ((Role.OFFICE,), "Das Forum passt nicht zu allen Angaben der Person.", "Stufen"),
        ((Role.OFFICE, Role.NEEDS), "Stufen", "passt nicht zu allen Angaben"),
    ],
)
def test_which_need_is_not_served_reads_only_who_may(
    staff_client, conference, forums, roles, said, unsaid
):
    on_wheels = sign_up(conference, amira(needs=Needs(wheelchair=True, consent=True)))
    browser = staff_client(*roles)

    answer = page(browser, conference, on_wheels, forum=forums["A2"].id, why=WHY)

    assert said in answer.text
    assert unsaid not in answer.text


def test_a_full_forum_is_refused_beside_the_field(office, conference, forums, guest):
    forums["A1"].capacity = 0
    db.session.commit()

    answer = page(office, conference, guest, forum=forums["A1"].id, why=WHY)

    assert answer.status_code == 200
    assert "reichen die freien Plätze nicht: 0 frei" in answer.text
    assert WHY in answer.text


def test_the_decision_is_taken_back_with_a_button(office, conference, forums, guest):
    fix_forum(guest.id, forums["A2"].id, actor=OFFICE, why=WHY)
    address = f"/buero/{conference.year}/anmeldungen/{guest.code}/foren"

    office.post(f"{address}/{forums['A2'].round_id}/freigeben")

    assert [place.origin for place in guest.places] == [PlaceOrigin.ALLOCATED]
