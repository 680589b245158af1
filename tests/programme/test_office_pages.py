"""What the office sees of the programme: overview, lists, warnings, the Excel file."""

import re
from datetime import time
from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.core.actor import Role
from conference.core.translated import german
from conference.programme.states import EngagementState, ForumState, Part
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ForumFactory,
    ForumRoundFactory,
    PersonFactory,
    ProgrammeItemFactory,
    StandFactory,
    TopicFactory,
    VenueRoomFactory,
)
from tests.programme.pages import first_cells, page, send, the_form_of


def test_the_overview_shows_the_day_with_rooms_people_and_warnings(planner, forum):
    EngagementFactory(
        forum=forum,
        person=PersonFactory(first_name="Emir", last_name="Hadžić"),
        part=Part.SPEAKER,
        state=EngagementState.INVITED,
    )
    ProgrammeItemFactory(conference=forum.conference, title=german("Grußwort"))

    shown = page(planner, "programm")

    for expected in (
        "A1 Deutsch für den Beruf",
        "Raum 1.03",
        "Emir Hadžić",
        "(angefragt)",
        "Grußwort",
        "Niemand moderiert",
    ):
        assert expected in shown


def test_an_empty_programme_says_what_to_do_first(planner, conference):
    assert "Legen Sie zuerst fest, wann die Foren stattfinden." in page(planner, "programm")


def test_a_reader_sees_everything_and_changes_nothing(reader, forum):
    shown = page(reader, "programm") + page(reader, f"programm/foren/{forum.id}")

    assert "A1 Deutsch für den Beruf" in shown
    assert "Bearbeiten" not in shown
    assert "Eintragen" not in shown
    assert send(reader, f"programm/foren/{forum.id}/absagen").status_code == 403
    assert forum.state is ForumState.CONFIRMED


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({}, ["A1", "A2", "B1"]),
        ({"suche": "ämter"}, ["A2"]),
        ({"suche": "b1"}, ["B1"]),
        ({"suche": "Hadžić"}, ["B1"]),
        ({"suche": "ämter hadžić"}, []),
        ({"suche": "100%"}, []),
        ({"stand": "planned"}, ["A2"]),
        ({"runde": "B"}, ["B1"]),
        ({"thema": "HF3"}, ["A1"]),
        ({"sprache": "dgs"}, ["A2"]),
        ({"stufenlos": "nein"}, ["B1"]),
        ({"sortierung": "-kuerzel"}, ["B1", "A2", "A1"]),
        ({"sortierung": "titel"}, ["B1", "A1", "A2"]),
        ({"sortierung": "egal", "stand": "egal", "seite": "99"}, ["A1", "A2", "B1"]),
    ],
)
def test_forums_are_found_by_words_filters_and_order(planner, forum, query, codes):
    conference = forum.conference
    forum.topics = [TopicFactory(conference_id=conference.id, code="HF3")]
    ForumFactory(
        of=conference,
        round=forum.round,
        code="A2",
        title=german("Ämter und Wege"),
        state=ForumState.PLANNED,
        interpretation=["dgs"],
    )
    late = ForumRoundFactory(conference=conference, code="B", starts=time(14), ends=time(15))
    cellar = VenueRoomFactory(conference=conference, step_free=False)
    last = ForumFactory(of=conference, round=late, room=cellar, code="B1", title=german("Arbeit"))
    EngagementFactory(forum=last, person=PersonFactory(first_name="Emir", last_name="Hadžić"))

    shown = page(planner, "programm/foren", **query)

    assert list(first_cells(shown)) == codes


def test_things_of_another_year_are_not_found_under_this_one(planner, forum):
    ConferenceFactory(year=2025)
    item = ProgrammeItemFactory(conference=forum.conference)
    stand = StandFactory(conference_id=forum.conference_id)
    topic = TopicFactory(conference_id=forum.conference_id)
    engagement = EngagementFactory(forum=forum)

    answers = {
        address: planner.open(f"/buero/2025/programm/{address}", method=method).status_code
        for method, address in (
            ("GET", f"foren/{forum.id}"),
            ("POST", f"foren/{forum.id}/absagen"),
            ("POST", f"foren/{forum.id}/bestaetigen"),
            ("GET", f"punkte/{item.id}"),
            ("POST", f"punkte/{item.id}/loeschen"),
            ("POST", f"staende/{stand.id}/absagen"),
            ("POST", f"themen/{topic.id}/loeschen"),
            ("POST", f"runden/{forum.round_id}/loeschen"),
            ("POST", f"einsaetze/{engagement.id}"),
            ("POST", f"einsaetze/{engagement.id}/streichen"),
        )
    }

    assert set(answers.values()) == {404}


