from datetime import time

import pytest

from conference.core.errors import NotAllowed
from conference.core.translated import german
from conference.programme.errors import CodeTaken, EndsBeforeItStarts, RoundNotEmpty
from conference.programme.queries import rounds_of
from conference.programme.services.rounds import RoundPlan, add_round, change_round, remove_round
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.programme.staff import PLANNER, READER


def a_plan(**changes):
    plan = {
        "code": "A",
        "title": german("Forenrunde A"),
        "starts": time(11, 20),
        "ends": time(12, 35),
    }
    return RoundPlan(**(plan | changes))


def test_rounds_stand_in_the_order_of_the_day():
    conference = ConferenceFactory()
    late = add_round(conference.id, a_plan(code="B", starts=time(13), ends=time(14)), actor=PLANNER)
    early = add_round(conference.id, a_plan(), actor=PLANNER)

    assert list(rounds_of(conference)) == [early, late]


def test_a_round_ends_after_it_starts_and_has_its_own_code():
    slot = ForumRoundFactory(code="A")

    with pytest.raises(EndsBeforeItStarts):
        change_round(slot.id, a_plan(ends=time(11, 20)), actor=PLANNER)
    with pytest.raises(CodeTaken):
        add_round(slot.conference_id, a_plan(), actor=PLANNER)


def test_moving_a_round_moves_its_forums():
    slot = ForumRoundFactory(starts=time(11, 20), ends=time(12, 35))
    forum = ForumFactory(of=slot.conference, round=slot)

    change_round(slot.id, a_plan(starts=time(11, 30)), actor=PLANNER, why="Pause verlängert")

    assert forum.sequence == 1
    assert [
        (entry.words, entry.why, entry.changes) for entry in entries_about("forum", forum.id)
    ] == [
        (
            "hat das Forum verschoben",
            "Pause verlängert",
            [["Beginn", "11:20 Uhr", "11:30 Uhr"]],
        )
    ]


def test_renaming_a_round_leaves_the_calendars_alone():
    slot = ForumRoundFactory()
    forum = ForumFactory(of=slot.conference, round=slot)

    change_round(slot.id, a_plan(title=german("Vormittag")), actor=PLANNER)

    assert forum.sequence == 0


def test_only_an_empty_round_goes():
    slot = ForumRoundFactory()
    forum = ForumFactory(of=slot.conference, round=slot)
    with pytest.raises(RoundNotEmpty):
        remove_round(slot.id, actor=PLANNER)
    other = ForumRoundFactory(conference=slot.conference, code="B")

    remove_round(other.id, actor=PLANNER)

    assert list(rounds_of(slot.conference)) == [forum.round]


def test_a_reader_changes_no_round():
    with pytest.raises(NotAllowed):
        add_round(ConferenceFactory().id, a_plan(), actor=READER)
