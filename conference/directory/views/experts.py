"""The pool of experts: find somebody for a topic, and keep what they offer."""

from dataclasses import replace
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError
from conference.core.languages import german_name
from conference.directory import policy, queries
from conference.directory.forms import AbsenceForm, ExpertForm, ExpertStateForm
from conference.directory.models import Expert
from conference.directory.services import experts as service
from conference.directory.states import ExpertState
from conference.directory.views.doors import office, saved
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import HouseForm
from conference.web.listing import Listing, wanted_of_address

ANY_DAY = "egal"


@office.get("/fachleute")
@open_to_staff(Role.PROGRAMME)
def experts() -> ResponseReturnValue:
    """Everybody in the pool, by topic, language, town and a free day: at first that of the conference."""
    wanted = wanted_of_address(
        sorts=tuple(queries.EXPERT_SORTS),
        filters={
            "feld": None,
            "sprache": None,
            "kommune": {str(town.id) for town in queries.municipalities()},
            "stand": set(ExpertState),
            "frei": None,
        },
    )
    the_day = queries.day_of_the_conference()
    free_on = _day(wanted.filter("frei"))
    if "frei" not in request.args:
        free_on = the_day
    elif not free_on:  # an emptied field means any day, and the addresses of this list keep it
        wanted = replace(wanted, filters={**wanted.filters, "frei": ANY_DAY})
    page = queries.experts_page(wanted, free_on)
    titles = {code: title.german for code, title in queries.fields_of_action().items()}
    return render_template(
        "directory/experts.html",
        listing=Listing(page),
        titles=titles,
        last=queries.last_on_stage([expert.person_id for expert in page]),
        the_day=the_day,
        free_on=free_on,
        any_day=ANY_DAY,
        filters=[
            ("Handlungsfeld", "feld", list(titles.items())),
            (
                "Sprache",
                "sprache",
                [(code, german_name(code)) for code in queries.languages_of_people()],
            ),
            ("Kommune", "kommune", [(town.id, town.name) for town in queries.municipalities()]),
        ],
        states=[(state.value, state.label) for state in ExpertState],
    )


@office.get("/fachleute/<int:expert_id>")
@open_to_staff(Role.PROGRAMME)
def expert(expert_id: int) -> ResponseReturnValue:
    """All that somebody offers."""
    return _page(queries.expert_of(expert_id))


@office.route("/personen/<int:person_id>/fachleute", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_expert(person_id: int) -> ResponseReturnValue:
    """Take somebody whom the directory knows into the pool."""
    person = queries.person_of(person_id)
    if person.expert is not None:
        return redirect(url_for(".expert", expert_id=person.expert.id), 303)
    form = ExpertForm(None, with_needs=policy.may_see_needs(current_actor()))
    made: list[int] = []
    if form.validate_on_submit() and saved(
        form,
        lambda: made.append(service.add_expert(person_id, form.facts(), actor=current_actor()).id),
    ):
        flash("Die Person steht jetzt bei den Fachleuten.", "success")
        return redirect(url_for(".expert", expert_id=made[0]), 303)
    return render_template("directory/expert_form.html", form=form, person=person, expert=None)


@office.route("/fachleute/<int:expert_id>/aendern", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def change_expert(expert_id: int) -> ResponseReturnValue:
    known = queries.expert_of(expert_id)
    form = ExpertForm(known, with_needs=policy.may_see_needs(current_actor()))
    if form.validate_on_submit() and saved(
        form,
        lambda: service.change_expert(
            expert_id,
            form.facts(),
            actor=current_actor(),
            why=form.why.data or "",
            seen=form.last_seen(),
        ),
    ):
        flash("Die Angaben sind gespeichert.", "success")
        return redirect(url_for(".expert", expert_id=expert_id), 303)
    form.seen.data = known.changed_at.isoformat()
    return render_template(
        "directory/expert_form.html", form=form, person=known.person, expert=known
    )


@office.post("/fachleute/<int:expert_id>/stand")
@open_to_staff(Role.PROGRAMME)
def set_expert_state(expert_id: int) -> ResponseReturnValue:
    """The next state comes from the button that was pressed."""
    known = queries.expert_of(expert_id)
    form = ExpertStateForm()
    wished = request.form.get("state", "")
    if wished in set(ExpertState) and form.validate_on_submit():
        try:
            service.set_state(
                expert_id, ExpertState(wished), actor=current_actor(), why=form.why.data or ""
            )
        except DomainError as error:
            flash(str(error), "danger")
        else:
            flash("Der Stand ist gespeichert.", "success")
        return redirect(url_for(".expert", expert_id=expert_id), 303)
    return _page(known)


@office.post("/fachleute/<int:expert_id>/abwesend")
@open_to_staff(Role.PROGRAMME)
def add_absence(expert_id: int) -> ResponseReturnValue:
    known = queries.expert_of(expert_id)
    form = AbsenceForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: service.add_absence(expert_id, *form.days(), actor=current_actor()),
    ):
        flash("Die Abwesenheit ist eingetragen.", "success")
        return redirect(url_for(".expert", expert_id=expert_id, _anchor="abwesend"), 303)
    return _page(known, absence=form)


@office.post("/fachleute/<int:expert_id>/abwesend/<int:absence_id>/streichen")
@open_to_staff(Role.PROGRAMME)
def remove_absence(expert_id: int, absence_id: int) -> ResponseReturnValue:
    service.remove_absence(expert_id, absence_id, actor=current_actor())
    flash("Die Abwesenheit ist gestrichen.", "success")
    return redirect(url_for(".expert", expert_id=expert_id, _anchor="abwesend"), 303)


def _page(known: Expert, absence: HouseForm | None = None) -> str:
    titles = queries.fields_of_action()
    the_day = queries.day_of_the_conference()
    return render_template(
        "directory/expert.html",
        expert=known,
        person=known.person,
        fields=[titles[code].german if code in titles else code for code in known.fields],
        steps=[state for state in ExpertState if known.may_become(state)],
        state_form=ExpertStateForm(formdata=None),
        absence_form=absence or AbsenceForm(formdata=None),
        last=queries.last_on_stage([known.person_id]).get(known.person_id),
        the_day=the_day,
        sees_needs=policy.may_see_needs(current_actor()),
        entries=entries_about("expert", known.id),
    )


def _day(text: str) -> date | None:
    """A day that the address names; a broken one is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
