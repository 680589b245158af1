"""Who is there for an organisation: put down, corrected, handed over."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError
from conference.directory import queries
from conference.directory.forms import HandOverForm, MemberForm, NewMemberForm
from conference.directory.forms.memberships import NEW_PERSON, SOMEBODY_NEW
from conference.directory.models import Organisation, Person
from conference.directory.services import memberships as service
from conference.directory.views.doors import office, saved
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, wanted_of_address


@office.route("/organisationen/<int:organisation_id>/kontakte/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_member(organisation_id: int) -> ResponseReturnValue:
    """Look for somebody who is known already, or type in somebody new."""
    organisation = queries.organisation_of(organisation_id)
    person = _chosen()
    form = NewMemberForm(person)
    if form.validate_on_submit() and saved(
        form,
        lambda: service.add_member(
            organisation_id,
            person.id if person else form.person(organisation.name),
            form.facts(),
            actor=current_actor(),
        ),
    ):
        flash("Die Ansprechperson ist eingetragen.", "success")
        return _back(organisation)
    wanted = wanted_of_address(sorts=tuple(queries.PEOPLE_SORTS))
    return render_template(
        "directory/member_new.html",
        form=form,
        organisation=organisation,
        person=person,
        new_person=NEW_PERSON,
        listing=Listing(queries.people_page(wanted)) if wanted.search else None,
    )


@office.route(
    "/organisationen/<int:organisation_id>/kontakte/<int:membership_id>", methods=["GET", "POST"]
)
@open_to_staff(Role.PROGRAMME)
def member(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Correct what somebody is for the organisation, and until when."""
    known = queries.membership_of(organisation_id, membership_id)
    form = MemberForm(obj=known)
    if form.validate_on_submit() and saved(
        form,
        lambda: service.change_member(
            membership_id, form.facts(), actor=current_actor(), why=form.why.data or ""
        ),
    ):
        flash("Die Angaben sind gespeichert.", "success")
        return _back(known.organisation)
    return render_template(
        "directory/member.html", form=form, membership=known, organisation=known.organisation
    )


@office.post("/organisationen/<int:organisation_id>/kontakte/<int:membership_id>/verabschieden")
@open_to_staff(Role.PROGRAMME)
def let_member_go(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Somebody leaves today, and nobody follows."""
    known = queries.membership_of(organisation_id, membership_id)
    organisation = known.organisation
    try:
        service.let_go(membership_id, actor=current_actor())
    except DomainError as error:
        flash(str(error), "danger")
    else:
        flash("Die Person ist verabschiedet. Was sie getan hat, bleibt.", "success")
    return _back(organisation)


@office.route(
    "/organisationen/<int:organisation_id>/kontakte/<int:membership_id>/uebergeben",
    methods=["GET", "POST"],
)
@open_to_staff(Role.PROGRAMME)
def hand_over(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Somebody leaves and a successor takes over."""
    known = queries.membership_of(organisation_id, membership_id)
    organisation = known.organisation
    form = HandOverForm(
        one
        for one in organisation.memberships
        if one.is_current and one.person_id != known.person_id
    )
    if form.validate_on_submit() and saved(
        form,
        lambda: service.hand_over(
            membership_id,
            form.person(organisation.name)
            if form.successor.data == SOMEBODY_NEW
            else int(form.successor.data),
            actor=current_actor(),
            why=form.why.data or "",
        ),
    ):
        flash("Die Aufgabe ist übergeben. Der alte Link gilt nicht mehr.", "success")
        return _back(organisation)
    return render_template(
        "directory/hand_over.html",
        form=form,
        membership=known,
        organisation=organisation,
        new_person=NEW_PERSON,
    )


def _chosen() -> Person | None:
    """Somebody whom the address names; a broken number is nobody."""
    number = request.args.get("person", "")
    known = number.isascii() and number.isdigit() and len(number) < 10
    return queries.person_of(int(number)) if known else None


def _back(organisation: Organisation) -> ResponseReturnValue:
    address = url_for(".organisation", organisation_id=organisation.id, _anchor="kontakte")
    return redirect(address, 303)
