"""Looking a list over is work for the worker: piece by piece, kept once, and begun anew without harm."""

import pytest
from sqlalchemy import event, select

from conference.core.database import db
from conference.errands.models import Errand
from conference.errands.states import ErrandState
from conference.errands.work import ENCLOSED, Stopped, do_waiting
from conference.intake import queries
from conference.intake.services import checking
from conference.intake.states import RowKind
from tests.factories import ConferenceFactory, ForumFactory
from tests.intake.year import OFFICE
from tests.programme.publishing import release

PEOPLE = 250
LONG = b"Kennung;Vorname;Nachname\n" + b"".join(
    b"v-%d;Vorname %d;Nachname\n" % (number, number) for number in [*range(PEOPLE), 7]
)


@pytest.fixture
def conference():
    conference = ConferenceFactory()
    ForumFactory(of=conference, code="A1")
    release(conference)
    return conference


def asked(conference, content=LONG, key="one"):
    return checking.ask_to_check(
        conference.id, content, key=key, file_name="liste.csv", actor=OFFICE
    )


def worker_s_wish(errand):
    return {**errand.wish, ENCLOSED: errand.enclosed}


def test_the_worker_keeps_the_list_under_the_name_of_who_asked(conference):
    errand = asked(conference)

    do_waiting()

    run = queries.run_by_key("one")
    assert db.session.get_one(Errand, errand.id).state is ErrandState.DONE
    assert (run.file_name, run.made_by, run.made_by_id) == ("liste.csv", OFFICE.name, 1)
    assert len(queries.all_rows(run)) == PEOPLE + 1


def test_how_far_it_is_is_told_piece_by_piece(conference):
    told = []

    checking.do_check(
        worker_s_wish(asked(conference)), lambda done, total: told.append((done, total))
    )

    assert told == [(0, 251), (100, 251), (200, 251), (251, 251)]


def test_somebody_is_known_again_across_the_pieces(conference):
    asked(conference)
    do_waiting()

    last = queries.all_rows(queries.run_by_key("one"))[-1]
    assert last.kind is RowKind.REFUSED
    assert "schon in Zeile 9" in last.remarks[0][1]


def test_broken_off_nothing_is_kept_and_done_twice_it_is_kept_once(conference):
    wish = worker_s_wish(asked(conference))

    def break_off(done, total):
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        checking.do_check(wish, break_off)
    assert queries.runs_of(conference) == []
    checking.do_check(wish, lambda done, total: None)
    checking.do_check(wish, lambda done, total: None)

    assert len(queries.runs_of(conference)) == 1


def test_the_file_is_gone_when_the_list_is_kept(conference):
    asked(conference)
    do_waiting()

    assert db.session.scalars(select(Errand.enclosed)).all() == [None]


def test_many_rows_are_written_with_as_few_questions_as_one_piece_needs(conference):
    asked_of_database = []

    def note(connection, cursor, statement, parameters, context, many):
        asked_of_database.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    checking.check(conference.id, LONG, file_name="liste.csv", actor=OFFICE)
    event.remove(db.engine, "before_cursor_execute", note)

    written = [one for one in asked_of_database if one.startswith("INSERT INTO intake_row")]
    assert len(written) == 1
