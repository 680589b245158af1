"""Look a list over: keep it with what each row would do, and change nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.texts import one_line
from conference.core.tokens import new_token
from conference.core.transaction import use_case
from conference.documents.reading import Row, is_workbook, rows_of_file
from conference.errands.models import Errand
from conference.errands.work import ENCLOSED, Going, ask_for
from conference.intake import policy, queries
from conference.intake.events import ListChecked
from conference.intake.models import IntakeRow, IntakeRun
from conference.intake.rules.columns import Columns, table_in
from conference.intake.rules.frame import Remark
from conference.intake.rules.reading import Reading, read_row
from conference.intake.services.framing import frame_of, known_of
from conference.intake.services.planning import Desk, Plan, plan_for
from conference.intake.states import RowKind
from conference.planning.models import Conference
from conference.programme.queries.working import rounds_of
from conference.registration.queries import engagements_in_forums
from conference.registration.rules import Billing
from conference.registration.services.resembling import who_resembles

CHECK = "check a list"  # the kind of errand
SLICE = 100  # rows between two words about how far it is


def ask_to_check(
    conference_id: int,
    content: bytes,
    *,
    key: str,
    file_name: str,
    actor: Actor,
    back: str = "",
    leads_to: str = "",
) -> Errand:
    """Let the worker look the list over. What can be told at once is refused at once."""
    require(policy.may_read_in(actor))
    if not is_workbook(content):
        table_in(rows_of_file(content))
    wish = {
        "conference_id": conference_id,
        "file_name": one_line(file_name)[:200],
        "key": key,
        "made_by": actor.name,
        "made_by_id": actor.staff_id,
    }
    return ask_for(
        CHECK,
        wish,
        title="Liste prüfen",
        roles=(Role.OFFICE,),
        actor=actor,
        enclosed=content,
        back=back,
        leads_to=leads_to,
    )


def do_check(wish: Mapping[str, Any], going: Going) -> None:
    """What the worker does; begun anew, it finds what it has kept before."""
    if queries.run_by_key(wish["key"]) is not None:
        return
    actor = Actor(name=wish["made_by"], staff_id=wish["made_by_id"], roles=frozenset({Role.OFFICE}))
    check(
        wish["conference_id"],
        wish[ENCLOSED],
        file_name=wish["file_name"],
        actor=actor,
        key=wish["key"],
        going=going,
    )


def check(
    conference_id: int,
    content: bytes,
    *,
    file_name: str,
    actor: Actor,
    key: str | None = None,
    going: Going = lambda done, total: None,
) -> IntakeRun:
    """Read the file and keep its rows. Reading takes seconds, so no lock is held meanwhile."""
    require(policy.may_read_in(actor))
    columns, rows = table_in(rows_of_file(content))
    check_over = _Check(conference_id, columns)
    for begin in range(0, len(rows), SLICE):
        going(begin, len(rows))
        check_over.read(rows[begin : begin + SLICE])
    going(len(rows), len(rows))
    run = IntakeRun(
        conference_id=conference_id,
        key=key,
        file_name=one_line(file_name)[:200],
        headings=list(columns.headings),
        unread=list(columns.unread),
        made_by=actor.name,
        made_by_id=actor.staff_id,
    )
    return _keep(run, check_over.rows_in_turn(), actor)


@use_case
def _keep(run: IntakeRun, rows: Sequence[dict[str, Any]], actor: Actor) -> IntakeRun:
    db.session.add(run)
    db.session.flush()  # its rows and the trail name it
    db.session.execute(insert(IntakeRow), [{**row, "run_id": run.id} for row in rows])
    announce(ListChecked(subject_id=run.id), by=actor)
    return run


class _Check:
    """Looks over a list slice by slice; between two of them it holds on to nothing of the database."""

    def __init__(self, conference_id: int, columns: Columns) -> None:
        self._conference_id, self._columns = conference_id, columns
        self._seen: dict[str, int] = {}
        self._kept: list[tuple[datetime, dict[str, Any]]] = []

    def read(self, rows: Sequence[Row]) -> None:
        conference = db.session.get_one(Conference, self._conference_id)
        desk = desk_for(conference, self._columns)
        readings = [read_row(self._columns, row.cells, desk.frame) for row in rows]
        known = known_of(conference, readings)
        resembling = _doubles(conference, readings)
        for row, reading, doubles in zip(rows, readings, resembling, strict=True):
            earlier = self._stands_in(reading)
            if earlier is None:
                plan = plan_for(reading, row.cells, desk, known)
                if plan.kind is RowKind.NEW:
                    plan = replace(plan, remarks=(*doubles, *plan.remarks))
            else:
                remark = Remark(column="", reason=f"Diese Person steht schon in Zeile {earlier}.")
                plan = Plan(kind=RowKind.REFUSED, remarks=(remark,))
            for mark in _marks(reading):
                self._seen.setdefault(mark, row.number)
            self._kept.append((reading.received_at, _row(row, reading, plan)))

    def _stands_in(self, reading: Reading) -> int | None:
        return next((self._seen[mark] for mark in _marks(reading) if mark in self._seen), None)

    def rows_in_turn(self) -> list[dict[str, Any]]:
        """All rows in the order of arrival."""
        self._kept.sort(key=lambda one: (one[0], one[1]["number"]))
        return [{**row, "turn": turn} for turn, (_, row) in enumerate(self._kept, start=1)]


def _doubles(conference: Conference, readings: Sequence[Reading]) -> Sequence[Sequence[Remark]]:
    """For each row, who is registered already and may be the same person."""
    return [
        [
            Remark(
                column="",
                reason=f"Vielleicht doppelt: {one.code}",
                value=", ".join(one.reasons),
            )
            for one in resembling
        ]
        for resembling in who_resembles(conference.id, [one.details for one in readings])
    ]


def desk_for(conference: Conference, columns: Columns) -> Desk:
    return Desk(
        conference=conference,
        columns=columns,
        frame=frame_of(conference),
        rounds=tuple(rounds_of(conference)),
        stages=Billing(engagements_in_forums(conference.id)),
    )


def _marks(reading: Reading) -> list[str]:
    """By what the same person is known again within one list."""
    return [
        f"{kind} {mark}"
        for kind, mark in (
            ("code", reading.code),
            ("source", reading.source),
            ("row", reading.fingerprint),
        )
        if mark
    ]


def _row(row: Row, reading: Reading, plan: Plan) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": plan.kind,
        "name": reading.name,
        "source": reading.source or reading.code,
        "fingerprint": reading.fingerprint,
        "key": new_token(),
        "cells": list(row.cells),
        "registration_id": plan.person.id if plan.person else None,
        "seen_version": plan.person.version if plan.person else None,
        "remarks": as_lists(plan.remarks),
        "changes": [list(change) for change in plan.changes],
    }


def as_lists(remarks: Sequence[Remark]) -> list[list[str]]:
    return [[one.column, one.reason, one.value] for one in remarks]
