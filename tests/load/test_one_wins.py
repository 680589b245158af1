"""Two people at the same registration in the same moment: one wins, the other is told, nothing is lost."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from conference.core.actor import VISITOR, Actor
from conference.core.database import db
from conference.core.errors import DomainError
from conference.mail.models import Letter
from conference.planning.models import Conference
from conference.registration import rules
from conference.registration.models import Registration, SeatPool
from conference.registration.services.change import change
from conference.registration.services.merge import merge
from conference.registration.services.register import register
from conference.registration.services.substitute import substitute
from conference.registration.states import Quota, State
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE, amira, application

ROUNDS = 8


@pytest.fixture
def house(house):
    """The same, with a conference that has a seat for everybody."""
    with house.app_context():
        ConferenceFactory(public_seats=2 * ROUNDS)
        db.session.remove()
    return house


def twice(number):
    """One person, registered twice: the ids and what the office and the person have before them."""
    conference = db.session.scalars(select(Conference)).one()
    people = [
        register(application(conference, amira(first_name=f"Amira{number}")), actor=VISITOR).contact
        for _ in range(2)
    ]
    return [(person.id, person.version, rules.details_of(person)) for person in people]


def at_once(house, *steps):
    """What became of these steps, begun at the same moment: "done" or the error that told it."""
    start, became = threading.Barrier(len(steps)), [""] * len(steps)

    def run(place, step):
        with house.app_context():
            start.wait()
            try:
                step()
                became[place] = "done"
            except DomainError as error:
                became[place] = type(error).__name__

    threads = [threading.Thread(target=run, args=one) for one in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return became


def with_link(identity):
    return Actor(name="Person (eigener Link)", registration_id=identity)


def seats_taken():
    pool = select(SeatPool.taken).where(SeatPool.quota == Quota.PUBLIC)
    seated = select(func.count()).where(Registration.state == State.CONFIRMED)
    return db.session.scalar(pool), db.session.scalar(seated)


def test_of_two_who_merge_the_same_pair_one_is_told_and_one_seat_is_passed_on(house):
    for number in range(ROUNDS):
        with house.app_context():
            (one, version, _), (other, other_version, _) = twice(number)

        def join(one=one, other=other, versions=(version, other_version)):
            merge(one, other, versions=versions, actor=OFFICE)

        became = at_once(house, join, join)

        assert sorted(became) == ["MergedMeanwhile", "done"]
        with house.app_context():
            assert seats_taken() == (number + 1, number + 1)
    with house.app_context():
        told = select(func.count()).where(Letter.name == "registration/mail/merged")
        assert db.session.scalar(told) == ROUNDS


def test_of_a_merger_and_an_edit_one_wins_and_what_was_typed_is_stored_or_told(house):
    for number in range(ROUNDS):
        with house.app_context():
            (one, version, _), (other, other_version, told) = twice(number)

        def join(one=one, other=other, versions=(version, other_version)):
            merge(one, other, versions=versions, actor=OFFICE)

        def edit(other=other, version=other_version, told=told):
            new = replace(told, phone="0221 4710 101")
            change(other, new, version=version, actor=with_link(other))

        became = at_once(house, join, edit)

        assert became in (["done", "RegistrationChangedMeanwhile"], ["ChangedMeanwhile", "done"])
        with house.app_context():
            person = db.session.get_one(Registration, other)
            ended = db.session.get_one(Registration, one).merged_into_id
            assert (person.phone != "", ended is None) == (became[1] == "done",) * 2
            taken, seated = seats_taken()
            assert taken == seated


def test_of_somebody_who_gives_the_seat_on_and_the_office_one_wins(house):
    for number in range(ROUNDS):
        with house.app_context():
            (one, version, told), _ = twice(number)

        def give_on(one=one, version=version):
            new = rules.Details(first_name="Petra", email="palmen@example.net")
            substitute(one, new, version=version, actor=with_link(one), language="de")

        def edit(one=one, version=version, told=told):
            new = replace(told, phone="0221 4710 101")
            change(one, new, version=version, actor=OFFICE, why="rief an")

        became = at_once(house, give_on, edit)

        assert became in (["done", "ChangedMeanwhile"], ["RegistrationChangedMeanwhile", "done"])
        with house.app_context():
            person = db.session.get_one(Registration, one)
            stands = (person.first_name, person.phone)
            assert stands == (
                ("Petra", "") if became[0] == "done" else (told.first_name, "0221 4710 101")
            )
