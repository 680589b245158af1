"""Many letters, and many badges, are made by the worker; nobody waits for them in a page."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from conference.core.actor import Role
from conference.core.database import db
from conference.errands.models import Errand
from conference.errands.states import ErrandState
from conference.errands.work import Stopped, do_waiting
from conference.papers import exports, queries
from conference.papers.models import PrintedLetter
from conference.papers.states import PaperState
from conference.registration.services.forget import forget
from tests.factories import ConferenceFactory
from tests.papers.on_sheets import words
from tests.papers.people import marianne, on_paper
from tests.registration.people import OFFICE, amira, sign_up
from tests.registration.visitors import Page

VIEWS = "conference.papers.views"


@pytest.fixture
def conference():
    return ConferenceFactory()


@pytest.fixture(autouse=True)
def _three_are_many(monkeypatch):
    for view in ("pile", "badges"):
        monkeypatch.setattr(f"{VIEWS}.{view}.AT_ONCE", 2)
    monkeypatch.setattr(exports, "PIECE", 2)


def pile(conference):
    return f"/buero/{conference.year}/briefe-drucken"


def letters(conference, number):
    return [on_paper(conference, marianne(last_name=f"Müller {n}")) for n in range(number)]


def pressed(browser, page, ending):
    """The button of this page whose address ends so, pressed; where it leads."""
    forms = Page(browser.get(page)).forms
    form = next(one for one in forms if (one["action"] or "").partition("?")[0].endswith(ending))
    return browser.post(form["action"], data=dict(form["fields"])).location


def file_of(browser):
    errand = db.session.scalars(select(Errand).order_by(Errand.id.desc())).first()
    answer = browser.get(f"/buero/auftraege/{errand.id}/datei")
    assert answer.content_type == "application/pdf"
    return PdfReader(BytesIO(answer.data))


def test_a_long_pile_is_made_by_the_worker_with_how_far_it_is(office, conference):
    letters(conference, 3)

    page = office.get(pile(conference)).text
    errand_page = pressed(office, pile(conference), "/alle")
    waiting = office.get(errand_page).text
    do_waiting()
    done = office.get(errand_page).text
    errand = db.session.scalars(select(Errand)).one()

    assert "3 Briefe als PDF erstellen lassen" in page
    assert "Der Auftrag wartet" in waiting
    assert "Die Datei ist fertig." in done
    assert (errand.rows_done, errand.rows_total) == (3, 3)
    assert [f"Müller {n}" in words(page) for n, page in enumerate(file_of(office).pages)] == [
        True
    ] * 3


def test_what_came_meanwhile_is_neither_in_the_file_nor_marked_with_it(office, conference):
    old = letters(conference, 3)
    errand_page = pressed(office, pile(conference), "/alle")
    new = on_paper(conference, marianne(first_name="Heinz"))
    do_waiting()
    back = re.search(r'href="([^"]*bis=[^"]*)"', office.get(errand_page).text)[1]

    shown = office.get(back).text
    pressed(office, back, "/briefe-drucken")

    states = {
        letter.registration_id: letter.state for letter in db.session.scalars(select(PrintedLetter))
    }
    assert len(file_of(office).pages) == 3
    assert "Seither ist ein Brief dazugekommen." in shown
    assert [states[person.id] for person in old] == [PaperState.PRINTED] * 3
    assert states[new.id] is PaperState.WAITING


def test_when_nothing_can_be_printed_any_more_the_errand_says_so(office, conference):
    people = letters(conference, 3)
    errand_page = pressed(office, pile(conference), "/alle")
    for person in people:
        forget(person.id, actor=OFFICE)

    do_waiting()

    assert "Es wartet kein Brief mehr" in office.get(errand_page).text
    assert db.session.scalars(select(Errand)).one().state is ErrandState.FAILED


def test_the_old_address_of_a_long_pile_leads_to_the_button(office, conference):
    letters(conference, 3)

    answer = office.get(f"{pile(conference)}/alle.pdf", follow_redirects=True)

    assert "Das sind viele Briefe." in answer.text
    assert "3 Briefe als PDF erstellen lassen" in answer.text


def test_many_badges_are_made_by_the_worker(office, conference):
    sign_up(conference, amira(), amira(first_name="Omar"), amira(first_name="Lina"))
    direct = office.get(f"/buero/{conference.year}/namensschilder.pdf")

    errand_page = pressed(office, pile(conference), "/namensschilder")
    do_waiting()

    assert direct.status_code == 303
    assert "Zurück" in office.get(errand_page).text
    assert words(file_of(office).pages[0]).count("Haddad") == 3


def test_the_worker_stops_between_two_pieces_and_asks_for_each_piece_once(
    conference, count_queries, monkeypatch
):
    letters(conference, 6)
    wish = {"conference_id": conference.id, "up_to": None}
    told = []

    def break_off(done, total):
        told.append((done, total))
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        exports.do_letters(wish, break_off)
    monkeypatch.setattr(exports, "PIECE", 3)
    with count_queries() as for_two_pieces:
        exports.do_letters(wish, lambda done, total: None)
    monkeypatch.setattr(exports, "PIECE", 6)
    with count_queries() as for_one_piece:
        exports.do_letters(wish, lambda done, total: None)

    assert told == [(0, 6), (2, 6)]
    assert len(for_two_pieces) < 2 * len(for_one_piece)


def test_nobody_else_asks_for_files_to_print(staff_client, conference):
    letters(conference, 3)
    for role in set(Role) - {Role.OFFICE}:
        browser = staff_client(role)
        for address in (f"{pile(conference)}/alle", f"/buero/{conference.year}/namensschilder"):
            assert browser.post(address).status_code == 403
    assert queries.number_to_print(conference.id) == 3
