"""Releases in the office: look over what a release would bring, make it, look back, load back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.planning.queries import conference_of
from conference.programme.forms import LookedOverForm, ReleaseForm
from conference.programme.queries import releases_of
from conference.programme.queries.shown import shown_then
from conference.programme.rules.timetable import timetable
from conference.programme.services.board import board_of
from conference.programme.services.loading_back import load_back as load_release_back
from conference.programme.services.loading_back import what_would_change
from conference.programme.services.release import draft_of, publish
from conference.programme.views.doors import office
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved


@office.route("/programm/veroeffentlichen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def release_preview(year: int) -> ResponseReturnValue:
    """What the public would see anew, what to look at before, and the button."""
    conference = conference_of(year)
    form = ReleaseForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: publish(
            conference.id,
            seen=form.seen.data or "",
            comment=form.comment.data,
            actor=current_actor(),
        ),
    ):
        flash(
            "Das Programm ist veröffentlicht. Die öffentlichen Seiten zeigen es schon.", "success"
        )
        return redirect(url_for(".releases", year=year), 303)
    draft = draft_of(conference)
    form.seen.data = draft.seen
    return render_template(
        "programme/releases/preview.html",
        conference=conference,
        draft=draft,
        form=form,
        warnings=board_of(conference).warnings,
    )


@office.get("/programm/veroeffentlichungen")
@open_to_staff()
def releases(year: int) -> ResponseReturnValue:
    """Every release of the year, the latest first."""
    conference = conference_of(year)
    return render_template(
        "programme/releases/list.html", conference=conference, releases=releases_of(conference)
    )


@office.get("/programm/veroeffentlichungen/<int:number>")
@open_to_staff()
def old_release(year: int, number: int) -> ResponseReturnValue:
    """The programme as the public saw it with this release."""
    conference = conference_of(year)
    shown = shown_then(conference, number)
    return render_template(
        "programme/releases/old.html",
        conference=conference,
        shown=shown,
        release=shown.release,
        timetable=timetable(shown.programme),
        latest=releases_of(conference)[0].number == number,
        entries=entries_about("release", shown.release.id if shown.release else 0),
    )


@office.route("/programm/veroeffentlichungen/<int:number>/laden", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def load_back(year: int, number: int) -> ResponseReturnValue:
    """What loading this release back would change, and the button."""
    conference = conference_of(year)
    release = shown_then(conference, number).release
    form = LookedOverForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: load_release_back(
            conference.id, number, seen=form.seen.data or "", actor=current_actor()
        ),
    ):
        flash(
            f"Das Arbeitsprogramm ist wieder auf dem Stand der Veröffentlichung {number}.",
            "success",
        )
        return redirect(url_for(".overview", year=year), 303)
    form.seen.data = draft_of(conference).seen
    return render_template(
        "programme/releases/load_back.html",
        conference=conference,
        release=release,
        difference=what_would_change(release) if release else None,
        form=form,
    )
