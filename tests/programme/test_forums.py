from datetime import time

import pytest

from conference.core import clock
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed, NotFound, StateNotAllowed
from conference.core.translated import Translated, german
from conference.planning.errors import IsArchived
from conference.planning.states import ConferenceState
from conference.programme.errors import (
    CodeTaken,
    MergedIntoItself,
    PeopleAreRegistered,
    SizesContradict,
    TitleMissing,
)
from conference.programme.queries.demand import Demand, register_demand
from conference.programme.services.forum_states import (
    cancel_forum,
    confirm_forum,
    merge_forum,
    plan_forum,
)
from conference.programme.services.forums import ForumPlan, add_forum, change_forum, move_forum
from conference.programme.states import ForumState
from conference.registration import queries as registrations
from conference.trail.queries import entries_about
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    ForumRoundFactory,
    TopicFactory,
    VenueRoomFactory,
)
from tests.programme.staff import PLANNER, READER


@pytest.fixture
def slot():
    return ForumRoundFactory(starts=time(11, 20), ends=time(12, 35))


@pytest.fixture
def forum(slot):
    return ForumFactory(
        of=slot.conference,
        round=slot,
        room=VenueRoomFactory(conference=slot.conference, name="Raum 1.03", seats=64),
        code="A1",
    )


@pytest.fixture
def registered():
    """Say how many people count on which forum, as the room above does."""

    def say(counting_on):
        register_demand(lambda conference: Demand(counting_on=counting_on))

    yield say
    register_demand(registrations.demand)


def a_plan(slot, **changes):
    plan = {"code": "A1", "title": german("Deutsch für den Beruf"), "round_id": slot.id}
    return ForumPlan(**(plan | changes))


def the_plan_of(forum, **changes):
    plan = {
        "code": forum.code,
        "title": forum.title,
        "round_id": forum.round_id,
        "room_id": forum.room_id,
    }
    return ForumPlan(**(plan | changes))


def trail_of(forum):
    return [(entry.words, entry.changes) for entry in entries_about("forum", forum.id)]


def test_a_new_forum_is_an_idea_with_an_address_made_of_code_and_title(slot):
    title = german("Anerkannt! Abschlüsse aus dem Ausland — größer nutzen")

    forum = add_forum(slot.conference_id, a_plan(slot, title=title), actor=PLANNER)

    assert forum.state is ForumState.IDEA
    assert forum.slug == "a1-anerkannt-abschluesse-aus-dem-ausland-groesser-nutzen"
    assert (forum.sequence, len(forum.uid)) == (0, 36)


def test_the_address_on_the_flyers_never_changes(slot):
    forum = add_forum(slot.conference_id, a_plan(slot), actor=PLANNER)

    change_forum(forum.id, a_plan(slot, code="C9", title=german("Ganz anders")), actor=PLANNER)

    assert (forum.code, forum.slug) == ("C9", "a1-deutsch-fuer-den-beruf")


def test_two_forums_never_share_an_address_even_when_their_codes_were_swapped(slot):
    first = add_forum(slot.conference_id, a_plan(slot), actor=PLANNER)
    change_forum(first.id, a_plan(slot, code="A2"), actor=PLANNER)

    second = add_forum(slot.conference_id, a_plan(slot), actor=PLANNER)

    assert second.slug == "a1-deutsch-fuer-den-beruf-2"


def test_the_same_address_may_stand_in_two_years(slot):
    other = ForumRoundFactory()

    slugs = {
        add_forum(where.conference_id, a_plan(where), actor=PLANNER).slug for where in (slot, other)
    }

    assert slugs == {"a1-deutsch-fuer-den-beruf"}


def test_a_title_in_another_script_still_gets_an_address(slot):
    title = Translated({"de": "中文"})

    forum = add_forum(slot.conference_id, a_plan(slot, title=title), actor=PLANNER)

    assert forum.slug == "a1"


