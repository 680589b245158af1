"""What the office does with releases in its browser."""

import re

import pytest

from conference.core.translated import german
from conference.planning.states import ConferenceState
from conference.programme.queries import released_programme, releases_of
from conference.programme.services.forum_states import cancel_forum
from conference.programme.services.forums import move_forum
from tests.factories import ForumFactory, ProgrammeItemFactory, VenueRoomFactory
from tests.programme.pages import page, send
from tests.programme.publishing import release
from tests.programme.staff import PLANNER

PREVIEW = "programm/veroeffentlichen"
LOAD_FIRST = "programm/veroeffentlichungen/1/laden"


def seen_on(client, address):
    """Which working programme the page has shown, as its form remembers it."""
    return {"seen": re.search(r'name="seen"[^>]*value="(\w+)"', page(client, address))[1]}


@pytest.fixture
def released(forum):
    release(forum.conference, german("Das erste Programm"))
    return forum


def test_before_the_first_release_the_office_sees_what_guests_will_see(planner, forum):
    shown = page(planner, PREVIEW)

    assert "Neu (1)" in shown
    assert "A1 Deutsch für den Beruf" in shown
    assert "Veröffentlichung 1 jetzt allen zeigen" in shown
    assert "Niemand moderiert" in shown
    assert shown.index("Das ändert sich für Gäste") < shown.index("Neu (1)")
    assert shown.index("Neu (1)") < shown.index("Bitte ansehen")


def test_one_button_makes_the_public_see_it(planner, client, forum):
    typed = seen_on(planner, PREVIEW) | {
        "comment": "Es geht los.",
        "comment-ar": "لنبدأ",
    }

    answer = send(planner, PREVIEW, **typed)

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/buero/2026/programm/veroeffentlichungen"
    (made,) = releases_of(forum.conference)
    assert made.comment.as_dict() == {"de": "Es geht los.", "ar": "لنبدأ"}
    assert made.released_by == planner.staff.name
    assert "Deutsch für den Beruf" in client.get("/2026/programm").text


def test_the_second_click_on_the_button_makes_no_second_release(planner, forum):
    typed = seen_on(planner, PREVIEW)

    first = send(planner, PREVIEW, **typed)
    second = send(planner, PREVIEW, **typed)

    assert (first.status_code, second.status_code) == (303, 303)
    assert len(releases_of(forum.conference)) == 1


def test_who_saw_an_older_programme_is_shown_the_new_one_and_keeps_the_typed_words(planner, forum):
    typed = seen_on(planner, PREVIEW) | {"comment": "Es geht los."}
    ForumFactory(of=forum.conference, round=forum.round, code="A7", title=german("Später"))

    answer = send(planner, PREVIEW, **typed)

    assert answer.status_code == 200
    assert "Jemand anderes hat das inzwischen geändert." in answer.text
    assert "A7 Später" in answer.text
    assert "Es geht los." in answer.text
    assert releases_of(forum.conference) == []
    assert seen_on(planner, PREVIEW)["seen"] in answer.text


def test_the_difference_is_told_with_old_and_new(planner, released):
    hall = VenueRoomFactory(conference=released.conference, name="Aula <b>", seats=400)
    move_forum(released.id, round_id=released.round_id, room_id=hall.id, actor=PLANNER)

    shown = page(planner, PREVIEW)

    assert "Verlegt (1)" in shown
    assert "<td>Raum 1.03</td><td>Aula &lt;b&gt;</td>" in shown.replace("\n", "").replace("  ", "")
    assert "Veröffentlichung 2 jetzt allen zeigen" in shown


def test_without_a_change_there_is_no_button(planner, released):
    shown = page(planner, PREVIEW)

    assert "hat sich nichts geändert" in shown
    assert "jetzt allen zeigen" not in shown


def test_a_draft_conference_is_told_so(planner, forum):
    forum.conference.become(ConferenceState.DRAFT)

    assert "noch ein Entwurf" in page(planner, PREVIEW)


def test_the_list_names_every_release_and_leads_to_it(planner, released):
    ProgrammeItemFactory(conference=released.conference)
    release(released.conference)

    shown = page(planner, "programm/veroeffentlichungen")

    assert shown.index("Veröffentlichung 2") < shown.index("Veröffentlichung 1")
    assert "Das erste Programm" in shown
    assert "/buero/2026/programm/veroeffentlichungen/1" in shown


def test_an_empty_list_says_what_guests_read_meanwhile(planner, conference):
    assert "Noch nichts veröffentlicht" in page(planner, "programm/veroeffentlichungen")


def test_an_old_release_can_be_looked_at_as_it_was(planner, released):
    cancel_forum(released.id, actor=PLANNER)
    release(released.conference)

    old = page(planner, "programm/veroeffentlichungen/1")
    new = page(planner, "programm/veroeffentlichungen/2")

    assert "Deutsch für den Beruf" in old
    assert "hat das Programm veröffentlicht" in old
    assert "Das ist die letzte Veröffentlichung" not in old
    assert "Das ist die letzte Veröffentlichung" in new


def test_loading_back_first_says_what_it_changes(planner, released):
    hall = VenueRoomFactory(conference=released.conference, name="Aula", seats=400)
    move_forum(released.id, round_id=released.round_id, room_id=hall.id, actor=PLANNER)

    shown = page(planner, LOAD_FIRST)
    answer = send(planner, LOAD_FIRST, **seen_on(planner, LOAD_FIRST))

    assert "<td>Aula</td><td>Raum 1.03</td>" in shown.replace("\n", "").replace("  ", "")
    assert answer.status_code == 303
    assert released.room.name == "Raum 1.03"
    assert released_programme(released.conference).forums[0].room.name == "Raum 1.03"


def test_loading_over_what_was_not_seen_shows_it_first(planner, released):
    typed = seen_on(planner, LOAD_FIRST)
    cancel_forum(released.id, actor=PLANNER)

    answer = send(planner, LOAD_FIRST, **typed)

    assert answer.status_code == 200
    assert "Jemand anderes hat das inzwischen geändert." in answer.text


def test_a_reader_looks_at_releases_and_makes_none(reader, released):
    assert "Veröffentlichen …" not in page(reader, "programm/veroeffentlichungen")
    assert "laden" not in page(reader, "programm/veroeffentlichungen/1")
    for address in (PREVIEW, LOAD_FIRST):
        assert reader.get(f"/buero/2026/{address}").status_code == 403
        assert send(reader, address, seen="x").status_code == 403


@pytest.mark.parametrize("number", ["9", "0", "99999999999999", "eins"])
def test_a_release_that_never_was_is_no_page(planner, released, number):
    assert planner.get(f"/buero/2026/programm/veroeffentlichungen/{number}").status_code == 404


def test_the_pages_ask_the_same_number_of_questions_for_one_forum_and_thirty(
    planner, released, count_queries
):
    addresses = (PREVIEW, "programm/veroeffentlichungen")
    with count_queries() as for_one:
        for address in addresses:
            page(planner, address)
    for number in range(2, 31):
        ForumFactory(of=released.conference, round=released.round, code=f"A{number}")
        if number % 10 == 0:
            release(released.conference)

    with count_queries() as for_thirty:
        for address in addresses:
            page(planner, address)

    assert len(for_thirty) == len(for_one)
