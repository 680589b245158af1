"""Each warning about the day, a deadline or a text leads to where that is changed."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from conference.core.actor import Role
from conference.core.translated import german
from tests.factories import ConferenceFactory


@pytest.fixture
def conference():
    """On Allerheiligen, with a deadline on a Saturday and a text of the year before."""
    return ConferenceFactory(
        year=2030,
        day=date(2030, 11, 1),
        needs_deadline=date(2030, 10, 5),
        allocation_day=date(2030, 10, 28),
        intro=german("Wie schon 2029."),
    )


def links(answer):
    """What each warning leads to."""
    warned = BeautifulSoup(answer.text, "html.parser").select(".kern-alert--warning li a")
    return {(link["href"], link.get_text()) for link in warned}


def test_the_page_of_the_conference_leads_to_each_field(office, conference):
    found = links(office.get("/buero/2030/konferenz"))

    assert found >= {
        ("/buero/2030/konferenz/termine#day", "Tag ändern"),
        ("/buero/2030/konferenz/termine#needs_deadline", "Termin ändern"),
        ("/buero/2030/konferenz/texte#intro", "Text ändern"),
    }
    for address, _words in found:
        page, _, field = address.partition("#")
        assert BeautifulSoup(office.get(page).text, "html.parser").find(id=field) is not None


def test_on_the_page_for_the_next_year_a_warning_leads_to_the_day_above(office, conference):
    address = "/buero/2030/konferenz/naechstes-jahr"

    answer = office.post(address, data={"day": "2031-11-01", "tun": "ansehen"})

    assert links(answer) == {("#day", "Tag ändern")}
    assert BeautifulSoup(answer.text, "html.parser").find(id="day")["value"] == "2031-11-01"


def test_whoever_cannot_change_it_is_led_nowhere(staff_client, conference):
    answer = staff_client(Role.READER).get("/buero/2030/konferenz")

    assert "gesetzlicher Feiertag" in answer.text
    assert links(answer) == set()
