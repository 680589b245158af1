"""What the office sees first: what needs a hand today, and how the registrations stand."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.planning.models import Conference
from conference.planning.queries import all_conferences, conference_of, current_conference
from conference.registration.queries.overview import ForumNumbers
from conference.registration.rules.today import Matter
from conference.registration.services.overview import overview_of
from conference.web import pulse
from conference.web.access import may_open, open_to_staff
from conference.web.filters import short_day

REGISTRATIONS = "registration_office.registrations"
CALLS = "calls_office.calls"  # in a room above this one

office = Blueprint("dashboard", __name__, url_prefix="/buero")


@office.get("/")
@open_to_staff()
def home() -> ResponseReturnValue:
    """Lead to the conference people work on now; before the first one, to where it is made."""
    conference = current_conference() or next(iter(all_conferences()), None)
    if conference is None:
        return render_template("registration/office/no_conference.html")
    return redirect(url_for(".overview", year=conference.year), 303)


@office.get("/<int:year>")
@open_to_staff()
def overview(year: int) -> ResponseReturnValue:
    """One conference at a glance."""
    conference = conference_of(year)
    overview = overview_of(conference, worker_silent=pulse.is_silent(pulse.WORKER))
    return render_template(
        "registration/office/overview.html",
        conference=conference,
        overview=overview,
        address=_addresses(conference),
        points=[(short_day(day), people) for day, people in overview.by_day],
        bars=[_bar(numbers) for numbers in overview.forums.forums],
        shows_registrations=may_open(REGISTRATIONS),
    )


def _bar(numbers: ForumNumbers) -> tuple[str, int, int]:
    return f"{numbers.forum.code} {numbers.forum.title.german}", numbers.people, numbers.seats


def _addresses(conference: Conference) -> dict[Matter, str]:
    """Where each task is done, as far as who asks may go there."""
    year = conference.year
    doors: dict[Matter, tuple[str, dict[str, object]]] = {
        Matter.WORKER: ("mail_office.letters", {"stand": "pending"}),
        Matter.LETTERS: ("mail_office.letters", {"stand": "failed"}),
        Matter.ANNOUNCEMENT: ("planning_office.announce", {"year": year}),
        Matter.RELEASE: ("programme_office.release_preview", {"year": year}),
        Matter.WARNINGS: ("programme_office.warnings", {"year": year}),
        Matter.BARRIERS: ("directory_office.barrier_reports", {}),
        Matter.WAITING: ("registration_office.waiting", {"year": year}),
        Matter.PROTECTION: (CALLS, {"year": year, "grund": "question"}),
        Matter.BY_PHONE: (CALLS, {"year": year, "wann": "heute"}),
        Matter.BY_LETTER: ("papers_office.pile", {"year": year}),
        Matter.MESSAGES: (REGISTRATIONS, {"year": year, "nachricht": "neu"}),
        Matter.SUPPORT: ("needs_office.overview", {"year": year}),
        Matter.NEEDS_UNCLEAR: ("needs_office.overview", {"year": year, "_anchor": "fragen"}),
        Matter.ALLOCATION: ("allocation_office.overview", {"year": year}),  # in a room above, too
        Matter.DUPLICATES: ("registration_office.twins", {"year": year}),
    }
    return {
        matter: url_for(endpoint, **values)  # type: ignore[arg-type]  # whatever an address needs
        for matter, (endpoint, values) in doors.items()
        if may_open(endpoint)
    }