def test_a_forum_without_a_capacity_leaves_four_seats_of_its_room_to_the_stage(slot):
    room = VenueRoomFactory(conference=slot.conference, seats=64)

    forum = add_forum(slot.conference_id, a_plan(slot, room_id=room.id), actor=PLANNER)

    assert forum.seats == 60


def test_a_code_is_given_once_a_year(slot, forum):
    with pytest.raises(CodeTaken):
        add_forum(slot.conference_id, a_plan(slot), actor=PLANNER)


def test_a_forum_needs_a_german_title(slot):
    with pytest.raises(TitleMissing):
        add_forum(slot.conference_id, a_plan(slot, title=Translated({"en": "Work"})), actor=PLANNER)


def test_a_forum_cannot_need_more_people_than_it_takes(slot):
    with pytest.raises(SizesContradict):
        add_forum(slot.conference_id, a_plan(slot, capacity=10, minimum_size=12), actor=PLANNER)


@pytest.mark.parametrize("thing", ["round", "room", "topic"])
def test_rounds_rooms_and_topics_of_another_year_do_not_exist_here(slot, thing):
    other = ConferenceFactory()
    wrong = {
        "round": {"round_id": ForumRoundFactory(conference=other).id},
        "room": {"room_id": VenueRoomFactory(conference=other).id},
        "topic": {"topic_ids": [TopicFactory(conference_id=other.id).id]},
    }[thing]

    with pytest.raises(NotFound):
        add_forum(slot.conference_id, a_plan(slot, **wrong), actor=PLANNER)


def test_only_those_who_plan_may_change_a_forum(slot, forum):
    with pytest.raises(NotAllowed):
        add_forum(slot.conference_id, a_plan(slot, code="A2"), actor=READER)
    with pytest.raises(NotAllowed):
        move_forum(forum.id, round_id=slot.id, room_id=None, actor=READER)
    with pytest.raises(NotAllowed):
        cancel_forum(forum.id, actor=READER)

    assert (forum.state, forum.room.name) == (ForumState.CONFIRMED, "Raum 1.03")


def test_moving_a_forum_makes_a_new_version_for_calendars_and_is_told(slot, forum):
    later = ForumRoundFactory(
        conference=slot.conference, code="B", starts=time(13, 45), ends=time(15)
    )
    room = VenueRoomFactory(conference=slot.conference, name="Aula", seats=380)

    move_forum(forum.id, round_id=later.id, room_id=room.id, actor=PLANNER, why="Viele Anmeldungen")

    assert (forum.sequence, forum.seats) == (1, 376)
    (entry,) = entries_about("forum", forum.id)
    assert (entry.actor, entry.words, entry.why, entry.changes) == (
        "Svenja Küsters",
        "hat das Forum verschoben",
        "Viele Anmeldungen",
        [
            ["Runde", "A (11:20 bis 12:35 Uhr)", "B (13:45 bis 15:00 Uhr)"],
            ["Raum", "Raum 1.03", "Aula"],
        ],
    )


def test_a_new_wording_makes_no_new_version_for_calendars_but_is_a_change(slot, forum):
    before = forum.changed_at
    plan = the_plan_of(
        forum,
        title=forum.title.with_("en", "German for work"),
        interpretation=["ar", "dgs"],
        capacity=50,
    )

    change_forum(forum.id, plan, actor=PLANNER)

    assert forum.sequence == 0
    assert forum.changed_at > before
    assert trail_of(forum) == [
        (
            "hat das Forum geändert",
            [
                ["Titel (Englisch)", "", "German for work"],
                ["Plätze", "", "50"],
                ["Verdolmetschung", "", "Arabisch und Deutsche Gebärdensprache"],
            ],
        )
    ]


def test_saving_a_form_without_a_change_leaves_no_trace(forum):
    before = forum.changed_at

    change_forum(forum.id, the_plan_of(forum), actor=PLANNER)

    assert (forum.sequence, forum.changed_at, trail_of(forum)) == (0, before, [])


