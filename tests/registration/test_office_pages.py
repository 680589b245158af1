"""The office sees everybody, types in what came on paper, and changes what must be changed."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from sqlalchemy import select

from conference.core.actor import Role
from conference.core.database import db
from conference.mail.models import Letter
from conference.registration.models import Registration
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Channel, Quota, Reach, State
from tests.factories import ConferenceFactory, ForumFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish
from tests.registration.visitors import Page


@pytest.fixture
def conference():
    return ConferenceFactory()


def sent(browser, path, **typed):
    """Open the page, fill in its last form, and press the button."""
    fields = Page(browser.get(path)).fields
    fields |= {name.replace("__", "-"): value for name, value in typed.items()}
    return browser.post(path, data=fields)


def test_the_list_finds_people_by_any_part_of_what_they_told(office, conference):
    sign_up(conference, amira(last_name="Özdemir", organisation="TuS Rurauen"))
    sign_up(conference, amira(first_name="Boris", last_name="Kowal", email="b@example.org"))

    found = office.get(f"/buero/{conference.year}/anmeldungen?suche=özdemir+rurauen").text

    assert "Özdemir" in found
    assert "Kowal" not in found


def test_the_list_is_narrowed_by_forum_and_state(office, conference):
    forum = ForumFactory(of=conference)
    sign_up(conference, amira(choices=(wish(forum),)))
    sign_up(conference, amira(first_name="Boris", last_name="Kowal", email="b@example.org"))
    page = f"/buero/{conference.year}/anmeldungen"

    assert "Kowal" not in office.get(f"{page}?forum={forum.id}").text
    assert "Haddad" in office.get(f"{page}?forum={forum.id}&stand=confirmed").text
    assert "Niemand passt" in office.get(f"{page}?forum={forum.id}&stand=cancelled").text


def test_the_list_asks_as_few_questions_for_many_as_for_one(office, conference, count_queries):
    forum = ForumFactory(of=conference)
    page = f"/buero/{conference.year}/anmeldungen"
    sign_up(conference, amira(choices=(wish(forum),)))
    office.get(page)
    with count_queries() as for_one:
        office.get(page)
    for number in range(30):
        sign_up(conference, amira(email=f"a{number}@example.org", choices=(wish(forum),)))

    with count_queries() as for_many:
        office.get(page)

    assert len(for_many) == len(for_one)


def test_the_files_hold_what_the_page_shows_and_no_formula(office, conference):
    sign_up(conference, amira(organisation="=HYPERLINK(1)"))
    page = f"/buero/{conference.year}/anmeldungen"

    book = load_workbook(BytesIO(office.get(f"{page}.xlsx").data))
    plain = office.get(f"{page}.csv")

    (row,) = book["Anmeldungen"].iter_rows(min_row=2)
    assert [cell.data_type for cell in row if cell.value == "=HYPERLINK(1)"] != ["f"]
    assert "Haddad" in [cell.value for cell in row]
    assert plain.data.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK(1)" in plain.data.decode("utf-8-sig")


def test_a_paper_form_becomes_a_registration_that_counts_from_its_arrival(office, conference):
    forum = ForumFactory(of=conference)
    release(conference)

    answer = sent(
        office,
        f"/buero/{conference.year}/anmeldungen/neu",
        first_name="Marianne",
        last_name="Peters",
        reach_by="letter",
        postal_address="Hauptstraße 1\n52525 Heinsberg",
        channel="paper",
        day="2026-09-01",
        time="09:30",
        quota="reserved",
        **{f"p1__r{forum.round_id}_codes": forum.code},
    )

    assert answer.status_code == 303, answer.text
    (person,) = db.session.query(Registration).all()
    assert (person.full_name, person.channel, person.state) == (
        "Marianne Peters",
        Channel.PAPER,
        State.CONFIRMED,
    )
    assert person.quota is Quota.RESERVED
    assert person.received_at == datetime(2026, 9, 1, 7, 30, tzinfo=UTC)
    assert [wished.forum_id for wished in person.wishes] == [forum.id]
    assert db.session.query(Letter).count() == 0
    assert person.code in office.get(answer.location).text


def test_a_paper_form_with_a_gap_comes_back_with_everything_typed(office, conference):
    ForumFactory(of=conference)
    release(conference)

    answer = sent(
        office,
        f"/buero/{conference.year}/anmeldungen/neu",
        first_name="Marianne",
        reach_by="phone",
        phone="",
        organisation="Frauenchor",
    )

    assert "Bitte nennen Sie eine Telefonnummer" in answer.text
    assert "Frauenchor" in answer.text
    assert db.session.query(Registration).count() == 0


def test_the_office_changes_a_registration_with_a_reason_that_stays_in_the_trail(
    office, conference
):
    ForumFactory(of=conference)
    release(conference)
    person = sign_up(conference)
    sheet = f"/buero/{conference.year}/anmeldungen/{person.code}"

    without = sent(office, f"{sheet}/aendern", organisation="Chor")
    answer = sent(office, f"{sheet}/aendern", organisation="Chor", why="Am Telefon gesagt")

    assert "Bitte schreiben Sie, warum" in without.text
    assert answer.status_code == 303, answer.text
    told = office.get(sheet).text
    assert "Am Telefon gesagt" in told
    assert "Chor" in told


@pytest.mark.parametrize(
    ("step", "state"), [("abmelden", State.CANCELLED), ("ablehnen", State.REJECTED)]
)
def test_the_office_ends_a_registration_and_takes_it_up_again(office, conference, step, state):
    person = sign_up(conference)
    sheet = f"/buero/{conference.year}/anmeldungen/{person.code}"

    sent(office, f"{sheet}/{step}", why="Wunsch am Telefon")
    assert db.session.get(Registration, person.id).state is state
    sent(office, f"{sheet}/wieder-anmelden", why="Doch dabei")

    assert db.session.get(Registration, person.id).state is State.CONFIRMED


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Die Person bekommt eine Nachricht mit dem, was sich ändert."),
        ({"email": "", "reach_by": Reach.LETTER}, "Diese Person hat keine E-Mail-Adresse."),
        ({"reach_by": Reach.PHONE}, "An diese Person geht keine E-Mail."),
    ],
)
def test_the_page_says_truly_whether_a_change_is_written_to_the_person(
    office, conference, facts, sentence
):
    person = sign_up(
        conference,
        amira(phone="02431 1", postal_address="Am Markt 1", **facts),
        actor=OFFICE,
    )

    page = office.get(f"/buero/{conference.year}/anmeldungen/{person.code}/aendern").text

    assert sentence in page


def test_a_clerk_whose_page_is_too_old_reads_so_and_can_save_after_a_second_look(
    office, conference
):
    person = sign_up(conference)
    path = f"/buero/{conference.year}/anmeldungen/{person.code}/aendern"
    old = Page(office.get(path)).fields | {"organisation": "TV Erkelenz", "why": "Anruf"}
    sent(office, path, title="Dr.", why="Anruf")

    refused = office.post(path, data=old)
    again = office.post(path, data=Page(refused).fields)

    assert "Jemand anderes hat das inzwischen geändert." in refused.text
    assert "Ihre Anmeldung" not in refused.text
    assert (again.status_code, person.organisation) == (303, "TV Erkelenz")


def test_the_list_of_those_who_wait_shows_their_rank_and_is_ordered_by_it(office):
    conference = ConferenceFactory(public_seats=0)
    for name in ("Zorn", "Adler"):
        sign_up(conference, amira(last_name=name))
    page = f"/buero/{conference.year}/anmeldungen"

    narrowed = office.get(f"{page}?stand=waitlisted&sortierung=rang").text

    rows = BeautifulSoup(narrowed, "html.parser").select("tbody tr")
    ranked = [[cell.get_text(strip=True) for cell in row.select("td")][:2] for row in rows]
    assert ranked == [["1", "Amira Zorn"], ["2", "Amira Adler"]]
    assert "Rang" not in office.get(page).text


def test_a_person_without_a_name_yet_is_found_by_the_group(office, conference):
    contact = sign_up(conference, amira(), amira(first_name="", last_name="", email=""))

    page = office.get(f"/buero/{conference.year}/anmeldungen").text

    assert "Name folgt (Gruppe von" in " ".join(page.split())
    assert page.count(contact.code) > 2


def test_the_office_sends_a_link_again_as_often_as_somebody_calls(office, conference):
    person = sign_up(conference)
    by_phone = sign_up(conference, amira(email="", reach_by=Reach.PHONE, phone="02431 1"))
    path = f"/buero/{conference.year}/anmeldungen"

    for _ in range(2):
        sheet = office.post(f"{path}/{person.code}/link", follow_redirects=True).text
    refused = office.post(f"{path}/{by_phone.code}/link", follow_redirects=True).text

    sent_again = [one for one in db.session.scalars(select(Letter)) if one.name.endswith("/links")]
    assert "Der Link ist unterwegs." in sheet
    assert "hat den Link noch einmal geschickt" in sheet
    assert [one.to_address for one in sent_again] == ["amira@example.org"] * 2
    assert "An diese Person geht keine E-Mail." in refused


def test_what_is_probably_entered_twice_is_pointed_out(office, conference):
    first = sign_up(conference, amira(phone="02431 12-3"))
    second = sign_up(
        conference, amira(first_name="AMIRA", email="other@example.org", phone="02431123")
    )
    other = sign_up(conference, amira(first_name="Boris"))
    page = f"/buero/{conference.year}"

    def twins(person):
        text = " ".join(office.get(f"{page}/anmeldungen/{person.code}").text.split())
        return "Vielleicht doppelt:" in text

    narrowed = office.get(f"{page}/anmeldungen?doppelt=ja").text
    before = [twins(first), twins(second), twins(other)]
    task = "Eine Person ist vielleicht doppelt angemeldet" in office.get(page).text
    withdraw(second.id, actor=OFFICE)

    assert before == [True, True, False]
    assert second.code in narrowed
    assert other.code not in narrowed
    assert task
    assert not twins(first)


def test_a_reserved_seat_helps_somebody_who_waits(office):
    conference = ConferenceFactory(public_seats=0, reserved_seats=1)
    person = sign_up(conference)
    sheet = f"/buero/{conference.year}/anmeldungen/{person.code}"
    assert "Rang 1" in office.get(sheet).text

    sent(office, f"{sheet}/kontingent", why="Gehört zum Netzwerk")

    assert db.session.get(Registration, person.id).state is State.CONFIRMED


def test_a_note_is_for_the_office_only(office, staff_client, conference):
    person = sign_up(conference)
    sheet = f"/buero/{conference.year}/anmeldungen/{person.code}"

    answer = office.post(f"{sheet}/notiz", data={"note": "Ruft dienstags an"})

    assert answer.status_code == 303
    assert "Ruft dienstags an" in staff_client(Role.READER).get(sheet).text
    assert staff_client(Role.READER).post(f"{sheet}/notiz", data={"note": "x"}).status_code == 403


def test_a_code_of_another_year_is_not_found(office, conference):
    person = sign_up(conference)
    other = ConferenceFactory(district=conference.district)

    assert office.get(f"/buero/{other.year}/anmeldungen/{person.code}").status_code == 404
