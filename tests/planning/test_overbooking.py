"""More seats than the house holds: on purpose, with a reason, and seen by everybody in the office."""

from dataclasses import replace

import pytest

from conference.planning.errors import OverbookingUnexplained
from conference.planning.queries import overbooked_by
from conference.planning.services.changing import Seats, change_seats
from conference.planning.states import ChoiceMode
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, VenueRoomFactory
from tests.registration.people import OFFICE

HUNDRED = Seats(
    public_seats=100, reserved_seats=0, choice_mode=ChoiceMode.WISHES, wishes_per_round=3
)


@pytest.fixture
def conference():
    """A hundred seats in the plenum, and a forum room."""
    conference = ConferenceFactory(year=2027, public_seats=90, reserved_seats=0)
    VenueRoomFactory(conference=conference, name="Aula", use="Plenum, Abschluss", seats=100)
    VenueRoomFactory(conference=conference, name="E.14", use="Forum", seats=40)
    return conference


def test_as_many_seats_as_the_plenum_has_need_no_reason(conference):
    change_seats(conference, HUNDRED, actor=OFFICE)

    assert overbooked_by(conference) == 0


def test_more_seats_than_the_plenum_has_need_a_reason_that_stays_in_the_trail(conference):
    more = replace(HUNDRED, public_seats=110, reserved_seats=5)

    with pytest.raises(OverbookingUnexplained):
        change_seats(conference, more, actor=OFFICE)
    change_seats(conference, more, actor=OFFICE, why="Jedes Jahr kommen zehn nicht")

    told = entries_about("conference", conference.id)[0]
    assert overbooked_by(conference) == 15
    assert (told.why, told.changes) == (
        "Jedes Jahr kommen zehn nicht",
        [["Überbucht um", "0", "15"]],
    )


def test_fewer_seats_again_need_no_reason(conference):
    change_seats(conference, replace(HUNDRED, public_seats=120), actor=OFFICE, why="Viele sagen ab")

    change_seats(conference, replace(HUNDRED, public_seats=110), actor=OFFICE)

    assert overbooked_by(conference) == 10


def test_without_a_plenum_all_rooms_count_and_without_rooms_nothing_is_known():
    conference = ConferenceFactory(public_seats=90, reserved_seats=0)
    unknown = overbooked_by(conference)

    VenueRoomFactory(conference=conference, seats=40)
    VenueRoomFactory(conference=conference, seats=40)

    assert (unknown, overbooked_by(conference)) == (0, 10)


def test_the_page_asks_why_beside_the_field_and_both_overviews_show_it(office, conference):
    form = {"public_seats": "110", "reserved_seats": "0", "choice_mode": "wishes"}
    form |= {"wishes_per_round": "3"}

    refused = office.post("/buero/2027/konferenz/plaetze", data=form)
    office.post("/buero/2027/konferenz/plaetze", data=form | {"why": "Jedes Jahr fehlen zehn"})

    assert "Das sind 10 Plätze mehr, als die Räume haben." in refused.text
    assert "10 Plätze mehr, als die Räume haben" in office.get("/buero/2027/konferenz").text
    assert "10 Plätze mehr, als die Räume haben" in office.get("/buero/2027").text
