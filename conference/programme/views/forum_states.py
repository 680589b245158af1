"""Whether a forum takes place: one button each, and a page where people would lose something."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError
from conference.planning.queries import conference_of
from conference.programme import queries
from conference.programme.forms import GivingUpForm, MergeForm
from conference.programme.models import Forum
from conference.programme.queries.demand import demand_of
from conference.programme.services import forum_states
from conference.programme.views.doors import form_page, office
from conference.web.access import current_actor, open_to_staff


@office.post("/programm/foren/<int:forum_id>/bestaetigen")
@open_to_staff(Role.PROGRAMME)
def confirm_forum(year: int, forum_id: int) -> ResponseReturnValue:
    return _step(year, forum_id, forum_states.confirm_forum, "Das Forum ist bestätigt.")


@office.post("/programm/foren/<int:forum_id>/planen")
@open_to_staff(Role.PROGRAMME)
def plan_forum(year: int, forum_id: int) -> ResponseReturnValue:
    return _step(year, forum_id, forum_states.plan_forum, "Das Forum ist in Planung.")


@office.post("/programm/foren/<int:forum_id>/idee")
@open_to_staff(Role.PROGRAMME)
def shelve_forum(year: int, forum_id: int) -> ResponseReturnValue:
    return _step(year, forum_id, forum_states.make_forum_an_idea, "Das Forum ist eine Idee.")


def _step(year: int, forum_id: int, step: Callable[..., Forum], done: str) -> ResponseReturnValue:
    conference = conference_of(year)
    forum = queries.forum_of(conference, forum_id)
    try:
        step(forum.id, actor=current_actor())
    except DomainError as error:
        flash(str(error), "danger")
    else:
        flash(done, "success")
    return redirect(url_for(".forum", year=year, forum_id=forum_id), 303)


@office.route("/programm/foren/<int:forum_id>/absagen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def cancel_forum(year: int, forum_id: int) -> ResponseReturnValue:
    """Call it off; the page names how many people count on it."""
    conference = conference_of(year)
    forum = queries.forum_of(conference, forum_id)
    form = GivingUpForm()
    people = demand_of(conference).counting_on.get(forum.id, 0)
    form.ask_about(people)
    return form_page(
        conference,
        form,
        lambda: forum_states.cancel_forum(
            forum.id, actor=current_actor(), why=form.why.data or "", acknowledged=form.known
        ),
        title=f"{forum.code} absagen",
        done="Das Forum ist abgesagt. Öffentlich ist das erst mit der nächsten Veröffentlichung.",
        back=url_for(".forum", year=year, forum_id=forum.id),
        template="programme/office/give_up.html",
        forum=forum,
        people=people,
    )


@office.route("/programm/foren/<int:forum_id>/zusammenlegen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def merge_forum(year: int, forum_id: int) -> ResponseReturnValue:
    """Let it go up in another forum; the page names how many people count on it."""
    conference = conference_of(year)
    forum = queries.forum_of(conference, forum_id)
    form = MergeForm(
        [
            other
            for other in queries.forums_of(conference)
            if other.id != forum.id and other.state in forum_states.TAKES_PLACE
        ]
    )
    people = demand_of(conference).counting_on.get(forum.id, 0)
    form.ask_about(people)
    return form_page(
        conference,
        form,
        lambda: forum_states.merge_forum(
            forum.id,
            into_id=form.into.data,
            actor=current_actor(),
            why=form.why.data or "",
            acknowledged=form.known,
        ),
        title=f"{forum.code} zusammenlegen",
        done="Die Foren sind zusammengelegt.",
        back=url_for(".forum", year=year, forum_id=forum.id),
        template="programme/office/give_up.html",
        forum=forum,
        people=people,
    )
