import re

import pytest
from sqlalchemy import select

from conference.core.actor import VISITOR, Role
from conference.core.database import db
from conference.core.errors import NotAllowed, StateNotAllowed
from conference.directory.errors import AnswerMissing
from conference.directory.models import BarrierReport
from conference.directory.services.barriers import (
    Report,
    answer_barrier,
    report_barrier,
    take_on_barrier,
)
from conference.directory.states import BarrierState
from conference.mail.models import Letter
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE, PROGRAMME
from tests.factories import DistrictFactory


@pytest.fixture(autouse=True)
def district():
    return DistrictFactory(email="integration@kreis.example.org")


def a_report(number=1, **facts):
    return Report(
        **{"form_key": f"form-{number}", "text": "Das Menü liest mein Gerät nicht vor."} | facts
    )


def letters():
    return [
        (letter.name.rpartition("/")[2], letter.to_address, letter.language)
        for letter in db.session.scalars(select(Letter).order_by(Letter.id))
    ]


def test_anybody_reports_a_barrier_and_gets_a_number(client):
    form = client.get("/barriere-melden").get_data(as_text=True)
    key = re.search(r'name="form_key"[^>]*value="([^"]+)"', form)[1]

    answer = client.post(
        "/barriere-melden", data={"form_key": key, "text": "Der Kontrast ist zu schwach."}
    )
    thanks = client.get(answer.location).get_data(as_text=True)

    report = db.session.scalars(select(BarrierReport)).one()
    assert (report.state, report.text) == (BarrierState.NEW, "Der Kontrast ist zu schwach.")
    assert f"Ihre Meldung hat die Nummer {report.receipt}." in thanks
    assert letters() == [("barrier_reported", "integration@kreis.example.org", "de")]


def test_an_empty_report_says_what_is_missing_and_keeps_the_rest(client):
    page = client.post(
        "/barriere-melden", data={"form_key": "k", "place": "Programm", "email": "keine"}
    ).get_data(as_text=True)

    assert "Bitte beschreiben Sie die Barriere." in page
    assert 'value="Programm"' in page
    assert 'value="keine"' in page
    assert db.session.scalars(select(BarrierReport)).all() == []


@pytest.mark.parametrize("blank", ["\r\n", "  \r\n ", "\u200b", "\u202e\n"])
def test_a_report_of_blanks_is_empty(client, blank):
    page = client.post("/barriere-melden", data={"form_key": "k", "text": blank}).get_data(True)

    assert "Bitte beschreiben Sie die Barriere." in page
    assert db.session.scalars(select(BarrierReport)).all() == []


def test_a_double_click_makes_one_report():
    first = report_barrier(a_report(), actor=VISITOR)

    again = report_barrier(a_report(), actor=VISITOR)

    assert again.id == first.id
    assert letters() == [("barrier_reported", "integration@kreis.example.org", "de")]


def test_going_back_and_typing_something_else_is_another_report():
    first = report_barrier(a_report(), actor=VISITOR)

    other = report_barrier(a_report(text="Der Kontrast ist zu schwach."), actor=VISITOR)

    assert other.id != first.id


def test_reports_without_a_key_are_never_taken_for_each_other(client):
    for _ in range(2):
        client.post("/barriere-melden", data={"text": "Das Menü fehlt."})

    assert len(db.session.scalars(select(BarrierReport)).all()) == 2


def test_a_robot_that_fills_every_field_is_thanked_and_forgotten(client):
    answer = client.post(
        "/barriere-melden",
        data={"form_key": "k", "text": "Buy now", "website": "https://example.com"},
    )

    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200
    assert db.session.scalars(select(BarrierReport)).all() == []


def test_who_leaves_an_address_is_thanked_in_the_language_of_the_form():
    report_barrier(a_report(email="rana@example.org", language="ar"), actor=VISITOR)

    assert letters() == [
        ("barrier_reported", "integration@kreis.example.org", "de"),
        ("barrier_received", "rana@example.org", "ar"),
    ]


def test_letters_never_carry_what_a_stranger_typed():
    report_barrier(
        a_report(
            text="Klicken Sie https://boese.example",
            place="https://boese.example",
            name="Boese",
            email="opfer@example.org",
        ),
        actor=VISITOR,
    )

    for letter in db.session.scalars(select(Letter)):
        assert "boese" not in (letter.subject + letter.text + letter.html + letter.to_name).lower()


