"""Demand against seats, the draw, and all runs."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.allocation import queries
from conference.allocation.errors import NotByWishes, NothingToAllocate
from conference.allocation.rules.office_words import change_in_words
from conference.allocation.services import calculating
from conference.allocation.services.demand import demand_today
from conference.allocation.services.presenting import changes_of
from conference.allocation.views.doors import RUN, address_of_run, office
from conference.core import clock
from conference.core.actor import Role
from conference.planning.queries import conference_of
from conference.planning.states import ChoiceMode
from conference.web.access import current_actor, open_to_staff


@office.get("")
@open_to_staff(Role.OFFICE)
def overview(year: int) -> ResponseReturnValue:
    """What everybody wishes for against what there is, and what was calculated so far."""
    conference = conference_of(year)
    demand = demand_today(conference, actor=current_actor())
    forums = queries.names_of_forums(conference)
    return render_template(
        "allocation/overview.html",
        conference=conference,
        is_open=clock.now() < conference.registration_closes_at,
        by_wishes=conference.choice_mode is ChoiceMode.WISHES,
        demand=demand,
        forums=forums,
        bars=lambda round: [
            (forums[one.forum.id], one.first_wishes, one.forum.seats) for one in round.forums
        ],
        rounds=queries.titles_of_rounds(conference),
        runs=queries.runs_of(conference),
        labelled=lambda runs: [(run.number, f"Lauf {run.number}") for run in runs],
        changes=lambda run: [change_in_words(one, forums) for one in changes_of(run)],
    )


@office.post("/los")
@open_to_staff(Role.OFFICE)
def announce(year: int) -> ResponseReturnValue:
    """Publish the seed and the fingerprint of the input before anything is calculated."""
    conference = conference_of(year)
    try:
        run = calculating.announce_draw(conference.id, actor=current_actor())
    except (NotByWishes, NothingToAllocate) as error:
        flash(str(error), "danger")
    else:
        if run.is_calculated:
            flash(f"Seit Lauf {run.number} hat sich nichts geändert.", "info")
        else:
            flash("Das Los ist angekündigt. Jetzt können Sie die Zuteilung berechnen.", "success")
    return redirect(url_for(".overview", year=year, _anchor="los"), 303)


@office.post("/berechnen")
@open_to_staff(Role.OFFICE)
def calculate(year: int) -> ResponseReturnValue:
    """The one click: announce, calculate, show."""
    conference = conference_of(year)
    try:
        run, errand = calculating.ask_to_calculate(
            conference.id,
            actor=current_actor(),
            back=url_for(".overview", year=year),
            address_of=lambda made: address_of_run(conference, made),
        )
    except (NotByWishes, NothingToAllocate) as error:
        flash(str(error), "danger")
        return redirect(url_for(".overview", year=year), 303)
    if errand is None:
        flash(f"Seit Lauf {run.number} hat sich nichts geändert. Hier ist er.", "info")
        return redirect(address_of_run(conference, run), 303)
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


@office.post(f"{RUN}/verwerfen")
@open_to_staff(Role.OFFICE)
def discard(year: int, run_number: int) -> ResponseReturnValue:
    conference = conference_of(year)
    calculating.discard(conference.id, run_number, actor=current_actor())
    flash(f"Lauf {run_number} ist verworfen.", "success")
    return redirect(url_for(".overview", year=year, _anchor="laeufe"), 303)
