"""Keep the terms: once a day, in slices, and it is written down how many things went.

Each slice is one transaction, counted in the same one: broken off in the middle, the next run goes on
where this one stopped. The row of the run is locked, so that two workers never do the same slice.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.queue import is_closing
from conference.core.transaction import use_case
from conference.privacy.models import ErasureRun
from conference.privacy.rules.retention import Rule
from conference.privacy.services.terms import TERMS

SWEEP = "erase what is due"
NOT_BEFORE = time(2)  # in Berlin; at night nobody waits for a lock
SLICE = 50


@dataclass(frozen=True, kw_only=True)
class Term:
    """A rule with what it means: ``coming`` counts by day, ``erase`` deletes so many and counts them."""

    rule: Rule
    coming: Callable[[], Iterable[tuple[date, int]]]
    erase: Callable[[int], int]


_terms = [Term(rule=r, coming=c, erase=e) for r, c, e in TERMS]


def rules() -> Sequence[Rule]:
    return [term.rule for term in _terms]


@dataclass(frozen=True, kw_only=True)
class Day:
    """What will be deleted on one day, by rule; what is overdue goes in the coming night."""

    day: date
    counted: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counted.values())


def preview() -> Sequence[Day]:
    """A run that deletes nothing: what would go when."""
    days: dict[date, Counter[str]] = {}
    for term in _terms:
        for day, number in term.coming():
            when = max(day, clock.today())
            days.setdefault(when, Counter())[term.rule.key] += number
    return [Day(day=day, counted=dict(days[day])) for day in sorted(days)]


def sweep() -> None:
    """Once a night."""
    if clock.now().astimezone(BERLIN).time() >= NOT_BEFORE:
        erase_due()


def erase_due() -> Mapping[str, int]:
    """Delete all that is due today, and tell how many it were by rule; a second time finds nothing."""
    erased: dict[str, int] = {}
    finished = _finished_today()
    for term in _terms:
        if term.rule.key in finished:
            continue
        while not is_closing():
            number, is_done = erase_slice(term.rule.key)
            erased[term.rule.key] = erased.get(term.rule.key, 0) + number
            if is_done:
                break
    return erased


def _finished_today() -> set[str]:
    return set(
        db.session.scalars(
            select(ErasureRun.rule).where(
                ErasureRun.day == clock.today(), ErasureRun.finished_at.is_not(None)
            )
        )
    )


@use_case
def erase_slice(key: str) -> tuple[int, bool]:
    """Delete some of what this rule says; how many, and whether that was all."""
    run = _locked_run(key)
    if run.finished_at is not None:
        return 0, True
    term = next(term for term in _terms if term.rule.key == key)
    number = term.erase(SLICE)
    run.erased += number
    if number < SLICE:
        run.finished_at = clock.now()
    return number, number < SLICE


def _locked_run(key: str) -> ErasureRun:
    wanted = (
        select(ErasureRun)
        .where(ErasureRun.day == clock.today(), ErasureRun.rule == key)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    run = db.session.scalar(wanted)
    if run is not None:
        return run
    try:
        with db.session.begin_nested():
            db.session.add(ErasureRun(day=clock.today(), rule=key))
    except IntegrityError:
        pass  # another worker began at the same moment
    return db.session.scalars(wanted).one()