def test_the_page_of_warnings_leads_to_the_things(planner, forum):
    shown = page(planner, "programm/warnungen")

    assert "Für A1 „Deutsch für den Beruf“ moderiert niemand." in shown
    assert f'href="/buero/2026/programm/foren/{forum.id}"' in shown


def test_the_programme_is_taken_away_as_an_excel_file(planner, forum):
    forum.note = "=1+1"
    EngagementFactory(forum=forum, person=PersonFactory(first_name="Emir", last_name="Hadžić"))
    ProgrammeItemFactory(conference=forum.conference)
    StandFactory(conference_id=forum.conference_id)

    answer = planner.get("/buero/2026/programm.xlsx")

    assert answer.headers["Content-Disposition"] == "attachment; filename=programm-2026.xlsx"
    book = load_workbook(BytesIO(answer.data))
    assert {sheet.title: sheet.max_row for sheet in book} == {
        "Foren": 2,
        "Programmpunkte": 2,
        "Personen": 2,
        "Stände": 2,
    }
    row = dict(zip(*(tuple(cell for cell in cells) for cells in book["Foren"]), strict=True))
    values = {heading.value: cell for heading, cell in row.items()}
    assert (values["Kürzel"].value, values["Plätze"].value) == ("A1", 60)
    assert (values["Notiz"].value, values["Notiz"].data_type) == ("=1+1", "s")


def test_people_with_addresses_are_not_for_every_member_of_staff(staff_client, conference):
    assert staff_client(Role.DESK).get("/buero/2026/programm.xlsx").status_code == 403


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Ayşe Akgün", "Emir Hadžić", "Rik Zander"]),
        ({"suche": "hadžić"}, ["Emir Hadžić"]),
        ({"stand": "invited"}, ["Emir Hadžić"]),
        ({"aufgabe": "moderator"}, ["Ayşe Akgün"]),
        ({"sortierung": "zeit"}, ["Rik Zander", "Ayşe Akgün", "Emir Hadžić"]),
        ({"sortierung": "-name"}, ["Rik Zander", "Emir Hadžić", "Ayşe Akgün"]),
    ],
)
def test_people_on_the_programme_are_found_wherever_they_appear(planner, forum, query, names):
    for first, last, part, state, place in (
        ("Ayşe", "Akgün", Part.MODERATOR, EngagementState.ACCEPTED, {"forum": forum}),
        ("Emir", "Hadžić", Part.SPEAKER, EngagementState.INVITED, {"forum": forum}),
        (
            "Rik",
            "Zander",
            Part.SPEAKER,
            EngagementState.ACCEPTED,
            {"item": ProgrammeItemFactory(conference=forum.conference)},
        ),
    ):
        person = PersonFactory(first_name=first, last_name=last)
        EngagementFactory(person=person, part=part, state=state, **place)
    EngagementFactory()  # of another year

    shown = page(planner, "programm/personen", **query)

    assert re.findall(r'<th scope="row"><bdi dir="auto">([^<]+)</bdi>', shown) == names


@pytest.mark.parametrize(
    "address", ["programm", "programm/foren", "programm/themen", "programm/personen"]
)
def test_lists_ask_the_same_number_of_questions_for_one_forum_and_thirty(
    planner, forum, count_queries, address
):
    EngagementFactory(forum=forum)
    with count_queries() as for_one:
        page(planner, address)
    for number in range(2, 31):
        another = ForumFactory(of=forum.conference, round=forum.round, code=f"A{number}")
        EngagementFactory(forum=another)

    with count_queries() as for_thirty:
        page(planner, address)

    assert len(for_one) == len(for_thirty)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>\"'", "{{ 7919*7907 }}", "\u202eoof"])
def test_what_people_type_stays_text(planner, forum, text):
    send(
        planner,
        f"programm/foren/{forum.id}/bearbeiten",
        **the_form_of(forum, title=text, note=text),
    )

    for address in ("programm", f"programm/foren/{forum.id}", "programm/warnungen"):
        shown = page(planner, address)
        assert "<script>alert" not in shown
        assert "62615533" not in shown.split("<main")[1] or "{{ 7919*7907 }}" in shown
