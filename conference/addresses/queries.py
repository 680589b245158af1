"""Questions about address lists, their rows and their likely doubles."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, func, or_, select
from sqlalchemy.orm import joinedload

from conference.addresses.models import (
    AddressPair,
    AddressRow,
    AddressRun,
    ColumnMeanings,
    KnownApart,
)
from conference.addresses.states import (
    BUSY,
    AddressKind,
    AddressRowState,
    AddressRunState,
    PairState,
)
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Sorts, Wanted, page_of
from conference.directory.models import Membership, Person

SORTS: Sorts = {"zeile": (AddressRow.number,), "name": (func.lower(AddressRow.name),)}
PAIR_SORTS: Sorts = {"zeile": (AddressPair.first_id, AddressPair.id)}
Numbers = Mapping[tuple[AddressKind, AddressRowState], int]


def runs() -> Sequence[AddressRun]:
    """All lists, the latest first."""
    return db.session.scalars(
        select(AddressRun).order_by(AddressRun.made_at.desc(), AddressRun.id.desc())
    ).all()


def run_of(run_id: int) -> AddressRun:
    run = db.session.get(AddressRun, run_id)
    if run is None:
        raise NotFound
    return run


def numbers_of(run_ids: Collection[int]) -> Mapping[int, Numbers]:
    """How many rows of each kind and state, for several lists at once."""
    found: dict[int, dict[tuple[AddressKind, AddressRowState], int]] = {one: {} for one in run_ids}
    counted = db.session.execute(
        select(AddressRow.run_id, AddressRow.kind, AddressRow.state, func.count())
        .where(AddressRow.run_id.in_(run_ids))
        .group_by(AddressRow.run_id, AddressRow.kind, AddressRow.state)
    )
    for run_id, kind, state, rows in counted:
        found[run_id][kind, state] = rows
    return found


def pairs_of_state(run_id: int) -> Mapping[PairState, int]:
    counted = db.session.execute(
        select(AddressPair.state, func.count())
        .where(AddressPair.run_id == run_id)
        .group_by(AddressPair.state)
    )
    return dict(counted.all())


def listed_rows(run: AddressRun, wanted: Wanted) -> Page[AddressRow]:
    """The rows of a list, narrowed by what they do, what became of them, and what is remarked."""
    found = select(AddressRow).where(AddressRow.run_id == run.id)
    for word in wanted.words:
        found = found.where(func.lower(AddressRow.name).contains(word.lower(), autoescape=True))
    if kind := wanted.filter("art"):
        found = found.where(AddressRow.kind == kind)
    if state := wanted.filter("stand"):
        found = found.where(AddressRow.state == state)
    if wanted.filter("bemerkt"):
        found = found.where(cast(AddressRow.remarks, String) != "[]")
    return page_of(found, wanted, sorts=SORTS)


def all_rows(run: AddressRun) -> Sequence[AddressRow]:
    return db.session.scalars(
        select(AddressRow).where(AddressRow.run_id == run.id).order_by(AddressRow.number)
    ).all()


def listed_pairs(run: AddressRun, wanted: Wanted) -> Page[AddressPair]:
    """Likely doubles with both sides, in the order of the list."""
    found = (
        select(AddressPair)
        .where(
            AddressPair.run_id == run.id, AddressPair.state == (wanted.filter("stand") or "open")
        )
        .options(
            joinedload(AddressPair.first),
            joinedload(AddressPair.second),
            joinedload(AddressPair.person),
        )
    )
    return page_of(found, wanted, sorts=PAIR_SORTS)


def open_reasons(run: AddressRun) -> Sequence[tuple[str, int]]:
    """Which kinds of reasons wait for a decision, and how many pairs have each."""
    counted = db.session.execute(
        select(AddressPair.why, func.count())
        .where(AddressPair.run_id == run.id, AddressPair.state == PairState.OPEN)
        .group_by(AddressPair.why)
        .order_by(func.count().desc(), AddressPair.why)
    )
    return [(why, number) for why, number in counted]


def pair_of(run_id: int, pair_id: int) -> AddressPair:
    pair = db.session.get(AddressPair, pair_id, with_for_update=True)
    if pair is None or pair.run_id != run_id:
        raise NotFound
    return pair


def pairs_because(run_id: int, why: str) -> Sequence[AddressPair]:
    """All that wait for a decision with these reasons."""
    return db.session.scalars(
        select(AddressPair)
        .where(
            AddressPair.run_id == run_id,
            AddressPair.state == PairState.OPEN,
            AddressPair.why == why,
        )
        .order_by(AddressPair.id)
        .with_for_update()
    ).all()


def pairs_with(run_id: int, *states: PairState) -> Sequence[AddressPair]:
    return db.session.scalars(
        select(AddressPair)
        .where(AddressPair.run_id == run_id, AddressPair.state.in_(states))
        .order_by(AddressPair.id)
    ).all()


def opted_out_of(run_id: int) -> frozenset[int]:
    """People known before who may stand in the list, and want no invitations."""
    found = select(Person.id).join(AddressPair, AddressPair.person_id == Person.id)
    never = found.where(AddressPair.run_id == run_id, Person.opted_out_at.is_not(None))
    return frozenset(db.session.scalars(never).all())


def busy_runs() -> Sequence[int]:
    """The lists that the worker has something to do for."""
    return db.session.scalars(
        select(AddressRun.id).where(AddressRun.state.in_(BUSY)).order_by(AddressRun.id)
    ).all()


def state_of(run_id: int) -> AddressRunState | None:
    return db.session.scalar(select(AddressRun.state).where(AddressRun.id == run_id))


def open_rows(run_id: int, *, at_most: int) -> Sequence[int]:
    """The next rows to carry out, in the order of the list."""
    return db.session.scalars(
        select(AddressRow.id)
        .where(AddressRow.run_id == run_id, AddressRow.state == AddressRowState.OPEN)
        .order_by(AddressRow.number)
        .limit(at_most)
    ).all()


def rows_to_undo(run_id: int, *, at_most: int) -> Sequence[int]:
    """The next rows to take back, the last of the list first."""
    return db.session.scalars(
        select(AddressRow.id)
        .where(
            AddressRow.run_id == run_id,
            AddressRow.state == AddressRowState.DONE,
            AddressRow.kind.in_([AddressKind.NEW, AddressKind.CHANGED]),
        )
        .order_by(AddressRow.number.desc())
        .limit(at_most)
    ).all()


def peopled(body_ids: Collection[int]) -> Collection[int]:
    """Those of these organisations that somebody is in, or was."""
    members = select(Membership.organisation_id).where(Membership.organisation_id.in_(body_ids))
    return db.session.scalars(members.distinct()).all() if body_ids else ()


def rows_by_fingerprint(prints: Collection[str]) -> Mapping[str, AddressRow]:
    """Rows of earlier lists that stand in the directory, by all that they said."""
    found: dict[str, AddressRow] = {}
    wanted = sorted(prints)
    for start in range(0, len(wanted), 500):
        for row in db.session.scalars(
            select(AddressRow)
            .where(
                AddressRow.fingerprint.in_(wanted[start : start + 500]),
                AddressRow.state == AddressRowState.DONE,
                _stands(),
            )
            .order_by(AddressRow.id)
        ):
            found[row.fingerprint] = row
    return found


def _stands() -> ColumnElement[bool]:
    return or_(AddressRow.person_id.is_not(None), AddressRow.organisation_id.is_not(None))


def known_apart() -> frozenset[tuple[str, str]]:
    """Everybody of whom somebody said that they are not the same."""
    told = db.session.execute(select(KnownApart.one, KnownApart.other))
    return frozenset((one, other) for one, other in told)


def remembered_meanings(headings: str) -> ColumnMeanings | None:
    return db.session.scalar(select(ColumnMeanings).where(ColumnMeanings.headings == headings))


def runs_older_than(
    moment: datetime, states: Collection[AddressRunState], *, still_told: bool = False
) -> Sequence[AddressRun]:
    """Lists in these states since before then; ``still_told``: whose rows still name people."""
    found = select(AddressRun).where(
        AddressRun.state.in_(states),
        func.coalesce(AddressRun.ended_at, AddressRun.made_at) < moment,
    )
    if still_told:
        found = found.where(
            select(AddressRow.id)
            .where(AddressRow.run_id == AddressRun.id, AddressRow.name != "")
            .exists()
        )
    return db.session.scalars(found).all()


def people_of_rows(row_ids: Collection[int]) -> Mapping[int, int]:
    """The rows of these that have already become somebody, and whom."""
    found = select(AddressRow.id, AddressRow.person_id).where(
        AddressRow.id.in_(row_ids),
        AddressRow.state == AddressRowState.DONE,
        AddressRow.person_id.is_not(None),
    )
    told = db.session.execute(found) if row_ids else ()
    return {row_id: person_id for row_id, person_id in told if person_id}
