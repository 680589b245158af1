"""What would be if, and which one change helps most."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.allocation import queries
from conference.allocation.forms import WhatIfForm
from conference.allocation.rules.office_words import change_in_words
from conference.allocation.services import trying
from conference.allocation.services.presenting import changes_of, seen_run
from conference.allocation.views.doors import RUN, address_of_run, office
from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff
from conference.web.fields import choices
from conference.web.forms import blame


@office.route(f"{RUN}/was-waere-wenn", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def what_if(year: int, run_number: int) -> ResponseReturnValue:
    """One change on top of this run; it becomes a run of its own, and nothing else changes."""
    conference = conference_of(year)
    found = queries.run_of(conference, run_number)
    seen = seen_run(found, actor=current_actor())
    forums = queries.names_of_forums(conference)
    form = WhatIfForm()
    form.forum_id.choices = choices(
        (one.id, forums.get(one.id, "?")) for one in seen.problem.forums
    )
    if form.validate_on_submit():
        try:
            run, errand = trying.ask_what_if(
                conference.id,
                run_number,
                form.what_if(),
                actor=current_actor(),
                back=url_for(".what_if", year=year, run_number=run_number),
                address_of=lambda made: address_of_run(conference, made),
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            if errand is None:
                return redirect(address_of_run(conference, run), 303)
            return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)
    return render_template(
        "allocation/what_if.html",
        conference=conference,
        run=found,
        form=form,
        changes=[change_in_words(one, forums) for one in changes_of(found)],
    ), 422 if form.errors or form.form_errors else 200


@office.post(f"{RUN}/beste-aenderung")
@open_to_staff(Role.OFFICE)
def best_change(year: int, run_number: int) -> ResponseReturnValue:
    """Let the worker try every single change; the outcome stands on the page of the run."""
    conference = conference_of(year)
    address = url_for(".run", year=year, run_number=run_number, _anchor="aenderungen")
    errand = trying.ask_what_helps_most(
        conference.id, run_number, actor=current_actor(), back=address, address=address
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)
