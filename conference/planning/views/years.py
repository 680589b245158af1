"""The conferences of all years: list them, begin one, make the next from the last."""

from collections.abc import Callable, Sequence

from flask import Flask, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.planning import queries
from conference.planning.forms import CopyForm, PlanForm
from conference.planning.models import Conference
from conference.planning.rules import phase_line
from conference.planning.rules.dates import Dates, same_day_next_year
from conference.planning.rules.notices import notices_for_the_dates, notices_for_the_day
from conference.planning.services.years import copy_year, plan_conference
from conference.planning.views.doors import office
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved

Teller = Callable[[Conference], Sequence[str]]


def comes_along(app: Flask, *tellers: Teller) -> None:
    """Rooms above copy what is theirs (:class:`YearCopied`); these say in sentences what that will be."""
    app.extensions["comes_along"] = tellers


def _from_other_rooms(source: Conference) -> list[str]:
    tellers: Sequence[Teller] = current_app.extensions.get("comes_along", ())
    return [sentence for teller in tellers for sentence in teller(source)]


@office.get("/konferenzen")
@open_to_staff()
def conferences() -> ResponseReturnValue:
    """Every year, the latest first."""
    rows = [(c, phase_line(c, clock.now())) for c in queries.all_conferences()]
    return render_template("planning/conferences.html", rows=rows)


@office.route("/konferenzen/neu", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def plan() -> ResponseReturnValue:
    """Begin a conference without one before it."""
    form = PlanForm()
    if form.validate_on_submit():
        made = []
        if saved(form, lambda: made.append(plan_conference(form.plan(), actor=current_actor()))):
            flash("Die Konferenz ist angelegt. Sie ist noch ein Entwurf.", "success")
            return redirect(url_for(".conference", year=made[0].year), 303)
    return render_template("planning/plan.html", form=form)


@office.route("/<int:year>/konferenz/naechstes-jahr", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def next_year(year: int) -> ResponseReturnValue:
    """Ask for the day, name what will be copied, and copy it."""
    source = queries.conference_of(year)
    suggestion = same_day_next_year(source.day)
    form = CopyForm(day=suggestion)
    if form.validate_on_submit() and request.form.get("tun") == "anlegen":
        made = []
        if saved(
            form,
            lambda: made.append(copy_year(source, form.chosen(suggestion), actor=current_actor())),
        ):
            flash("Das neue Jahr ist angelegt. Es ist noch ein Entwurf.", "success")
            return redirect(url_for(".conference", year=made[0].year), 303)
    day = form.chosen(suggestion)
    dates = Dates.of(source).moved_to(day)
    return render_template(
        "planning/next_year.html",
        source=source,
        form=form,
        dates=dates,
        rooms=queries.rooms_of(source),
        teams=queries.interpreter_teams(source),
        comes_along=_from_other_rooms(source),
        notices=[*notices_for_the_day(day), *notices_for_the_dates(dates)],
    )
