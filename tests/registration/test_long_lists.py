"""The list of registrations: found by any spelling, in order, and as a file however long it is."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from conference.core.database import db
from conference.core.listing import Wanted
from conference.errands.models import Errand
from conference.errands.work import do_waiting
from conference.registration import exports
from conference.registration.models import Consent, ForumPlace, Registration
from conference.registration.queries import lists
from conference.registration.queries.lists import Listed
from conference.registration.services.forget import forget
from conference.registration.states import ConsentKind, PlaceState
from tests.factories import ConferenceFactory, ForumFactory
from tests.registration.people import OFFICE, amira, sign_up, wish


@pytest.fixture
def conference():
    return ConferenceFactory()


@pytest.fixture
def path(conference):
    return f"/buero/{conference.year}/anmeldungen"


@pytest.mark.parametrize(
    ("name", "search"),
    [
        ("Königs", "koenigs"),
        ("Königs", "konigs"),
        ("Königs", "KÖNIGS"),
        ("Koenigs", "königs"),
        ("Straßburger", "strassburger"),
        ("Łukaszewicz", "lukasz"),
        ("محمد", "محمد"),
        ("Шевченко", "шевченко"),
        ("O'Brien", "o'brien"),
    ],
)
def test_people_are_found_however_their_name_is_spelled(office, conference, path, name, search):
    sign_up(conference, amira(last_name=name))
    sign_up(conference, amira(last_name="Kowal", email="b@example.org"))

    page = office.get(path, query_string={"suche": search}).text

    assert name in page.replace("&#39;", "'")
    assert "Kowal" not in page


def test_signs_that_mean_something_to_the_database_are_only_letters(office, conference, path):
    sign_up(conference, amira(organisation="100 % Haus_1"))

    assert "Haddad" in office.get(path, query_string={"suche": "% haus_1"}).text
    assert "Niemand passt" in office.get(path, query_string={"suche": "haus%1"}).text


def test_a_changed_name_is_found_and_the_old_one_no_more(office, conference, path):
    person = sign_up(conference)
    person.last_name = "Öztürk"
    db.session.commit()

    assert "Niemand passt" in office.get(path, query_string={"suche": "haddad"}).text
    assert "Öztürk" in office.get(path, query_string={"suche": "oeztuerk"}).text


def test_who_is_forgotten_cannot_be_found_any_more(conference):
    person = sign_up(conference)
    forget(person.id, actor=OFFICE)

    kept = db.session.execute(
        select(Registration.search_text, Registration.sort_name).where(Registration.id == person.id)
    ).one()

    assert kept == (person.code.lower(), ",")


def test_the_alphabet_knows_umlauts_and_small_letters(office, conference, path):
    for number, name in enumerate(("Zorn", "Öztürk", "adler", "Pohl")):
        sign_up(conference, amira(last_name=name, email=f"a{number}@example.org"))

    page = office.get(f"{path}?sortierung=name").text

    places = [page.index(name) for name in ("adler", "Öztürk", "Pohl", "Zorn")]
    assert places == sorted(places)


@pytest.mark.parametrize("query", ["year=1", "_anchor=x", "_external=1&suche=a", "endpoint=x"])
def test_an_odd_address_still_shows_the_list(office, conference, path, query):
    sign_up(conference)

    assert office.get(f"{path}?{query}").status_code == 200


def test_a_long_list_is_made_by_the_worker_with_what_the_page_shows(
    office, conference, path, monkeypatch
):
    monkeypatch.setattr(exports, "AT_ONCE", 1)
    monkeypatch.setattr("conference.registration.views.office.lists.AT_ONCE", 1)
    forum = ForumFactory(of=conference)
    for number in range(3):
        sign_up(
            conference,
            amira(email=f"a{number}@example.org", organisation="=1+1", choices=(wish(forum),)),
        )
    sign_up(conference, amira(last_name="Kowal", email="b@example.org"))

    shown = office.get(f"{path}?suche=haddad").text
    asked = office.post(f"{path}/datei?suche=haddad", data={"ending": "xlsx"})
    waiting = office.get(asked.location).text
    do_waiting()
    done = office.get(asked.location).text
    errand = db.session.scalars(select(Errand)).one()
    file = office.get(f"/buero/auftraege/{errand.id}/datei")

    assert "Liste als Excel erstellen lassen" in shown
    assert asked.status_code == 303
    assert "Der Auftrag wartet" in waiting
    assert 'http-equiv="refresh"' in waiting
    assert "Die Datei ist fertig." in done
    assert "refresh" not in done
    assert (errand.rows_done, errand.rows_total) == (3, 3)
    rows = list(load_workbook(BytesIO(file.data))["Anmeldungen"].iter_rows(min_row=2))
    assert len(rows) == 3
    assert {cell.data_type for row in rows for cell in row if cell.value == "=1+1"} == {"s"}
    assert file.headers["Content-Disposition"].startswith("attachment; filename=anmeldungen-")


def test_a_long_list_does_not_come_at_once(office, conference, path, monkeypatch):
    monkeypatch.setattr("conference.registration.views.office.lists.AT_ONCE", 0)
    sign_up(conference)

    answer = office.get(f"{path}.xlsx?suche=haddad", follow_redirects=True)

    assert "Die Liste ist sehr lang." in answer.text
    assert db.session.query(Errand).count() == 0


def test_a_file_of_many_asks_for_each_piece_once(conference, count_queries, monkeypatch):
    monkeypatch.setattr("conference.registration.queries.lists.PIECE", 10)
    for number in range(20):
        sign_up(conference, amira(email=f"a{number}@example.org"))
    wanted = exports.wish_for_list(conference, exports.Wanted(), "csv")

    heard = []
    with count_queries() as asked:
        file = exports.do_list(wanted, lambda done, total: heard.append((done, total)))

    assert heard == [(10, 20), (20, 20)]
    assert file.content.count(b"Haddad") == 20
    assert len(asked) <= 20


def test_a_long_file_says_what_the_registrations_say(conference, count_queries):
    one = ForumFactory(conference=conference)
    two = ForumFactory(conference=conference, round=one.round)
    for number in range(4):
        wishes = (wish(one), wish(two)) if number % 2 else (wish(two),)
        person = sign_up(conference, amira(email=f"{number}@example.org", choices=wishes))
        if number > 1:
            place = ForumPlace(round_id=one.round_id, forum=one, state=PlaceState.WAITING)
            person.places.append(place)
            person.consents.append(Consent(kind=ConsentKind.PHOTO, given=number == 3))
            db.session.commit()
    told = [Listed.of(person) for person in lists.all_registrations(conference, Wanted())]

    with count_queries() as asked:
        bare = list(lists.all_listed(conference, Wanted()))

    assert bare == told
    assert [(len(listed.places), ConsentKind.PHOTO in listed.consents) for listed in bare] == [
        *((0, False), (0, False), (1, False), (1, True))
    ]
    assert len(asked) < 10
