"""A run becomes the places of the people, and then they hear of it."""

import pytest
from sqlalchemy import select

from conference.allocation import queries
from conference.allocation.errors import InputChanged, NotCalculated, OnlyATrial
from conference.allocation.rules.what_if import Change, WhatIf
from conference.allocation.services import applying, calculating, trying
from conference.allocation.services.presenting import seen_run
from conference.allocation.states import AllocationState
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed, StateNotAllowed
from conference.errands.work import do_waiting
from conference.mail.models import Letter
from conference.papers.models import PrintedLetter
from conference.registration.models import ForumPlace, Registration
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Reach, State
from tests.allocation.crowd import a_crowd
from tests.registration.people import OFFICE


@pytest.fixture
def crowd():
    return a_crowd()


def places():
    """Registration id -> the forum of the one round."""
    return dict(db.session.execute(select(ForumPlace.registration_id, ForumPlace.forum_id)).all())


def expected(run):
    return {int(person_id): forums[0] for person_id, forums in run.seats.items()}


def apply(crowd, run):
    return applying.apply_run(crowd.conference.id, run.number, actor=OFFICE)


def tell(crowd, run):
    applying.ask_to_tell(crowd.conference.id, run.number, actor=OFFICE, back="", address="/buero/")
    do_waiting()


