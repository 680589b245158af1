from datetime import time

import pytest

from conference.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from conference.core.translated import Translated, german
from conference.programme.errors import EndsBeforeItStarts, StillHasPeople, TitleMissing
from conference.programme.queries import engagements_of, items_of
from conference.programme.services.items import ItemPlan, add_item, change_item, remove_item
from conference.programme.states import EngagementState, ItemKind
from conference.trail.queries import entries_about
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ProgrammeItemFactory,
    VenueRoomFactory,
)
from tests.programme.staff import PLANNER, READER


def a_plan(**changes):
    plan = {
        "kind": ItemKind.GREETING,
        "title": german("Grußwort des Landrats"),
        "starts": time(9, 10),
        "ends": time(9, 22),
    }
    return ItemPlan(**(plan | changes))


def test_a_new_item_has_a_uid_for_life():
    item = add_item(ConferenceFactory().id, a_plan(), actor=PLANNER)

    assert (len(item.uid), item.sequence) == (36, 0)


def test_moving_an_item_makes_a_new_version_for_calendars_and_rewording_does_not():
    item = ProgrammeItemFactory(kind=ItemKind.GREETING, starts=time(9, 10), ends=time(9, 22))

    change_item(item.id, a_plan(description=german("Zwölf Minuten")), actor=PLANNER)
    assert item.sequence == 0
    change_item(item.id, a_plan(starts=time(9, 15)), actor=PLANNER, why="Später Beginn")
    assert item.sequence == 1

    moved = [
        entry
        for entry in entries_about("programme_item", item.id)
        if entry.words == "hat den Programmpunkt verschoben"
    ]
    assert [(entry.why, entry.changes) for entry in moved] == [
        ("Später Beginn", [["Beginn", "09:10 Uhr", "09:15 Uhr"]])
    ]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"ends": time(9)}, EndsBeforeItStarts),
        ({"title": Translated()}, TitleMissing),
        ({"room_id": 0}, NotFound),
    ],
)
def test_an_item_that_makes_no_sense_is_refused(wrong, error):
    with pytest.raises(error):
        add_item(ConferenceFactory().id, a_plan(**wrong), actor=PLANNER)


def test_an_item_takes_no_room_of_another_year():
    with pytest.raises(NotFound):
        add_item(ConferenceFactory().id, a_plan(room_id=VenueRoomFactory().id), actor=PLANNER)


def test_an_item_goes_with_its_mere_proposals():
    item = ProgrammeItemFactory()
    EngagementFactory(item=item, state=EngagementState.PROPOSED)

    remove_item(item.id, actor=PLANNER)

    assert list(items_of(item.conference)) == []
    assert list(engagements_of(item.conference)) == []


def test_an_item_stays_while_people_were_asked_for_it():
    item = ProgrammeItemFactory()
    EngagementFactory(item=item, state=EngagementState.ACCEPTED)

    with pytest.raises(StillHasPeople):
        remove_item(item.id, actor=PLANNER)


def test_two_people_do_not_overwrite_each_other():
    item = ProgrammeItemFactory()
    seen = item.changed_at
    change_item(item.id, a_plan(), actor=PLANNER, seen=seen)

    with pytest.raises(ChangedMeanwhile):
        change_item(item.id, a_plan(title=german("Anders")), actor=PLANNER, seen=seen)


def test_a_reader_changes_no_item():
    with pytest.raises(NotAllowed):
        add_item(ConferenceFactory().id, a_plan(), actor=READER)
