from datetime import UTC, datetime, time

from conference.core.translated import Translated, german
from conference.programme.queries import latest_release, released_programme
from conference.programme.snapshot import (
    Appearance,
    Forum,
    Item,
    Programme,
    Room,
    Round,
    Stand,
    Topic,
    fingerprint,
)
from tests.factories import ConferenceFactory, ReleaseFactory

MOMENT = datetime(2026, 9, 1, 8, 30, 0, 123456, tzinfo=UTC)
ROOM = Room(id=3, name="Raum 103", floor="1. OG", seats=64, step_free=False, directions=german("1"))
ANNA = Appearance(person_id=5, name="Dr. Anna أحمد", part="speaker", organisation="Caritas")


def a_programme() -> Programme:
    return Programme(
        topics=(Topic(code="HF1", title=german("Sprache")),),
        rounds=(
            Round(id=1, code="A", title=german("Runde A"), starts=time(11, 20), ends=time(12, 35)),
        ),
        forums=(
            Forum(
                id=7,
                code="A1",
                slug="a1-deutsch",
                state="confirmed",
                round_id=1,
                title=Translated({"de": "Deutsch", "ar": "الألمانية"}),
                uid="0b0f",
                changed_at=MOMENT,
                sequence=2,
                room=ROOM,
                seats=60,
                interpretation=("dgs", "ar"),
                topics=("HF1",),
                people=(ANNA,),
            ),
            Forum(
                id=8,
                code="A2",
                slug="a2-weg",
                state="merged",
                round_id=1,
                title=german("Weg"),
                uid="0b10",
                changed_at=MOMENT,
                merged_into_id=7,
            ),
        ),
        items=(
            Item(
                id=9,
                kind="break",
                title=german("Pause"),
                starts=time(10),
                ends=time(10, 15),
                uid="0b11",
                changed_at=MOMENT,
            ),
        ),
        stands=(Stand(number=1, organisation="Sprachcafé", languages=("de", "ar")),),
    )


def test_a_programme_survives_being_kept():
    programme = a_programme()

    assert Programme.from_content(programme.to_content()) == programme


def test_an_old_release_stays_readable_when_the_house_has_learned_more():
    content = a_programme().to_content()
    for forum in content["forums"]:
        del forum["guiding_question"]
    content["weather"] = "sunny"

    assert Programme.from_content(content) == a_programme()


def test_people_choose_among_the_forums_that_take_place():
    programme = a_programme()

    assert [forum.code for forum in programme.forums_of(1)] == ["A1"]
    assert programme.forum_called("a2-weg") == programme.forum(8)
    assert programme.topics_of(programme.forums[0]) == programme.topics
    assert programme.forum_called("nirgends") is None


def test_the_fingerprint_does_not_depend_on_the_order_of_keys():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_the_public_sees_the_release_with_the_highest_number():
    conference = ConferenceFactory()
    assert released_programme(conference) is None

    ReleaseFactory(conference=conference, number=2, content=a_programme().to_content())
    ReleaseFactory(conference=conference, number=1)
    ReleaseFactory(number=3)

    assert latest_release(conference).number == 2
    assert released_programme(conference) == a_programme()
    assert released_programme(conference) is released_programme(conference)
