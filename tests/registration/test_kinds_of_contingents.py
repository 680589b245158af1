"""Seats kept for the press, the council and as a reserve, which belong to no organisation."""

from datetime import datetime

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.registration import queries
from conference.registration.errors import OrganisationNotAccepted
from conference.registration.models import Contingent
from conference.registration.services.contingents import Naming, grant, name_person, sweep
from conference.registration.states import ContingentKind, State
from tests.registration.people import OFFICE, amira
from tests.registration.test_contingents import conference, pool, promise, today

__all__ = ["conference", "today"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ContingentKind.PRESS, "Presse"),
        (ContingentKind.COUNCIL, "Kreistag und Räte"),
        (ContingentKind.RESERVE, "Reserve des Büros"),
    ],
)
def test_seats_are_kept_for_others_than_organisations_and_the_office_names_people(
    conference, kind, name
):
    kept = grant(conference.id, None, promise(seats=2, kind=kind), actor=OFFICE)

    person = name_person(kept.id, Naming(details=amira()), actor=OFFICE)

    assert (kept.name, kept.granted, kept.held) == (name, 2, 1)
    assert (person.state, person.contingent_id) == (State.CONFIRMED, kept.id)
    assert pool()[0] == 2
    assert queries.names_of_contingents([kept.id]) == {kept.id: name}


def test_nobody_is_reminded_of_seats_that_belong_to_no_organisation_but_they_fall_back(conference):
    kept = grant(conference.id, None, promise(seats=2, kind=ContingentKind.PRESS), actor=OFFICE)

    with clock.pretending(datetime(2027, 3, 28, 10, tzinfo=BERLIN)):
        sweep()
    before = (kept.warned_at, kept.held)
    with clock.pretending(datetime(2027, 4, 1, 10, tzinfo=BERLIN)):
        sweep()

    assert before == (None, 2)
    assert (kept.held, pool()[0]) == (0, 0)


def test_seats_of_an_organisation_need_one(conference):
    with pytest.raises(OrganisationNotAccepted):
        grant(conference.id, None, promise(seats=2), actor=OFFICE)


def test_the_office_keeps_seats_for_the_press_and_names_somebody_on_the_page(office, conference):
    page = "/buero/2027/kontingente"
    told = {"kind": "press", "seats": "2", "return_on": "2027-04-01", "quota": "public"}

    office.post(f"{page}/neu", data=told)
    kept = db.session.scalars(select(Contingent)).one()
    nameless = office.post(f"{page}/{kept.id}/person", data={"first_name": "Petra"})
    office.post(
        f"{page}/{kept.id}/person",
        data={"first_name": "Petra", "last_name": "Palmen", "form_key": "k" * 32},
    )
    found = office.get(f"{page}?suche=presse").text
    narrowed = office.get(f"{page}?art=council").text

    assert "Bitte nennen Sie die Person." in nameless.text
    assert 'value="Petra"' in nameless.text
    assert "Petra Palmen" in office.get(f"{page}/{kept.id}").text
    assert f"{page}/{kept.id}" in found
    assert "Kein Kontingent passt dazu." in narrowed
