"""Runs of the allocation: what was calculated, from what, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.allocation.states import STEPS, AllocationState
from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.planning.models import Conference


class AllocationRun(HasState, Model):
    """One calculation of who sits in which forum (Zuteilung).

    ``number`` counts within the conference. ``seed`` (Los) decides between what is equally good; with
    ``input_hash``, the SHA-256 of all that the rule looks at, it is published at ``announced_at``,
    before anything is calculated; ``input_parts`` are fingerprints of its parts, to say later what has
    changed. ``rule`` is the version of the rule. ``changes`` are those of a
    what-if: such a run starts from the run ``base_id``, was never announced and is never applied.

    ``seats`` are registration id -> forum ids: no names, no needs; why somebody sits there is
    worked out anew when it is shown. ``costs`` and ``bounds`` are what each level of the rule costs
    and costs at the least, in their order. ``too_small`` are forums below their minimum.
    ``effects`` is what every single change would bring, once somebody has asked. ``milliseconds`` is how
    long it took.
    """

    __tablename__ = "allocation_run"
    __table_args__ = (UniqueConstraint("conference_id", "number"),)
    steps = STEPS

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    number: Mapped[int]
    state: Mapped[AllocationState] = mapped_column(default=AllocationState.WAITING)
    seed: Mapped[str]
    input_hash: Mapped[str]
    input_parts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    rule: Mapped[str]
    announced_at: Mapped[datetime | None]
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("allocation_run.id"))
    base: Mapped["AllocationRun | None"] = relationship(remote_side="AllocationRun.id")
    seats: Mapped[dict[str, list[int]]] = mapped_column(JSON, default=dict)
    costs: Mapped[list[int]] = mapped_column(JSON, default=list)
    bounds: Mapped[list[int]] = mapped_column(JSON, default=list)
    too_small: Mapped[list[int]] = mapped_column(JSON, default=list)
    effects: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by: Mapped[str] = mapped_column(default="")
    calculated_at: Mapped[datetime | None]
    milliseconds: Mapped[int | None]
    applied_at: Mapped[datetime | None]
    applied_by: Mapped[str] = mapped_column(default="")
    told_at: Mapped[datetime | None]
    told_by: Mapped[str] = mapped_column(default="")

    @property
    def is_what_if(self) -> bool:
        """Whether it asks what would be; nobody is ever seated by it."""
        return bool(self.changes)

    @property
    def is_calculated(self) -> bool:
        return self.calculated_at is not None

    @property
    def is_proven(self) -> bool:
        """Whether nothing better can be found."""
        return self.is_calculated and self.costs == self.bounds
