"""Name badges to print: of everybody who comes, or of one person."""

from io import BytesIO

from flask import flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.documents.cells import printable
from conference.documents.pdf import CONTENT_TYPE
from conference.errands.work import ask_for
from conference.papers import queries
from conference.papers.errors import NoBadge
from conference.papers.exports import AT_ONCE, BADGES, badges_file, badges_name
from conference.papers.views.doors import office
from conference.planning.queries import conference_of
from conference.registration.queries import registration_of
from conference.web.access import current_actor, open_to_staff


@office.post("/<int:year>/namensschilder")
@open_to_staff(Role.OFFICE)
def ask_for_badges(year: int) -> ResponseReturnValue:
    """The badges of all, too many to wait for: the worker makes the file."""
    conference = conference_of(year)
    if not queries.badge_count(conference):
        raise NoBadge
    errand = ask_for(
        BADGES,
        {"conference_id": conference.id},
        title=f"Namensschilder {year} als PDF",
        roles=(Role.OFFICE,),
        actor=current_actor(),
        back=url_for(".pile", year=year, _anchor="namensschilder"),
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


@office.get("/<int:year>/namensschilder.pdf")
@open_to_staff(Role.OFFICE)
def badges(year: int) -> ResponseReturnValue:
    """Ten to a sheet, by name; with ``?code=`` that of one person."""
    conference = conference_of(year)
    if "code" in request.args:
        person = registration_of(conference.id, printable(request.args["code"]))
        people = [person] if person.state.holds_a_seat else []
        name = f"namensschild-{person.code}.pdf"
    elif queries.badge_count(conference) > AT_ONCE:
        flash("Das sind viele Namensschilder. Der Knopf hier lässt die Datei erstellen.", "info")
        return redirect(url_for(".pile", year=year, _anchor="namensschilder"), 303)
    else:
        people = list(queries.people_with_a_seat(conference))
        name = badges_name(conference)
    if not people:
        raise NoBadge
    return send_file(BytesIO(badges_file(conference, people)), CONTENT_TYPE, download_name=name)
