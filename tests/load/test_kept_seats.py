"""Naming, the return date and a withdrawal in the same moment: never one seat too many, none lost."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from conference.core import clock
from conference.core.actor import Actor
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.registration.models import Contingent, Registration, SeatPool
from conference.registration.services.contingents import (
    Naming,
    Promise,
    give_back_in_time,
    grant,
    name_person,
    take_back,
)
from conference.registration.services.withdraw import withdraw
from conference.registration.states import SEATED, Quota, State
from tests.factories import ConferenceFactory, OrganisationFactory
from tests.load.test_one_wins import at_once
from tests.registration.people import OFFICE, amira, sign_up

ROUNDS = 6
SEATS = 12


def counted(conference_id):
    """What the pool says is taken, and what really is: people with seats, and seats held."""
    taken = db.session.scalar(
        select(SeatPool.taken).where(
            SeatPool.conference_id == conference_id, SeatPool.quota == Quota.PUBLIC
        )
    )
    seated = db.session.scalar(
        select(func.count()).where(
            Registration.conference_id == conference_id, Registration.state.in_(SEATED)
        )
    )
    held = db.session.scalar(
        select(func.sum(Contingent.held)).where(Contingent.conference_id == conference_id)
    )
    return taken, seated + held, held


@pytest.mark.parametrize("returns", ["by itself", "by the office"])
def test_naming_returning_and_withdrawing_at_once_keep_every_seat_counted(house, returns):
    for number in range(ROUNDS):
        with house.app_context():
            conference = ConferenceFactory(public_seats=SEATS)
            organisation = OrganisationFactory()
            contact = Actor(name="Organisation (eigener Link)", organisation_id=organisation.id)
            day = clock.today() + timedelta(days=3)
            kept = grant(
                conference.id, organisation.id, Promise(seats=5, return_on=day), actor=OFFICE
            )
            named = [
                name_person(kept.id, naming(one), actor=contact).id for one in ("Olha", "Jens")
            ]
            for guest in range(SEATS):
                sign_up(
                    conference,
                    amira(
                        first_name=f"Gast{number}-{guest}", email=f"g{number}-{guest}@example.org"
                    ),
                )
            identity, conference_id = kept.id, conference.id

        def come(first_name, identity=identity, contact=contact):
            return lambda: name_person(identity, naming(first_name), actor=contact)

        def fall_back(identity=identity, day=day):
            if returns == "by the office":
                return take_back(identity, actor=OFFICE)
            with clock.pretending(datetime.combine(day, datetime.min.time(), tzinfo=BERLIN)):
                return give_back_in_time(identity)

        became = at_once(
            house,
            come("Ahmad"),
            fall_back,
            lambda named=named: withdraw(named[0], actor=OFFICE),
            come("Rania"),
            fall_back,
        )

        assert set(became) <= {"done", "SeatsGivenBack", "NoKeptSeatLeft"}, became
        with house.app_context():
            taken, really, held = counted(conference_id)
            assert taken == really == SEATS
            waiting = select(func.count()).where(
                Registration.conference_id == conference_id,
                Registration.state == State.WAITLISTED,
            )
            assert db.session.scalar(waiting) > 0
            assert held in (0, 1), "only a withdrawal after the return can leave a seat held"


def naming(first_name):
    return Naming(details=amira(first_name=first_name, email=""))


def test_five_who_name_the_last_two_seats_get_two(house):
    with house.app_context():
        conference = ConferenceFactory(public_seats=SEATS)
        organisation = OrganisationFactory()
        contact = Actor(name="Organisation (eigener Link)", organisation_id=organisation.id)
        promise = Promise(seats=2, return_on=clock.today() + timedelta(days=3))
        identity = grant(conference.id, organisation.id, promise, actor=OFFICE).id
        conference_id = conference.id

    became = at_once(
        house,
        *(
            lambda name=name: name_person(identity, naming(name), actor=contact)
            for name in ("Ahmad", "Rania", "Olha", "Jens", "Petra")
        ),
    )

    assert sorted(became) == ["NoKeptSeatLeft"] * 3 + ["done"] * 2
    with house.app_context():
        assert counted(conference_id) == (2, 2, 0)
