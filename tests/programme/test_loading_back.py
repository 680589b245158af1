from datetime import time

import pytest
import sqlalchemy as sa

from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from conference.core.translated import german
from conference.programme.models import Engagement, Forum
from conference.programme.queries import programme_of, released_programme, releases_of
from conference.programme.rules.difference import News
from conference.programme.services.forum_states import cancel_forum, merge_forum
from conference.programme.services.forums import move_forum
from conference.programme.services.loading_back import load_back, what_would_change
from conference.programme.services.release import draft_of
from conference.programme.states import EngagementState, ForumState
from conference.trail.queries import entries_about
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
from tests.programme.publishing import release
from tests.programme.staff import PLANNER, READER


def codes(programme):
    return [forum.code for forum in programme.forums if forum.takes_place]


def a_year_with_two_releases():
    conference = ConferenceFactory()
    morning = ForumRoundFactory(conference=conference)
    room = VenueRoomFactory(conference=conference, name="Raum 103")
    topic = TopicFactory(conference_id=conference.id, code="HF1")
    first = ForumFactory(
        of=conference, round=morning, room=room, code="A1", title=german("Deutsch"), topics=[topic]
    )
    second = ForumFactory(of=conference, round=morning, code="A2", title=german("Arbeit"))
    ProgrammeItemFactory(conference=conference, title=german("Begrüßung"))
    StandFactory(conference_id=conference.id, number=1)
    EngagementFactory(forum=first, person=PersonFactory(district=conference.district))
    release(conference)
    hall = VenueRoomFactory(conference=conference, name="Aula", seats=400)
    move_forum(first.id, round_id=morning.id, room_id=hall.id, actor=PLANNER)
    merge_forum(second.id, into_id=first.id, actor=PLANNER)
    ForumFactory(of=conference, round=morning, code="A3", title=german("Später"))
    release(conference)
    return conference, first, second


def load(conference, number):
    return load_back(conference.id, number, seen=draft_of(conference).seen, actor=PLANNER)


def test_an_old_release_becomes_the_working_programme_again():
    conference, first, second = a_year_with_two_releases()
    before = programme_of(releases_of(conference)[1])

    load(conference, 1)

    assert (first.room.name, first.seats, second.state) == ("Raum 103", 36, ForumState.CONFIRMED)
    assert second.merged_into_id is None
    assert codes(released_programme(conference)) == ["A1", "A3"]
    release(conference)
    after = released_programme(conference)
    assert codes(after) == ["A1", "A2", "A3"]
    assert after.forum(first.id).room == before.forum(first.id).room
    assert after.forum(first.id).sequence > before.forum(first.id).sequence


def test_before_an_old_release_is_loaded_the_office_reads_what_that_changes():
    conference, _, _ = a_year_with_two_releases()

    told = what_would_change(releases_of(conference)[1]).entries

    assert [(it.news, it.code) for it in told] == [(News.MOVED, "A1"), (News.NEW, "A2")]


def test_loading_back_leaves_what_came_later_as_it_is():
    conference, first, _ = a_year_with_two_releases()
    first.note = "Schlüssel holen"
    first.minimum_size = 8
    db.session.commit()

    load(conference, 1)

    later = db.session.scalars(sa.select(Forum).where(Forum.code == "A3")).one()
    assert (later.state, first.note, first.minimum_size) == (
        ForumState.CONFIRMED,
        "Schlüssel holen",
        8,
    )


def test_loading_back_does_not_answer_for_people():
    conference, first, _ = a_year_with_two_releases()
    engaged = db.session.scalars(sa.select(Engagement)).one()
    engaged.become(EngagementState.WITHDRAWN)
    db.session.commit()
    load(conference, 1)
    assert engaged.state is EngagementState.WITHDRAWN

    person_id = engaged.person_id
    db.session.delete(engaged)
    db.session.commit()
    load(conference, 1)

    (asked,) = db.session.scalars(sa.select(Engagement)).all()
    assert (asked.person_id, asked.forum_id, asked.state) == (
        person_id,
        first.id,
        EngagementState.PROPOSED,
    )


def test_what_was_deleted_since_is_made_again_under_its_old_address():
    conference = ConferenceFactory()
    forum = ForumFactory(of=conference, code="A1")
    item = ProgrammeItemFactory(conference=conference, starts=time(10), ends=time(11))
    StandFactory(conference_id=conference.id, number=4)
    slug, uid, item_uid = forum.slug, forum.uid, item.uid
    release(conference)
    released = released_programme(conference)
    for model in ("stand", "forum", "programme_item", "forum_round"):
        db.session.execute(sa.text(f"DELETE FROM {model}"))
    db.session.commit()
    db.session.expire_all()

    load(conference, 1)
    release(conference)

    again = released_programme(conference)
    assert codes(again) == ["A1"]
    assert (again.forums[-1].slug, again.forums[-1].uid) == (slug, uid)
    assert item_uid in {it.uid for it in again.items if not it.cancelled}
    assert again.stands == released.stands


def test_an_idea_that_was_once_released_comes_back_confirmed_and_merged_ones_merged():
    conference, first, second = a_year_with_two_releases()
    load(conference, 1)
    assert second.state is ForumState.CONFIRMED

    load(conference, 2)

    assert (second.state, second.merged_into_id) == (ForumState.MERGED, first.id)


def test_a_code_that_was_given_to_another_forum_stays_there():
    conference, first, _ = a_year_with_two_releases()
    first.code = "X1"
    db.session.commit()
    taken = ForumFactory(of=conference, round=first.round, code="A1", slug="a1-neu")

    load(conference, 1)

    assert (first.code, taken.code) == ("X1", "A1")


def test_loading_back_leaves_a_trail_in_words():
    conference, _, _ = a_year_with_two_releases()

    loaded = load(conference, 1)

    entry = entries_about("release", loaded.id)[0]
    assert entry.words == "hat diese Veröffentlichung ins Arbeitsprogramm geladen"
    assert ["A1 Deutsch: Raum", "Aula", "Raum 103"] in entry.changes


def test_nobody_loads_over_what_they_have_not_seen():
    conference, first, _ = a_year_with_two_releases()
    seen = draft_of(conference).seen
    cancel_forum(first.id, actor=PLANNER)

    with pytest.raises(ChangedMeanwhile):
        load_back(conference.id, 1, seen=seen, actor=PLANNER)


def test_only_who_plans_may_load_back_and_only_what_there_is():
    conference, _, _ = a_year_with_two_releases()
    seen = draft_of(conference).seen

    with pytest.raises(NotAllowed):
        load_back(conference.id, 1, seen=seen, actor=READER)
    with pytest.raises(NotFound):
        load_back(conference.id, 9, seen=seen, actor=PLANNER)
