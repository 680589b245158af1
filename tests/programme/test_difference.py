from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.core.events import Change as Told
from conference.core.translated import Translated, german
from conference.programme.rules.continuity import released_after
from conference.programme.rules.difference import (
    Aspect,
    Change,
    Difference,
    Entry,
    News,
    difference,
)
from conference.programme.snapshot import (
    Appearance,
    Forum,
    Item,
    Programme,
    Room,
    Round,
    Stand,
    Topic,
)

EARLIER = datetime(2026, 6, 1, tzinfo=UTC)
LATER = datetime(2026, 7, 1, tzinfo=UTC)
ROOM = Room(id=1, name="Raum 103", seats=64)
HALL = Room(id=2, name="Aula", seats=380)
CELLAR = Room(id=3, name="Raum K.02", seats=64, step_free=False)
ROUND = Round(id=1, code="A", title=german("Runde A"), starts=time(11, 20), ends=time(12, 35))
OTHER_ROUND = Round(id=2, code="B", title=german("Runde B"), starts=time(13, 45), ends=time(15))
ANNA = Appearance(person_id=1, name="Anna Fell", part="speaker")


def forum(number=1, **facts):
    known = {
        "id": number,
        "code": f"A{number}",
        "slug": f"a{number}-deutsch",
        "state": "confirmed",
        "round_id": 1,
        "title": german(f"Deutsch {number}"),
        "uid": f"uid-{number}",
        "changed_at": EARLIER,
        "room": ROOM,
        "seats": 60,
    }
    return Forum(**known | facts)


def item(**facts):
    known = {
        "id": 7,
        "kind": "plenary",
        "title": german("Begrüßung"),
        "starts": time(9),
        "ends": time(9, 10),
        "uid": "uid-item",
        "changed_at": EARLIER,
        "room": HALL,
    }
    return Item(**known | facts)


def programme(*forums, **parts):
    return Programme(rounds=(ROUND, OTHER_ROUND), forums=forums, **parts)


def entry(news, *changes, number=1, title=None):
    return Entry(
        news=news,
        title=title or german(f"Deutsch {number}"),
        code=f"A{number}",
        slug=f"a{number}-deutsch",
        changes=tuple(Change(*change) for change in changes),
    )


def what_changed(old, new):
    return difference(programme(old), programme(new)).entries


def test_in_the_first_release_everything_is_new():
    assert difference(None, programme(forum())).entries == (entry(News.NEW),)


def test_nothing_changed_is_nothing_to_tell():
    told = difference(programme(forum(), items=(item(),)), programme(forum(), items=(item(),)))

    assert told == Difference()
    assert not told


def test_another_room_is_a_move_with_old_and_new():
    assert what_changed(forum(), forum(room=HALL, seats=100)) == (
        entry(News.MOVED, (Aspect.ROOM, "Raum 103", "Aula"), (Aspect.SEATS, "60", "100")),
    )


def test_a_room_with_steps_is_told_as_such():
    assert what_changed(forum(), forum(room=CELLAR)) == (
        entry(
            News.MOVED,
            (Aspect.ROOM, "Raum 103", "Raum K.02"),
            (Aspect.STEP_FREE, "stufenfrei", "nicht stufenfrei"),
        ),
    )


def test_another_round_is_a_move_of_time_and_round():
    assert what_changed(forum(), forum(round_id=2)) == (
        entry(
            News.MOVED,
            (Aspect.TIME, "11:20–12:35", "13:45–15:00"),
            (Aspect.ROUND, german("Runde A"), german("Runde B")),
        ),
    )


def test_a_round_that_moves_takes_all_its_forums_along():
    before = programme(forum(1), forum(2))
    later = replace(ROUND, starts=time(11, 30))

    told = difference(before, replace(before, rounds=(later, OTHER_ROUND)))

    assert told.entries == tuple(
        entry(News.MOVED, (Aspect.TIME, "11:20–12:35", "11:30–12:35"), number=number)
        for number in (1, 2)
    )


@pytest.mark.parametrize(
    ("facts", "change"),
    [
        (
            {"title": Translated({"de": "Deutsch 1", "ar": "الألمانية"})},
            (Aspect.TITLE, german("Deutsch 1"), Translated({"de": "Deutsch 1", "ar": "الألمانية"})),
        ),
        ({"abstract": german("Neu")}, (Aspect.ABSTRACT, Translated(), german("Neu"))),
        ({"guiding_question": german("Wie?")}, (Aspect.QUESTION, Translated(), german("Wie?"))),
        ({"interpretation": ("dgs",)}, (Aspect.INTERPRETATION, (), ("dgs",))),
        ({"people": (ANNA,)}, (Aspect.PEOPLE, (), ("Anna Fell",))),
        ({"seats": 40}, (Aspect.SEATS, "60", "40")),
    ],
)
def test_other_changes_are_told_with_old_and_new(facts, change):
    told = what_changed(forum(), forum(**facts))

    assert [(it.news, it.changes[0]) for it in told] == [(News.CHANGED, Change(*change))]


