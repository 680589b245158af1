"""Many new things are stored at once, past the unit of work."""

import pytest

from conference.core.database import db
from conference.core.storing import MANY, insert_now, new, update_now
from conference.directory.models import Person
from tests.factories import DistrictFactory, PersonFactory


@pytest.mark.parametrize("number", [1, MANY - 1, MANY, 40])
def test_things_stored_at_once_know_the_ids_of_their_rows(number):
    there = PersonFactory()
    people = [
        new(Person, district_id=there.district_id, last_name=f"Koval {n}") for n in range(number)
    ]

    insert_now(people)

    stored = {one.id: one.last_name for one in db.session.query(Person).where(Person.id > there.id)}
    assert {one.id: one.last_name for one in people} == stored
    assert [one.id for one in people] == sorted(stored)
    PersonFactory(last_name="Danach")
    assert db.session.query(Person).count() == number + 2


def test_a_new_thing_says_at_once_what_nobody_told_of_it():
    person = new(Person, district_id=DistrictFactory().id, last_name="Koval")

    assert (person.first_name, person.tags, person.opted_out_at) == ("", [], None)


def test_what_is_said_of_stored_things_afterwards_is_written_for_all_of_them():
    district_id = DistrictFactory().id
    people = [new(Person, district_id=district_id, last_name=name) for name in ("Koval", "Haddad")]
    insert_now(people)

    for person in people:
        person.first_name = f"{person.last_name}s Kind"
    update_now(people)

    told = {one.last_name: one.first_name for one in db.session.query(Person)}
    assert told == {"Koval": "Kovals Kind", "Haddad": "Haddads Kind"}
