"""How long a free seat is held, and the rule in words."""

from datetime import UTC, datetime, timedelta

import pytest

from conference.core.actor import Actor, Role
from conference.planning.rules.holding import offered_until, waiting_rule
from conference.planning.services.changing import Waiting, change_waiting
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory

DOORS = datetime(2026, 11, 7, 7, 15, tzinfo=UTC)  # 8:15 in Berlin, in winter
OFFICE = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset({Role.OFFICE}))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (datetime(2026, 9, 1, 10, tzinfo=UTC), datetime(2026, 9, 3, 10, tzinfo=UTC)),
        (datetime(2026, 11, 2, 10, tzinfo=UTC), datetime(2026, 11, 3, 10, tzinfo=UTC)),
        (datetime(2026, 11, 5, 9, tzinfo=UTC), datetime(2026, 11, 5, 15, tzinfo=UTC)),
        (datetime(2026, 11, 5, 17, tzinfo=UTC), datetime(2026, 11, 6, 7, tzinfo=UTC)),
        (datetime(2026, 9, 1, 19, tzinfo=UTC), datetime(2026, 9, 4, 6, tzinfo=UTC)),
        (datetime(2026, 9, 1, 2, tzinfo=UTC), datetime(2026, 9, 3, 6, tzinfo=UTC)),
        (datetime(2026, 11, 6, 13, 10, tzinfo=UTC), datetime(2026, 11, 6, 19, 15, tzinfo=UTC)),
        (datetime(2026, 11, 6, 13, 15, tzinfo=UTC), None),
        (DOORS, None),
    ],
    ids=[
        *("long before", "in the last week half", "in the last two days an eighth"),
        *("not at night", "not in the evening", "not before the morning", "the last offer"),
        *("in the last eighteen hours unasked", "with open doors"),
    ],
)
def test_an_offer_is_shorter_near_the_day_and_never_ends_at_night(now, until):
    assert offered_until(now, DOORS, 48) == until


def test_without_hours_nobody_is_asked():
    assert offered_until(datetime(2026, 9, 1, 10, tzinfo=UTC), DOORS, 0) is None


def test_an_offer_lasts_an_hour_at_least():
    now = datetime(2026, 11, 5, 10, tzinfo=UTC)

    assert offered_until(now, DOORS, 2) == now + timedelta(hours=1)


def test_the_rule_says_the_hours_and_who_may_overtake(app):
    with app.test_request_context():
        asking = " ".join(waiting_rule(48, smaller_overtake=True))
        at_once = " ".join(waiting_rule(0, smaller_overtake=False))

    assert "48 Stunden lang" in asking
    assert "in der letzten Woche 24 Stunden, in den letzten zwei Tagen 6 Stunden" in asking
    assert "dürfen kleinere Gruppen und einzelne Personen überholen" in asking
    assert "rückt die nächste Person sofort nach und hört von uns" in at_once
    assert "Niemand überholt." in at_once


def test_the_office_sets_the_rule_and_everybody_reads_it(office):
    conference = ConferenceFactory(year=2027, offer_hours=0)

    answer = office.post(
        "/buero/2027/konferenz/warteliste",
        data={"offer_hours": "24", "why": "Es geht auf die Konferenz zu"},
        follow_redirects=True,
    )

    assert "Die Regeln der Wartelisten sind gespeichert." in answer.text
    assert (conference.offer_hours, conference.smaller_overtake) == (24, False)
    assert entries_about("conference", conference.id)[0].words.endswith(
        "Regeln der Wartelisten geändert"
    )
    assert "24 Stunden lang" in office.get("/2027/warteliste").text


def test_a_number_of_hours_beyond_two_weeks_is_refused_beside_its_field(office):
    conference = ConferenceFactory(year=2027)

    answer = office.post("/buero/2027/konferenz/warteliste", data={"offer_hours": "400"})

    assert "Bitte geben Sie eine Zahl von 0 bis 336 ein." in answer.text
    assert conference.offer_hours == 0


def test_the_same_rule_again_is_no_news():
    conference = ConferenceFactory(offer_hours=48)

    change_waiting(conference, Waiting(offer_hours=48, smaller_overtake=True), actor=OFFICE)

    assert entries_about("conference", conference.id) == []
