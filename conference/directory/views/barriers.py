"""Report a barrier, and answer what was reported."""

import re

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import NotFound
from conference.core.tokens import new_token
from conference.directory import queries
from conference.directory.forms import BarrierAnswerForm, BarrierForm
from conference.directory.services import barriers
from conference.directory.states import BarrierState
from conference.directory.views.doors import office, public, saved
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_everyone, open_to_staff
from conference.web.languages import current_language
from conference.web.listing import Listing, wanted_of_address

_RECEIPT = re.compile(r"B\d\d-\d{4,9}")


@public.route("/barriere-melden", methods=["GET", "POST"])
@open_to_everyone
def report_barrier() -> ResponseReturnValue:
    """Tell us about a barrier; needs no account, no script and no name."""
    form = BarrierForm()
    if form.validate_on_submit():
        if form.is_from_a_robot():
            return redirect(url_for(".barrier_reported"), 303)
        kept = barriers.report_barrier(form.report(current_language()), actor=current_actor())
        return redirect(url_for(".barrier_reported", receipt=kept.receipt), 303)
    form.form_key.data = form.form_key.data or new_token()
    return render_template(
        "directory/report_barrier.html", form=form, district=queries.the_district()
    )


@public.get("/barriere-melden/danke")
@public.get("/barriere-melden/danke/<receipt>")
@open_to_everyone
def barrier_reported(receipt: str = "") -> ResponseReturnValue:
    """Thank for the report and show its number."""
    if receipt and not _RECEIPT.fullmatch(receipt):
        raise NotFound
    return render_template("directory/barrier_reported.html", receipt=receipt)


@office.get("/barrieren")
@open_to_staff(Role.OFFICE)
def barrier_reports() -> ResponseReturnValue:
    """All reports, the latest first, until somebody orders them otherwise."""
    wanted = wanted_of_address(
        sorts=tuple(queries.BARRIER_SORTS), filters={"stand": set(BarrierState)}
    )
    listing = Listing(queries.barrier_reports_page(wanted))
    options = [(state.value, state.label) for state in BarrierState]
    return render_template("directory/barriers.html", listing=listing, options=options)


@office.route("/barrieren/<int:report_id>", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def barrier(report_id: int) -> ResponseReturnValue:
    """One report: take it on, or answer it."""
    report = queries.barrier_report_of(report_id)
    form = BarrierAnswerForm(answer=report.answer)
    if form.validate_on_submit() and saved(
        form,
        lambda: barriers.answer_barrier(report_id, form.answer.data or "", actor=current_actor()),
    ):
        flash("Die Meldung ist beantwortet.", "success")
        return redirect(url_for(".barrier_reports"), 303)
    return render_template(
        "directory/barrier.html",
        report=report,
        form=form,
        entries=entries_about("barrier_report", report.id),
    )


@office.post("/barrieren/<int:report_id>/in-arbeit")
@open_to_staff(Role.OFFICE)
def take_on_barrier(report_id: int) -> ResponseReturnValue:
    barriers.take_on_barrier(report_id, actor=current_actor())
    flash("Die Meldung ist in Arbeit.", "success")
    return redirect(url_for(".barrier", report_id=report_id), 303)
