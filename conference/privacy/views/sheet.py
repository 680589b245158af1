"""The office gives out or deletes what is kept about somebody who asks on paper or by telephone."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.privacy import exports
from conference.privacy.forms import AskedForm
from conference.privacy.services.deleting import delete_person
from conference.privacy.services.disclosing import disclose
from conference.privacy.views.doors import office
from conference.registration import queries
from conference.registration.models import Registration
from conference.registration.rules import check_known
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import blame

PREFIX = "/<int:year>/anmeldungen/<code>"


def _found(year: int, code: str) -> tuple[Conference, Registration]:
    conference = conference_of(year)
    return conference, queries.registration_of(conference.id, code)


@office.route(f"{PREFIX}/auskunft", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def disclosure(year: int, code: str) -> ResponseReturnValue:
    """Everything about this person, to print or as a file, once it is said who asks."""
    conference, person = _found(year, code)
    check_known(person)
    form, pieces = AskedForm(), None
    if form.validate_on_submit():
        try:
            pieces = disclose(person.id, actor=current_actor(), why=form.why.data or "")
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            if "xlsx" in request.form:
                return exports.as_workbook(person.code, pieces)
            if "json" in request.form:
                return exports.as_json(person.code, pieces)
    return render_template(
        "privacy/office/disclosure.html",
        conference=conference,
        person=person,
        form=form,
        pieces=pieces,
        without_needs=not current_actor().has(Role.NEEDS),
        back=_address(conference, person),
    )


@office.route(f"{PREFIX}/angaben-loeschen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def delete(year: int, code: str) -> ResponseReturnValue:
    """Delete everything personal, once it is said who asks."""
    conference, person = _found(year, code)
    form = AskedForm()
    if form.validate_on_submit():
        try:
            delete_person(person.id, actor=current_actor(), why=form.why.data or "")
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            flash("Alle Angaben zur Person sind gelöscht.", "success")
            return redirect(_address(conference, person), 303)
    check_known(person)
    return render_template(
        "privacy/office/delete.html",
        conference=conference,
        person=person,
        form=form,
        back=_address(conference, person),
    )


def _address(conference: Conference, person: Registration) -> str:
    return url_for("registration_office.sheet", year=conference.year, code=person.code)
