"""A list is taken back whole: every row that no person has changed since goes again."""

from collections import Counter
from datetime import timedelta

from conference.core import clock
from conference.core.database import db
from conference.intake import queries
from conference.intake.services import keeping, undoing
from conference.intake.states import RowState, RunState
from conference.privacy.services import erasing
from conference.registration.rules import details_of
from conference.registration.services import confirming
from conference.registration.services.change import change
from tests.intake.year import OFFICE, REGISTRATIONS, TODAY, read_in, told_year

FIRST = b"\n".join(REGISTRATIONS.splitlines()[:31]) + b"\n"


def sweep_all():
    """What the worker does of itself every minute, from a fresh view of the database."""
    for sweep in (keeping.sweep, confirming.sweep, erasing.sweep):
        db.session.expire_all()
        sweep()


def undone_after_minutes(run):
    for minute in range(4):
        with clock.pretending(TODAY + timedelta(minutes=minute)):
            sweep_all()
    with clock.pretending(TODAY + timedelta(minutes=4)):
        undoing.undo(run.id, actor=OFFICE)
        sweep_all()
    return Counter(row.state for row in queries.all_rows(run))


def read_first_rows():
    with clock.pretending(TODAY):
        return read_in(told_year(), FIRST)


def test_all_rows_go_when_no_person_changed_any():
    run = read_first_rows()

    rows = undone_after_minutes(run)

    assert queries.state_of(run.id) is RunState.UNDONE
    assert rows == {RowState.UNDONE: 30}


def test_another_order_of_the_wishes_is_a_change_and_stays():
    run = read_first_rows()
    person = next(row.registration for row in queries.all_rows(run) if row.source == "R26-0005")
    db.session.expire_all()
    told = details_of(person)
    change(
        person.id,
        type(told)(**{**vars(told), "choices": tuple(reversed(told.choices))}),
        version=person.version,
        actor=OFFICE,
        why="Anruf",
    )

    rows = undone_after_minutes(run)

    assert rows == {RowState.UNDONE: 29, RowState.KEPT: 1}
