import pytest

from conference.core.errors import NotAllowed
from conference.core.translated import german
from conference.programme.errors import CodeTaken, NumberTaken, TopicInUse
from conference.programme.queries import stands_of, topics_of
from conference.programme.services.stands import (
    StandPlan,
    add_stand,
    change_stand,
    decide_stand,
    remove_stand,
)
from conference.programme.services.topics import TopicPlan, add_topic, change_topic, remove_topic
from conference.programme.states import StandState
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, StandFactory, TopicFactory
from tests.programme.staff import PLANNER, READER


def test_a_new_stand_is_a_request():
    stand = add_stand(
        ConferenceFactory().id,
        StandPlan(number=1, organisation="Jobcenter", languages=["de", "ar"], power=True),
        actor=PLANNER,
    )

    assert stand.state is StandState.REQUESTED


def test_a_stand_changes_and_says_what():
    stand = StandFactory(number=7, organisation="VHS", state=StandState.REQUESTED)

    change_stand(
        stand.id, StandPlan(number=8, organisation="VHS", languages=["de", "ar"]), actor=PLANNER
    )
    decide_stand(stand.id, StandState.CONFIRMED, actor=PLANNER)

    assert [entry.changes for entry in entries_about("stand", stand.id)] == [
        [["Stand der Anfrage", "angefragt", "bestätigt"]],
        [["Nummer", "7", "8"], ["Sprachen", "", "Deutsch und Arabisch"]],
    ]


def test_a_number_is_given_to_one_stand():
    stand = StandFactory(number=3)

    with pytest.raises(NumberTaken):
        add_stand(stand.conference_id, StandPlan(number=3, organisation="VHS"), actor=PLANNER)


def test_a_stand_goes():
    stand = StandFactory()
    conference = ConferenceFactory()

    remove_stand(stand.id, actor=PLANNER)

    assert list(stands_of(conference)) == []


def test_topics_are_added_renamed_and_removed():
    conference = ConferenceFactory()
    topic = add_topic(
        conference.id, TopicPlan(code="HF3", title=german("Ausbildung")), actor=PLANNER
    )

    change_topic(topic.id, TopicPlan(code="HF3", title=german("Arbeit")), actor=PLANNER)
    assert [topic.title.german for topic in topics_of(conference)] == ["Arbeit"]
    with pytest.raises(CodeTaken):
        add_topic(conference.id, TopicPlan(code="HF3", title=german("Sprache")), actor=PLANNER)

    remove_topic(topic.id, actor=PLANNER)
    assert list(topics_of(conference)) == []


def test_a_topic_of_a_forum_stays():
    conference = ConferenceFactory()
    topic = TopicFactory(conference_id=conference.id)
    forum = ForumFactory(of=conference, topics=[topic])

    with pytest.raises(TopicInUse):
        remove_topic(topic.id, actor=PLANNER)

    assert forum.topics == [topic]


def test_a_reader_changes_neither():
    conference = ConferenceFactory()

    with pytest.raises(NotAllowed):
        add_topic(conference.id, TopicPlan(code="HF1", title=german("Sprache")), actor=READER)
    with pytest.raises(NotAllowed):
        add_stand(conference.id, StandPlan(number=1, organisation="VHS"), actor=READER)
