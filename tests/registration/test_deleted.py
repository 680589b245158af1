"""What the office still sees of a registration whose details were deleted."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.registration.services.forget import forget
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE, sign_up


@pytest.fixture
def conference():
    return ConferenceFactory()


def test_who_was_deleted_is_named_so_and_offered_nothing_more(office, conference):
    person = sign_up(conference)
    forget(person.id, actor=OFFICE)
    everybody = f"/buero/{conference.year}/anmeldungen"

    sheet = office.get(f"{everybody}/{person.code}").text.partition("<main")[2]
    listed = office.get(everybody).text
    file = office.get(f"{everybody}.xlsx").data

    for offered in ("Wieder anmelden", "Anruf", "Briefe auf Papier", "Name folgt"):
        assert offered not in sheet
    assert "gelöscht" in sheet.partition("</h1>")[0] + sheet.partition("</h1>")[2][:200]
    assert "Name folgt" not in listed
    assert "gelöscht" in listed
    assert load_workbook(BytesIO(file)).worksheets[0].max_row == 1
