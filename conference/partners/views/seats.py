"""Seats kept for the people of the organisation: who comes, and who does not."""

from dataclasses import replace

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.core.tokens import new_token
from conference.partners import queries
from conference.partners.forms import SeatForm
from conference.partners.views.doors import opened, public
from conference.registration.errors import SubmittedDifferently
from conference.registration.services.contingents import Naming
from conference.registration.services.contingents import name_person as name_on_a_seat
from conference.registration.services.withdraw import withdraw
from conference.web.access import open_by_link
from conference.web.forms import saved
from conference.web.languages import current_language


@public.route("/organisation/<token>/plaetze/<int:contingent_id>", methods=["GET", "POST"])
@open_by_link
def name_person(token: str, contingent_id: int) -> ResponseReturnValue:
    """Give one of the seats to somebody."""
    link, actor = opened(token)
    contingent = queries.own_contingent(link.organisation, contingent_id)
    form = SeatForm()

    def save() -> None:
        naming = Naming(
            details=form.details(link.organisation.name),
            form_key=form.form_key.data or new_token(),
            language=current_language(),
        )
        try:
            name_on_a_seat(contingent.id, naming, actor=actor)
        except SubmittedDifferently:  # somebody went back and typed the next name
            name_on_a_seat(contingent.id, replace(naming, form_key=new_token()), actor=actor)

    if form.validate_on_submit() and saved(form, save):
        flash(_("Der Platz hat einen Namen."), "success")
        return redirect(url_for(".own", token=token) + "#plaetze", 303)
    form.form_key.data = form.form_key.data or new_token()
    return render_template(
        "partners/seat.html",
        token=token,
        form=form,
        contingent=contingent,
        conference=contingent.conference,
    )


@public.post("/organisation/<token>/plaetze/person/<int:seat_id>/abmelden")
@open_by_link
def withdraw_person(token: str, seat_id: int) -> ResponseReturnValue:
    """Somebody does not come: the seat goes back to the organisation until its return date."""
    link, actor = opened(token)
    person = queries.own_person(link.organisation, seat_id)
    withdraw(person.id, actor=actor)
    flash(_("Die Person ist abgemeldet."), "success")
    return redirect(url_for(".own", token=token) + "#plaetze", 303)
