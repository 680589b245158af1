"""The office's pages: demand, one click, the run with its reasons, and what to take away."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.allocation import queries
from conference.allocation.services.applying import apply_run, ask_to_tell
from conference.core import clock
from conference.core.actor import Role
from conference.core.database import db
from conference.errands.work import do_waiting
from conference.planning.states import ChoiceMode
from conference.registration.rules import Needs
from conference.registration.states import Reach
from tests.allocation.crowd import a_crowd
from tests.factories import ConferenceFactory
from tests.factories.allocation import AllocationRunFactory
from tests.registration.people import OFFICE

ROOM = "/buero/2026/zuteilung"


@pytest.fixture
def crowd():
    return a_crowd()


def click(office):
    """The button, the worker, and the page that the errand leads to."""
    errand = office.post(f"{ROOM}/berechnen", data={}).location
    do_waiting()
    return office.get(errand).location


def test_the_overview_holds_demand_against_seats(office, crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")

    page = office.get(ROOM).text

    assert "3 Plätze werden gebraucht, 32 gibt es." in page
    assert "1 von 2 Foren haben mehr erste Wünsche als Plätze." in page
    assert "Zuteilung berechnen" in page


def test_without_anybody_the_overview_says_what_is_missing(office):
    ConferenceFactory(year=2026)

    assert "Es gibt noch nichts zuzuteilen" in office.get(ROOM).text
    answer = office.post(f"{ROOM}/berechnen", data={})
    assert "Es gibt noch nichts zuzuteilen" in office.get(answer.location).text


def test_where_guests_choose_themselves_nothing_is_allocated(office, crowd):
    crowd.guest(1, "A1")
    crowd.conference.choice_mode = ChoiceMode.ON_THE_DAY
    db.session.commit()

    page = office.get(ROOM).text
    answer = office.post(f"{ROOM}/berechnen", data={})

    assert "nicht nach Wünschen verteilt" in page
    assert "Zuteilung berechnen</span>" not in page
    assert "nicht nach Wünschen verteilt" in office.get(answer.location).text
    assert queries.runs_of(crowd.conference) == []


def test_the_overview_of_the_office_leads_here_until_everybody_knows(staff_client, crowd):
    crowd.guest(1, "A1")
    after_closing = crowd.conference.registration_closes_at + timedelta(hours=1)

    with clock.pretending(after_closing):
        office = staff_client(Role.OFFICE)
        before = office.get("/buero/2026").text
        run = crowd.calculated()
        apply_run(crowd.conference.id, run.number, actor=OFFICE)
        between = office.get("/buero/2026").text
        ask_to_tell(crowd.conference.id, run.number, actor=OFFICE, back="", address="/buero/")
        do_waiting()
        after = office.get("/buero/2026").text

    assert "Plätze in den Foren zuteilen" in before
    assert "Zuteilung mitteilen" in between
    assert "Zuteilung mitteilen" not in after
    assert "Plätze in den Foren zuteilen" not in after


def test_the_draw_stands_on_the_page_before_the_run(office, crowd):
    crowd.guest(1, "A1")

    office.post(f"{ROOM}/los", data={})

    page = office.get(ROOM).text
    (draw,) = queries.announced_draws(crowd.conference)
    assert draw.seed in page
    assert draw.input_hash in page
    assert "Noch wurde nichts berechnet" not in page


def test_one_click_leads_to_the_run_with_its_proof(office, crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")

    page = office.get(click(office)).text

    assert "Zuteilung, Lauf 1" in page
    assert "bewiesen: weniger geht nicht" in page
    assert "Wer zuerst kommt" in page
    assert "Alle Gruppen, die zusammen sitzen wollten, sitzen zusammen." in page


def test_a_second_click_shows_the_run_that_is_there(office, crowd):
    crowd.guest(1, "A1")
    address = click(office)

    answer = office.post(f"{ROOM}/berechnen", data={})

    assert answer.location == address
    assert "Seit Lauf 1 hat sich nichts geändert." in office.get(address).text


def test_a_run_says_so_when_somebody_came_later(office, crowd):
    crowd.guest(1, "A1")
    address = click(office)
    crowd.guest(2, "A1")

    page = office.get(address).text

    assert "Seit diesem Lauf hat sich etwas geändert" in page


def test_who_sits_where_can_be_narrowed_by_forum_and_wish(office, crowd):
    for name in ("Lina", "Karim", "Olha"):
        crowd.guest(1, "A1", first_name=name)
    address = click(office)

    second = office.get(f"{address}/plaetze?forum={crowd.forums['A2'].id}").text
    found = office.get(f"{address}/plaetze?suche=olha").text

    assert second.count("kein Wunsch davon</td>") == 1
    assert ("Olha" in found, "Lina" in found) == (True, False)


def test_who_gets_none_of_the_wishes_and_who_has_no_mailbox_is_to_be_called(office, crowd):
    for number in range(3):
        crowd.guest(number, "A1")
    crowd.guest(7, "A2", email="", phone="02452 134", reach_by=Reach.PHONE)
    address = click(office)

    page = office.get(f"{address}/anrufe").text

    assert page.count("keiner der Wünsche erfüllt</td>") == 1
    assert "1. Wunsch A1" in page
    assert "3 Wünsche auf 2 Plätzen" in page or "3 Wünsche auf 2 Plätze" in page
    assert "hört von uns nur am Telefon" in page
    only_phone = office.get(f"{address}/anrufe?grund=telefon").text
    assert "02452 134" in only_phone
    assert "keiner der Wünsche erfüllt</td>" not in only_phone


def test_what_somebody_needs_is_a_reason_only_for_who_may_know(staff_client, office, crowd):
    crowd.has_steps("A1")
    crowd.guest(1, "A1", needs=Needs(wheelchair=True, consent=True))
    address = click(office)
    both = staff_client(Role.OFFICE, Role.NEEDS)

    assert "Raum mit Stufen" in both.get(f"{address}/anrufe").text
    page = office.get(f"{address}/anrufe").text
    assert "keiner der Wünsche erfüllt" in page
    assert "Stufen" not in page


def test_the_files_hold_places_and_calls_and_never_a_need(staff_client, crowd):
    crowd.has_steps("A1")
    crowd.guest(1, "A1", needs=Needs(wheelchair=True, interpreter="ar", consent=True))
    both = staff_client(Role.OFFICE, Role.NEEDS)
    address = click(both)

    places = _cells(both.get(f"{address}/plaetze.xlsx").data)
    calls = _cells(both.get(f"{address}/anrufe.xlsx").data)

    assert places[0] == ("Runde", "Forum", "Nummer", "Name", "Organisation", "Wunsch")
    assert places[1][3:] == ("Gast 1 Haddad", None, "kein Wunsch davon")
    assert calls[1][1] == "Gast 1 Haddad"
    assert calls[1][5] == "keiner der Wünsche erfüllt"


def _cells(content):
    return list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def test_a_forum_below_its_minimum_is_proposed_and_not_cancelled(office, crowd):
    crowd.becomes("A2", minimum_size=5)
    crowd.guest(1, "A1")

    page = office.get(click(office)).text

    assert "Zu wenige für diese Foren" in page
    assert "Sie entscheiden, ob ein Forum abgesagt wird." in page
    assert crowd.forums["A2"].state == "confirmed"


def test_a_what_if_is_a_run_that_can_be_compared(office, crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    address = click(office)
    wish = {"forum_id": str(crowd.forums["A1"].id), "change": "more_seats", "seats": "3"}

    errand = office.post(f"{address}/was-waere-wenn", data=wish).location
    do_waiting()
    page = office.get(office.get(errand).location).text
    held = office.get(f"{ROOM}/vergleich?lauf=1&mit=2").text

    assert office.post(f"{address}/was-waere-wenn", data=wish).location == f"{ROOM}/2"
    assert "3 Plätze mehr" in page
    assert "Dieser Lauf kann nicht übernommen werden." in page
    assert [held.count(f"Sitzen mit Lauf 2 {how}") for how in ("besser", "schlechter")] == [1, 1]
    assert "Sitzen besser: 1" in held
    assert "Sitzen schlechter:" not in held


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"change": "more_seats", "seats": ""}, "Bitte schreiben Sie, wie viele Plätze."),
        ({"change": "split", "seats": "0"}, "Bitte eine Zahl von 1 bis 2000."),
        ({"change": "split", "seats": "viele"}, "Zahl"),
        ({"change": "interpreter"}, "Bitte wählen Sie die Sprache."),
        ({}, "Bitte wählen Sie, was anders wäre."),
        ({"change": "drop", "forum_id": "99999999"}, "Bitte prüfen Sie Ihre Angaben"),
        ({"change": "drop", "forum_id": "x"}, "Bitte prüfen Sie Ihre Angaben"),
    ],
)
def test_a_what_if_that_says_too_little_is_answered_beside_the_field(
    office, crowd, typed, sentence
):
    crowd.guest(1, "A1")
    address = click(office)

    answer = office.post(
        f"{address}/was-waere-wenn", data={"forum_id": str(crowd.forums["A1"].id)} | typed
    )

    assert answer.status_code == 422
    assert sentence in answer.text
    assert len(queries.runs_of(crowd.conference)) == 1


def test_the_change_that_helps_most_stands_on_the_run(office, crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    address = click(office)

    errand = office.post(f"{address}/beste-aenderung", data={}).location
    do_waiting()
    page = office.get(office.get(errand).location).text

    assert "10 Plätze mehr" in page
    assert "0 statt 1" in page


def test_a_discarded_run_stays_in_the_list(office, crowd):
    crowd.guest(1, "A1")
    address = click(office)

    office.post(f"{address}/verwerfen", data={})

    assert "verworfen" in office.get(ROOM).text
    assert "verworfen" in office.get(address).text.lower()


@pytest.mark.parametrize("query", ["", "?lauf=1", "?lauf=x&mit=1"])
def test_a_comparison_of_nothing_leads_back(office, crowd, query):
    answer = office.get(f"{ROOM}/vergleich{query}")

    assert answer.status_code == 303


def test_runs_that_are_not_there_are_not_found(office, crowd):
    AllocationRunFactory(conference=crowd.conference)

    assert office.get(f"{ROOM}/vergleich?lauf=1&mit=99999999999999999999").status_code == 404
    assert office.get(f"{ROOM}/vergleich?lauf=1&mit=-1").status_code == 404
    assert office.get(f"{ROOM}/7").status_code == 404


def test_the_pages_ask_as_few_questions_for_many_as_for_one(office, crowd, count_queries):
    def asked(path):
        with count_queries() as statements:
            assert office.get(path).status_code == 200
        return len(statements)

    crowd.guest(0, "A1")
    address = click(office)
    pages = [ROOM, address, f"{address}/plaetze", f"{address}/anrufe"]
    for page in pages:
        office.get(page)
    for_one = [asked(page) for page in pages]
    for number in range(1, 31):
        crowd.guest(number, "A1", email="", phone="02452 134", reach_by=Reach.PHONE)

    second = click(office)

    pages = [ROOM, second, f"{second}/plaetze", f"{second}/anrufe"]
    assert [asked(page) for page in pages] == for_one
