"""Propose an expert for a forum: chosen among the experts, asked later."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.directory.queries import expert_of
from conference.planning.queries import conference_of
from conference.programme import queries
from conference.programme.forms import ProposalForm
from conference.programme.services.engagements import engage_for_forum
from conference.programme.views.doors import office
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved


@office.route("/programm/vorschlagen/<int:expert_id>", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def propose_expert(year: int, expert_id: int) -> ResponseReturnValue:
    """Put an expert on a forum as proposed; nobody is written to."""
    conference = conference_of(year)
    expert = expert_of(expert_id)
    form = ProposalForm(queries.forums_of(conference))
    if form.validate_on_submit():
        forum = queries.forum_of(conference, form.forum_id.data)
        if saved(
            form,
            lambda: engage_for_forum(forum.id, form.plan(expert.person_id), actor=current_actor()),
        ):
            flash("Die Person ist vorgeschlagen. Gefragt hat sie noch niemand.", "success")
            address = url_for(".forum", year=year, forum_id=forum.id, _anchor="personen")
            return redirect(address, 303)
    return render_template(
        "programme/office/propose.html",
        conference=conference,
        form=form,
        expert=expert,
        is_free=expert.is_free_on(conference.day),
    )
