"""Barriers that visitors report, and what the office answers."""

from dataclasses import dataclass, replace

from sqlalchemy.exc import IntegrityError

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import values_of
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.tokens import new_token
from conference.core.transaction import use_case
from conference.directory import letters, policy, queries
from conference.directory.errors import AnswerMissing
from conference.directory.events import (
    BarrierAnswered,
    BarrierReopened,
    BarrierReported,
    BarrierTakenOn,
)
from conference.directory.models import BarrierReport
from conference.directory.states import BarrierState


@dataclass(frozen=True, kw_only=True)
class Report:
    """What somebody tells us; name and address are voluntary."""

    form_key: str
    text: str
    place: str = ""
    name: str = ""
    email: str = ""
    language: str = "de"


@use_case
def report_barrier(report: Report, *, actor: Actor) -> BarrierReport:
    """Keep the report, tell the office, and thank whoever left an address.

    The same form with the same words counts once; with other words, after going back, it is another
    report.
    """
    district = queries.the_district()
    known = queries.report_of_form(report.form_key)
    if known is not None and known.text == report.text:
        return known
    if known is not None or not report.form_key:
        report = replace(report, form_key=new_token())
    kept = BarrierReport(district_id=district.id, **values_of(report))
    try:
        with db.session.begin_nested():
            db.session.add(kept)
            db.session.flush()  # letters and the event name the report by its number
    except IntegrityError:  # the second click was as fast as the first
        known = queries.report_of_form(report.form_key)
        if known is None:
            raise
        return known
    letters.barrier_reported(kept, district)
    letters.barrier_received(kept, district)
    announce(BarrierReported(subject_id=kept.id), by=actor)
    return kept


@use_case
def take_on_barrier(report_id: int, *, actor: Actor) -> None:
    """Somebody of the office looks into it, or looks into it again."""
    require(policy.may_answer_barriers(actor))
    report = _report(report_id)
    again = report.state is BarrierState.ANSWERED
    report.become(BarrierState.IN_PROGRESS)
    fact = BarrierReopened if again else BarrierTakenOn
    announce(fact(subject_id=report.id), by=actor)


@use_case
def answer_barrier(report_id: int, answer: str, *, actor: Actor) -> None:
    """Say what became of it; who left an address reads it in a letter."""
    require(policy.may_answer_barriers(actor))
    report = _report(report_id)
    if not answer:
        raise AnswerMissing
    report.become(BarrierState.ANSWERED)
    report.answer = answer
    report.answered_at = clock.now()
    letters.barrier_answered(report, queries.the_district())
    announce(BarrierAnswered(subject_id=report.id), by=actor)


def _report(report_id: int) -> BarrierReport:
    report = db.session.get(BarrierReport, report_id, with_for_update=True)
    if report is None:
        raise NotFound
    return report
