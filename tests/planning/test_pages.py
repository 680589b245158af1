from datetime import date, datetime
from html import unescape
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from conference.core.actor import Role
from conference.core.clock import BERLIN
from conference.core.translated import Translated, german
from conference.planning import queries
from conference.planning.rules.dates import Dates
from conference.planning.states import ConferenceState
from tests.factories import ConferenceFactory, DistrictFactory, ForumFactory, VenueRoomFactory


@pytest.fixture
def conference():
    return ConferenceFactory(
        year=2030,
        day=date(2030, 11, 9),
        registration_opens_at=datetime(2030, 9, 2, 8, tzinfo=BERLIN),
        needs_deadline=date(2030, 10, 7),
        registration_closes_at=datetime(2030, 10, 25, 23, 59, 59, tzinfo=BERLIN),
        allocation_day=date(2030, 10, 28),
        change_until=datetime(2030, 11, 8, 18, tzinfo=BERLIN),
        state=ConferenceState.DRAFT,
    )


def text(response):
    return unescape(response.get_data(as_text=True))


def test_the_overview_says_in_one_line_where_the_conference_stands(office, conference):
    page = text(office.get("/buero/2030/konferenz"))

    assert "Entwurf: Nur das Büro sieht diese Konferenz." in page
    assert "Samstag, 9. November 2030" in page


def test_the_overview_points_out_a_day_in_the_school_holidays(office):
    ConferenceFactory(year=2027, day=date(2027, 11, 6))

    page = text(office.get("/buero/2027/konferenz"))

    assert "Der Tag liegt in den Herbstferien in Nordrhein-Westfalen" in page


def test_the_office_finds_its_way_to_a_draft_from_every_page(office, conference):
    menu = BeautifulSoup(office.get("/buero/personen").data, "html.parser").nav

    assert menu.find("a", href="/buero/2030/konferenz")


def test_an_unknown_year_is_a_kind_404(office):
    assert office.get("/buero/1999/konferenz").status_code == 404
    assert office.post("/buero/1999/konferenz/termine", data={}).status_code == 404


def test_a_reader_sees_but_does_not_change(staff_client, conference):
    reader = staff_client(Role.READER)

    assert reader.get("/buero/2030/konferenz").status_code == 200
    assert reader.get("/buero/2030/konferenz/raeume").status_code == 200
    for page in (
        "texte",
        "termine",
        "ort",
        "kontakt",
        "plaetze",
        "unterstuetzung",
        "ankuendigen",
        "raeume/neu",
    ):
        assert reader.get(f"/buero/2030/konferenz/{page}").status_code == 403, page


@pytest.mark.parametrize(
    "page", ["texte", "termine", "ort", "kontakt", "plaetze", "unterstuetzung"]
)
def test_every_form_shows_what_is_there_and_saving_it_changes_nothing(office, conference, page):
    VenueRoomFactory(conference=conference)
    form = office.get(f"/buero/2030/konferenz/{page}")

    answer = office.post(f"/buero/2030/konferenz/{page}", data=_typed(form))

    assert answer.status_code == 303, text(answer)
    assert "hat die" not in text(office.get("/buero/2030/konferenz")).split("Verlauf")[-1]


def test_the_office_moves_the_day_and_all_deadlines_with_it(office, conference):
    form = _typed(office.get("/buero/2030/konferenz/termine"))

    answer = office.post(
        "/buero/2030/konferenz/termine",
        data=form | {"day": "16.11.2030", "move_the_rest": "y", "why": "Halle belegt"},
    )

    assert answer.status_code == 303
    assert Dates.of(queries.conference_of(2030)).needs_deadline == date(2030, 10, 14)


def test_a_wrong_date_keeps_what_was_typed_and_says_what_to_do(office, conference):
    form = _typed(office.get("/buero/2030/konferenz/termine"))

    page = text(
        office.post(
            "/buero/2030/konferenz/termine",
            data=form | {"needs_deadline": "2030-11-01", "registration_closes_at": "morgen"},
        )
    )

    assert "Bitte geben Sie Tag und Uhrzeit ein, zum Beispiel 07.11.2026 9:30." in page
    assert 'value="morgen"' in page
    page = text(
        office.post("/buero/2030/konferenz/termine", data=form | {"needs_deadline": "2030-11-01"})
    )
    assert "Der Bedarfsschluss liegt nach dem Anmeldeschluss." in page
    assert 'value="2030-11-01"' in page


def test_texts_are_kept_in_every_language(office, conference):
    form = _typed(office.get("/buero/2030/konferenz/texte"))

    office.post(
        "/buero/2030/konferenz/texte",
        data=form | {"theme": "Wohnen", "theme-ar": "السكن", "theme-de-simple": "Woh-nung"},
    )

    assert queries.conference_of(2030).theme == Translated(
        {"de": "Wohnen", "ar": "السكن", "de-simple": "Woh-nung"}
    )


def test_announcing_names_what_will_happen_and_then_happens(office, conference):
    question = text(office.get("/buero/2030/konferenz/ankuendigen"))
    office.post("/buero/2030/konferenz/ankuendigen", data={"why": "Programm steht"})

    assert "Die Konferenz wird öffentlich" in question
    assert queries.conference_of(2030).state is ConferenceState.ANNOUNCED
    assert "Die Konferenz ist angekündigt und öffentlich." in text(
        office.get("/buero/2030/konferenz")
    )


def test_announcing_too_early_says_what_is_missing(office):
    ConferenceFactory(year=2030, day=date(2030, 11, 9), state=ConferenceState.DRAFT, venue_name="")

    page = text(office.post("/buero/2030/konferenz/ankuendigen", data={}))

    assert "Vor der Ankündigung fehlt noch: der Name des Ortes." in page


