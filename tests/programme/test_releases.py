from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa

from conference.app import create_app
from conference.core import clock
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed
from conference.core.translated import german
from conference.planning.errors import IsArchived
from conference.planning.states import ConferenceState
from conference.programme.errors import NothingToRelease
from conference.programme.models import Release
from conference.programme.queries import programme_of, released_programme, releases_of
from conference.programme.rules.difference import News
from conference.programme.services.forum_states import cancel_forum, confirm_forum
from conference.programme.services.forums import move_forum
from conference.programme.services.release import draft_of, publish
from conference.programme.states import EngagementState, ForumState, ItemKind, StandState
from conference.trail.queries import entries_about
from conference.web.models import PageStamp
from config import TestConfig
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ForumFactory,
    ForumRoundFactory,
    PersonFactory,
    ProgrammeItemFactory,
    StandFactory,
    VenueRoomFactory,
)
from tests.programme.example_year import ExampleYear
from tests.programme.publishing import release
from tests.programme.staff import PLANNER, READER


def codes(programme):
    return [forum.code for forum in programme.forums if forum.takes_place]


def test_the_public_sees_nothing_before_the_first_release():
    forum = ForumFactory()

    assert released_programme(forum.conference) is None


def test_a_release_shows_confirmed_forums_and_people_who_said_yes_and_nothing_else():
    conference = ConferenceFactory()
    rounds = ForumRoundFactory(conference=conference)
    for state in ForumState:
        ForumFactory(of=conference, round=rounds, code=state.value, state=state)
    shown = ForumFactory(of=conference, round=rounds, code="A1")
    for number, state in enumerate(EngagementState):
        person = PersonFactory(district=conference.district, last_name=state.value)
        EngagementFactory(forum=shown, person=person, state=state, position=number)
    for kind in (ItemKind.PLENARY, ItemKind.BLOCKER):
        ProgrammeItemFactory(conference=conference, kind=kind)
    for number, state in enumerate(StandState):
        StandFactory(conference_id=conference.id, number=number, state=state)

    made = release(conference)

    programme = released_programme(conference)
    assert (made.number, made.released_by) == (1, "Svenja Küsters")
    assert [forum.code for forum in programme.forums] == ["A1", "confirmed"]
    assert [it.name for it in programme.forums[0].people] == ["Jens accepted", "Jens attended"]
    assert [item.kind for item in programme.items] == ["plenary"]
    assert [stand.number for stand in programme.stands] == [1]


def test_what_is_changed_later_shows_only_with_the_next_release():
    forum = ForumFactory()
    release(forum.conference)
    hall = VenueRoomFactory(conference=forum.conference, name="Aula", seats=400)

    move_forum(forum.id, round_id=forum.round_id, room_id=hall.id, actor=PLANNER)

    assert released_programme(forum.conference).forums[0].room.name != "Aula"
    second = release(forum.conference, german("Größerer Raum"))
    assert released_programme(forum.conference).forums[0].room.name == "Aula"
    assert [(it.number, it.comment.german) for it in releases_of(forum.conference)] == [
        (2, "Größerer Raum"),
        (1, ""),
    ]
    assert programme_of(second) == released_programme(forum.conference)


def test_a_forum_called_off_stays_with_its_address_and_says_so():
    forum = ForumFactory()
    other = ForumFactory(of=forum.conference, round=forum.round)
    release(forum.conference)

    cancel_forum(forum.id, actor=PLANNER)
    release(forum.conference)

    shown = released_programme(forum.conference)
    assert (shown.forum_called(forum.slug).state, codes(shown)) == ("cancelled", [other.code])


def test_two_clicks_make_one_release():
    forum = ForumFactory()
    seen = draft_of(forum.conference).seen

    first = publish(forum.conference_id, seen=seen, actor=PLANNER)
    second = publish(forum.conference_id, seen=seen, actor=PLANNER)

    assert first.id == second.id
    assert len(releases_of(forum.conference)) == 1


