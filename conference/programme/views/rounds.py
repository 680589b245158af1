"""Rounds: the time slots of the forums."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.planning.queries import conference_of
from conference.programme import queries
from conference.programme.forms import ReasonForm, RoundForm
from conference.programme.services.rounds import add_round, change_round, remove_round
from conference.programme.views.doors import form_page, office
from conference.web.access import current_actor, open_to_staff


@office.get("/programm/runden")
@open_to_staff()
def rounds(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    return render_template(
        "programme/office/rounds.html",
        conference=conference,
        rounds=queries.rounds_of(conference),
    )


@office.route("/programm/runden/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_round(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    form = RoundForm()
    del form.why
    return form_page(
        conference,
        form,
        lambda: add_round(conference.id, form.plan(), actor=current_actor()),
        title="Neue Forenrunde",
        done="Die Runde ist angelegt.",
        back=url_for(".rounds", year=year),
    )


@office.route("/programm/runden/<int:round_id>", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def edit_round(year: int, round_id: int) -> ResponseReturnValue:
    """Rename it, or move it with all its forums."""
    conference = conference_of(year)
    slot = queries.round_of(conference, round_id)
    form = RoundForm(obj=slot)
    return form_page(
        conference,
        form,
        lambda: change_round(slot.id, form.plan(), actor=current_actor(), why=form.why.data or ""),
        title=f"Runde {slot.code} bearbeiten",
        done="Die Runde ist gespeichert.",
        back=url_for(".rounds", year=year),
        remove=url_for(".drop_round", year=year, round_id=slot.id),
    )


@office.route("/programm/runden/<int:round_id>/loeschen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def drop_round(year: int, round_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    slot = queries.round_of(conference, round_id)
    form = ReasonForm()
    return form_page(
        conference,
        form,
        lambda: remove_round(round_id, actor=current_actor(), why=form.why.data or ""),
        title="Runde löschen",
        done="Die Runde ist gelöscht.",
        back=url_for(".rounds", year=year),
        template="programme/office/remove.html",
        question=f"Soll die Runde {slot.code} verschwinden?",
    )
