"""Address lists that the office has sent, what their rows did, and what was decided about doubles."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.addresses.states import (
    PAIR_STEPS,
    ROW_STEPS,
    RUN_STEPS,
    AddressKind,
    AddressRowState,
    AddressRunState,
    PairKind,
    PairState,
)
from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.directory.models import Membership, Organisation, Person


class AddressRun(HasState, Model):
    """An address list from a file (Adressliste): read, looked over, taken in with one click.

    ``content`` is the file, kept until it is taken in. ``meanings`` says for each of the ``headings``
    what its column tells; empty for a column that is not read. ``skipped`` are rows that hold no
    address: number and what they are. ``problem`` is why a file could not be read. ``rows_done`` of
    ``rows_total`` is how far the worker is.
    """

    __tablename__ = "address_run"
    steps = RUN_STEPS

    state: Mapped[AddressRunState] = mapped_column(default=AddressRunState.READING, index=True)
    file_name: Mapped[str] = mapped_column(default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    headings: Mapped[list[str]] = mapped_column(JSON, default=list)
    heading_row: Mapped[int] = mapped_column(default=0)
    meanings: Mapped[list[str]] = mapped_column(JSON, default=list)
    skipped: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    problem: Mapped[str] = mapped_column(default="")
    rows_done: Mapped[int] = mapped_column(default=0)
    rows_total: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by: Mapped[str] = mapped_column(default="")
    made_by_id: Mapped[int | None]
    ended_at: Mapped[datetime | None]


class AddressRow(HasState, Model):
    """One address of a list (Adresszeile): what it would do, what it did, and how that is taken back.

    ``number`` is the one Excel shows. ``entry`` is the cleaned row; it goes when the list can no
    longer be undone. ``fingerprint`` is a SHA-256 of it, so that the same row is known again;
    ``identity`` one of name and organisation, by which decisions are remembered. ``made`` names what
    the row has made, ``before`` what it has changed, ``after`` how things stood when it was done.
    """

    __tablename__ = "address_row"
    __table_args__ = (
        UniqueConstraint("run_id", "number"),
        Index(None, "run_id", "state", "number"),
    )
    steps = ROW_STEPS

    run_id: Mapped[int] = mapped_column(ForeignKey(AddressRun.id))
    run: Mapped[AddressRun] = relationship()
    number: Mapped[int]
    kind: Mapped[AddressKind]
    state: Mapped[AddressRowState] = mapped_column(default=AddressRowState.OPEN)
    name: Mapped[str] = mapped_column(default="")
    entry: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    identity: Mapped[str] = mapped_column(default="")
    remarks: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    changes: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(Person.id, ondelete="SET NULL"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="SET NULL"), index=True
    )
    membership_id: Mapped[int | None] = mapped_column(
        ForeignKey(Membership.id, ondelete="SET NULL"), index=True
    )
    made: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)


class AddressPair(HasState, Model):
    """Two addresses that may be one person (mögliche Dublette), and what somebody said about it.

    The second is a row of the same list or a person known before. ``why`` are the reasons in words;
    pairs with the same reasons can be decided together.
    """

    __tablename__ = "address_pair"
    __table_args__ = (
        CheckConstraint("(second_id IS NULL) <> (person_id IS NULL)", name="one_second"),
        Index(None, "run_id", "state", "why"),
    )
    steps = PAIR_STEPS

    run_id: Mapped[int] = mapped_column(ForeignKey(AddressRun.id))
    first_id: Mapped[int] = mapped_column(ForeignKey(AddressRow.id), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey(AddressRow.id), index=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(Person.id, ondelete="CASCADE"), index=True
    )
    kind: Mapped[PairKind]
    state: Mapped[PairState] = mapped_column(default=PairState.OPEN)
    why: Mapped[str] = mapped_column(default="")

    first: Mapped[AddressRow] = relationship(foreign_keys=first_id)
    second: Mapped[AddressRow | None] = relationship(foreign_keys=second_id)
    person: Mapped[Person | None] = relationship()


class KnownApart(Model):
    """Two people who are not the same (nicht dieselbe Person), remembered for ever.

    ``one`` and ``other`` are SHA-256 of name and organisation, in their order; no name is kept.
    """

    __tablename__ = "known_apart"
    __table_args__ = (UniqueConstraint("one", "other"),)

    one: Mapped[str]
    other: Mapped[str]
    decided_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_by: Mapped[str] = mapped_column(default="")


class ColumnMeanings(Model):
    """What the columns of a kind of list tell (Spaltenzuordnung), remembered by its headings."""

    __tablename__ = "column_meanings"

    headings: Mapped[str] = mapped_column(unique=True)
    meanings: Mapped[list[str]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