def test_nobody_releases_what_they_have_not_seen():
    forum = ForumFactory()
    seen = draft_of(forum.conference).seen
    ForumFactory(of=forum.conference, round=forum.round)

    with pytest.raises(ChangedMeanwhile):
        publish(forum.conference_id, seen=seen, actor=PLANNER)

    assert releases_of(forum.conference) == []


def test_an_empty_programme_is_not_released():
    conference = ConferenceFactory()

    with pytest.raises(NothingToRelease):
        release(conference)


def test_only_who_plans_may_release():
    forum = ForumFactory()

    with pytest.raises(NotAllowed):
        publish(forum.conference_id, seen=draft_of(forum.conference).seen, actor=READER)


def test_in_the_archive_nothing_is_released():
    forum = ForumFactory(of=ConferenceFactory(state=ConferenceState.ARCHIVED))

    with pytest.raises(IsArchived):
        release(forum.conference)


def test_a_release_leaves_its_trail_and_wakes_every_page():
    forum = ForumFactory(code="A1", title=german("Deutsch"))
    assert db.session.scalars(sa.select(PageStamp)).all() == []

    made = release(forum.conference)

    (entry,) = entries_about("release", made.id)
    assert (entry.actor, entry.words) == ("Svenja Küsters", "hat das Programm veröffentlicht")
    assert entry.changes == [["A1 Deutsch", "", "neu"]]
    assert db.session.scalar(sa.select(PageStamp.mark)) is not None


def test_the_draft_names_its_number_and_what_it_brings():
    forum = ForumFactory()
    conference = forum.conference
    first = draft_of(conference)
    release(conference)
    nothing = draft_of(conference)
    cancel_forum(forum.id, actor=PLANNER)
    second = draft_of(conference)

    assert (first.number, first.is_empty) == (1, False)
    assert (nothing.number, nothing.is_empty, bool(nothing.difference)) == (2, True, False)
    assert (second.number, [it.news for it in second.difference.entries]) == (2, [News.CANCELLED])


def test_an_unchanged_forum_keeps_the_version_of_its_calendar_entry():
    forum = ForumFactory()
    with clock.pretending(datetime(2026, 6, 1, tzinfo=UTC)):
        release(forum.conference)
    ForumFactory(of=forum.conference, round=forum.round, code="A9")

    release(forum.conference)

    kept = released_programme(forum.conference).forum(forum.id)
    assert (kept.sequence, kept.changed_at) == (0, datetime(2026, 6, 1, tzinfo=UTC))


def test_the_example_year_is_released_whole():
    example = ExampleYear()

    release(example.conference)

    programme = released_programme(example.conference)
    assert len(codes(programme)) == 12
    assert len(programme.items) == 14
    assert {person.part for forum in programme.forums for person in forum.people} == {
        "speaker",
        "moderator",
        "rapporteur",
    }


def test_a_forum_confirmed_again_returns_to_the_public_as_a_new_version():
    forum = ForumFactory()
    release(forum.conference)
    cancel_forum(forum.id, actor=PLANNER)
    release(forum.conference)
    cancelled = released_programme(forum.conference).forums[0].sequence
    confirm_forum(forum.id, actor=PLANNER)

    release(forum.conference)

    shown = released_programme(forum.conference).forums[0]
    assert shown.takes_place
    assert shown.sequence > cancelled


def test_many_clicks_at_the_same_moment_make_one_release(database):
    app = create_app(type("OwnDatabase", (TestConfig,), {"SQLALCHEMY_DATABASE_URI": database}))
    with app.app_context():
        db.create_all()
        forum = ForumFactory()
        conference_id, seen = forum.conference_id, draft_of(forum.conference).seen
        db.session.remove()
    together, made, troubles = Barrier(8), [], []

    def click():
        with app.app_context():
            together.wait()
            try:
                made.append(publish(conference_id, seen=seen, actor=PLANNER).number)
            except Exception as trouble:
                troubles.append(trouble)
            db.session.remove()

    clicks = [Thread(target=click) for _ in range(8)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()

    with app.app_context():
        assert (troubles, made) == ([], [1] * 8)
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Release)) == 1
        db.session.remove()
        db.engine.dispose()