def test_a_renamed_topic_shows_at_its_forums():
    before = programme(forum(topics=("HF1",)), topics=(Topic(code="HF1", title=german("Sprache")),))
    after = programme(forum(topics=("HF1",)), topics=(Topic(code="HF1", title=german("Arbeit")),))

    assert difference(before, after).entries == (
        entry(News.CHANGED, (Aspect.TOPICS, (german("Sprache"),), (german("Arbeit"),))),
    )


def test_new_directions_to_a_room_are_a_detail_and_yet_a_change():
    told = what_changed(forum(), forum(room=replace(ROOM, directions=german("links"))))

    assert [(it.news, [c.aspect for c in it.changes]) for it in told] == [
        (News.CHANGED, [Aspect.DETAILS])
    ]


def test_whoever_moves_to_another_room_is_not_told_that_its_floor_is_another_one():
    upstairs = replace(HALL, floor="1. OG", directions=german("links"), wheelchair_spaces=2)

    (told,) = what_changed(forum(), forum(room=upstairs))

    assert told.changes == (Change(Aspect.ROOM, "Raum 103", "Aula"),)


def test_a_cancelled_forum_is_told_once():
    cancelled = forum(state="cancelled")

    assert what_changed(forum(), cancelled) == (entry(News.CANCELLED),)
    assert what_changed(cancelled, cancelled) == ()


def test_a_merged_forum_says_where_it_went():
    before = programme(forum(1), forum(2))
    after = programme(forum(1), forum(2, state="merged", merged_into_id=1))

    assert difference(before, after).entries == (
        entry(News.MERGED, (Aspect.INTO, "", german("Deutsch 1")), number=2),
    )


def test_a_forum_that_returns_is_new():
    assert what_changed(forum(state="cancelled"), forum()) == (entry(News.NEW),)


def test_an_older_programme_does_not_know_later_forums():
    assert difference(programme(forum(1), forum(2)), programme(forum(1))).entries == (
        entry(News.CANCELLED, number=2),
    )


def test_items_and_stands_are_told_too():
    before = programme(items=(item(),), stands=(Stand(number=1, organisation="Sprachcafé"),))
    after = programme(
        items=(item(starts=time(9, 5)), item(id=8, title=german("Pause"), uid="uid-8")),
        stands=(Stand(number=2, organisation="Caritas"),),
    )

    assert difference(before, after).entries == (
        Entry(news=News.CANCELLED, title=german("Stand 1: Sprachcafé")),
        Entry(
            news=News.MOVED,
            title=german("Begrüßung"),
            changes=(Change(Aspect.TIME, "09:00–09:10", "09:05–09:10"),),
        ),
        Entry(news=News.NEW, title=german("Pause")),
        Entry(news=News.NEW, title=german("Stand 2: Caritas")),
    )


def test_what_hits_people_hardest_is_told_first():
    before = programme(forum(1), forum(2), forum(3))
    after = programme(forum(1, seats=1), forum(2, room=HALL), forum(3, state="cancelled"), forum(4))

    told = difference(before, after)

    assert [it.news for it in told.entries] == [News.CANCELLED, News.MOVED, News.NEW, News.CHANGED]
    assert [news for news, _ in told.by_news()] == [it.news for it in told.entries]


def test_the_trail_is_told_in_words_and_without_names():
    after = forum(room=HALL, interpretation=("dgs", "ar"), people=(ANNA,))

    told = difference(programme(forum(), forum(2)), programme(after)).told()

    assert told == [
        Told("A2 Deutsch 2", "", "entfällt"),
        Told("A1 Deutsch 1: Raum", "Raum 103", "Aula"),
        Told("A1 Deutsch 1: Mitwirkende", "", ""),
        Told("A1 Deutsch 1: Verdolmetschung", "", "Deutsche Gebärdensprache und Arabisch"),
        Told("A1 Deutsch 1: Weitere Angaben", "", ""),
    ]


def test_a_new_translation_is_told_by_its_language_and_shown_to_its_readers_only():
    told = Change(Aspect.TITLE, german("Deutsch"), Translated({"de": "Deutsch", "ar": "الألمانية"}))

    assert told.lines() == [Told("Titel (Arabisch)", "", "الألمانية")]
    assert (told.differs_in("de"), told.differs_in("ar")) == (False, True)


# What a release keeps from the one before


def test_a_release_without_change_is_the_same_to_the_last_octet():
    first = released_after(None, programme(forum(), items=(item(),)), EARLIER)

    again = released_after(first, programme(forum(), items=(item(),)), LATER)

    assert again == first


