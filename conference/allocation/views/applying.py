"""Apply a run, and tell it: each with a page before that says what will happen."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.allocation import queries
from conference.allocation.services import applying
from conference.allocation.states import AllocationState
from conference.allocation.views.doors import RUN, address_of_run, office
from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff


@office.get(f"{RUN}/uebernehmen")
@open_to_staff(Role.OFFICE)
def apply(year: int, run_number: int) -> ResponseReturnValue:
    """What will happen, before anybody gets a place."""
    conference = conference_of(year)
    return _before_applying(conference, run_number)


def _before_applying(
    conference: Conference, run_number: int, refused: str = ""
) -> ResponseReturnValue:
    run = queries.run_of(conference, run_number)
    seen = applying.to_apply(run)
    return render_template(
        "allocation/apply.html",
        conference=conference,
        run=run,
        seen=seen,
        refused=refused,
        result=queries.latest_result(conference),
        places=sum(map(len, run.seats.values())),
        fixed=sum(len(person.fixed) for person in seen.problem.people),
    ), 409 if refused else 200


@office.post(f"{RUN}/uebernehmen")
@open_to_staff(Role.OFFICE)
def apply_now(year: int, run_number: int) -> ResponseReturnValue:
    """The click by which everybody gets a place."""
    conference = conference_of(year)
    run = queries.run_of(conference, run_number)
    if run.state.has_begun:  # pressed twice
        return redirect(address_of_run(conference, run), 303)
    try:
        placed = applying.apply_run(conference.id, run_number, actor=current_actor())
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        return _before_applying(conference_of(year), run_number, str(error))
    flash(f"{placed.places} Plätze sind übernommen. Noch weiß es niemand.", "success")
    return redirect(url_for(".run", year=year, run_number=run_number), 303)


@office.get(f"{RUN}/mitteilen")
@open_to_staff(Role.OFFICE)
def tell(year: int, run_number: int) -> ResponseReturnValue:
    """How many mails, letters and calls it will be, before anybody hears of it."""
    conference = conference_of(year)
    return render_template(
        "allocation/tell.html",
        conference=conference,
        run=applying.to_tell(queries.run_of(conference, run_number)),
        readers=applying.to_be_told(conference, actor=current_actor()),
    )


@office.post(f"{RUN}/mitteilen")
@open_to_staff(Role.OFFICE)
def tell_now(year: int, run_number: int) -> ResponseReturnValue:
    """The click by which everybody hears where they sit."""
    conference = conference_of(year)
    address = url_for(".run", year=year, run_number=run_number)
    if queries.run_of(conference, run_number).state is AllocationState.TOLD:  # pressed twice
        return redirect(address, 303)
    errand = applying.ask_to_tell(
        conference.id, run_number, actor=current_actor(), back=address, address=address
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)
