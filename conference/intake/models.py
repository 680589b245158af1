"""Lists that the office has read in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.intake.states import ROW_STEPS, RUN_STEPS, RowKind, RowState, RunState
from conference.planning.models import Conference
from conference.registration.models import Registration


class IntakeRun(HasState, Model):
    """A list of registrations from a file (Liste), first looked over, then read in.

    ``headings`` are those of the file in their order. ``unread`` are headings nobody here knows.
    ``writes_letters``: new people get their confirmation; else they hear nothing, because somebody
    has told them already. ``key`` is that of the errand by which it was looked over: done twice, it is
    kept once.
    """

    __tablename__ = "intake_run"
    __table_args__ = (Index(None, "key", unique=True),)
    steps = RUN_STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    state: Mapped[RunState] = mapped_column(default=RunState.CHECKED)
    key: Mapped[str | None]
    file_name: Mapped[str] = mapped_column(default="")
    headings: Mapped[list[str]] = mapped_column(JSON, default=list)
    unread: Mapped[list[str]] = mapped_column(JSON, default=list)
    writes_letters: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by: Mapped[str] = mapped_column(default="")
    made_by_id: Mapped[int | None]
    ended_at: Mapped[datetime | None]


class IntakeRow(HasState, Model):
    """One row of a list (Zeile): what it would do, what it did, and how that is taken back.

    ``number`` is the one Excel shows, ``turn`` the order of arrival in which rows are carried out.
    ``cells`` are what stands in the file; as they may tell of health, they go as soon as the row is
    done. ``source`` is the number the file gives the person, ``fingerprint`` a SHA-256 of the row:
    the same row is never read in twice. ``key`` is the form key under which the person is registered.
    ``seen_version`` is the version of the known registration that the row was held against.
    ``before`` are the old values of what it changed, ``after`` a SHA-256 of the registration as the
    row left it. ``remarks`` are lists of column, reason and value; ``changes`` of what, old and new.
    """

    __tablename__ = "intake_row"
    __table_args__ = (
        UniqueConstraint("run_id", "number"),
        Index(None, "run_id", "state", "turn"),
    )
    steps = ROW_STEPS

    run_id: Mapped[int] = mapped_column(ForeignKey(IntakeRun.id), index=True)
    run: Mapped[IntakeRun] = relationship()
    number: Mapped[int]
    turn: Mapped[int] = mapped_column(default=0)
    kind: Mapped[RowKind]
    state: Mapped[RowState] = mapped_column(default=RowState.OPEN)
    name: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="", index=True)
    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    key: Mapped[str] = mapped_column(default="")
    cells: Mapped[list[str]] = mapped_column(JSON, default=list)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey(Registration.id), index=True)
    registration: Mapped[Registration | None] = relationship()
    seen_version: Mapped[int | None]
    remarks: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    changes: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[str] = mapped_column(default="")
