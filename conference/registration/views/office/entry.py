"""What came on paper, by phone or by e-mail is typed in here, one after the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import Flask, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from conference.core.actor import Role
from conference.core.clock import BERLIN
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.directory.queries import municipalities
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.registration import queries
from conference.registration.forms.entry import Before, EntrySheet
from conference.registration.forms.form_key import new_form_key
from conference.registration.forms.paper import Town
from conference.registration.forms.sheet import form_key_of
from conference.registration.models import Party, Registration
from conference.registration.rules import Application
from conference.registration.rules.scans import MOST_OCTETS, Scan
from conference.registration.services.scans import enter as enter_paper
from conference.registration.states import Channel, State
from conference.registration.views.office.doors import office
from conference.web.access import current_actor, open_to_staff, takes_files

FIELDS = 1024 * 1024  # octets for everything that is typed beside a scan


@dataclass(frozen=True, kw_only=True)
class OtherSheet:
    """A sheet of another kind that a room above types in: how the clerk knows it, and the way there."""

    question: str
    label: str
    endpoint: str


def typed_in_elsewhere(app: Flask, *sheets: OtherSheet) -> None:
    """Rooms above have sheets of their own; the form for a registration leads to them."""
    app.extensions["other_sheets"] = sheets


@office.route("/<int:year>/anmeldungen/neu", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
@takes_files(MOST_OCTETS + FIELDS)
def enter(year: int) -> ResponseReturnValue:
    """Type in a registration; the next empty form comes at once."""

    def enter_it(application: Application, scan: Scan | None) -> Party:
        return enter_paper(application, scan, actor=current_actor())

    return type_in(conference_of(year), Entry(take_up=enter_it))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a room above knows before the form is typed, and what it does with the form.

    ``known`` are values by the names of the fields, the municipality as people call it. ``about`` says
    what the form answers, and ``then`` is the page that follows.
    """

    take_up: Callable[[Application, Scan | None], Party]
    known: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    then: str = ""


def type_in(conference: Conference, entry: Entry) -> ResponseReturnValue:
    """The form for what came on paper, by phone or by e-mail."""
    offer = queries.offer_by(conference)
    sheet = EntrySheet(
        offer,
        languages=current_app.config["LANGUAGES"],
        towns=_towns(),
        before=_before(conference.id),
        known=entry.known,
    )
    form_key = form_key_of(request.form) if request.method == "POST" else new_form_key()
    if sheet.validate_on_submit():
        try:
            party = entry.take_up(sheet.application(offer, form_key), sheet.filing.kept)
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            sheet.blame(error)
        else:
            flash(_receipt(conference.year, party.contact), "success")
            return redirect(entry.then or _the_next(sheet, conference.year), 303)
    if request.method == "GET":
        sheet.begin_here()
    return render_template(
        "registration/office/enter.html",
        conference=conference,
        sheet=sheet,
        form_key=form_key,
        about=entry.about,
        other_sheets=() if entry.about else current_app.extensions.get("other_sheets", ()),
    )


def _the_next(sheet: EntrySheet, year: int) -> str:
    keeps = "ja" if sheet.filing.keep.data else None
    return url_for("registration_office.enter", year=year, behalten=keeps)


def _towns() -> list[Town]:
    return [
        Town(id=town.id, name=town.name, postal_codes=tuple(town.postal_codes))
        for town in municipalities()
    ]


def _before(conference_id: int) -> Before:
    """What the next sheet of the pile has in common with the one before."""
    last = queries.last_entered_by(current_actor().staff_id, conference_id)
    if last is None:
        return Before()
    received = last.received_at.astimezone(BERLIN)
    lies_in_a_pile = last.channel is not Channel.PHONE
    keeps = request.args.get("behalten") == "ja"
    return Before(
        channel=last.channel,
        day=received.date() if lies_in_a_pile else None,
        clock_time=received.time().replace(second=0, microsecond=0) if lies_in_a_pile else None,
        organisation=last.organisation if keeps else "",
        town=last.municipality.name if keeps and last.municipality else "",
        keeps=keeps,
    )


def _receipt(year: int, person: Registration) -> Markup:
    """What became of the form, with the number to write on the paper."""
    state = (
        f"auf der Warteliste, Rang {queries.rank_of(person.id)}"
        if person.state is State.WAITLISTED
        else "Platz sicher"
    )
    if person.party.people > 1:
        state += f", {person.party.people} Personen"
    if person.came_late:
        state += ", nach dem Anmeldeschluss eingegangen"
    address = url_for("registration_office.sheet", year=year, code=person.code)
    return Markup('Gespeichert: <a href="{}">{} {}</a>, {}.').format(
        address, person.code, person.full_name, state
    )
