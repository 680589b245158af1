"""Name badges to print: of everybody who comes, or of one person."""

from io import BytesIO

from flask import request, send_file
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.documents.cells import printable
from conference.documents.pdf import CONTENT_TYPE
from conference.papers import queries
from conference.papers.errors import NoBadge
from conference.papers.exports import badges_file
from conference.papers.views.doors import office
from conference.planning.queries import conference_of
from conference.registration.queries import registration_of
from conference.web.access import open_to_staff


@office.get("/<int:year>/namensschilder.pdf")
@open_to_staff(Role.OFFICE)
def badges(year: int) -> ResponseReturnValue:
    """Ten to a sheet, by name; with ``?code=`` that of one person."""
    conference = conference_of(year)
    if "code" in request.args:
        person = registration_of(conference.id, printable(request.args["code"]))
        people = [person] if person.state.holds_a_seat else []
        name = f"namensschild-{person.code}.pdf"
    else:
        people = list(queries.people_with_a_seat(conference))
        name = f"namensschilder-{year}-{clock.today():%Y-%m-%d}.pdf"
    if not people:
        raise NoBadge
    return send_file(BytesIO(badges_file(conference, people)), CONTENT_TYPE, download_name=name)
