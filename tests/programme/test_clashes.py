"""Two things that do not go together."""

from datetime import time

import pytest

from conference.core.translated import german
from conference.programme.services.board import warnings_before_release
from conference.programme.states import EngagementState, ItemKind, Part
from tests.factories import (
    EngagementFactory,
    ForumRoundFactory,
    InterpreterTeamFactory,
    PersonFactory,
    ProgrammeItemFactory,
    VenueRoomFactory,
)
from tests.programme.seen import another, hints, must_look


def test_a_room_used_twice_at_once_is_told_with_both_things(clean):
    second = another(clean, room=clean.room)

    (warning,) = warnings_before_release(clean.conference)

    assert warning.words == (
        f"A1 „Deutsch“ und A2 „Arbeit“ liegen gleichzeitig in {clean.room.name} "
        "(11:20 bis 12:35 Uhr)."
    )
    assert [(thing.kind, thing.id) for thing in warning.things] == [
        ("forum", clean.id),
        ("forum", second.id),
    ]


def test_an_internal_blocker_takes_its_room_too(clean):
    ProgrammeItemFactory(
        conference=clean.conference,
        room=clean.room,
        kind=ItemKind.BLOCKER,
        title=german("Bühne umbauen"),
        starts=time(12, 30),
        ends=time(13),
    )

    assert must_look(clean.conference) == [
        f"A1 „Deutsch“ und „Bühne umbauen“ liegen gleichzeitig in {clean.room.name} "
        "(12:30 bis 12:35 Uhr)."
    ]


def test_things_after_each_other_share_a_room(clean):
    ProgrammeItemFactory(
        conference=clean.conference, room=clean.room, starts=time(12, 35), ends=time(13)
    )

    assert warnings_before_release(clean.conference) == []


def test_coffee_and_stands_share_the_foyer(clean):
    foyer = VenueRoomFactory(conference=clean.conference, name="Foyer", seats=0)
    for kind in (ItemKind.MARKET, ItemKind.BREAK):
        ProgrammeItemFactory(
            conference=clean.conference, room=foyer, kind=kind, starts=time(8), ends=time(9)
        )

    assert warnings_before_release(clean.conference) == []


def test_a_person_in_a_forum_and_on_the_stage_at_once_is_told(clean):
    person = PersonFactory(first_name="Volker", last_name="Sieben")
    EngagementFactory(forum=clean, person=person, part=Part.SPEAKER)
    panel = ProgrammeItemFactory(
        conference=clean.conference, title=german("Podium"), starts=time(11), ends=time(11, 30)
    )
    EngagementFactory(item=panel, person=person, part=Part.SPEAKER)

    assert must_look(clean.conference) == [
        "Volker Sieben ist gleichzeitig für A1 „Deutsch“ und für „Podium“ eingetragen "
        "(11:20 bis 11:30 Uhr)."
    ]


@pytest.mark.parametrize(
    "state", [EngagementState.DECLINED, EngagementState.WITHDRAWN, EngagementState.CANCELLED]
)
def test_who_does_not_come_is_in_no_two_places(clean, state):
    person = PersonFactory()
    second = another(clean)
    EngagementFactory(forum=clean, person=person, part=Part.SPEAKER)
    EngagementFactory(forum=second, person=person, part=Part.SPEAKER, state=state)
    EngagementFactory(forum=second, part=Part.SPEAKER)

    assert warnings_before_release(clean.conference) == []


def test_two_parts_in_one_forum_are_no_clash(clean):
    EngagementFactory(forum=clean, person=PersonFactory(), part=Part.SPEAKER)
    person = PersonFactory()
    for part in (Part.SPEAKER, Part.RAPPORTEUR):
        EngagementFactory(forum=clean, person=person, part=part)

    assert warnings_before_release(clean.conference) == []


def test_sign_language_without_interpreters_is_told(clean):
    clean.interpretation = ["dgs"]

    assert must_look(clean.conference) == [
        "Deutsche Gebärdensprache ist in Runde A für 1 Forum angekündigt (A1), eingeplant ist "
        "dafür niemand."
    ]


def test_as_many_forums_as_teams_are_no_warning(clean):
    clean.interpretation = ["ar"]
    InterpreterTeamFactory(conference_id=clean.conference_id, language="ar", teams=1)

    assert warnings_before_release(clean.conference) == []


def test_who_is_on_the_stage_and_attends_the_same_forum_takes_a_seat(clean, demand):
    person = PersonFactory(first_name="Dirk", last_name="Hürtgens")
    EngagementFactory(forum=clean, person=person, part=Part.SPEAKER)
    demand(attending={person.id: frozenset({clean.id})})

    assert hints(clean.conference) == [
        "Dirk Hürtgens wirkt in A1 „Deutsch“ mit und ist dort auch als Teilnehmer/in angemeldet. "
        "Das belegt einen Platz, der frei sein könnte."
    ]


def test_a_wish_for_the_time_on_the_stage_is_called_a_wish(clean, demand):
    other = another(clean, code="A2", title=german("Kita"))
    person = PersonFactory(first_name="Dirk", last_name="Hürtgens")
    EngagementFactory(forum=clean, person=person, part=Part.SPEAKER)
    demand(wishing={person.id: frozenset({other.id})})

    assert must_look(clean.conference) == [
        "Dirk Hürtgens wirkt in A1 „Deutsch“ mit und hat sich für dieselbe Zeit A2 „Kita“ gewünscht."
    ]


def test_a_wish_for_the_forum_on_the_stage_takes_no_seat_yet(clean, demand):
    person = PersonFactory(first_name="Dirk", last_name="Hürtgens")
    EngagementFactory(forum=clean, person=person, part=Part.SPEAKER)
    demand(wishing={person.id: frozenset({clean.id})})

    assert hints(clean.conference) == [
        "Dirk Hürtgens wirkt in A1 „Deutsch“ mit und hat es sich auch als Forum gewünscht. "
        "Der Platz könnte frei bleiben."
    ]


def test_who_attends_a_forum_of_another_round_may_speak(clean, demand):
    later = ForumRoundFactory(
        conference=clean.conference, code="B", starts=time(13, 45), ends=time(15)
    )
    other = another(clean, round=later, code="B1")
    person = PersonFactory()
    EngagementFactory(forum=clean, person=person, part=Part.SPEAKER)
    demand(attending={person.id: frozenset({other.id})})

    assert warnings_before_release(clean.conference) == []