def test_the_office_copies_the_year_after_a_look_at_the_day(office, conference):
    VenueRoomFactory(conference=conference, name="Aula")
    ForumFactory(of=conference, code="A1", room=None, title=german("Deutsch für den Beruf"))

    preview = text(office.get("/buero/2030/konferenz/naechstes-jahr"))
    other_day = text(
        office.post(
            "/buero/2030/konferenz/naechstes-jahr", data={"day": "2031-11-01", "tun": "ansehen"}
        )
    )
    nothing_yet = queries.has_year(2031)
    answer = office.post(
        "/buero/2030/konferenz/naechstes-jahr", data={"day": "2031-11-08", "tun": "anlegen"}
    )

    assert 'value="2031-11-08"' in preview  # Saturday of week 45
    assert "Räume: Aula" in preview
    assert "Programm: keine Themen, 1 Runde, keine Programmpunkte" in preview
    assert "1 Forum als Idee: A1 Deutsch für den Beruf" in preview
    assert "gesetzlicher Feiertag in Nordrhein-Westfalen: Allerheiligen" in other_day
    assert not nothing_yet
    assert answer.location.endswith("/buero/2031/konferenz")
    new = queries.conference_of(2031)
    assert (new.day, new.needs_deadline) == (date(2031, 11, 8), date(2031, 10, 6))


def test_a_year_that_exists_is_refused_in_words(office, conference):
    ConferenceFactory(year=2031, day=date(2031, 11, 8))

    page = text(
        office.post(
            "/buero/2030/konferenz/naechstes-jahr", data={"day": "2031-11-08", "tun": "anlegen"}
        )
    )

    assert "Für 2031 gibt es schon eine Konferenz." in page


def test_the_first_conference_needs_three_answers(office):
    DistrictFactory()

    answer = office.post(
        "/buero/konferenzen/neu",
        data={"day": "2030-11-09", "title": "Integrationskonferenz 2030", "theme": "Wohnen"},
    )

    assert answer.location.endswith("/buero/2030/konferenz")


def test_an_empty_plan_says_what_is_missing(office):
    page = text(office.post("/buero/konferenzen/neu", data={}))

    for label in ("Tag der Konferenz", "Titel", "Leitthema"):  # beside the field and on top
        assert page.count(f"Bitte füllen Sie „{label}“ aus.") == 2


def test_rooms_are_added_changed_and_removed(office, conference):
    office.post(
        "/buero/2030/konferenz/raeume/neu",
        data={"name": "Aula", "seats": "380", "wheelchair_spaces": "8", "step_free": "y"},
    )
    (room,) = queries.rooms_of(conference)
    office.post(
        f"/buero/2030/konferenz/raeume/{room.id}",
        data={"name": "Aula", "seats": "300", "wheelchair_spaces": "8"},
    )
    changed = [(r.seats, r.step_free) for r in queries.rooms_of(conference)]
    office.post(f"/buero/2030/konferenz/raeume/{room.id}/entfernen", data={})

    assert changed == [(300, False)]
    assert queries.rooms_of(conference) == []


def test_a_room_of_another_year_is_not_found(office, conference):
    other = VenueRoomFactory()

    assert office.get(f"/buero/2030/konferenz/raeume/{other.id}").status_code == 404


def test_a_room_in_the_programme_is_not_removed(office):
    forum = ForumFactory()
    year = forum.conference.year

    page = text(office.post(f"/buero/{year}/konferenz/raeume/{forum.room_id}/entfernen", data={}))

    assert "Dieser Raum steht noch im Programm." in page


def test_rooms_can_be_taken_away_as_an_excel_file(office, conference):
    VenueRoomFactory(conference=conference, name="=1+1", seats=40, step_free=False)

    file = office.get("/buero/2030/konferenz/raeume.xlsx")

    sheet = load_workbook(BytesIO(file.data)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Name", "Stockwerk", "Nutzung", "Plätze")
    assert rows[1][3:6] == (40, 2, "nein")
    assert sheet["A2"].data_type == "s"


def test_interpreters_are_set_on_one_page(office, conference):
    office.post("/buero/2030/konferenz/sprachmittlung", data={"teams_ar": "2", "teams_dgs": "1"})

    assert queries.interpreter_teams(conference) == {"ar": 2, "dgs": 1}


def test_the_list_of_conferences_asks_the_database_as_often_for_many_years_as_for_one(
    office, count_queries
):
    district = DistrictFactory()
    ConferenceFactory(year=2030, district=district)
    with count_queries() as for_one:
        office.get("/buero/konferenzen")
    for year in range(2031, 2041):
        ConferenceFactory(year=year, district=district)

    with count_queries() as for_many:
        page = office.get("/buero/konferenzen")

    assert len(for_many) == len(for_one)
    assert text(page).count("Integration in Ausbildung und Arbeit") == 11


def test_the_list_of_rooms_asks_the_database_as_often_for_many_rooms_as_for_one(
    office, conference, count_queries
):
    VenueRoomFactory(conference=conference)
    with count_queries() as for_one:
        office.get("/buero/2030/konferenz/raeume")
    for _ in range(29):
        VenueRoomFactory(conference=conference)

    with count_queries() as for_many:
        office.get("/buero/2030/konferenz/raeume")

    assert len(for_many) == len(for_one)


def _typed(response):
    """What a browser would send back for the form on this page, untouched."""
    form = BeautifulSoup(response.data, "html.parser").main.find("form")
    typed = {}
    for field in form.find_all(["input", "textarea", "select"]):
        kind = field.get("type")
        if field.name == "textarea":
            typed[field["name"]] = field.text.removeprefix("\n")
        elif kind not in {"radio", "checkbox"} or field.has_attr("checked"):
            typed[field["name"]] = field.get("value", "")
    return typed
