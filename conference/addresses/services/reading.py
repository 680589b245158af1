"""The worker reads a list: cleans each row, holds it against what is known, and keeps what it would do."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete

from conference.addresses import queries
from conference.addresses.models import AddressPair, AddressRow, AddressRun
from conference.addresses.rules.columns import FIELDS, Sheet, headings_key, proposed, sheet_in
from conference.addresses.rules.doubles import Couple, Looks, likely_couples
from conference.addresses.rules.entries import Line, Remark, lines_of
from conference.addresses.rules.places import Town, Towns
from conference.addresses.rules.planning import differences, fingerprint, identity, pair_key
from conference.addresses.services.knowing import Standing, by_numbers, known_people, standings
from conference.addresses.services.sending import BOUNDS
from conference.addresses.states import AddressKind, AddressRowState, AddressRunState, PairState
from conference.core import clock, queue
from conference.core.database import db
from conference.core.errors import DomainError
from conference.core.storing import insert_now, new
from conference.core.transaction import use_case
from conference.directory import queries as directory
from conference.documents.reading import rows_of_file

SLICE = 1000  # rows stored at once
UNKNOWN_NUMBER = "Diese Nummer kennen wir nicht."
FAILED = "Beim Lesen ist etwas Unerwartetes geschehen. Bitte versuchen Sie es noch einmal."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one line would do, and whom it is about."""

    line: Line
    kind: AddressKind
    changes: Sequence[list[str]] = ()
    person_id: int | None = None
    organisation_id: int | None = None
    membership_id: int | None = None
    remarks: Sequence[Remark] = ()
    print: str = ""
    identity: str = ""


class _Stopped(Exception):
    """The worker is to end; another one begins anew."""


def read_list(run_id: int) -> None:
    """Read what was sent; whatever is wrong with it is said on the page of the list."""
    try:
        _read(run_id)
    except _Stopped:
        return
    except DomainError as error:
        refuse(run_id, str(error))
    except Exception:
        _log.exception("The address list %s could not be read", run_id)
        db.session.rollback()
        refuse(run_id, FAILED)


def _read(run_id: int) -> None:
    run = db.session.get_one(AddressRun, run_id)
    content, assigned = run.content, list(run.meanings)
    if content is None:
        refuse(run_id, FAILED)
        return
    sheet = sheet_in(rows_of_file(content, BOUNDS, lambda rows: _going(run_id, rows, 0)))
    meanings = assigned or _meanings_for(sheet)
    total = 2 * len(sheet.rows)
    lines = lines_of(sheet, meanings, _towns(), lambda done: _going(run_id, done, total))
    plans = _plans([line for line in lines if not line.no_entry])
    couples = _couples(plans)
    keep_frame(run_id, sheet, meanings, [line for line in lines if line.no_entry])
    ids: dict[int, int] = {}
    for start in range(0, len(plans), SLICE):
        _going(run_id, len(sheet.rows) + start, total)
        ids |= keep_rows(run_id, plans[start : start + SLICE])
    for start in range(0, len(couples), SLICE):
        _going(run_id, total, total)
        keep_pairs(run_id, couples[start : start + SLICE], ids)
    finish_reading(run_id)


def _towns() -> Towns:
    return Towns(
        [
            Town(id=one.id, name=one.name, codes=tuple(one.postal_codes))
            for one in directory.municipalities()
        ]
    )


def _meanings_for(sheet: Sheet) -> list[str]:
    remembered = queries.remembered_meanings(headings_key(sheet.headings))
    return list(remembered.meanings) if remembered else proposed(sheet.headings)


def _going(run_id: int, done: int, total: int) -> None:
    if queue.is_closing():
        raise _Stopped
    note_progress(run_id, done, total)


@use_case
def note_progress(run_id: int, done: int, total: int) -> None:
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    if run.state is not AddressRunState.READING:
        raise _Stopped
    run.rows_done, run.rows_total = done, total


def _plans(lines: Sequence[Line]) -> list[Plan]:
    """What each line would do: our own numbers tell whom it is about, and so does the same row of an earlier list."""
    known = by_numbers(list(standings()))
    prints = {line.number: fingerprint(line.entry) for line in lines if line.entry}
    earlier = queries.rows_by_fingerprint(set(prints.values()))
    return [_plan(line, prints.get(line.number, ""), known, earlier) for line in lines]