def test_applying_gives_everybody_the_place_of_the_run(crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    run = crowd.calculated()

    placed = apply(crowd, run)

    assert (placed.places, placed.people) == (3, 3)
    assert places() == expected(run)
    assert (run.state, run.applied_by) == (AllocationState.APPLIED, OFFICE.name)
    assert db.session.scalars(select(Registration.state)).all() == [State.CONFIRMED] * 3
    assert queries.latest_result(crowd.conference) is run


def test_what_was_applied_still_fits_before_and_after_it_was_told(crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    run = crowd.calculated()

    apply(crowd, run)
    assert seen_run(run, actor=OFFICE).is_current
    tell(crowd, run)

    seen = seen_run(run, actor=OFFICE)
    assert seen.is_current
    assert sorted(one.rank for one in seen.placements()) == [1, 1, 2]


def test_nothing_is_applied_when_something_has_changed(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()
    crowd.guest(2, "A1")

    with pytest.raises(InputChanged) as refused:
        apply(crowd, run)

    assert "wer teilnimmt (damals 1, jetzt 2 Personen)" in str(refused.value)
    assert places() == {}
    assert run.state is AllocationState.DRAFT


def test_what_has_changed_is_named_by_its_part(crowd):
    guest = crowd.guest(1, "A1")
    run = crowd.calculated()
    crowd.becomes("A1", capacity=9)
    assert seen_run(run, actor=OFFICE).what_changed == ["Foren oder Räume"]
    crowd.becomes("A1", capacity=2)
    assert seen_run(run, actor=OFFICE).what_changed == []

    guest.wishes.clear()
    db.session.commit()

    assert seen_run(run, actor=OFFICE).what_changed == ["Wünsche"]


def test_another_run_takes_the_place_of_one_that_nobody_knows_of(crowd):
    crowd.guest(1, "A1")
    first = crowd.calculated()
    apply(crowd, first)
    crowd.guest(2, "A1")
    second = crowd.calculated()

    apply(crowd, second)

    assert first.state is AllocationState.SUPERSEDED
    assert places() == expected(second)
    assert queries.latest_result(crowd.conference) is second


def test_after_the_telling_nobody_is_moved_by_another_run(crowd):
    early = [crowd.guest(number, "A1") for number in (1, 2)]
    first = crowd.calculated()
    apply(crowd, first)
    tell(crowd, first)
    late = crowd.guest(3, "A1")  # served alone, at once
    seated = {one.id: crowd.forums["A1"].id for one in early} | {late.id: crowd.forums["A2"].id}
    assert places() == seated
    second = crowd.calculated()
    apply(crowd, second)

    assert second.seats == {}
    assert places() == seated
    assert first.state is AllocationState.TOLD


def test_telling_writes_to_everybody_once(crowd):
    crowd.guest(1, "A1")
    crowd.guest(2, "A1", email="", reach_by=Reach.LETTER, postal_address="Weg 1\n52525 Heinsberg")
    crowd.guest(3, "A1", email="", phone="02452 134", reach_by=Reach.PHONE)
    run = crowd.calculated()
    apply(crowd, run)
    expecting = applying.to_be_told(crowd.conference, actor=OFFICE)

    tell(crowd, run)

    assert (expecting.people, expecting.mails, expecting.letters, expecting.calls) == (3, 1, 1, 1)
    letters = db.session.scalars(
        select(Letter).where(Letter.name == "registration/mail/forums")
    ).all()
    assert len(letters) == 1
    assert len(db.session.scalars(select(PrintedLetter)).all()) >= 1
    assert db.session.scalars(select(Registration.state)).all() == [State.ALLOCATED] * 3
    assert (run.state, run.told_by) == (AllocationState.TOLD, OFFICE.name)
    assert applying.to_be_told(crowd.conference, actor=OFFICE).people == 0


def test_nobody_is_told_before_and_nobody_twice(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()
    with pytest.raises(StateNotAllowed):
        tell(crowd, run)
    apply(crowd, run)
    with pytest.raises(StateNotAllowed):
        apply(crowd, run)
    tell(crowd, run)

    with pytest.raises(StateNotAllowed):
        tell(crowd, run)


def test_a_trial_and_a_draw_without_result_are_never_applied(crowd):
    crowd.guest(1, "A1")
    announced = calculating.announce_draw(crowd.conference.id, actor=OFFICE)
    with pytest.raises(NotCalculated):
        apply(crowd, announced)
    base = crowd.calculated()
    drop = WhatIf(change=Change.DROP, forum_id=crowd.forums["A1"].id)
    trying.ask_what_if(
        crowd.conference.id, base.number, drop, actor=OFFICE, back="", address_of=lambda run: ""
    )
    do_waiting()
    trial = queries.runs_of(crowd.conference)[0]

    with pytest.raises(OnlyATrial):
        apply(crowd, trial)

    assert places() == {}


def test_who_withdrew_before_the_telling_hears_nothing(crowd):
    stays, goes = crowd.guest(1, "A1"), crowd.guest(2, "A1")
    run = crowd.calculated()
    apply(crowd, run)

    withdraw(goes.id, actor=OFFICE)

    assert places() == {stays.id: crowd.forums["A1"].id}
    assert applying.to_be_told(crowd.conference, actor=OFFICE).people == 1


def test_only_the_office_may_apply_and_tell(crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()

    with pytest.raises(NotAllowed):
        applying.apply_run(crowd.conference.id, run.number, actor=VISITOR)
    with pytest.raises(NotAllowed):
        applying.ask_to_tell(
            crowd.conference.id, run.number, actor=VISITOR, back="", address="/buero/"
        )


def test_the_pages_say_what_will_happen_and_then_it_does(office, crowd):
    for number in range(3):
        crowd.guest(number, "A1", "A2")
    run = crowd.calculated()
    room = f"/buero/2026/zuteilung/{run.number}"

    before = office.get(f"{room}/uebernehmen").text
    after = office.get(office.post(f"{room}/uebernehmen", data={}).location).text
    preview = office.get(f"{room}/mitteilen").text
    errand = office.post(f"{room}/mitteilen", data={}).location
    do_waiting()
    told = office.get(office.get(errand).location).text

    assert "3 Plätze in den Foren werden vergeben." in before
    assert "3 Plätze sind übernommen. Noch weiß es niemand." in after
    assert "E-Mails mit Kalender-Datei" in preview
    assert "Stand dieses Laufs: mitgeteilt" in told
    assert office.get(f"{room}/mitteilen").status_code == 409
    for step in ("uebernehmen", "mitteilen"):
        assert office.post(f"{room}/{step}", data={}).location == room


def test_a_change_in_the_last_moment_is_told_on_the_page(office, crowd):
    crowd.guest(1, "A1")
    run = crowd.calculated()
    room = f"/buero/2026/zuteilung/{run.number}"
    crowd.guest(2, "A1")

    answer = office.post(f"{room}/uebernehmen", data={})

    assert answer.status_code == 409
    assert "Es wurde nichts übernommen." in answer.text
    assert "Jetzt übernehmen" not in answer.text
