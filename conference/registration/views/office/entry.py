"""What came on paper, by phone or by e-mail is typed in here, one after the other."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.queries import conference_of
from conference.registration import queries
from conference.registration.forms.form_key import new_form_key
from conference.registration.forms.office import EntrySheet
from conference.registration.forms.sheet import form_key_of
from conference.registration.models import Registration
from conference.registration.services.register import register
from conference.registration.states import State
from conference.registration.views.office.doors import office
from conference.web.access import current_actor, open_to_staff


@office.route("/<int:year>/anmeldungen/neu", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def enter(year: int) -> ResponseReturnValue:
    """Type in a registration; the next empty form comes at once."""
    conference = conference_of(year)
    offer = queries.offer_by(conference)
    sheet = EntrySheet(offer, languages=current_app.config["LANGUAGES"])
    form_key = form_key_of(request.form) if request.method == "POST" else new_form_key()
    if sheet.validate_on_submit():
        try:
            party = register(sheet.application(offer, form_key), actor=current_actor())
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            sheet.blame(error)
        else:
            flash(_receipt(year, party.contact), "success")
            return redirect(url_for("registration_office.enter", year=year), 303)
    return render_template(
        "registration/office/enter.html",
        conference=conference,
        sheet=sheet,
        form_key=form_key,
    )


def _receipt(year: int, person: Registration) -> Markup:
    """What became of the form, with the number to write on the paper."""
    state = (
        f"auf der Warteliste, Rang {queries.rank_of(person.id)}"
        if person.state is State.WAITLISTED
        else "Platz sicher"
    )
    address = url_for("registration_office.sheet", year=year, code=person.code)
    return Markup('Gespeichert: <a href="{}">{} {}</a>, {}.').format(
        address, person.code, person.full_name, state
    )
