"""What the office still sees of a registration whose details were deleted."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.calls.service import ask_for_call
from conference.core import clock
from conference.core.actor import Role
from conference.papers.queries import people_with_a_seat
from conference.registration.rules import Needs
from conference.registration.services.contingents import Naming, Promise, grant, name_person
from conference.registration.services.forget import forget
from conference.registration.services.merge import merge
from conference.registration.services.substitute import substitute
from conference.registration.states import Reach
from tests.factories import ConferenceFactory, OrganisationFactory
from tests.registration.people import OFFICE, amira, sign_up


@pytest.fixture
def conference():
    return ConferenceFactory()


def test_who_was_deleted_is_named_so_and_offered_nothing_more(office, conference):
    person = sign_up(conference)
    forget(person.id, actor=OFFICE)
    everybody = f"/buero/{conference.year}/anmeldungen"

    sheet = office.get(f"{everybody}/{person.code}").text.partition("<main")[2]
    listed = office.get(everybody).text
    found = office.get(f"{everybody}?suche={person.code}").text
    file = office.get(f"{everybody}.xlsx").data

    for offered in ("Wieder anmelden", "Anruf", "Briefe auf Papier", "Name folgt"):
        assert offered not in sheet
    assert "gelöscht" in sheet.partition("</h1>")[0] + sheet.partition("</h1>")[2][:200]
    assert "Noch hat sich niemand angemeldet." in listed
    assert "gelöscht" in found
    assert "Name folgt" not in found
    assert load_workbook(BytesIO(file)).worksheets[0].max_row == 1


def test_nobody_who_was_deleted_stands_on_a_list_to_work_through(staff_client, conference):
    everybody = staff_client(*Role)
    held = contingent_of(conference)
    caller = sign_up(conference, amira(email="", phone="02452 134", reach_by=Reach.PHONE))
    reader = sign_up(conference, amira(**BY_LETTER))
    needing = sign_up(conference, amira(needs=Needs(wheelchair=True, consent=True)))
    named = name_person(held.id, Naming(details=amira(email="n@example.org")), actor=OFFICE)
    ask_for_call(caller.id, "Frage", actor=OFFICE)
    people = [caller, reader, needing, named]
    lists = [
        *("anrufe", "briefe-drucken", "bedarf", "doppelte"),
        f"kontingente/{held.id}",
    ]
    before = "".join(everybody.get(f"/buero/{conference.year}/{one}").text for one in lists)
    assert [person.code for person in people if person.code not in before] == []

    with clock.pretending(conference.doors_at + timedelta(days=1)):  # the seat stays counted
        for person in people:
            forget(person.id, actor=OFFICE)
    after = "".join(everybody.get(f"/buero/{conference.year}/{one}").text for one in lists)

    assert [person.code for person in people if person.code in after] == []
    assert "Name folgt" not in after
    assert people_with_a_seat(conference) == []


BY_LETTER = {
    "email": "",
    "reach_by": Reach.LETTER,
    "postal_address": "Rurstraße 12\n41849 Wassenberg",
}


def contingent_of(conference):
    promise = Promise(seats=2, return_on=conference.day)
    return grant(conference.id, OrganisationFactory().id, promise, actor=OFFICE)


def test_with_a_person_go_the_registrations_that_were_merged_into_it(conference):
    first, second, third = (sign_up(conference, amira(message=f"MARK {n}")) for n in range(3))
    stays = merge(first.id, second.id, versions=(first.version, second.version), actor=OFFICE)
    stays = merge(stays.id, third.id, versions=(stays.version, third.version), actor=OFFICE)

    forget(stays.id, actor=OFFICE)

    for person in (first, second, third):
        assert (person.is_forgotten, person.full_name, person.message) == (True, "", "")


def test_who_gave_the_place_on_is_named_as_deleted_also_where_it_was_merged(conference):
    one, other = sign_up(conference), sign_up(conference)
    stays = merge(one.id, other.id, versions=(one.version, other.version), actor=OFFICE)
    ended = other if stays is one else one

    substitute(
        stays.id,
        amira(first_name="Petra", email="p@example.org"),
        version=stays.version,
        actor=OFFICE,
        language="de",
        why="Anruf",
    )

    assert (ended.is_forgotten, stays.is_forgotten) == (True, False)
