"""The office's page of pairs."""

import re

from conference.core.database import db
from conference.registration.models import LikelyTwins
from conference.registration.services.withdraw import withdraw
from conference.registration.states import State
from tests.registration.people import OFFICE, amira, sign_up


def twice(conference):
    one = sign_up(conference, amira(phone="0221 4710 101"))
    return one, sign_up(conference, amira(phone="0221 4710 202"))


def words(answer):
    return " ".join(answer.text.split())


def hidden(answer):
    return dict(re.findall(r'name="((?:other_)?version|verdict)"[^>]* value="(\w+)"', answer.text))


def test_a_pair_stands_side_by_side_with_reasons_and_what_differs(office, conference):
    one, other = twice(conference)

    page = words(office.get(f"/buero/{conference.year}/doppelte"))

    assert "Warum: gleicher Name, gleiche E-Mail." in page
    assert re.search(r"Telefon [^/]*anders.*?</dt>.*?101.*?202", page)
    assert re.search(r"Vorname</dt>.*?Amira.*?Amira", page)
    assert re.search(
        rf"{one.code}:</span> .{{0,30}}Amira.*?{other.code}:</span> .{{0,30}}Amira", page
    )
    assert f"/doppelte/{one.code}/{other.code}" in page


def test_what_will_happen_is_said_before_and_then_happens(office, conference):
    one, other = twice(conference)
    address = f"/buero/{conference.year}/doppelte/{one.code}/{other.code}"

    before = office.get(address)
    after = office.post(address, data=hidden(before), follow_redirects=True)

    assert f"{other.code} bleibt (angemeldet)" in words(before)
    assert f"Der Platz von {one.code} wird frei." in words(before)
    assert "Ein Brief geht an amira@example.org" in words(before)
    assert f"Zusammengeführt. Es gilt {other.code}." in words(after)
    assert one.state is State.CANCELLED
    sheet = words(office.get(f"/buero/{conference.year}/anmeldungen/{one.code}"))
    assert f"Es gilt die Anmeldung {other.code} derselben Person." in sheet
    assert "nichts zu entscheiden" in words(office.get(f"/buero/{conference.year}/doppelte"))


def test_two_people_are_remembered_with_the_reason(office, conference):
    one, other = twice(conference)
    address = f"/buero/{conference.year}/doppelte/{one.code}/{other.code}"

    answer = office.post(
        f"{address}/zwei-personen", data={"why": "Mutter und Tochter"}, follow_redirects=True
    )

    sheet = words(office.get(f"/buero/{conference.year}/anmeldungen/{one.code}"))
    assert "nichts zu entscheiden" in words(answer)
    assert "Eine andere Person als" in sheet
    assert "Mutter und Tochter" in sheet
    assert db.session.query(LikelyTwins).one().why == "Mutter und Tochter"


def test_whoever_is_slower_is_told_and_nothing_happens(office, conference):
    one, other = twice(conference)
    address = f"/buero/{conference.year}/doppelte/{one.code}/{other.code}"
    seen = hidden(office.get(address))
    withdraw(other.id, actor=OFFICE, why="am Telefon")

    answer = office.post(address, data=seen, follow_redirects=True)

    assert "lassen sich nicht zusammenführen" in words(answer)
    assert one.state is State.CONFIRMED


def test_of_two_windows_the_slower_one_hears_what_the_other_decided(office, conference):
    one, other = twice(conference)
    address = f"/buero/{conference.year}/doppelte/{one.code}/{other.code}"
    seen = hidden(office.get(address))
    office.post(f"{address}/zwei-personen", data={"why": "Mutter und Tochter"})

    unaware = office.post(address, data=seen, follow_redirects=True)
    aware = office.post(address, data=hidden(office.get(address)), follow_redirects=True)
    late = office.post(f"{address}/zwei-personen", data={"why": ""}, follow_redirects=True)

    assert "Jemand anderes hat inzwischen gesagt: Das sind zwei Personen." in words(unaware)
    assert "Zusammengeführt." in words(aware)
    assert "schon zusammengeführt. Es wurde nichts geändert." in words(late)


def test_odd_addresses_and_forms_are_no_errors_of_ours(office, conference):
    one, other = twice(conference)
    page = f"/buero/{conference.year}/doppelte"

    answers = [
        office.get(f"{page}/{one.code}/{one.code}").status_code,
        office.get(f"{page}/{one.code}/K99-9999").status_code,
        office.post(f"{page}/{one.code}/{other.code}", data={"version": "x"}).status_code,
        office.post(
            f"{page}/{one.code}/{other.code}/zwei-personen", data={"why": "x" * 501}
        ).status_code,
        office.get(f"{page}?seite=99").status_code,
    ]

    assert answers == [404, 404, 303, 422, 200]


def test_thirty_pairs_ask_no_more_of_the_database_than_one(office, conference, count_queries):
    twice(conference)
    page = f"/buero/{conference.year}/doppelte"
    office.get(page)
    with count_queries() as for_one:
        office.get(page)
    for number in range(30):
        for _ in range(2):
            sign_up(conference, amira(first_name=f"Boris{number}", email=f"b{number}@example.org"))
    with count_queries() as for_many:
        answer = office.get(page)

    assert "1 bis 10 von 31" in words(answer)
    assert len(for_many) <= len(for_one)
