"""Under which names the pages of this room are known, and how they save a form.

The pages themselves stand in the files beside.
"""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from conference.core.errors import ChangedMeanwhile
from conference.planning.models import Conference
from conference.programme.forms import Remembering
from conference.programme.models import Forum, ProgrammeItem
from conference.web.forms import HouseForm, saved

office = Blueprint("programme_office", __name__, url_prefix="/buero/<int:year>")
public = Blueprint("programme", __name__)


def form_page(
    conference: Conference,
    form: HouseForm,
    save: Callable[[], object],
    *,
    title: str,
    done: str,
    back: str,
    template: str = "programme/office/form.html",
    **facts: object,
) -> ResponseReturnValue:
    """Show a form, save what was typed, and go ``back`` (an address) with a sentence."""
    if form.validate_on_submit() and saved(form, save):
        flash(done, "success")
        return redirect(back, 303)
    return render_template(
        template, conference=conference, form=form, title=title, back=back, **facts
    )


def looking_again(
    form: Remembering, thing: Forum | ProgrammeItem, save: Callable[[], object]
) -> Callable[[], object]:
    """Save; when somebody else was quicker, the next try counts as having seen what they did."""

    def save_or_look() -> object:
        try:
            return save()
        except ChangedMeanwhile:
            form.seen.data = thing.changed_at.isoformat()
            raise

    return save_or_look
