"""The people whom the district knows."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.languages import german_name
from conference.core.listing import Wanted
from conference.directory import queries
from conference.directory.exports import AT_ONCE, PEOPLE, people_file, wish_for
from conference.directory.forms import PersonForm
from conference.directory.services.people import add_person, change_person
from conference.directory.states import DoubleKind
from conference.directory.views.doors import office, saved
from conference.directory.views.organisations import as_answer, too_long
from conference.errands.work import ask_for
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, narrowed, wanted_of_address


@office.get("/personen")
@open_to_staff(Role.PROGRAMME)
def people() -> ResponseReturnValue:
    """Everybody the district knows, by name."""
    return render_template(
        "directory/people.html",
        listing=Listing(queries.people_page(_wanted())),
        at_once=AT_ONCE,
        filters=[
            ("Kommune", "kommune", [(town.id, town.name) for town in queries.municipalities()]),
            ("Merkmal", "merkmal", [(tag, tag) for tag in queries.tags_of_people()]),
            (
                "Sprache",
                "sprache",
                [(code, german_name(code)) for code in queries.languages_of_people()],
            ),
            ("Einladungen", "einladungen", [("ja", "erlaubt"), ("nein", "möchte keine")]),
        ],
    )


@office.get("/personen.xlsx")
@open_to_staff(Role.PROGRAMME)
def people_as_file() -> ResponseReturnValue:
    """The list as it is narrowed on the page, as an Excel file."""
    wanted = _wanted()
    if queries.number_of_people(wanted) > AT_ONCE:
        found: dict[str, Any] = narrowed(wanted)
        return too_long(url_for(".people", **found))
    return as_answer(people_file(wanted))


@office.post("/personen/datei")
@open_to_staff(Role.PROGRAMME)
def ask_for_people() -> ResponseReturnValue:
    """The same list, too long to wait for: the worker makes the file."""
    errand = ask_for(
        PEOPLE,
        wish_for(_wanted()),
        title="Personen als Excel",
        roles=(Role.PROGRAMME,),
        actor=current_actor(),
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


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
    """All that is known of somebody; who was joined with another is found there."""
    if stays := queries.forwarded(DoubleKind.PERSON, person_id):
        return redirect(url_for(".person", person_id=stays), 301)
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


def _wanted() -> Wanted:
    return wanted_of_address(
        sorts=tuple(queries.PEOPLE_SORTS),
        filters={
            "kommune": {str(town.id) for town in queries.municipalities()},
            "merkmal": None,
            "sprache": None,
            "einladungen": {"ja", "nein"},
        },
    )