def test_nobody_can_have_a_stranger_flooded_with_letters():
    for number in range(6):
        report_barrier(a_report(number, email="opfer@example.org"), actor=VISITOR)

    assert letters().count(("barrier_received", "opfer@example.org", "de")) == 3


def test_many_reports_do_not_flood_the_office():
    for number in range(25):
        report_barrier(a_report(number), actor=VISITOR)

    assert len(letters()) == 20
    assert len(db.session.scalars(select(BarrierReport)).all()) == 25


def test_a_district_without_an_address_still_keeps_the_report(district):
    district.email = ""
    db.session.commit()

    report_barrier(a_report(), actor=VISITOR)

    assert letters() == []
    assert len(db.session.scalars(select(BarrierReport)).all()) == 1


def test_the_office_takes_a_report_on_and_answers_it():
    report = report_barrier(a_report(email="rana@example.org", language="ar"), actor=VISITOR)

    take_on_barrier(report.id, actor=OFFICE)
    answer_barrier(report.id, "Das Menü wird jetzt vorgelesen.", actor=OFFICE)

    assert (report.state, report.answer) == (
        BarrierState.ANSWERED,
        "Das Menü wird jetzt vorgelesen.",
    )
    assert letters()[-1] == ("barrier_answered", "rana@example.org", "ar")
    assert [entry.words for entry in entries_about("barrier_report", report.id)] == [
        "hat die Meldung beantwortet",
        "arbeitet an der Meldung",
        "hat eine Barriere gemeldet",
    ]


def test_a_second_answer_after_another_look_is_a_second_letter():
    report = report_barrier(a_report(email="rana@example.org"), actor=VISITOR)
    answer_barrier(report.id, "Wir prüfen es.", actor=OFFICE)
    take_on_barrier(report.id, actor=OFFICE)

    answer_barrier(report.id, "Jetzt geht es.", actor=OFFICE)

    assert [name for name, _, _ in letters()].count("barrier_answered") == 2


def test_an_answer_needs_words_and_the_right_moment():
    report = report_barrier(a_report(), actor=VISITOR)

    with pytest.raises(AnswerMissing):
        answer_barrier(report.id, "", actor=OFFICE)
    answer_barrier(report.id, "Erledigt.", actor=OFFICE)
    with pytest.raises(StateNotAllowed):
        answer_barrier(report.id, "Noch einmal.", actor=OFFICE)
    with pytest.raises(NotAllowed):
        take_on_barrier(report.id, actor=PROGRAMME)


def test_the_receipt_page_shows_only_what_can_be_a_receipt(client):
    assert client.get("/barriere-melden/danke/B26-0001").status_code == 200
    assert client.get("/barriere-melden/danke/Gewonnen").status_code == 404


def test_the_office_works_through_the_list(office):
    report = report_barrier(a_report(place="Programm"), actor=VISITOR)
    page = office.get("/buero/barrieren?stand=new&suche=menü").get_data(as_text=True)

    office.post(f"/buero/barrieren/{report.id}/in-arbeit")
    office.post(f"/buero/barrieren/{report.id}", data={"answer": "Erledigt."})

    assert report.receipt in page
    assert report.state is BarrierState.ANSWERED
    assert "Noch hat niemand" not in office.get("/buero/barrieren").get_data(as_text=True)
    assert "Erledigt." in office.get(f"/buero/barrieren/{report.id}").get_data(as_text=True)


def test_answering_twice_is_refused_in_words(office):
    report = report_barrier(a_report(), actor=VISITOR)
    office.post(f"/buero/barrieren/{report.id}", data={"answer": "Erledigt."})

    page = office.post(f"/buero/barrieren/{report.id}", data={"answer": "Noch einmal."})

    assert page.status_code == 200
    assert "Das geht im jetzigen Zustand nicht mehr." in page.get_data(as_text=True)


def test_reports_are_for_the_office_only(staff_client, client):
    report = report_barrier(a_report(), actor=VISITOR)

    for role in (Role.PROGRAMME, Role.READER):
        assert staff_client(role).get(f"/buero/barrieren/{report.id}").status_code == 403
    assert client.get("/buero/barrieren").status_code in {302, 303, 401}


def test_the_list_asks_the_database_as_often_for_many_reports_as_for_one(office, count_queries):
    report_barrier(a_report(), actor=VISITOR)
    with count_queries() as for_one:
        office.get("/buero/barrieren")
    for number in range(2, 31):
        report_barrier(a_report(number), actor=VISITOR)

    with count_queries() as for_many:
        office.get("/buero/barrieren")

    assert len(for_many) == len(for_one)
