"""Seats kept for the people of an organisation."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR, Actor
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.directory.states import OrganisationState
from conference.mail.models import Letter
from conference.planning.rules.seating import Crowd
from conference.registration import queries
from conference.registration.errors import (
    NoKeptSeatLeft,
    OrganisationNotAccepted,
    ReturnDateNotInTime,
    SeatsGivenBack,
    SeatsHaveNames,
    TooFewSeatsFree,
)
from conference.registration.models import Contingent, Registration, SeatPool
from conference.registration.services.contingents import (
    Naming,
    Promise,
    change_promise,
    grant,
    name_person,
    sweep,
    take_back,
)
from conference.registration.services.pools import lock_pools
from conference.registration.services.waiting import change_quota
from conference.registration.services.withdraw import readmit, reject, withdraw
from conference.registration.states import Quota, State
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, OrganisationFactory
from tests.registration.people import OFFICE, amira, sign_up

TODAY = datetime(2027, 3, 1, 10, tzinfo=BERLIN)
RETURN = date(2027, 4, 1)


@pytest.fixture(autouse=True)
def today():
    with clock.pretending(TODAY):
        yield


@pytest.fixture
def conference():
    return ConferenceFactory(
        year=2027,
        day=date(2027, 6, 12),
        public_seats=10,
        reserved_seats=4,
        registration_opens_at=TODAY - timedelta(days=10),
        registration_closes_at=TODAY + timedelta(days=90),
        change_until=TODAY + timedelta(days=90),
    )


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Brücken e. V.")


def contact_of(organisation):
    return Actor(name="Organisation (eigener Link)", organisation_id=organisation.id)


def promise(seats=5, **facts):
    return Promise(**{"seats": seats, "return_on": RETURN} | facts)


def named(number=1, **facts):
    return Naming(details=amira(**{"first_name": f"Person{number}", "email": ""} | facts))


def pool(quota=Quota.PUBLIC):
    found = db.session.scalars(select(SeatPool).where(SeatPool.quota == quota)).one()
    db.session.refresh(found)
    return (found.taken, found.free)


def on(day):
    return clock.pretending(datetime.combine(day, TODAY.time(), tzinfo=BERLIN))


@pytest.fixture
def contingent(conference, organisation):
    return grant(conference.id, organisation.id, promise(), actor=OFFICE)


def stands(contingent):
    db.session.refresh(contingent)
    return (contingent.granted, contingent.held, queries.number_named(contingent))


def test_held_seats_are_taken_for_everybody_else(conference, contingent):
    numbers = queries.held_by_quota(conference)

    assert numbers == {Quota.PUBLIC: 5}
    assert pool() == (5, 5)
    assert stands(contingent) == (5, 5, 0)


def test_a_pool_that_is_made_later_knows_the_held_seats(conference, contingent):
    db.session.query(SeatPool).delete()
    db.session.commit()

    pools = lock_pools(conference)

    assert pools.of(Quota.PUBLIC).taken == 5


def test_seats_come_from_the_reserved_ones_if_the_office_wants(conference, organisation):
    grant(conference.id, organisation.id, promise(3, quota=Quota.RESERVED), actor=OFFICE)

    assert pool(Quota.RESERVED) == (3, 1)
    assert pool() == (0, 10)


def test_nobody_promises_more_seats_than_are_free(conference, organisation):
    with pytest.raises(TooFewSeatsFree) as told:
        grant(conference.id, organisation.id, promise(11), actor=OFFICE)

    assert str(told.value) == "So viele Plätze sind nicht frei. Frei sind 10."
    assert db.session.scalars(select(Contingent)).all() == []


@pytest.mark.parametrize("day", [date(2027, 3, 1), date(2027, 2, 1), date(2027, 6, 13)])
def test_the_return_date_lies_between_today_and_the_conference(conference, organisation, day):
    with pytest.raises(ReturnDateNotInTime):
        grant(conference.id, organisation.id, promise(return_on=day), actor=OFFICE)


def test_only_an_organisation_that_was_accepted_gets_seats(conference):
    applied = OrganisationFactory(state=OrganisationState.APPLIED)

    with pytest.raises(OrganisationNotAccepted):
        grant(conference.id, applied.id, promise(), actor=OFFICE)


def test_only_the_office_grants(conference, organisation):
    with pytest.raises(NotAllowed):
        grant(conference.id, organisation.id, promise(), actor=contact_of(organisation))


def test_naming_takes_a_held_seat_and_leaves_the_pool_alone(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))

    assert (person.state, person.quota, person.contingent_id) == (
        State.CONFIRMED,
        Quota.PUBLIC,
        contingent.id,
    )
    assert pool() == (5, 5)
    assert stands(contingent) == (5, 4, 1)


def test_who_is_named_with_an_address_gets_the_own_link_by_mail(contingent, organisation):
    naming = Naming(details=amira(email="amira@example.org"), language="ar")

    name_person(contingent.id, naming, actor=contact_of(organisation))

    letter = db.session.scalars(select(Letter)).one()
    assert (letter.name, letter.to_address, letter.language) == (
        "registration/mail/confirmed",
        "amira@example.org",
        "ar",
    )
    assert "/anmeldung/" in letter.text


def test_a_double_click_names_one_person(contingent, organisation):
    naming = named()

    first, again = (
        name_person(contingent.id, naming, actor=contact_of(organisation)).id for _ in range(2)
    )

    assert first == again
    assert stands(contingent) == (5, 4, 1)


def test_nobody_is_named_on_a_seat_of_another_organisation(contingent):
    for actor in (contact_of(OrganisationFactory()), VISITOR):
        with pytest.raises(NotAllowed):
            name_person(contingent.id, named(), actor=actor)

    assert stands(contingent) == (5, 5, 0)


def test_when_all_seats_have_a_name_the_next_is_refused(contingent, organisation):
    for number in range(5):
        name_person(contingent.id, named(number), actor=contact_of(organisation))

    with pytest.raises(NoKeptSeatLeft):
        name_person(contingent.id, named(6), actor=contact_of(organisation))

    assert stands(contingent) == (5, 0, 5)


def test_an_organisation_names_people_also_when_the_public_has_to_wait(
    conference, contingent, organisation
):
    for number in range(6):
        sign_up(conference, amira(first_name=f"Gast{number}", email=f"gast{number}@example.org"))

    person = name_person(contingent.id, named(), actor=contact_of(organisation))

    assert person.state is State.CONFIRMED
    assert pool() == (10, 0)


def test_before_the_return_date_the_organisation_is_warned_once(contingent):
    for day in (date(2027, 3, 24), date(2027, 3, 25), date(2027, 3, 26)):
        with on(day):
            sweep()

    warned = [entry.words for entry in entries_about("contingent", contingent.id)]
    assert warned.count("hat die Organisation an die Rückgabe der Plätze erinnert") == 1
    assert stands(contingent) == (5, 5, 0)


def test_on_the_return_date_seats_without_a_name_go_to_those_who_wait(
    conference, contingent, organisation
):
    name_person(contingent.id, named(1), actor=contact_of(organisation))
    name_person(contingent.id, named(2), actor=contact_of(organisation))
    for number in range(9):
        sign_up(conference, amira(first_name=f"Gast{number}", email=f"gast{number}@example.org"))
    waited = db.session.scalars(
        select(Registration.first_name)
        .where(Registration.state == State.WAITLISTED)
        .order_by(Registration.id)
    ).all()

    with on(RETURN):
        sweep()
        sweep()

    assert waited == ["Gast5", "Gast6", "Gast7", "Gast8"]
    waits = db.session.scalars(
        select(Registration.first_name).where(Registration.state == State.WAITLISTED)
    ).all()
    assert waits == ["Gast8"]
    assert pool() == (10, 0)
    assert stands(contingent) == (5, 0, 2)


def test_after_the_return_date_nobody_is_named_any_more(contingent, organisation):
    with on(RETURN), pytest.raises(SeatsGivenBack):
        name_person(contingent.id, named(), actor=contact_of(organisation))


def test_who_withdraws_gives_the_seat_back_to_the_organisation(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))

    withdraw(person.id, actor=contact_of(organisation))

    assert stands(contingent) == (5, 5, 0)
    assert pool() == (5, 5)


def test_after_the_return_date_the_seat_is_everybodys(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))

    with on(RETURN):
        sweep()
        withdraw(person.id, actor=OFFICE)

    assert stands(contingent) == (5, 0, 0)
    assert pool() == (0, 10)


def test_another_organisation_withdraws_nobody(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))

    with pytest.raises(NotAllowed):
        withdraw(person.id, actor=contact_of(OrganisationFactory()))


def test_who_is_taken_back_uses_a_seat_of_the_organisation_again(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))
    reject(person.id, actor=OFFICE, why="Irrtum")

    readmit(person.id, actor=OFFICE, why="doch nicht")

    assert stands(contingent) == (5, 4, 1)
    assert pool() == (5, 5)


def test_who_is_taken_back_when_all_have_names_uses_a_seat_like_everybody(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))
    withdraw(person.id, actor=OFFICE)
    for number in range(5):
        name_person(contingent.id, named(number), actor=contact_of(organisation))

    readmit(person.id, actor=OFFICE, why="kommt doch")

    assert stands(contingent) == (5, 0, 5)
    assert pool() == (6, 4)
    assert person.contingent_id is None


def test_who_moves_to_the_reserved_seats_leaves_the_contingent(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))

    change_quota(person.id, Quota.RESERVED, actor=OFFICE, why="ist im Rat")

    assert stands(contingent) == (4, 4, 0)
    assert (pool(), pool(Quota.RESERVED)) == ((4, 6), (1, 3))


def test_the_office_gives_more_time_and_more_seats(contingent):
    with on(date(2027, 3, 26)):
        sweep()

    change_promise(contingent.id, seats=7, return_on=date(2027, 5, 1), actor=OFFICE)

    assert stands(contingent) == (7, 7, 0)
    assert (contingent.return_on, contingent.warned_at) == (date(2027, 5, 1), None)
    assert pool() == (7, 3)


def test_fewer_seats_but_never_fewer_than_have_names(contingent, organisation):
    for number in range(3):
        name_person(contingent.id, named(number), actor=contact_of(organisation))

    with pytest.raises(SeatsHaveNames):
        change_promise(contingent.id, seats=2, return_on=RETURN, actor=OFFICE)
    change_promise(contingent.id, seats=3, return_on=RETURN, actor=OFFICE)

    assert stands(contingent) == (3, 0, 3)
    assert pool() == (3, 7)


def test_the_office_takes_back_what_has_no_name(contingent, organisation):
    person = name_person(contingent.id, named(), actor=contact_of(organisation))

    taken = take_back(contingent.id, actor=OFFICE, why="Wir brauchen Plätze.")

    assert taken == 4
    assert stands(contingent) == (5, 0, 1)
    assert pool() == (1, 9)
    withdraw(person.id, actor=OFFICE)
    assert pool() == (0, 10)


def test_whoever_plans_the_seats_sees_the_held_ones_as_taken(conference, contingent):
    found = queries.crowd(conference, 10, 4)

    assert found == Crowd(registered=0, public_seated=5, reserved_seated=0, moving_up=0)
