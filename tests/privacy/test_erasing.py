"""Terms: what is due goes at night, once, in slices, and only numbers are written down."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from conference.core import clock
from conference.core.database import db
from conference.mail.delivery import deliver_due
from conference.mail.models import Letter
from conference.privacy.models import ErasureRun
from conference.privacy.rules import retention
from conference.privacy.rules.retention import RULES
from conference.privacy.services import erasing
from conference.privacy.services.deleting import forget_last_letters
from conference.registration.models import AccessNeed, FormScan, Registration, RegistrationLink
from conference.registration.rules.scans import scan_of
from conference.registration.services import confirming
from conference.registration.services.scans import keep_scan
from conference.registration.services.withdraw import withdraw
from conference.registration.states import ConsentKind, State
from tests.directory.pictures import png
from tests.factories import ConferenceFactory
from tests.privacy.people import MARK, known, traces
from tests.registration.people import OFFICE, amira, sign_up, with_link


def on(day, hour=3):
    """At this hour of that day."""
    return clock.pretending(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def after(conference, days):
    return on(conference.day + timedelta(days=days))


def rows(model):
    return db.session.scalar(select(func.count()).select_from(model))


def runs():
    found = db.session.scalars(select(ErasureRun).where(ErasureRun.erased > 0))
    return {run.rule: run.erased for run in found}


def test_needs_go_four_weeks_after_the_day(conference):
    known(conference)

    with after(conference, 27):
        early = erasing.erase_due()["needs"]
    with after(conference, 28):
        on_time = erasing.erase_due()["needs"]

    assert (early, on_time, rows(AccessNeed)) == (0, 1, 0)


def test_a_registration_that_nobody_confirmed_goes_after_a_week():
    conference = ConferenceFactory(confirms_email=True)
    person = sign_up(conference, amira(first_name=MARK))
    with clock.pretending(clock.now() + timedelta(hours=49)):
        confirming.sweep()
    deliver_due()

    with clock.pretending(clock.now() + timedelta(days=8)):
        early = erasing.erase_due()["expired"]
    with clock.pretending(clock.now() + timedelta(days=10)):
        erased = erasing.erase_due()["expired"]

    assert (early, erased, person.state) == (0, 1, State.EXPIRED)
    assert traces(MARK) == set()


def test_in_the_end_nothing_personal_is_left_of_a_conference(conference):
    known(conference)
    informed = sign_up(
        conference,
        amira(
            first_name=f"{MARK}-informiert",
            email="mina@example.org",
            consents=frozenset({ConsentKind.KEEP_INFORMED}),
        ),
    )
    gone = sign_up(conference, amira(first_name=f"{MARK}-weg", email="jens@example.org"))
    withdraw(gone.id, actor=with_link(gone))
    deliver_due()

    with after(conference, 28):
        erasing.erase_due()
    left_after_four_weeks = gone.full_name
    with after(conference, 31):
        erasing.erase_due()
    links = rows(RegistrationLink)
    with after(conference, 150):
        erasing.erase_due()
    who_is_left = [p.first_name for p in db.session.scalars(select(Registration)) if p.first_name]
    letters = rows(Letter)
    with after(conference, 400):
        erasing.erase_due()

    assert left_after_four_weeks == ""
    assert (links, letters) == (0, 0)
    assert who_is_left == [informed.first_name or f"{MARK}-informiert"]
    assert traces(MARK, "example.org") - {"conference.contact_email", "district.email"} <= {
        "letter.message_id"
    }
    assert rows(Registration) == 3


def test_once_a_day_and_not_before_two_in_the_night(conference):
    known(conference)
    day = conference.day + timedelta(days=28)

    with on(day, hour=0):
        erasing.sweep()
    too_early = rows(AccessNeed)
    with on(day, hour=4):
        erasing.sweep()
    known(ConferenceFactory(day=conference.day))
    with on(day, hour=5):
        erasing.sweep()

    assert (too_early, rows(AccessNeed)) == (1, 1)
    assert runs() == {"needs": 1}


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(conference, monkeypatch):
    monkeypatch.setattr(erasing, "SLICE", 1)
    for number in range(3):
        known(conference, form_key=str(number) * 32)

    with after(conference, 28):
        first = erasing.erase_slice("needs")
        erasing.erase_due()

    assert first == (1, False)
    assert (rows(AccessNeed), runs()["needs"]) == (0, 3)


def test_a_second_worker_finds_nothing_to_do(conference):
    known(conference)

    with after(conference, 28):
        first, second = erasing.erase_slice("needs"), erasing.erase_slice("needs")

    assert (first, second) == ((1, True), (0, True))


def test_a_slice_that_fails_is_neither_deleted_nor_counted(conference, monkeypatch):
    known(conference)

    def break_down(limit):
        db.session.delete(db.session.scalars(select(AccessNeed)).one())
        db.session.flush()
        raise RuntimeError

    broken = erasing.Term(rule=retention.NEEDS, coming=list, erase=break_down)
    monkeypatch.setattr(erasing, "_terms", [broken])
    with after(conference, 28), pytest.raises(RuntimeError):
        erasing.erase_slice("needs")

    assert (rows(AccessNeed), rows(ErasureRun)) == (1, 0)


def test_the_preview_says_how_many_things_go_on_which_day_and_deletes_none(conference, office):
    known(conference)
    known(conference, form_key="z" * 32)

    days = {day.day: day.counted for day in erasing.preview()}
    page = office.get("/buero/datenschutz-fristen").text

    due = conference.day + timedelta(days=28)
    assert days[due] == {"needs": 2}
    assert days[conference.day + timedelta(days=150)]["people"] == 2
    assert f"Am {due:%d.%m.%Y} werden 2 Angaben gelöscht." in page
    assert rows(AccessNeed) == 2


def test_what_the_preview_promises_is_what_the_night_deletes(conference):
    known(conference)
    deliver_due()
    promised = {}
    for day in erasing.preview():
        promised |= {(day.day, rule): number for rule, number in day.counted.items()}

    done = {}
    for day in sorted({day for day, _ in promised}):
        with on(day):
            done |= {(day, rule): n for rule, n in erasing.erase_due().items() if n}

    letters_go_with_their_people = {k for k in promised if k[1] == "letters"}
    assert set(promised) - letters_go_with_their_people == set(done)


def test_every_rule_says_what_when_and_why(office):
    page = office.get("/buero/datenschutz-fristen").text

    assert {rule.key for rule in RULES} == {rule.key for rule in erasing.rules()}
    for rule in RULES:
        assert rule.what in page
        assert rule.term in page


def test_runs_are_shown_with_their_number_and_without_the_data(conference, office):
    known(conference)
    with after(conference, 28):
        erasing.erase_due()

    page = office.get("/buero/datenschutz-fristen").text

    assert f"{conference.day + timedelta(days=28):%d.%m.%Y}" in page
    assert MARK not in page


def test_scans_go_on_the_day_on_which_needs_go(conference):
    somebody = known(conference)
    keep_scan(somebody.party_id, scan_of(png()), actor=OFFICE)

    with after(conference, 28):
        erased = erasing.erase_due()

    assert erased["scans"] == 1
    assert db.session.scalars(select(FormScan)).all() == []


def test_the_page_asks_as_much_of_the_database_for_thirty_people_as_for_one(
    conference, office, count_queries
):
    known(conference)
    with count_queries() as one:
        office.get("/buero/datenschutz-fristen")
    for number in range(29):
        sign_up(conference, amira(email=f"gast{number}@example.org"))
    with count_queries() as thirty:
        office.get("/buero/datenschutz-fristen")

    assert len(thirty) == len(one)


def test_the_command_says_what_would_go_and_then_lets_it_go(app, conference):
    known(conference)
    run = app.test_cli_runner().invoke
    due = conference.day + timedelta(days=28)

    said = run(args=["privacy", "erase", "--dry-run"]).output
    with on(due):
        done = run(args=["privacy", "erase"]).output

    assert f"{due} needs 1" in said
    assert "needs 1" in done
    assert rows(AccessNeed) == 0


def test_a_last_letter_that_never_arrives_goes_too(conference):
    letter = Letter(
        key="last",
        name="privacy/mail/deleted",
        about_kind="last_letter",
        about_id=7,
        to_address=f"{MARK}@example.org",
        subject="Gelöscht",
        text="Gelöscht",
        message_id="<last@example.org>",
        state="failed",
    )
    db.session.add(letter)
    db.session.commit()

    forget_last_letters()

    assert traces(MARK) == set()
