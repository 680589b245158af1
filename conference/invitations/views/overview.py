"""One page per conference: who was invited and who answered what, and the list behind it."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.core.listing import Wanted
from conference.directory.queries import municipalities
from conference.directory.states import OrganisationCategory
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.documents.table import Table
from conference.invitations import queries
from conference.invitations.exports import invitations_table
from conference.invitations.states import InvitationState, Way
from conference.invitations.views.doors import office
from conference.planning.queries import conference_of
from conference.web.access import open_to_staff
from conference.web.listing import Listing, wanted_of_address


@office.get("/<int:year>/einladungen")
@open_to_staff(Role.OFFICE)
def overview(year: int) -> ResponseReturnValue:
    """Invited, accepted, declined, silent: in numbers, drawings and words."""
    conference = conference_of(year)
    return render_template(
        "invitations/overview.html",
        conference=conference,
        overview=queries.overview_of(conference),
        mailings=queries.mailings_of(conference),
    )


@office.get("/<int:year>/einladungen/alle")
@open_to_staff(Role.OFFICE)
def invitations(year: int) -> ResponseReturnValue:
    """Every invitation, to be searched and narrowed."""
    conference = conference_of(year)
    return render_template(
        "invitations/list.html",
        conference=conference,
        listing=Listing(queries.invitations_page(conference, wanted_invitations())),
        filters=invitation_filters(),
    )


@office.get("/<int:year>/einladungen/alle.xlsx")
@open_to_staff(Role.OFFICE)
def workbook_file(year: int) -> ResponseReturnValue:
    """The list as it is narrowed on the page, as an Excel file."""
    found = queries.all_invitations(conference_of(year), wanted_invitations())
    return workbook_named("einladungen", year, invitations_table(found))


def workbook_named(name: str, year: int, table: Table) -> Response:
    filename = f"{name}-{year}-{clock.today():%Y-%m-%d}.xlsx"
    return Response(
        workbook(table),
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename={filename}"},
    )


def wanted_invitations() -> Wanted:
    filters = {
        key: {str(value) for value, _ in options} for _, key, options in invitation_filters()
    }
    return wanted_of_address(sorts=tuple(queries.SORTS), usual="name", filters=filters)


def invitation_filters() -> list[tuple[str, str, list[tuple[object, object]]]]:
    return [
        ("Stand", "stand", [(one.value, one.label) for one in InvitationState]),
        ("Weg", "weg", [(one.value, one.label) for one in Way]),
        ("Art", "art", [(one.value, one.label) for one in OrganisationCategory]),
        ("Kommune", "kommune", [(one.id, one.name) for one in municipalities()]),
    ]
