"""Questions about lists, and about people who are known already."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import String, cast, func, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Sorts, Wanted, page_of
from conference.intake.models import IntakeRow, IntakeRun
from conference.intake.states import BUSY, RowKind, RowState, RunState
from conference.planning.models import Conference
from conference.registration.models import ForumWish, Registration

SORTS: Sorts = {"zeile": (IntakeRow.number,), "name": (func.lower(IntakeRow.name),)}


def runs_of(conference: Conference) -> Sequence[IntakeRun]:
    """The lists of a conference, the latest first."""
    return db.session.scalars(
        select(IntakeRun)
        .where(IntakeRun.conference_id == conference.id)
        .order_by(IntakeRun.made_at.desc(), IntakeRun.id.desc())
    ).all()


def run_of(conference: Conference, run_id: int) -> IntakeRun:
    run = db.session.get(IntakeRun, run_id)
    if run is None or run.conference_id != conference.id:
        raise NotFound
    return run


def run_by_key(key: str) -> IntakeRun | None:
    """The list that was looked over by this errand, if it is done."""
    return db.session.scalar(select(IntakeRun).where(IntakeRun.key == key))


def year_of_run(run_id: int) -> int:
    """The conference a list belongs to, by its year."""
    year = db.session.scalar(
        select(Conference.year)
        .join(IntakeRun, IntakeRun.conference_id == Conference.id)
        .where(IntakeRun.id == run_id)
    )
    if year is None:
        raise NotFound
    return year


def numbers_of(run_ids: Collection[int]) -> Mapping[int, Mapping[tuple[RowKind, RowState], int]]:
    """How many rows of each kind and state, for several lists at once."""
    found: dict[int, dict[tuple[RowKind, RowState], int]] = {run_id: {} for run_id in run_ids}
    counted = db.session.execute(
        select(IntakeRow.run_id, IntakeRow.kind, IntakeRow.state, func.count())
        .where(IntakeRow.run_id.in_(run_ids))
        .group_by(IntakeRow.run_id, IntakeRow.kind, IntakeRow.state)
    )
    for run_id, kind, state, rows in counted:
        found[run_id][kind, state] = rows
    return found


def listed_rows(run: IntakeRun, wanted: Wanted) -> Page[IntakeRow]:
    """The rows of a list, narrowed by what they do, what became of them, and whether something is remarked."""
    found = (
        select(IntakeRow)
        .where(IntakeRow.run_id == run.id)
        .options(joinedload(IntakeRow.registration))
    )
    for word in wanted.words:
        found = found.where(func.lower(IntakeRow.name).contains(word.lower(), autoescape=True))
    if kind := wanted.filter("art"):
        found = found.where(IntakeRow.kind == kind)
    if state := wanted.filter("stand"):
        found = found.where(IntakeRow.state == state)
    if wanted.filter("bemerkt"):
        found = found.where(cast(IntakeRow.remarks, String) != "[]")
    return page_of(found, wanted, sorts=SORTS)


def all_rows(run: IntakeRun) -> Sequence[IntakeRow]:
    return db.session.scalars(
        select(IntakeRow)
        .where(IntakeRow.run_id == run.id)
        .order_by(IntakeRow.number)
        .options(joinedload(IntakeRow.registration))
    ).all()


def busy_runs() -> Sequence[int]:
    """The lists that the worker has something to do for."""
    return db.session.scalars(
        select(IntakeRun.id).where(IntakeRun.state.in_(BUSY)).order_by(IntakeRun.id)
    ).all()


def state_of(run_id: int) -> RunState | None:
    return db.session.scalar(select(IntakeRun.state).where(IntakeRun.id == run_id))


def open_rows(run_id: int, *, at_most: int) -> Sequence[int]:
    """The next rows to carry out, in the order of arrival."""
    return db.session.scalars(
        select(IntakeRow.id)
        .where(IntakeRow.run_id == run_id, IntakeRow.state == RowState.OPEN)
        .order_by(IntakeRow.turn)
        .limit(at_most)
    ).all()


def rows_to_undo(run_id: int, *, at_most: int) -> Sequence[int]:
    """The next rows to take back: who came last goes first, so that nobody moves up in between."""
    return db.session.scalars(
        select(IntakeRow.id)
        .where(
            IntakeRow.run_id == run_id,
            IntakeRow.state == RowState.DONE,
            IntakeRow.kind.in_([RowKind.NEW, RowKind.CHANGED]),
        )
        .order_by(IntakeRow.turn.desc())
        .limit(at_most)
    ).all()


def has_old_runs(unwanted: datetime, undoable: datetime) -> bool:
    """Whether there is anything to let go of; asked every minute, without a lock."""
    return bool(
        runs_older_than(unwanted, [RunState.CHECKED])
        or runs_older_than(undoable, [RunState.DONE, RunState.UNDONE], still_told=True)
    )


def runs_older_than(
    moment: datetime, states: Collection[RunState], *, still_told: bool = False
) -> Sequence[IntakeRun]:
    """Lists in these states since before then; ``still_told``: whose rows still name people."""
    found = select(IntakeRun).where(
        IntakeRun.state.in_(states), func.coalesce(IntakeRun.ended_at, IntakeRun.made_at) < moment
    )
    if still_told:
        found = found.where(
            select(IntakeRow.id)
            .where(IntakeRow.run_id == IntakeRun.id, IntakeRow.name != "")
            .exists()
        )
    return db.session.scalars(found).all()


def known_by_code(conference_id: int, codes: Collection[str]) -> Mapping[str, Registration]:
    """People who are registered, by the number we gave them."""
    people = db.session.scalars(
        select(Registration)
        .where(Registration.conference_id == conference_id, Registration.code.in_(codes))
        .options(*_WHOLE)
    )
    return {person.code: person for person in people}


def known_by_source(conference_id: int, sources: Collection[str]) -> Mapping[str, IntakeRow]:
    """Rows of earlier lists that became somebody, by the number that their list gave."""
    return {row.source: row for row in _earlier(conference_id, IntakeRow.source.in_(sources))}


def known_by_fingerprint(conference_id: int, prints: Collection[str]) -> Mapping[str, IntakeRow]:
    """Rows of earlier lists that became somebody, by all that stood in them."""
    return {
        row.fingerprint: row for row in _earlier(conference_id, IntakeRow.fingerprint.in_(prints))
    }


def _earlier(conference_id: int, which: object) -> Sequence[IntakeRow]:
    return db.session.scalars(
        select(IntakeRow)
        .join(IntakeRow.run)
        .where(
            IntakeRun.conference_id == conference_id,
            IntakeRow.registration_id.is_not(None),
            IntakeRow.state == RowState.DONE,
            which,  # type: ignore[arg-type]
        )
        .order_by(IntakeRow.id)
        .options(joinedload(IntakeRow.registration).options(*_WHOLE))
    ).all()


_WHOLE = (
    selectinload(Registration.wishes).joinedload(ForumWish.forum),
    selectinload(Registration.places),
    selectinload(Registration.consents),
    selectinload(Registration.need),
    joinedload(Registration.municipality),
    joinedload(Registration.only_round),
)
