"""Note who has read a translation, or take it back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import NotFound
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved
from conference.wording.errors import TextsChangedMeanwhile
from conference.wording.forms import ReadingForm
from conference.wording.services import reading
from conference.wording.services.report import version_now
from conference.wording.states import ReviewKind
from conference.wording.views.doors import known, office


@office.route("/sprachen/<language>/gelesen/<part>", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def note_reading(year: int, language: str, part: str) -> ResponseReturnValue:
    """Somebody has read all of it: who, and on which day."""
    conference = conference_of(year)
    known(language)
    if part not in set(ReviewKind):
        raise NotFound
    kind = ReviewKind(part)
    form = ReadingForm()
    form.version.data = form.version.data or version_now(conference, language, kind)

    def save() -> None:
        try:
            reading.note_reading(conference.id, form.reading(language, kind), actor=current_actor())
        except TextsChangedMeanwhile:  # the next try counts as having looked again
            form.version.data = version_now(conference, language, kind)
            raise

    if form.validate_on_submit() and saved(form, save):
        flash("Der Vermerk ist gespeichert.", "success")
        return redirect(url_for(".languages", year=year), 303)
    return render_template(
        "wording/reading.html", conference=conference, language=language, part=kind, form=form
    )


@office.post("/sprachen/vermerke/<int:review_id>/zuruecknehmen")
@open_to_staff(Role.OFFICE)
def take_back_reading(year: int, review_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    reading.take_back_reading(conference.id, review_id, actor=current_actor())
    flash("Der Vermerk ist zurückgenommen.", "success")
    return redirect(url_for(".languages", year=year), 303)
