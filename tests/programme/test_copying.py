from datetime import date, time

from sqlalchemy import select

from conference.core.database import db
from conference.core.translated import german
from conference.planning.services.years import copy_year
from conference.programme.models import Engagement, Forum, ForumRound, ProgrammeItem, Topic
from conference.programme.states import ForumState, Part
from conference.trail.queries import entries_about
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    PersonFactory,
    ProgrammeItemFactory,
    TopicFactory,
)
from tests.planning.people import OFFICE


def all_of(model, conference):
    return db.session.scalars(
        select(model).where(model.conference_id == conference.id).order_by(model.id)
    ).all()


def test_the_programme_comes_along_as_ideas_and_without_people():
    last = ConferenceFactory(year=2027)
    topic = TopicFactory(conference_id=last.id, code="HF1")
    forum = ForumFactory(
        of=last,
        code="A1",
        slug="a1-arbeit",
        abstract=german("Worum es geht"),
        interpretation=["ar", "dgs"],
        content_key="arbeit",
        note="Herr Dr. Ohlenforst kommt später",
        minimum_size=8,
        topics=[topic],
    )
    ForumFactory(of=last, code="A2", round=forum.round, state=ForumState.CANCELLED)
    ProgrammeItemFactory(conference=last, room=forum.room, starts=time(9), ends=time(9, 10))
    db.session.add(Engagement(person=PersonFactory(), forum=forum, part=Part.SPEAKER))
    db.session.commit()

    new = copy_year(last, date(2028, 11, 11), actor=OFFICE)

    (idea,) = all_of(Forum, new)
    (item,) = all_of(ProgrammeItem, new)
    (slot,) = all_of(ForumRound, new)
    assert (idea.code, idea.slug, idea.state, idea.sequence) == (
        "A1",
        "a1-arbeit",
        ForumState.IDEA,
        0,
    )
    assert (idea.title, idea.abstract, idea.interpretation, idea.content_key) == (
        forum.title,
        german("Worum es geht"),
        ["ar", "dgs"],
        "arbeit",
    )
    assert (idea.minimum_size, idea.note) == (8, "")
    assert idea.uid != forum.uid
    assert (idea.round, slot.code, slot.starts) == (slot, "A", time(11, 20))
    assert (idea.room.name, idea.room.conference_id) == (forum.room.name, new.id)
    assert [(t.code, t.conference_id) for t in idea.topics] == [("HF1", new.id)]
    assert [t.id for t in all_of(Topic, new)] == [idea.topics[0].id]
    assert (item.title, item.room) == (german("Begrüßung und Einführung"), idea.room)
    assert db.session.scalars(select(Engagement.forum_id)).all() == [forum.id]
    (entry,) = entries_about("forum", idea.id)
    assert entry.why == "Aus der Konferenz 2027 übernommen"


def test_the_last_year_stays_as_it_was():
    last = ConferenceFactory(year=2027)
    forum = ForumFactory(of=last)

    copy_year(last, date(2028, 11, 11), actor=OFFICE)

    assert all_of(Forum, last) == [forum]
    assert forum.state is ForumState.CONFIRMED
