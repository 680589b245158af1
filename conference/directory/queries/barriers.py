"""Questions about barriers that were reported."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, or_, select

from conference.core import clock
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Wanted, page_of
from conference.directory.models import BarrierReport
from conference.directory.states import BarrierState


def report_of_form(form_key: str) -> BarrierReport | None:
    """The report that came with this form, if it came before."""
    return db.session.scalar(select(BarrierReport).where(BarrierReport.form_key == form_key))


def barrier_report_of(report_id: int) -> BarrierReport:
    report = db.session.get(BarrierReport, report_id)
    if report is None:
        raise NotFound
    return report


BARRIER_SORTS = {"reported": (BarrierReport.reported_at,), "state": (BarrierReport.state,)}


def barrier_reports_page(wanted: Wanted) -> Page[BarrierReport]:
    """Reports whose text or page has every word of the search; the latest first, if nothing is asked."""
    if not wanted.sort:
        wanted = replace(wanted, sort="reported", descending=True)
    found = select(BarrierReport)
    if state := wanted.filter("stand"):
        found = found.where(BarrierReport.state == BarrierState(state))
    for word in wanted.words:
        found = found.where(
            or_(
                BarrierReport.text.icontains(word, autoescape=True),
                BarrierReport.place.icontains(word, autoescape=True),
            )
        )
    return page_of(found, wanted, sorts=BARRIER_SORTS)


def open_barrier_reports() -> int:
    """How many reports wait for an answer."""
    waiting = select(func.count()).where(BarrierReport.state != BarrierState.ANSWERED)
    return db.session.scalar(waiting) or 0


def reports_of_the_last_hour() -> int:
    since = clock.now() - timedelta(hours=1)
    recent = select(func.count()).where(BarrierReport.reported_at > since)
    return db.session.scalar(recent) or 0


def reports_from_today(email: str) -> int:
    """How many reports named this address within a day."""
    since = clock.now() - timedelta(days=1)
    named = select(func.count()).where(
        BarrierReport.email == email, BarrierReport.reported_at > since
    )
    return db.session.scalar(named) or 0
