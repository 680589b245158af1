"""Look a list over: keep it with what each row would do, and change nothing else."""

from collections.abc import Sequence

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.texts import one_line
from conference.core.tokens import new_token
from conference.core.transaction import use_case
from conference.documents.reading import Row, rows_of_file
from conference.intake import policy
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


def check(conference_id: int, content: bytes, *, file_name: str, actor: Actor) -> IntakeRun:
    """Read the file and keep its rows. Reading takes seconds, so no lock is held meanwhile."""
    require(policy.may_read_in(actor))
    columns, rows = table_in(rows_of_file(content))
    return _keep(conference_id, columns, rows, file_name, actor)


@use_case
def _keep(
    conference_id: int, columns: Columns, rows: Sequence[Row], file_name: str, actor: Actor
) -> IntakeRun:
    conference = db.session.get_one(Conference, conference_id)
    run = IntakeRun(
        conference_id=conference.id,
        file_name=one_line(file_name)[:200],
        headings=list(columns.headings),
        unread=list(columns.unread),
        made_by=actor.name,
        made_by_id=actor.staff_id,
    )
    db.session.add(run)
    db.session.flush()  # its rows and the trail name it
    desk = desk_for(conference, columns)
    readings = [read_row(columns, row.cells, desk.frame) for row in rows]
    known = known_of(conference, readings)
    seen: dict[str, int] = {}
    kept = []
    for row, reading in zip(rows, readings, strict=True):
        earlier = _stands_in(reading, seen)
        if earlier is None:
            plan = plan_for(reading, row.cells, desk, known)
        else:
            remark = Remark(column="", reason=f"Diese Person steht schon in Zeile {earlier}.")
            plan = Plan(kind=RowKind.REFUSED, remarks=(remark,))
        for mark in _marks(reading):
            seen.setdefault(mark, row.number)
        kept.append((reading, _row(run, row, reading, plan)))
    kept.sort(key=lambda one: (one[0].received_at, one[1].number))
    for turn, (_, kept_row) in enumerate(kept, start=1):
        kept_row.turn = turn
    db.session.add_all(kept_row for _, kept_row in kept)
    announce(ListChecked(subject_id=run.id), by=actor)
    return run


def desk_for(conference: Conference, columns: Columns) -> Desk:
    return Desk(
        conference=conference,
        columns=columns,
        frame=frame_of(conference),
        rounds=tuple(rounds_of(conference)),
        stages=tuple(engagements_in_forums(conference.id)),
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


def _stands_in(reading: Reading, seen: dict[str, int]) -> int | None:
    return next((seen[mark] for mark in _marks(reading) if mark in seen), None)


def _row(run: IntakeRun, row: Row, reading: Reading, plan: Plan) -> IntakeRow:
    return IntakeRow(
        run_id=run.id,
        number=row.number,
        kind=plan.kind,
        name=reading.name,
        source=reading.source or reading.code,
        fingerprint=reading.fingerprint,
        key=new_token(),
        cells=list(row.cells),
        registration_id=plan.person.id if plan.person else None,
        seen_version=plan.person.version if plan.person else None,
        remarks=as_lists(plan.remarks),
        changes=[list(change) for change in plan.changes],
    )


def as_lists(remarks: Sequence[Remark]) -> list[list[str]]:
    return [[one.column, one.reason, one.value] for one in remarks]
