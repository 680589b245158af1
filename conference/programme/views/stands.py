"""Stands at the Markt der Möglichkeiten."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError
from conference.planning.queries import conference_of
from conference.programme import queries
from conference.programme.forms import ReasonForm, StandForm
from conference.programme.models import Stand
from conference.programme.services.stands import (
    add_stand,
    change_stand,
    decide_stand,
    remove_stand,
)
from conference.programme.states import StandState
from conference.programme.views.doors import form_page, office
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, wanted_of_address


@office.get("/programm/staende")
@open_to_staff()
def stands(year: int) -> ResponseReturnValue:
    """All stands, to search, filter and sort."""
    conference = conference_of(year)
    wanted = wanted_of_address(
        sorts=list(queries.STAND_SORTS),
        filters={"stand": [state.value for state in StandState], "strom": ["ja", "nein"]},
    )
    return render_template(
        "programme/office/stands.html",
        conference=conference,
        listing=Listing(queries.stand_page(conference, wanted)),
        state_choices=[(state.value, state.label) for state in StandState],
    )


@office.get("/programm/staende/plan")
@open_to_staff()
def stand_plan(year: int) -> ResponseReturnValue:
    """Where the stands are, place by place, and what has to be set up."""
    conference = conference_of(year)
    return render_template(
        "programme/office/stand_plan.html",
        conference=conference,
        stands=queries.stands_by_place(conference),
    )


@office.route("/programm/staende/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_stand(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    form = StandForm(number=queries.next_stand_number(conference))
    del form.why
    return form_page(
        conference,
        form,
        lambda: add_stand(conference.id, form.plan(), actor=current_actor()),
        title="Neuer Stand",
        done="Der Stand ist angelegt.",
        back=url_for(".stands", year=year),
    )


@office.route("/programm/staende/<int:stand_id>", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def edit_stand(year: int, stand_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    stand = queries.stand_of(conference, stand_id)
    form = StandForm(stand)
    return form_page(
        conference,
        form,
        lambda: change_stand(stand.id, form.plan(), actor=current_actor(), why=form.why.data or ""),
        title=f"Stand {stand.number}: {stand.organisation}",
        done="Der Stand ist gespeichert.",
        back=url_for(".stands", year=year),
        stand=stand,
        remove=url_for(".drop_stand", year=year, stand_id=stand.id),
        entries=entries_about("stand", stand.id),
    )


@office.post("/programm/staende/<int:stand_id>/bestaetigen")
@open_to_staff(Role.PROGRAMME)
def confirm_stand(year: int, stand_id: int) -> ResponseReturnValue:
    return _decide(year, stand_id, StandState.CONFIRMED)


@office.post("/programm/staende/<int:stand_id>/absagen")
@open_to_staff(Role.PROGRAMME)
def cancel_stand(year: int, stand_id: int) -> ResponseReturnValue:
    return _decide(year, stand_id, StandState.CANCELLED)


def _decide(year: int, stand_id: int, state: StandState) -> ResponseReturnValue:
    stand: Stand = queries.stand_of(conference_of(year), stand_id)
    try:
        decide_stand(stand.id, state, actor=current_actor())
    except DomainError as error:
        flash(str(error), "danger")
    else:
        flash(f"Stand {stand.number} ist {state.label}.", "success")
    return redirect(url_for(".edit_stand", year=year, stand_id=stand_id), 303)


@office.route("/programm/staende/<int:stand_id>/loeschen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def drop_stand(year: int, stand_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    stand = queries.stand_of(conference, stand_id)
    form = ReasonForm()
    return form_page(
        conference,
        form,
        lambda: remove_stand(stand_id, actor=current_actor(), why=form.why.data or ""),
        title="Stand löschen",
        done="Der Stand ist gelöscht.",
        back=url_for(".stands", year=year),
        template="programme/office/remove.html",
        question=f"Soll der Stand {stand.number} ({stand.organisation}) verschwinden?",
    )
