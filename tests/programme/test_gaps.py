"""What is missing, and whom it would hit."""

import pytest

from conference.core.translated import german
from conference.programme.services.board import warnings_before_release
from conference.programme.states import EngagementState, ForumState, ItemKind, Part
from tests.factories import (
    EngagementFactory,
    ForumFactory,
    PersonFactory,
    ProgrammeItemFactory,
    VenueRoomFactory,
)
from tests.programme.seen import another, hints, must_look


def test_a_capacity_above_the_seats_must_be_looked_at_and_one_that_fills_the_room_is_a_hint(clean):
    clean.capacity = 41
    another(clean, capacity=38, room=VenueRoomFactory(conference=clean.conference, name="E.14"))

    assert must_look(clean.conference) == [
        f"A1 „Deutsch“ hat 41 Plätze, {clean.room.name} aber nur 40 Stühle."
    ]
    assert hints(clean.conference) == [
        "A2 „Arbeit“ füllt E.14 ganz: Für Referierende, Moderation und Protokoll bleiben 2 von 4 "
        "Stühlen."
    ]


def test_where_no_step_free_room_is_left_an_exchange_is_proposed(clean):
    clean.room.step_free = False

    assert must_look(clean.conference) == [
        f"A1 „Deutsch“ liegt in {clean.room.name}, und dorthin führt kein Weg ohne Stufen. "
        "In dieser Zeit ist kein stufenloser Raum mit genug Plätzen frei: "
        "Vielleicht können zwei Foren die Räume tauschen."
    ]


def test_a_forum_that_nobody_moderates_is_told(clean):
    lonely = ForumFactory(of=clean.conference, round=clean.round, code="A2", title=german("Arbeit"))
    EngagementFactory(forum=lonely, part=Part.SPEAKER)

    assert must_look(clean.conference) == ["Für A2 „Arbeit“ moderiert niemand."]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (
            EngagementState.PROPOSED,
            "ist nur vorgeschlagen, aber noch nicht angefragt. Ohne Zusage steht der Name nicht im "
            "Programm.",
        ),
        (
            EngagementState.INVITED,
            "ist angefragt, hat aber noch nicht geantwortet. Ohne Zusage steht der Name nicht im Programm.",
        ),
        (
            EngagementState.TENTATIVE,
            "hat nur unter Vorbehalt zugesagt. Ohne Zusage steht der Name nicht im Programm.",
        ),
        (
            EngagementState.DECLINED,
            "hat abgesagt, und niemand ist an die Stelle getreten.",
        ),
        (
            EngagementState.WITHDRAWN,
            "hat die Zusage zurückgezogen, und niemand ist an die Stelle getreten.",
        ),
    ],
)
def test_who_has_not_said_yes_is_named(clean, state, words):
    person = PersonFactory(first_name="Semra", last_name="Akgün-Peters")
    EngagementFactory(forum=clean, person=person, part=Part.SPEAKER, state=state)

    assert must_look(clean.conference) == [f"Semra Akgün-Peters (Impuls in A1 „Deutsch“) {words}"]


def test_a_substitute_settles_a_refusal(clean):
    EngagementFactory(forum=clean, part=Part.SPEAKER, state=EngagementState.DECLINED, position=1)
    EngagementFactory(forum=clean, part=Part.SPEAKER, position=2)

    assert warnings_before_release(clean.conference) == []


def test_a_forum_without_a_room_must_be_looked_at_once_it_is_confirmed(clean):
    another(clean, room=None)

    assert must_look(clean.conference) == ["A2 „Arbeit“ hat noch keinen Raum."]


def test_a_forum_in_planning_will_not_appear(clean):
    another(clean, state=ForumState.PLANNED)

    assert (must_look(clean.conference), hints(clean.conference)) == (
        [],
        ["A2 „Arbeit“ ist noch in Planung und erscheint deshalb nicht im Programm."],
    )


def test_an_idea_is_nothing_to_warn_about(clean):
    ForumFactory(
        of=clean.conference, round=clean.round, code="A2", state=ForumState.IDEA, room=clean.room
    )

    assert warnings_before_release(clean.conference) == []


@pytest.mark.parametrize(
    ("state", "people", "words"),
    [
        (
            ForumState.CANCELLED,
            31,
            "ist abgesagt und entfällt mit der Veröffentlichung, aber 31 Personen sind dafür angemeldet.",
        ),
        (
            ForumState.PLANNED,
            1,
            "ist in Planung und entfällt mit der Veröffentlichung, aber eine Person ist dafür angemeldet.",
        ),
    ],
)
def test_a_forum_dropped_although_people_count_on_it_is_told(clean, demand, state, people, words):
    dropped = another(clean, state=state)
    demand(counting_on={dropped.id: people, clean.id: 12})

    assert must_look(clean.conference) == [f"A2 „Arbeit“ {words}"]


def test_a_forum_shrunk_below_the_places_given_is_told(clean, demand):
    clean.capacity = 30
    demand(counting_on={clean.id: 36}, seated={clean.id: 36})

    assert must_look(clean.conference) == [
        "A1 „Deutsch“ hat nur noch 30 Plätze, vergeben sind schon 36."
    ]


def test_more_wishes_than_seats_are_no_warning_because_they_are_only_wishes(clean, demand):
    demand(counting_on={clean.id: 360})

    assert warnings_before_release(clean.conference) == []


def test_people_on_a_forum_called_off_want_to_know(clean):
    gone = another(clean, state=ForumState.CANCELLED)
    EngagementFactory(
        forum=gone,
        person=PersonFactory(first_name="Rik", last_name="Hoogeveen"),
        part=Part.RAPPORTEUR,
        state=EngagementState.INVITED,
    )
    EngagementFactory(forum=gone, part=Part.SPEAKER, state=EngagementState.PROPOSED)
    moderator = EngagementFactory(forum=gone).person

    assert hints(clean.conference)[0].startswith("A2 „Arbeit“ ist abgesagt. Bitte sagen Sie ")
    assert moderator.full_name in hints(clean.conference)[0]
    assert "Rik Hoogeveen" in hints(clean.conference)[0]


def test_internal_blockers_need_no_translation(clean, app):
    app.config["LANGUAGES"] = ("de", "en")
    ProgrammeItemFactory(conference=clean.conference, kind=ItemKind.BLOCKER)

    assert hints(clean.conference) == [
        "Englisch: Es fehlen noch Texte bei einem Forum und einem Programmpunkt. "
        "Dort steht bis dahin der deutsche Text."
    ]
