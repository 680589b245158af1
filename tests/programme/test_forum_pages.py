"""What the office does to a forum on its pages."""

import pytest

from conference.core.translated import Translated, german
from conference.programme.queries import (
    forums_of,
)
from conference.programme.states import ForumState
from tests.factories import (
    ForumFactory,
    TopicFactory,
    VenueRoomFactory,
)
from tests.programme.pages import page, send, the_form_of


def test_a_forum_is_laid_out_with_everything_the_office_knows(planner, conference, slot):
    room = VenueRoomFactory(conference=conference, seats=64)
    topic = TopicFactory(conference_id=conference.id)

    answer = send(
        planner,
        "programm/foren/neu",
        **{
            "code": "A1",
            "title": "Deutsch für den Beruf",
            "title-en": "German for work",
            "abstract": "Wie geht es weiter?\n\nNach dem Kurs.",
            "round_id": slot.id,
            "room_id": room.id,
            "capacity": "",
            "minimum_size": "8",
            "interpretation": ["dgs", "ar"],
            "topic_ids": [topic.id],
            "content_key": "sprache",
        },
    )

    (forum,) = forums_of(conference)
    assert answer.status_code == 303
    assert answer.location == f"/buero/2026/programm/foren/{forum.id}"
    assert (forum.title, forum.seats, forum.minimum_size, forum.interpretation, forum.topics) == (
        Translated({"de": "Deutsch für den Beruf", "en": "German for work"}),
        60,
        8,
        ["dgs", "ar"],
        [topic],
    )


def test_what_was_typed_wrongly_stays_and_is_explained(planner, conference, slot):
    answer = send(
        planner,
        "programm/foren/neu",
        code="",
        title="Deutsch für den Beruf",
        round_id=slot.id,
        room_id="",
        capacity="viele",
    )

    assert answer.status_code == 200
    for expected in (
        "Bitte prüfen Sie Ihre Angaben",
        'value="Deutsch für den Beruf"',
        'value="viele"',
        "Bitte geben Sie eine ganze Zahl ein.",
    ):
        assert expected in answer.text
    assert list(forums_of(conference)) == []


@pytest.mark.parametrize("wrong", ["99999", "x", ""])
def test_a_round_that_does_not_exist_is_told_beside_the_field(planner, slot, wrong):
    answer = send(
        planner, "programm/foren/neu", code="A1", title="Deutsch", round_id=wrong, room_id=""
    )

    assert answer.status_code == 200
    assert 'href="#round_id"' in answer.text


def test_two_people_at_one_form_are_told_and_the_second_may_insist(planner, forum):
    stale = the_form_of(forum, capacity="12")
    send(planner, f"programm/foren/{forum.id}/bearbeiten", **the_form_of(forum, capacity="50"))

    refused = send(planner, f"programm/foren/{forum.id}/bearbeiten", **stale)
    assert "Jemand anderes hat das inzwischen geändert." in refused.text
    assert 'value="12"' in refused.text
    assert forum.capacity == 50

    send(planner, f"programm/foren/{forum.id}/bearbeiten", **the_form_of(forum, capacity="12"))
    assert forum.capacity == 12


def test_the_page_that_refused_knows_what_the_other_did(planner, forum):
    stale = the_form_of(forum, capacity="12")
    send(planner, f"programm/foren/{forum.id}/bearbeiten", **the_form_of(forum, capacity="50"))

    refused = send(planner, f"programm/foren/{forum.id}/bearbeiten", **stale)

    assert forum.changed_at.isoformat() in refused.text


def test_a_forum_is_moved_and_its_sheet_tells_it(planner, forum):
    room = VenueRoomFactory(conference=forum.conference, name="Aula", seats=380)

    send(
        planner,
        f"programm/foren/{forum.id}/verschieben",
        round_id=forum.round_id,
        room_id=room.id,
        why="Viele Anmeldungen",
    )

    assert (forum.room, forum.sequence) == (room, 1)
    assert "Aula" in page(planner, f"programm/foren/{forum.id}")


def test_the_choice_of_a_room_names_seats_steps_and_induction_loop(planner, forum):
    VenueRoomFactory(
        conference=forum.conference, name="K.02", seats=30, step_free=False, induction_loop=True
    )

    shown = page(planner, f"programm/foren/{forum.id}/verschieben")

    assert "K.02 (30 Plätze, nicht stufenlos, Induktionsschleife)" in shown


@pytest.mark.parametrize(
    ("before", "button", "after"),
    [
        (ForumState.IDEA, "planen", ForumState.PLANNED),
        (ForumState.PLANNED, "bestaetigen", ForumState.CONFIRMED),
        (ForumState.CONFIRMED, "planen", ForumState.PLANNED),
        (ForumState.PLANNED, "idee", ForumState.IDEA),
        (ForumState.CANCELLED, "planen", ForumState.PLANNED),
    ],
)
def test_the_buttons_of_a_forum_take_its_steps(planner, slot, before, button, after):
    forum = ForumFactory(of=slot.conference, round=slot, state=before)

    answer = send(planner, f"programm/foren/{forum.id}/{button}")

    assert (answer.status_code, forum.state) == (303, after)


def test_a_step_that_is_closed_is_told_in_words(planner, slot):
    forum = ForumFactory(of=slot.conference, round=slot, state=ForumState.MERGED)

    answer = planner.post(
        f"/buero/2026/programm/foren/{forum.id}/bestaetigen", follow_redirects=True
    )

    assert "Das geht im jetzigen Zustand nicht mehr." in answer.text
    assert forum.state is ForumState.MERGED


def test_calling_off_a_forum_names_how_many_count_on_it_and_wants_a_tick(planner, forum, demand):
    demand(counting_on={forum.id: 31})

    assert "31 Personen zählen auf dieses Forum" in page(
        planner, f"programm/foren/{forum.id}/absagen"
    )
    refused = send(planner, f"programm/foren/{forum.id}/absagen", people="31")
    assert "Bitte bestätigen Sie" in refused.text
    assert forum.state is ForumState.CONFIRMED

    send(planner, f"programm/foren/{forum.id}/absagen", people="31", acknowledged="y", why="krank")
    assert forum.state is ForumState.CANCELLED


def test_who_ticked_the_box_for_fewer_people_ticks_it_again(planner, forum, demand):
    demand(counting_on={forum.id: 32})

    answer = send(planner, f"programm/foren/{forum.id}/absagen", people="31", acknowledged="y")

    assert forum.state is ForumState.CONFIRMED
    assert "32 Personen zählen auf dieses Forum" in answer.text
    assert 'value="32"' in answer.text
    assert " checked" not in answer.text


def test_a_forum_is_merged_into_one_that_takes_place(planner, forum, slot):
    other = ForumFactory(of=forum.conference, round=slot, code="A2", title=german("Ehrenamt"))
    ForumFactory(
        of=forum.conference,
        round=slot,
        code="A3",
        title=german("Abgesagtes"),
        state=ForumState.CANCELLED,
    )

    shown = page(planner, f"programm/foren/{forum.id}/zusammenlegen")
    assert ("A2 Ehrenamt" in shown, "Abgesagtes" in shown) == (True, False)
    send(planner, f"programm/foren/{forum.id}/zusammenlegen", into=other.id)

    assert (forum.state, forum.merged_into_id) == (ForumState.MERGED, other.id)