def test_a_forum_that_was_never_released_appears_only_when_confirmed():
    working = programme(forum(1, state="planned"), forum(2, state="idea"), forum(3))

    assert [it.code for it in released_after(None, working, LATER).forums] == ["A3"]


@pytest.mark.parametrize(
    ("state", "shown"),
    [("cancelled", "cancelled"), ("merged", "merged"), ("planned", "planned"), ("idea", "planned")],
)
def test_a_forum_once_released_keeps_its_last_words_and_says_that_it_does_not_take_place(
    state, shown
):
    first = released_after(None, programme(forum(sequence=3)), EARLIER)
    secret = forum(state=state, title=german("Intern"), people=(ANNA,), sequence=3)

    (gone,) = released_after(first, programme(secret), LATER).forums

    assert gone == forum(state=shown, sequence=4, changed_at=LATER)


def test_a_forum_whose_row_is_gone_is_cancelled():
    first = released_after(None, programme(forum()), EARLIER)

    (gone,) = released_after(first, programme(), LATER).forums

    assert gone == forum(state="cancelled", sequence=1, changed_at=LATER)


def test_a_forum_that_stays_away_keeps_its_version():
    first = released_after(None, programme(forum()), EARLIER)
    second = released_after(first, programme(forum(state="cancelled")), LATER)

    assert released_after(second, programme(forum(state="cancelled")), datetime.now(UTC)) == second


@pytest.mark.parametrize(
    ("changed", "sequence"),
    [
        (forum(room=HALL), 1),
        (forum(round_id=2), 1),
        (forum(title=german("Anders")), 0),
        (forum(title=german("Anders"), sequence=5), 5),
        (forum(room=HALL, sequence=5), 5),
    ],
)
def test_a_move_raises_the_version_of_the_calendar_entry_and_a_word_does_not(changed, sequence):
    first = released_after(None, programme(forum()), EARLIER)

    (after,) = released_after(first, programme(changed), LATER).forums

    assert (after.sequence, after.changed_at) == (sequence, LATER)


def test_a_later_round_is_a_new_version_of_every_forum_in_it():
    first = released_after(None, programme(forum()), EARLIER)
    later = replace(programme(forum()), rounds=(replace(ROUND, ends=time(12, 40)), OTHER_ROUND))

    (after,) = released_after(first, later, LATER).forums

    assert (after.sequence, after.changed_at) == (1, LATER)


def test_an_item_that_was_released_stays_as_cancelled():
    first = released_after(None, programme(items=(item(),)), EARLIER)

    (gone,) = released_after(first, programme(), LATER).items

    assert gone == item(cancelled=True, sequence=1, changed_at=LATER)


def test_a_round_that_was_deleted_stays_for_the_forum_that_was_in_it():
    first = released_after(None, programme(forum(round_id=2)), EARLIER)
    working = Programme(rounds=(ROUND,), forums=(forum(round_id=1, state="planned"),))

    after = released_after(first, working, LATER)

    assert after.round(after.forums[0].round_id) == OTHER_ROUND


states = st.sampled_from(["idea", "planned", "confirmed", "cancelled", "merged"])
forums = st.builds(
    forum,
    number=st.integers(1, 4),
    state=states,
    round_id=st.sampled_from([1, 2]),
    room=st.sampled_from([None, ROOM, HALL]),
    seats=st.integers(0, 3),
    sequence=st.integers(0, 3),
)
programmes = st.lists(forums, max_size=4, unique_by=lambda it: it.id).map(
    lambda made: programme(*made)
)


@given(st.lists(programmes, min_size=1, max_size=5))
def test_whatever_the_office_does_no_address_and_no_calendar_entry_is_lost(years):
    released = None
    for day, working in enumerate(years, start=1):
        before, released = (
            released,
            released_after(released, working, datetime(2026, 6, day, tzinfo=UTC)),
        )
        confirmed = {it.slug for it in working.forums if it.takes_place}
        known = {it.slug: it for it in (before.forums if before else ())}
        assert {it.slug for it in released.forums} == confirmed | set(known)
        assert {it.slug for it in released.forums if it.takes_place} == confirmed
        for after in released.forums:
            old = known.get(after.slug)
            if old:
                assert after.sequence >= old.sequence
                moved = difference(programme(old), programme(after)).entries
                if old.takes_place != after.takes_place or any(
                    it.news is News.MOVED for it in moved
                ):
                    assert after.sequence > old.sequence
                if after != old:
                    assert after.changed_at > old.changed_at
        assert Programme.from_content(released.to_content()) == released
        told = difference(before, released)
        assert bool(told) <= (released != (before or Programme()))