def test_who_changes_what_somebody_else_changed_meanwhile_is_told(forum):
    seen = forum.changed_at
    change_forum(forum.id, the_plan_of(forum, capacity=50), actor=PLANNER, seen=seen)

    with pytest.raises(ChangedMeanwhile):
        change_forum(forum.id, the_plan_of(forum, capacity=12), actor=PLANNER, seen=seen)

    assert forum.capacity == 50


def test_a_forum_is_confirmed_called_off_and_taken_up_again(forum):
    cancel_forum(forum.id, actor=PLANNER, why="Referent krank")
    plan_forum(forum.id, actor=PLANNER)
    confirm_forum(forum.id, actor=PLANNER)

    assert (forum.state, forum.sequence) == (ForumState.CONFIRMED, 3)
    assert trail_of(forum) == [
        ("hat das Forum bestätigt", [["Stand", "in Planung", "bestätigt"]]),
        ("hat das Forum wieder aufgenommen", [["Stand", "abgesagt", "in Planung"]]),
        ("hat das Forum abgesagt", [["Stand", "bestätigt", "abgesagt"]]),
    ]


def test_a_forum_called_off_is_not_called_off_again(forum):
    cancel_forum(forum.id, actor=PLANNER)

    with pytest.raises(StateNotAllowed):
        cancel_forum(forum.id, actor=PLANNER)


def test_a_forum_with_people_is_called_off_only_by_someone_who_knows_how_many(forum, registered):
    registered({forum.id: 31})

    with pytest.raises(PeopleAreRegistered) as refused:
        cancel_forum(forum.id, actor=PLANNER)
    assert (refused.value.people, forum.state) == (31, ForumState.CONFIRMED)

    cancel_forum(forum.id, actor=PLANNER, acknowledged=31)
    assert forum.state is ForumState.CANCELLED


def test_who_knew_an_old_number_of_people_is_asked_again(forum, registered):
    registered({forum.id: 32})

    with pytest.raises(PeopleAreRegistered):
        cancel_forum(forum.id, actor=PLANNER, acknowledged=31)


def test_a_merged_forum_points_to_the_one_that_goes_on_until_it_is_taken_up_again(slot, forum):
    other = ForumFactory(of=slot.conference, round=slot, code="A2", title=german("Ehrenamt"))

    merge_forum(forum.id, into_id=other.id, actor=PLANNER)

    assert (forum.state, forum.merged_into_id) == (ForumState.MERGED, other.id)
    assert trail_of(forum)[0] == (
        "hat das Forum mit einem anderen zusammengelegt",
        [["Stand", "bestätigt", "zusammengelegt"], ["Geht auf in", "", "A2 Ehrenamt"]],
    )
    plan_forum(forum.id, actor=PLANNER)
    assert (forum.state, forum.merged_into_id) == (ForumState.PLANNED, None)


def test_a_forum_is_never_merged_into_itself_or_one_that_does_not_take_place(slot, forum):
    gone = ForumFactory(of=slot.conference, round=slot, code="A2", state=ForumState.CANCELLED)

    for wrong in (forum, gone):
        with pytest.raises(MergedIntoItself):
            merge_forum(forum.id, into_id=wrong.id, actor=PLANNER)


def test_people_count_when_forums_are_merged_too(slot, forum, registered):
    other = ForumFactory(of=slot.conference, round=slot, code="A2")
    registered({forum.id: 3})

    with pytest.raises(PeopleAreRegistered):
        merge_forum(forum.id, into_id=other.id, actor=PLANNER)


def test_a_change_remembers_when_it_was(forum):
    cancel_forum(forum.id, actor=PLANNER)

    assert (clock.now() - forum.changed_at).total_seconds() < 60


def test_the_programme_of_a_conference_in_the_archive_stays_as_it_was(slot, forum):
    slot.conference.state = ConferenceState.ARCHIVED
    db.session.commit()

    with pytest.raises(IsArchived):
        cancel_forum(forum.id, actor=PLANNER)
    with pytest.raises(IsArchived):
        add_forum(slot.conference_id, a_plan(slot, code="A2"), actor=PLANNER)
