"""Every letter of the directory. What a stranger typed never stands in one."""

from conference.core.languages import GERMAN
from conference.directory import queries
from conference.directory.models import BarrierReport, District
from conference.mail.outbox import post
from conference.web.addresses import public_url_for

MOST_TO_THE_OFFICE = 20  # an hour; more reports wait in the list, the office knows by then
MOST_TO_ONE_ADDRESS = 3  # a day, so that nobody can have a stranger flooded with letters


def barrier_reported(report: BarrierReport, district: District) -> None:
    """Tell the office that there is something to look at."""
    if not district.email or queries.reports_of_the_last_hour() > MOST_TO_THE_OFFICE:
        return
    post(
        "directory/mail/barrier_reported",
        key=f"barrier-reported-{report.id}",
        to=district.email,
        to_name=district.centre_name,
        about=("barrier_report", report.id),
        report=report,
        district=district,
        address=public_url_for("directory_office.barrier", report_id=report.id),
    )


def barrier_received(report: BarrierReport, district: District) -> None:
    """Give the reporter a number."""
    if not report.email or queries.reports_from_today(report.email) > MOST_TO_ONE_ADDRESS:
        return
    _to_the_reporter("barrier_received", report, district)


def barrier_answered(report: BarrierReport, district: District) -> None:
    """Tell the reporter what became of it."""
    if report.email:
        _to_the_reporter("barrier_answered", report, district)


def _to_the_reporter(letter: str, report: BarrierReport, district: District) -> None:
    language = report.language or GERMAN
    page = public_url_for("directory.accessibility", sprache=language)
    said = f"-{report.answered_at:%Y%m%d%H%M%S%f}" if report.answered_at else ""
    post(
        f"directory/mail/{letter}",
        key=f"{letter.replace('_', '-')}-{report.id}{said}",
        to=report.email,
        language=language,
        about=("barrier_report", report.id),
        report=report,
        district=district,
        address=f"{page}#ombudsstelle",
    )
