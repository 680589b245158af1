from datetime import UTC, date, datetime, time

import pytest

from conference.core.actor import VISITOR
from conference.core.clock import BERLIN
from conference.core.errors import NotAllowed
from conference.core.translated import Translated, german
from conference.planning import queries
from conference.planning.errors import DayNotLater, NumberTaken, YearExists, YearOutOfReach
from conference.planning.rules.dates import Dates
from conference.planning.services.years import Plan, copy_year, plan_conference
from conference.planning.states import ConferenceState
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, DistrictFactory, VenueRoomFactory
from tests.planning.people import OFFICE


def a_plan(**facts):
    return Plan(
        **{
            "day": date(2026, 11, 7),
            "title": german("Integrationskonferenz 2026"),
            "theme": german("Integration in Ausbildung und Arbeit"),
        }
        | facts
    )


def test_a_new_conference_is_a_draft_with_the_usual_dates_around_its_day():
    DistrictFactory()

    conference = plan_conference(a_plan(), actor=OFFICE)

    assert (conference.year, conference.number, conference.state) == (
        2026,
        1,
        ConferenceState.DRAFT,
    )
    assert Dates.of(conference) == Dates(
        day=date(2026, 11, 7),
        doors=time(8, 30),
        starts=time(9),
        ends=time(16, 30),
        registration_opens_at=datetime(2026, 8, 31, 8, tzinfo=BERLIN),
        needs_deadline=date(2026, 10, 5),
        registration_closes_at=datetime(2026, 10, 23, 23, 59, 59, tzinfo=BERLIN),
        allocation_day=date(2026, 10, 26),
        change_until=datetime(2026, 11, 6, 18, tzinfo=BERLIN),
    )


def test_only_the_office_may_plan():
    DistrictFactory()

    with pytest.raises(NotAllowed):
        plan_conference(a_plan(), actor=VISITOR)


def test_there_is_one_conference_a_year():
    ConferenceFactory(year=2026)

    with pytest.raises(YearExists) as refusal:
        plan_conference(a_plan(), actor=OFFICE)

    assert str(refusal.value.message).startswith("Für 2026 gibt es schon eine Konferenz.")


def test_the_next_year_has_everything_of_the_last_one_and_dates_that_moved_with_the_day():
    last = ConferenceFactory(
        year=2026,
        number=4,
        title=Translated({"de": "Konferenz 2026", "ar": "مؤتمر 2026"}),
        day=date(2026, 11, 7),
        registration_opens_at=datetime(2026, 8, 31, 6, tzinfo=UTC),
        needs_deadline=date(2026, 10, 5),
        registration_closes_at=datetime(2026, 10, 23, 21, 59, 59, tzinfo=UTC),
        allocation_day=date(2026, 10, 26),
        change_until=datetime(2026, 11, 6, 17, tzinfo=UTC),
        lift_width_cm=110,
        childcare_places=18,
        needs_kept_days=14,
    )
    VenueRoomFactory(conference=last, name="Aula", seats=380)

    new = copy_year(last, date(2027, 11, 13), actor=OFFICE)

    assert (new.year, new.number, new.previous_id, new.state) == (
        2027,
        5,
        last.id,
        ConferenceState.DRAFT,
    )
    assert new.title == Translated({"de": "Konferenz 2027", "ar": "مؤتمر 2027"})
    assert (new.theme, new.venue_name) == (last.theme, last.venue_name)
    assert (new.lift_width_cm, new.childcare_places, new.needs_kept_days) == (110, 18, 14)
    assert new.uid != last.uid
    assert [(room.name, room.seats) for room in queries.rooms_of(new)] == [("Aula", 380)]
    assert Dates.of(new) == Dates(
        day=date(2027, 11, 13),
        doors=time(8, 15),
        starts=time(9),
        ends=time(16, 30),
        registration_opens_at=datetime(2027, 9, 6, 8, tzinfo=BERLIN),
        needs_deadline=date(2027, 10, 11),
        registration_closes_at=datetime(2027, 10, 29, 23, 59, 59, tzinfo=BERLIN),
        allocation_day=date(2027, 11, 1),
        change_until=datetime(2027, 11, 12, 18, tzinfo=BERLIN),
    )
    assert [entry.words for entry in entries_about("conference", new.id)] == [
        "hat die Konferenz aus einer früheren angelegt"
    ]


def test_a_year_that_exists_is_not_copied_over():
    last = ConferenceFactory(year=2026)
    ConferenceFactory(year=2027)

    with pytest.raises(YearExists):
        copy_year(last, date(2027, 11, 13), actor=OFFICE)


def test_a_skipped_year_follows_the_conference_before_it_in_the_series():
    first = ConferenceFactory(year=2024, number=2)
    second = ConferenceFactory(year=2026, number=3)

    new = copy_year(first, date(2028, 9, 9), actor=OFFICE)

    assert (new.number, new.previous_id) == (4, second.id)


def test_only_the_title_takes_the_new_year_and_only_where_it_is_a_word():
    last = ConferenceFactory(
        year=2026,
        day=date(2026, 11, 7),
        title=german("Konferenz 2026 – Raum A2026, 20260 Gäste, (2026)"),
        motto=german("Stark in 2026"),
    )

    new = copy_year(last, date(2027, 11, 13), actor=OFFICE)

    assert new.title == german("Konferenz 2027 – Raum A2026, 20260 Gäste, (2027)")
    assert new.motto == german("Stark in 2026")


@pytest.mark.parametrize("day", [date(2026, 11, 7), date(2025, 11, 8)])
def test_the_next_year_comes_after_the_one_it_is_made_from(day):
    last = ConferenceFactory(year=2026, day=date(2026, 11, 7))

    with pytest.raises(DayNotLater) as refusal:
        copy_year(last, day, actor=OFFICE)

    assert (
        str(refusal.value) == "Bitte wählen Sie einen Tag nach der letzten Konferenz am 07.11.2026."
    )


@pytest.mark.parametrize("year", [1999, 3000])
def test_nobody_plans_for_a_year_out_of_reach(year):
    DistrictFactory()

    with pytest.raises(YearOutOfReach):
        plan_conference(a_plan(day=date(year, 11, 7)), actor=OFFICE)


def test_every_number_of_the_series_is_given_once():
    first = ConferenceFactory(year=2024, number=7, day=date(2024, 11, 9))
    ConferenceFactory(year=2025, number=3)

    copied = copy_year(first, date(2026, 11, 7), actor=OFFICE)
    planned = plan_conference(a_plan(day=date(2023, 11, 11)), actor=OFFICE)

    assert (copied.number, planned.number) == (8, 9)
    with pytest.raises(NumberTaken):
        plan_conference(a_plan(day=date(2022, 11, 12), number=7), actor=OFFICE)