def _plan(
    line: Line,
    mark: str,
    known: Mapping[tuple[int | None, int | None], Standing],
    earlier: Mapping[str, AddressRow],
) -> Plan:
    entry = line.entry
    if entry is None:
        return Plan(line=line, kind=AddressKind.REFUSED, remarks=line.refused)
    told: dict[str, Any] = {"line": line, "print": mark, "identity": identity(entry)}
    if entry.person_number or entry.body_number:
        standing = known.get((entry.person_number, entry.body_number))
        if standing is None:
            number = str(entry.person_number or entry.body_number)
            unknown = Remark(column=FIELDS["person_number"][0], reason=UNKNOWN_NUMBER, value=number)
            return Plan(kind=AddressKind.REFUSED, remarks=(unknown,), **told)
        changes = differences(entry, standing.entry)
        return Plan(
            kind=AddressKind.CHANGED if changes else AddressKind.SAME,
            changes=changes,
            person_id=standing.person_id,
            organisation_id=standing.organisation_id,
            membership_id=standing.membership_id,
            remarks=line.remarks,
            **told,
        )
    if row := earlier.get(mark):
        return Plan(
            kind=AddressKind.SAME,
            person_id=row.person_id,
            organisation_id=row.organisation_id,
            membership_id=row.membership_id,
            remarks=line.remarks,
            **told,
        )
    return Plan(kind=AddressKind.NEW, remarks=line.remarks, **told)


def _couples(plans: Sequence[Plan]) -> list[Couple]:
    """New rows that may be one person, or somebody who is known; not those of whom somebody said no."""
    new = {plan.line.number: plan for plan in plans if plan.kind is AddressKind.NEW}
    looks = [
        Looks(number, plan.line.entry, (plan.line.entry.organisation,))
        for number, plan in new.items()
        if plan.line.entry
    ]
    people = known_people() if looks else {}
    looks += [
        Looks(-person_id, entries[0], tuple(one.organisation for one in entries), is_known=True)
        for person_id, entries in people.items()
    ]
    apart = queries.known_apart()
    marks = {number: [plan.identity] for number, plan in new.items()}
    marks |= {-person_id: [identity(one) for one in each] for person_id, each in people.items()}
    return [
        one
        for one in likely_couples(looks)
        if not any(
            pair_key(mine, theirs) in apart
            for mine in marks[one.first]
            for theirs in marks[one.second]
        )
    ]


@use_case
def keep_frame(run_id: int, sheet: Sheet, meanings: Sequence[str], skipped: Sequence[Line]) -> None:
    """Begin anew: what an earlier reading of this list has kept goes."""
    run = _run(run_id)
    db.session.execute(delete(AddressPair).where(AddressPair.run_id == run_id))
    db.session.execute(delete(AddressRow).where(AddressRow.run_id == run_id))
    run.headings, run.heading_row = list(sheet.headings), sheet.heading_row
    run.meanings = list(meanings)
    run.skipped = [[line.number, line.no_entry] for line in skipped]


@use_case
def keep_rows(run_id: int, plans: Sequence[Plan]) -> dict[int, int]:
    """Number of the row -> its id."""
    _run(run_id)
    rows = [_row(run_id, plan) for plan in plans]
    insert_now(rows)
    return {row.number: row.id for row in rows}


def _row(run_id: int, plan: Plan) -> AddressRow:
    entry = plan.line.entry
    told = entry.label if entry else " ".join(" ".join(plan.line.cells).split())[:120]
    return new(
        AddressRow,
        run_id=run_id,
        number=plan.line.number,
        kind=plan.kind,
        state=AddressRowState.OPEN,
        name=told,
        entry=entry.to_json() if entry else {},
        fingerprint=plan.print,
        identity=plan.identity,
        remarks=[[one.column, one.reason, one.value] for one in plan.remarks],
        changes=list(plan.changes),
        person_id=plan.person_id,
        organisation_id=plan.organisation_id,
        membership_id=plan.membership_id,
    )


@use_case
def keep_pairs(run_id: int, couples: Sequence[Couple], ids: Mapping[int, int]) -> None:
    _run(run_id)
    insert_now(
        [
            new(
                AddressPair,
                run_id=run_id,
                first_id=ids[one.first],
                second_id=ids.get(one.second),
                person_id=-one.second if one.second < 0 else None,
                kind=one.kind,
                state=PairState.OPEN,
                why=", ".join(one.reasons),
            )
            for one in couples
        ]
    )


@use_case
def finish_reading(run_id: int) -> None:
    run = _run(run_id)
    run.become(AddressRunState.CHECKED)
    run.rows_done = run.rows_total = 0


@use_case
def refuse(run_id: int, why: str) -> None:
    """The file cannot be read; it is not kept."""
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    if run.state is AddressRunState.READING:
        run.become(AddressRunState.REFUSED)
        run.problem, run.content = why, None
        run.ended_at = clock.now()


def _run(run_id: int) -> AddressRun:
    """The list, if it is still to be read."""
    run = db.session.get_one(AddressRun, run_id, with_for_update=True)
    if run.state is not AddressRunState.READING:
        raise _Stopped
    return run
