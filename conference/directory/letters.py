"""Every letter of the directory. What a stranger typed never stands in one."""

from typing import Any

from conference.core import clock
from conference.core.languages import GERMAN
from conference.directory import queries
from conference.directory.models import BarrierReport, District, Expert, Person
from conference.mail.outbox import post
from conference.mail.queries import letters_of_today
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


About = tuple[str, int | None]


def application_arrived(about: About) -> None:
    """Tell the office that somebody wants to take part."""
    district = queries.the_district()
    if not district.email or queries.applications_of_the_last_hour() > MOST_TO_THE_OFFICE:
        return
    kind, number = about
    what = "organisation" if kind == "organisation" else "fachleute"
    post(
        "directory/mail/application_arrived",
        key=f"application-arrived-{kind}-{number}",
        to=district.email,
        to_name=district.centre_name,
        about=about,
        district=district,
        address=public_url_for("directory_office.applicant", what=what, applicant_id=number),
    )


def application_received(about: About, person: Person, language: str) -> None:
    """Say what happens next. The person may never have asked: nothing typed stands in it."""
    letter = "directory/mail/application_received"
    already = letters_of_today(letter, person.email, "organisation", "expert")
    if already < MOST_TO_ONE_ADDRESS:
        _to_the_applicant("received", about, person, language)


def application_question(about: About, person: Person | None, language: str, question: str) -> None:
    """What the office wants to know before it decides."""
    _to_the_applicant("question", about, person, language, question=question)


def application_rejected(about: About, person: Person | None, language: str, reason: str) -> None:
    """No, and why."""
    _to_the_applicant("rejected", about, person, language, reason=reason)


def expert_approved(expert: Expert) -> None:
    """You stand in the pool; the office will ask."""
    _to_the_applicant("approved", ("expert", expert.id), expert.person, expert.language)


def _to_the_applicant(
    letter: str, about: About, person: Person | None, language: str, **facts: Any
) -> None:
    if person is None or not person.working_email:
        return
    post(
        f"directory/mail/application_{letter}",
        key=f"application-{letter}-{about[0]}-{about[1]}-{clock.now():%Y%m%d%H%M%S%f}",
        to=person.working_email,
        language=language or GERMAN,
        about=about,
        district=queries.the_district(),
        **facts,
    )
