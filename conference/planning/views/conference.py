"""One conference: where it stands, and its texts, dates, venue, contact, seats and support."""

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.planning import queries
from conference.planning.forms import (
    ConfirmingForm,
    ContactForm,
    DatesForm,
    SeatsForm,
    SupportForm,
    TextsForm,
    VenueForm,
    WaitingForm,
)
from conference.planning.rules import phase_line
from conference.planning.rules.holding import waiting_rule
from conference.planning.rules.notices import notices_about
from conference.planning.rules.readiness import missing_for_the_public
from conference.planning.services import changing
from conference.planning.views.doors import form_page, office
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff


@office.get("/<int:year>/konferenz")
@open_to_staff()
def conference(year: int) -> ResponseReturnValue:
    """Where the conference stands, what speaks against it, and all that is known of it."""
    conference = queries.conference_of(year)
    return render_template(
        "planning/conference.html",
        conference=conference,
        line=phase_line(conference, clock.now()),
        notices=notices_about(conference, clock.today()),
        missing=missing_for_the_public(conference),
        rooms=queries.rooms_of(conference),
        teams=queries.interpreter_teams(conference),
        overbooked=queries.overbooked_by(conference),
        waiting_rule=waiting_rule(
            conference.offer_hours, smaller_overtake=conference.smaller_overtake
        ),
        neighbours=queries.neighbours_of(conference, drafts=True),
        entries=entries_about("conference", conference.id),
    )


@office.route("/<int:year>/konferenz/texte", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def texts(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = TextsForm(obj=conference)
    return form_page(
        conference,
        form,
        lambda: changing.change_texts(
            conference, form.texts(), actor=current_actor(), why=form.why.data or ""
        ),
        title="Texte",
        done="Die Texte sind gespeichert.",
    )


@office.route("/<int:year>/konferenz/termine", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def dates(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = DatesForm(obj=conference)
    return form_page(
        conference,
        form,
        lambda: changing.change_dates(
            conference,
            form.dates(),
            move_the_rest=form.move_the_rest.data,
            actor=current_actor(),
            why=form.why.data or "",
        ),
        title="Termine",
        done="Die Termine sind gespeichert.",
    )


@office.route("/<int:year>/konferenz/ort", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def venue(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = VenueForm(obj=conference)
    return form_page(
        conference,
        form,
        lambda: changing.change_venue(
            conference, form.venue(), actor=current_actor(), why=form.why.data or ""
        ),
        title="Ort",
        done="Der Ort ist gespeichert.",
    )


@office.route("/<int:year>/konferenz/kontakt", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def contact(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = ContactForm(obj=conference)
    return form_page(
        conference,
        form,
        lambda: changing.change_contact(
            conference, form.contact(), actor=current_actor(), why=form.why.data or ""
        ),
        title="Kontakt",
        done="Der Kontakt ist gespeichert.",
    )


@office.route("/<int:year>/konferenz/bestaetigung", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def confirming(year: int) -> ResponseReturnValue:
    """Whether people have to confirm their address."""
    conference = queries.conference_of(year)
    form = ConfirmingForm(obj=conference)
    return form_page(
        conference,
        form,
        lambda: changing.change_confirming(
            conference, form.confirming(), actor=current_actor(), why=form.why.data or ""
        ),
        title="Bestätigung der E-Mail-Adresse",
        done="Die Einstellung ist gespeichert.",
    )


@office.route("/<int:year>/konferenz/warteliste", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def waiting(year: int) -> ResponseReturnValue:
    """How long free seats are held for those who wait, and who may overtake."""
    conference = queries.conference_of(year)
    form = WaitingForm(obj=conference)
    return form_page(
        conference,
        form,
        lambda: changing.change_waiting(
            conference, form.waiting(), actor=current_actor(), why=form.why.data or ""
        ),
        title="Wartelisten",
        done="Die Regeln der Wartelisten sind gespeichert.",
    )


@office.route("/<int:year>/konferenz/plaetze", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def seats(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = SeatsForm(obj=conference)
    consequences = (
        changing.what_people_feel(conference, form.seats()) if form.validate_on_submit() else ()
    )
    form.ask_about(consequences)
    return form_page(
        conference,
        form,
        lambda: changing.change_seats(
            conference,
            form.seats(),
            actor=current_actor(),
            why=form.why.data or "",
            acknowledged=form.acknowledgement,
        ),
        title="Plätze und Wahl der Foren",
        done="Die Plätze sind gespeichert.",
        consequences=consequences,
    )


@office.route("/<int:year>/konferenz/unterstuetzung", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def support(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = SupportForm(obj=conference)
    return form_page(
        conference,
        form,
        lambda: changing.change_support(
            conference, form.support(), actor=current_actor(), why=form.why.data or ""
        ),
        title="Unterstützung",
        done="Die Unterstützung ist gespeichert.",
    )
