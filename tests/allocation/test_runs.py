"""A run is announced, calculated by the worker, kept, and fits as long as nothing changes."""

import json

import pytest
from sqlalchemy import select

from conference.allocation import queries
from conference.allocation.errors import (
    AlreadySplit,
    ChangesNothing,
    ForumGone,
    NothingToAllocate,
)
from conference.allocation.models import AllocationRun
from conference.allocation.rules.what_if import Change, WhatIf
from conference.allocation.services import calculating, trying
from conference.allocation.services.comparing import compared
from conference.allocation.services.presenting import changes_of, seen_run
from conference.allocation.states import AllocationState
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.errands.models import Errand
from conference.errands.states import ErrandState
from conference.errands.work import do_waiting
from conference.registration.services.withdraw import withdraw
from conference.trail.models import Entry
from tests.allocation.crowd import a_crowd
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE


@pytest.fixture
def crowd():
    return a_crowd()


def tried(crowd, base, what_if):
    trying.ask_what_if(
        crowd.conference.id,
        base.number,
        what_if,
        actor=OFFICE,
        back="",
        address_of=lambda run: "/buero/",
    )
    do_waiting()
    return queries.runs_of(crowd.conference)[0]


def test_the_draw_is_published_before_anything_is_calculated(crowd):
    crowd.guest(1, "A1")

    announced = calculating.announce_draw(crowd.conference.id, actor=OFFICE)

    assert announced.state is AllocationState.WAITING
    assert announced.announced_at is not None
    assert (len(announced.seed), len(announced.input_hash)) == (32, 64)
    assert list(queries.announced_draws(crowd.conference)) == [announced]
    run = crowd.calculated()
    assert run.id == announced.id
    assert run.announced_at < run.calculated_at


def test_one_click_seats_everybody_and_keeps_neither_names_nor_needs(crowd):
    people = [crowd.guest(number, "A1", "A2") for number in range(3)]

    run = crowd.calculated()

    assert run.state is AllocationState.DRAFT
    assert run.costs == [0, 0, 0, 0, 0, 1, 0]
    assert run.is_proven
    assert run.seats.keys() == {str(one.id) for one in people}
    seated = sorted(forum_id for forums in run.seats.values() for forum_id in forums)
    assert seated == sorted([crowd.forums["A1"].id] * 2 + [crowd.forums["A2"].id])
    assert "Gast" not in json.dumps(run.seats)


def test_a_draw_is_not_announced_twice_for_the_same_input(crowd):
    crowd.guest(1, "A1")
    first = calculating.announce_draw(crowd.conference.id, actor=OFFICE)

    again = calculating.announce_draw(crowd.conference.id, actor=OFFICE)

    assert again.id == first.id


def test_a_new_draw_keeps_the_seed_and_says_goodbye_to_the_old_input(crowd):
    crowd.guest(1, "A1")
    first = calculating.announce_draw(crowd.conference.id, actor=OFFICE)
    crowd.guest(2, "A1")

    second = calculating.announce_draw(crowd.conference.id, actor=OFFICE)

    assert (second.number, second.seed) == (2, first.seed)
    assert second.input_hash != first.input_hash
    assert first.state is AllocationState.DISCARDED
    assert list(queries.announced_draws(crowd.conference)) == [second, first]


def test_the_same_input_gives_the_same_bytes(crowd):
    for number in range(6):
        crowd.guest(number, "A1", "A2")
    first = crowd.calculated()
    calculating.discard(crowd.conference.id, first.number, actor=OFFICE)

    second = crowd.calculated()

    assert second.number == first.number + 1
    assert second.input_hash == first.input_hash
    assert _bytes(second) == _bytes(first)


def _bytes(run):
    return json.dumps([run.seats, run.costs, run.bounds, run.too_small]).encode()


