import pytest

from conference.core.errors import NotAllowed, NotFound, StateNotAllowed
from conference.programme.errors import AlreadyOnIt, OnlyWhileProposed
from conference.programme.queries import engagements_of
from conference.programme.services.engagements import (
    EngagementPlan,
    change_engagement,
    engage_for_forum,
    engage_for_item,
    remove_engagement,
)
from conference.programme.states import EngagementState, Part
from conference.trail.queries import entries_about
from tests.factories import EngagementFactory, ForumFactory, PersonFactory, ProgrammeItemFactory
from tests.programme.staff import PLANNER, READER


@pytest.fixture
def jens():
    return PersonFactory(first_name="Jens", last_name="Kreutzkamp")


def test_a_person_is_proposed_asked_and_agrees(jens):
    forum = ForumFactory()

    engagement = engage_for_forum(
        forum.id, EngagementPlan(person_id=jens.id, part=Part.SPEAKER), actor=PLANNER
    )
    change_engagement(engagement.id, EngagementState.INVITED, actor=PLANNER)
    change_engagement(engagement.id, EngagementState.ACCEPTED, actor=PLANNER, why="am Telefon")

    trail = entries_about("engagement", engagement.id)
    assert [(entry.words, entry.why, entry.changes) for entry in trail] == [
        (
            "hat den Stand der Anfrage geändert",
            "am Telefon",
            [["Impuls: Jens Kreutzkamp", "angefragt", "zugesagt"]],
        ),
        (
            "hat den Stand der Anfrage geändert",
            "",
            [["Impuls: Jens Kreutzkamp", "vorgeschlagen", "angefragt"]],
        ),
        (
            "hat eine Person eingetragen",
            "",
            [["Impuls: Jens Kreutzkamp", "", "vorgeschlagen"]],
        ),
    ]


def test_people_keep_the_order_in_which_they_were_put_on(jens):
    item = ProgrammeItemFactory()
    people = [jens, PersonFactory(), PersonFactory()]

    for person in people:
        engage_for_item(
            item.id, EngagementPlan(person_id=person.id, part=Part.SPEAKER), actor=PLANNER
        )

    assert [part.person for part in engagements_of(item.conference)] == people


def test_a_person_has_each_part_of_a_forum_once_but_may_have_two_parts(jens):
    forum = ForumFactory()
    EngagementFactory(forum=forum, person=jens, part=Part.MODERATOR)

    engage_for_forum(
        forum.id, EngagementPlan(person_id=jens.id, part=Part.RAPPORTEUR), actor=PLANNER
    )

    with pytest.raises(AlreadyOnIt):
        engage_for_forum(
            forum.id, EngagementPlan(person_id=jens.id, part=Part.MODERATOR), actor=PLANNER
        )


def test_only_the_steps_of_the_table_are_open():
    engagement = EngagementFactory(state=EngagementState.DECLINED)

    with pytest.raises(StateNotAllowed):
        change_engagement(engagement.id, EngagementState.ATTENDED, actor=PLANNER)


def test_nobody_begins_with_a_refusal(jens):
    plan = EngagementPlan(person_id=jens.id, part=Part.SPEAKER, state=EngagementState.WITHDRAWN)

    with pytest.raises(StateNotAllowed):
        engage_for_forum(ForumFactory().id, plan, actor=PLANNER)


def test_a_proposal_is_struck_but_not_somebody_who_was_asked():
    proposed = EngagementFactory(state=EngagementState.PROPOSED)
    asked = EngagementFactory(forum=proposed.forum, state=EngagementState.INVITED)

    remove_engagement(proposed.id, actor=PLANNER)
    with pytest.raises(OnlyWhileProposed):
        remove_engagement(asked.id, actor=PLANNER)

    assert list(engagements_of(asked.forum.conference)) == [asked]


def test_a_stranger_cannot_be_put_on_the_programme():
    plan = EngagementPlan(person_id=0, part=Part.SPEAKER)

    with pytest.raises(NotFound):
        engage_for_forum(ForumFactory().id, plan, actor=PLANNER)


def test_a_reader_puts_nobody_on_the_programme(jens):
    with pytest.raises(NotAllowed):
        engage_for_forum(
            ForumFactory().id, EngagementPlan(person_id=jens.id, part=Part.SPEAKER), actor=READER
        )
