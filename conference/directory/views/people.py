"""The people who can stand on a stage."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.directory import queries
from conference.directory.forms import PersonForm
from conference.directory.services.people import add_person, change_person
from conference.directory.views.doors import office, saved
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, wanted_of_address


@office.get("/personen")
@open_to_staff(Role.PROGRAMME)
def people() -> ResponseReturnValue:
    """Everybody the district knows, by name."""
    wanted = wanted_of_address(sorts=tuple(queries.PEOPLE_SORTS))
    listing = Listing(queries.people_page(wanted))
    return render_template("directory/people.html", listing=listing)


@office.route("/personen/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_person() -> ResponseReturnValue:
    form = PersonForm()
    del form.why, form.seen
    if form.validate_on_submit() and saved(
        form, lambda: add_person(form.facts(), actor=current_actor())
    ):
        flash("Die Person ist angelegt.", "success")
        return redirect(url_for(".people"), 303)
    return render_template("directory/person.html", form=form, person=None, entries=[])


@office.route("/personen/<int:person_id>", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def person(person_id: int) -> ResponseReturnValue:
    known = queries.person_of(person_id)
    form = PersonForm(obj=known)
    if form.validate_on_submit() and saved(
        form,
        lambda: change_person(
            person_id,
            form.facts(),
            actor=current_actor(),
            why=form.reason(),
            seen=form.last_seen(),
        ),
    ):
        flash("Die Angaben sind gespeichert.", "success")
        return redirect(url_for(".people"), 303)
    form.seen.data = known.changed_at.isoformat()
    return render_template(
        "directory/person.html",
        form=form,
        person=known,
        entries=entries_about("person", known.id),
    )