def test_a_second_click_leads_to_the_run_that_is_there(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()

    again, errand = calculating.ask_to_calculate(
        crowd.conference.id, actor=OFFICE, back="", address_of=lambda made: "/buero/"
    )

    assert (again.id, errand) == (run.id, None)


def test_an_errand_that_is_begun_anew_finds_what_was_kept(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()
    before = run.calculated_at

    wish = {"run_id": run.id, "made_by": "Svenja", "made_by_id": 1}
    calculating.do_calculate(wish, lambda done, total: None)

    assert queries.run_of(crowd.conference, run.number).calculated_at == before


def test_who_registers_between_announcement_and_calculation_is_not_overlooked(crowd):
    crowd.guest(1, "A1")
    calculating.ask_to_calculate(
        crowd.conference.id, actor=OFFICE, back="", address_of=lambda made: "/buero/"
    )
    crowd.guest(2, "A1")

    do_waiting()

    errand = db.session.scalars(select(Errand)).one()
    assert errand.state is ErrandState.FAILED
    assert "hat sich etwas geändert" in errand.sentence
    assert queries.runs_of(crowd.conference)[0].state is AllocationState.DISCARDED
    assert crowd.calculated().state is AllocationState.DRAFT


def test_without_people_there_is_nothing_to_allocate():
    conference = ConferenceFactory(year=2026)

    with pytest.raises(NothingToAllocate):
        calculating.announce_draw(conference.id, actor=OFFICE)


def test_only_the_office_may_announce_and_read(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()

    with pytest.raises(NotAllowed):
        calculating.announce_draw(crowd.conference.id, actor=VISITOR)
    with pytest.raises(NotAllowed):
        seen_run(run, actor=VISITOR)


def test_a_run_says_when_it_no_longer_fits(crowd):
    stays, goes = crowd.guest(1, "A1"), crowd.guest(2, "A1")
    run = crowd.calculated()
    assert seen_run(run, actor=OFFICE).is_current

    withdraw(goes.id, actor=OFFICE)

    seen = seen_run(run, actor=OFFICE)
    assert not seen.is_current
    assert [one.guest.id for one in seen.placements()] == [stays.id]


def test_a_larger_room_is_tried_as_a_run_of_its_own_that_moves_nobody(crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    base = crowd.calculated()

    run = tried(
        crowd, base, WhatIf(change=Change.MORE_SEATS, forum_id=crowd.forums["A1"].id, seats=5)
    )

    assert run.is_what_if
    assert (run.base_id, run.announced_at) == (base.id, None)
    assert run.costs == [0] * 7
    held = compared(base, run, actor=OFFICE)
    assert (len(held.better), len(held.worse)) == (1, 0)
    assert held.same_input
    assert crowd.forums["A1"].seats == 2
    assert list(queries.announced_draws(crowd.conference)) == [base]


def test_changes_add_up_when_one_is_tried_on_top_of_another(crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    split = WhatIf(change=Change.SPLIT, forum_id=crowd.forums["A1"].id, seats=1)
    first = tried(crowd, crowd.calculated(), split)

    second = tried(crowd, first, WhatIf(change=Change.DROP, forum_id=crowd.forums["A2"].id))

    assert changes_of(second)[0] == split
    assert second.costs == [0] * 7
    chairs = compared(first, second, actor=OFFICE).chairs
    assert chairs[-crowd.forums["A1"].id] == (1, 1)
    assert chairs[crowd.forums["A2"].id] == (0, None)


@pytest.mark.parametrize(
    ("what_if", "error"),
    [
        (WhatIf(change=Change.DROP, forum_id=0), ForumGone),
        (WhatIf(change=Change.INTERPRETER, forum_id=1, language="ar"), ChangesNothing),
        (WhatIf(change=Change.SPLIT, forum_id=1, seats=1), AlreadySplit),
    ],
)
def test_a_change_that_changes_nothing_is_refused(crowd, what_if, error):
    crowd.guest(1, "A1")
    first = crowd.forums["A1"]
    crowd.becomes("A1", interpretation=["ar"])
    base = tried(crowd, crowd.calculated(), WhatIf(change=Change.SPLIT, forum_id=first.id, seats=1))
    facts = what_if.as_facts() | ({"forum_id": first.id} if what_if.forum_id else {"forum_id": 0})

    with pytest.raises(error):
        tried(crowd, base, WhatIf(**facts))


def test_the_worker_tries_every_change_and_says_which_helps_most(crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    run = crowd.calculated()

    trying.ask_what_helps_most(
        crowd.conference.id, run.number, actor=OFFICE, back="", address="/buero/"
    )
    do_waiting()

    (best,) = queries.run_of(crowd.conference, run.number).effects
    assert best == {
        "change": "more_seats",
        "forum_id": crowd.forums["A1"].id,
        "seats": trying.MORE_SEATS,
        "better": 1,
        "worse": 0,
        "costs": [0] * 7,
    }


def test_changes_are_not_held_against_a_run_that_no_longer_fits(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()
    crowd.guest(2, "A1")

    trying.ask_what_helps_most(
        crowd.conference.id, run.number, actor=OFFICE, back="", address="/buero/"
    )
    do_waiting()

    assert run.effects is None
    sentences = db.session.scalars(select(Errand.sentence).order_by(Errand.id)).all()
    assert "berechnen Sie neu" in sentences[-1]


def test_every_step_stands_in_the_trail(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()
    calculating.discard(crowd.conference.id, run.number, actor=OFFICE)

    words = db.session.scalars(
        select(Entry.words).where(Entry.kind == "allocation_run").order_by(Entry.id)
    ).all()

    assert words == [
        "hat das Los für die Zuteilung angekündigt",
        "hat die Zuteilung berechnet",
        "hat den Lauf der Zuteilung verworfen",
    ]
    assert db.session.scalars(select(AllocationRun.state)).all() == [AllocationState.DISCARDED]
