"""Work that is too long for a page: asked for, done once, seen while it goes, gone after a day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.errands import work
from conference.errands.models import Errand
from conference.errands.states import ErrandState
from conference.errands.work import File, ask_for, do_waiting, errand_of

READER = (Role.READER,)
SVENJA = Actor(name="Svenja Küsters", staff_id=7, roles=frozenset(READER))


@pytest.fixture
def doing():
    """What the worker did, and what it shall do next; undone afterwards."""
    before = dict(work._known)
    seen = []
    yield lambda way: work.can_do("count", way) or seen
    work._known.clear()
    work._known.update(before)


def asked(*, enclosed=None, **wish):
    return ask_for("count", wish, title="Zählen", roles=READER, actor=SVENJA, enclosed=enclosed)


def states():
    return list(db.session.scalars(select(Errand.state).order_by(Errand.id)))


def counted(wish, going):
    going(2, 2)
    return File(name="zahl.txt", media_type="text/plain", content=str(wish["number"]).encode())


def test_an_errand_is_done_by_the_worker_and_its_file_waits_for_who_asked(doing):
    doing(counted)
    errand = asked(number=5)

    do_waiting()

    done = errand_of(SVENJA, errand.id)
    assert (done.state, done.content, done.file_name) == (ErrandState.DONE, b"5", "zahl.txt")
    assert (done.rows_done, done.percent) == (2, 100)


def test_nobody_else_gets_the_file_nor_who_has_lost_the_role(doing):
    doing(counted)
    errand = asked(number=5)
    do_waiting()

    for other in (
        Actor(name="Jens", staff_id=8, roles=frozenset({Role.OFFICE})),
        Actor(name="Svenja Küsters", staff_id=7, roles=frozenset({Role.DESK})),
    ):
        with pytest.raises(NotFound):
            errand_of(other, errand.id)


def test_who_may_not_have_it_may_not_ask_for_it():
    with pytest.raises(NotAllowed):
        ask_for(
            "count",
            {},
            title="Zählen",
            roles=READER,
            actor=Actor(name="Jens", staff_id=8, roles=frozenset({Role.DESK})),
        )


def test_how_far_it_is_can_be_read_while_it_goes(doing):
    errand = asked()

    def count(wish, going):
        for done in (1, 2, 3):
            going(done, 4)
            shown = db.session.get(Errand, errand.id)
            seen.append((shown.state, shown.percent))
        return File(name="a", media_type="b", content=b"")

    seen = doing(count)

    do_waiting()

    assert seen == [(ErrandState.RUNNING, percent) for percent in (25, 50, 75)]


def test_an_errand_that_breaks_is_tried_three_times_then_it_says_so_and_can_be_tried_again(doing):
    def broken(wish, going):
        raise ZeroDivisionError

    doing(broken)
    errand = asked(number=1)

    do_waiting()

    assert states() == [ErrandState.FAILED]
    assert errand_of(SVENJA, errand.id).tries == 3
    doing(counted)
    work.try_again(errand.id, actor=SVENJA)
    do_waiting()
    assert states() == [ErrandState.DONE]


def test_an_errand_whose_worker_died_is_done_by_the_next_one(doing):
    doing(counted)
    errand = asked(number=1)
    work._claim()
    do_waiting()
    still = states()

    with clock.pretending(clock.now() + timedelta(minutes=3)):
        do_waiting()

    assert still == [ErrandState.RUNNING]
    assert errand_of(SVENJA, errand.id).state is ErrandState.DONE


def test_a_worker_that_was_thought_dead_does_not_overwrite_the_other(doing):
    errand = asked(number=1)
    first = work._claim()
    with clock.pretending(clock.now() + timedelta(minutes=3)):
        second = work._claim()
        work._note_end(errand.id, second[3], File(name="a", media_type="b", content=b"second"))

    work._note_end(errand.id, first[3], File(name="a", media_type="b", content=b"first"))
    late = work._note_progress(errand.id, first[3], 1, 2)

    assert errand_of(SVENJA, errand.id).content == b"second"
    assert late is None


def test_a_worker_that_is_asked_to_end_puts_its_errand_back(doing, monkeypatch):
    errand = asked(number=1)

    def count(wish, going):
        monkeypatch.setattr(work.queue, "is_closing", lambda: True)
        going(1, 2)
        raise AssertionError("it went on")

    doing(count)

    do_waiting()

    assert (states(), errand_of(SVENJA, errand.id).tries) == ([ErrandState.WAITING], 0)


def test_after_a_day_the_errand_and_its_file_are_gone(doing):
    doing(counted)
    asked(number=1)
    do_waiting()

    with clock.pretending(clock.now() + timedelta(days=1, minutes=1)):
        do_waiting()

    assert states() == []


def secret(wish, going):
    return File(name="codes.pdf", media_type="application/pdf", content=b"geheim", secret=True)


def test_a_file_with_secrets_is_gone_an_hour_after_it_was_made(doing):
    doing(secret)
    errand = asked()
    ready = clock.now() + timedelta(hours=5)
    with clock.pretending(ready):
        do_waiting()

    with clock.pretending(ready + timedelta(minutes=59)):
        kept = errand_of(SVENJA, errand.id)
        assert (kept.content, kept.goes_early) == (b"geheim", True)
    with clock.pretending(ready + timedelta(hours=1)), pytest.raises(NotFound):
        errand_of(SVENJA, errand.id)  # even before the worker comes round
    with clock.pretending(ready + timedelta(hours=1)):
        do_waiting()

    assert states() == []


def test_a_file_with_secrets_made_late_stays_no_longer_than_its_errand(doing):
    doing(secret)
    errand = asked()

    with clock.pretending(clock.now() + timedelta(hours=23, minutes=30)):
        do_waiting()
        late = errand_of(SVENJA, errand.id)

    assert late.expires_at == late.asked_at + timedelta(days=1)


def test_a_file_that_came_along_is_at_hand_and_goes_with_the_end(doing):
    seen = []
    doing(lambda wish, going: seen.append(wish[work.ENCLOSED]))
    errand = asked(enclosed=b"Liste")

    do_waiting()

    done = errand_of(SVENJA, errand.id)
    assert seen == [b"Liste"]
    assert (done.state, done.enclosed, done.content) == (ErrandState.DONE, None, None)


def test_what_cannot_be_done_is_said_at_once_and_not_tried_again(doing):
    class Unreadable(DomainError):
        message = "Das können wir nicht lesen."

    def refuse(wish, going):
        raise Unreadable

    doing(refuse)
    errand = asked(enclosed=b"Liste")

    do_waiting()

    failed = errand_of(SVENJA, errand.id)
    assert (failed.state, failed.tries) == (ErrandState.FAILED, 1)
    assert (failed.sentence, failed.enclosed) == ("Das können wir nicht lesen.", None)
    with pytest.raises(NotAllowed):
        work.try_again(errand.id, actor=SVENJA)
