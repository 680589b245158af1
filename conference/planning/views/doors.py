"""Under which name the pages of this room are known, and how they save a form."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.planning.models import Conference
from conference.web.forms import HouseForm, saved

office = Blueprint("planning_office", __name__, url_prefix="/buero")


def form_page(
    conference: Conference,
    form: HouseForm,
    save: Callable[[], object],
    *,
    title: str,
    done: str,
    back: str = "planning_office.conference",
    template: str = "planning/edit.html",
    **facts: object,
) -> ResponseReturnValue:
    """Show a form about the conference, save what was typed, and go back with a sentence."""
    if form.validate_on_submit() and saved(form, save):
        flash(done, "success")
        return redirect(url_for(back, year=conference.year), 303)
    return render_template(
        template,
        conference=conference,
        form=form,
        title=title,
        back=url_for(back, year=conference.year),
        **facts,
    )
