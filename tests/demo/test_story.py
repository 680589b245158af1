"""The demonstration is told through the use cases, so it cannot say what the house cannot do."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from conference.addresses import queries as addresses
from conference.addresses.states import AddressRunState, PairState
from conference.core import clock
from conference.core.database import db
from conference.demo import story
from conference.demo.script import Calendar, Snapshot, read
from conference.directory.models import Person
from conference.directory.queries import open_doubles, tags_of_people
from conference.directory.states import DoubleKind
from conference.invitations.queries import overview_of
from conference.planning.queries import all_conferences
from conference.planning.states import Phase
from conference.programme.queries.released import latest_release, programme_of
from conference.registration.models import Registration
from conference.registration.states import State


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 3, 1), date(2028, 2, 29)])
def test_registration_is_open_in_the_story_whatever_the_day(today):
    with clock.pretending(datetime.combine(today, datetime.min.time(), UTC).replace(hour=12)):
        calendar = Calendar.stopping_at(Snapshot.REGISTRATION)
        terms = read("conference_2026.json")["registration"]

        opens, closes = calendar.moment(terms["opens"]), calendar.moment(terms["closes"])

        assert opens < clock.now() < closes
        assert calendar.day("2026-11-07").weekday() == date(2026, 11, 7).weekday()


def test_an_empty_database_becomes_a_district_with_its_years(app):
    assert story.is_empty()

    acts = list(story.acts(Snapshot.REGISTRATION))

    assert len(acts) == 6
    assert acts[-1].strip().endswith("registrations, 0 refused")
    this_year, last_year = all_conferences()
    assert [this_year.phase, last_year.phase] == [Phase.REGISTRATION_OPEN, Phase.ARCHIVED]
    assert this_year.previous_id == last_year.id
    release = latest_release(this_year)
    assert release.number == 2
    assert len(programme_of(release).forums) == 12
    states = db.session.execute(select(Registration.state, func.count()).group_by("state"))
    assert dict(states.all())[State.CONFIRMED] > 100
    assert not story.is_empty()
    told = overview_of(this_year).total
    assert (told.invited, told.accepted, told.silent) == (19, 2, 13)
    assert (told.declined, told.bounced, told.opted_out) == (2, 1, 1)


def test_the_address_list_brings_people_their_distribution_lists_and_who_wants_no_letters(app):
    list(story.acts(Snapshot.REGISTRATION))

    (run,) = addresses.runs()
    assert run.state is AddressRunState.DONE
    assert addresses.pairs_with(run.id, PairState.OPEN)  # not all doubles are certain
    assert open_doubles() == {DoubleKind.PERSON: 9}
    assert {"Verteiler A", "Verteiler B", "Verteiler C"} <= set(tags_of_people())
    never = select(func.count()).where(Person.opted_out_at.is_not(None))
    assert db.session.scalar(never) == 11
