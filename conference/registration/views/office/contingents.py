"""Seats kept for organisations: promised, named, left, and when they fall back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.tokens import new_token
from conference.directory.queries import organisation_of
from conference.planning.queries import conference_of
from conference.registration import queries
from conference.registration.errors import OrganisationUnclear
from conference.registration.forms.contingents import ChangeForm, GrantForm, NamingForm
from conference.registration.services import contingents as seats
from conference.registration.states import ContingentKind
from conference.registration.views.office.doors import READERS, office
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved
from conference.web.listing import Listing, wanted_of_address


@office.get("/<int:year>/kontingente")
@open_to_staff(*READERS)
def contingents(year: int) -> ResponseReturnValue:
    """All of the year."""
    conference = conference_of(year)
    wanted = wanted_of_address(
        usual="organisation",
        sorts=list(queries.CONTINGENT_SORTS),
        filters={"offen": ["ja", "nein"], "art": [kind.value for kind in ContingentKind]},
    )
    page = queries.contingents_page(conference, wanted)
    return render_template(
        "registration/office/contingents.html",
        conference=conference,
        listing=Listing(page),
        kinds=[(kind.value, kind.label) for kind in ContingentKind],
        named=queries.named_in(list(page)),
        held=sum(queries.held_by_quota(conference).values()),
    )


@office.route("/<int:year>/kontingente/neu", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def grant_seats(year: int) -> ResponseReturnValue:
    """Promise seats to an organisation, or keep them for the press, the council or as a reserve."""
    conference = conference_of(year)
    form = GrantForm(organisation=_asked_for())
    if form.validate_on_submit() and saved(
        form,
        lambda: seats.grant(
            conference.id,
            _whose(form),
            form.promise(),
            actor=current_actor(),
        ),
    ):
        flash(_granted(form), "success")
        return redirect(url_for(".contingents", year=year), 303)
    return render_template(
        "registration/office/contingent_new.html", conference=conference, form=form
    )


@office.route("/<int:year>/kontingente/<int:contingent_id>", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def contingent(year: int, contingent_id: int) -> ResponseReturnValue:
    """Who was named; more or fewer seats, another day."""
    conference = conference_of(year)
    kept = queries.contingent_of(conference, contingent_id)
    form = ChangeForm(kept)
    if form.validate_on_submit() and saved(
        form,
        lambda: seats.change_promise(
            contingent_id,
            seats=form.seats.data or 0,
            return_on=form.return_on.data or kept.return_on,
            actor=current_actor(),
            why=form.why.data or "",
        ),
    ):
        flash("Das Kontingent ist gespeichert.", "success")
        return redirect(url_for(".contingent", year=year, contingent_id=contingent_id), 303)
    return _page(year, contingent_id, form=form)


def _page(
    year: int,
    contingent_id: int,
    *,
    form: ChangeForm | None = None,
    naming: NamingForm | None = None,
) -> str:
    """One contingent with both of its forms; what was typed into one of them is there still."""
    conference = conference_of(year)
    kept = queries.contingent_of(conference, contingent_id)
    return render_template(
        "registration/office/contingent.html",
        conference=conference,
        contingent=kept,
        people=queries.people_named(kept),
        form=form or ChangeForm(kept, formdata=None),
        naming=naming or NamingForm(formdata=None, form_key=new_token()),
        entries=entries_about("contingent", contingent_id),
    )


@office.post("/<int:year>/kontingente/<int:contingent_id>/zuruecknehmen")
@open_to_staff(Role.OFFICE)
def take_seats_back(year: int, contingent_id: int) -> ResponseReturnValue:
    """The seats without a name are everybody's from now on."""
    kept = queries.contingent_of(conference_of(year), contingent_id)
    taken = seats.take_back(kept.id, actor=current_actor())
    flash(f"Zurückgenommen: {taken}. Wer wartet, rückt nach.", "success")
    return redirect(url_for(".contingent", year=year, contingent_id=contingent_id), 303)


def _asked_for() -> str:
    """The organisation that another page has named in the address."""
    number = request.args.get("organisation", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        return organisation_of(int(number)).name
    return ""


def _whose(form: GrantForm) -> int | None:
    """The organisation that is meant; the other kinds have none."""
    if form.promise().kind is not ContingentKind.ORGANISATION:
        return None
    return _one_called(form.organisation.data or "")


def _granted(form: GrantForm) -> str:
    if form.promise().kind is ContingentKind.ORGANISATION:
        return "Die Plätze sind gehalten. Die Organisation bekommt eine E-Mail."
    return "Die Plätze sind gehalten."


@office.post("/<int:year>/kontingente/<int:contingent_id>/person")
@open_to_staff(Role.OFFICE)
def name_on_seat(year: int, contingent_id: int) -> ResponseReturnValue:
    """Name somebody for one of these seats."""
    kept = queries.contingent_of(conference_of(year), contingent_id)
    form = NamingForm()
    if form.validate_on_submit() and saved(
        form, lambda: seats.name_person(kept.id, form.naming(), actor=current_actor())
    ):
        flash("Die Person ist angemeldet.", "success")
        return redirect(url_for(".contingent", year=year, contingent_id=contingent_id), 303)
    return _page(year, contingent_id, naming=form)


def _one_called(words: str) -> int:
    found = queries.organisations_like(words)
    if len(found) != 1:
        raise OrganisationUnclear([one.name for one in found])
    return found[0].id
