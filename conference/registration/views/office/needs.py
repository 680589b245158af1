"""What to organise for those who need something: numbers for the office, names for who plans support."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.documents import excel, pdf
from conference.documents.table import Table
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.registration import policy
from conference.registration.exports import (
    catering_table,
    childcare_table,
    spaces_table,
    spoken_table,
)
from conference.registration.rules.needs_words import needs_in_words
from conference.registration.services.support import NeedsOverview, needs_overview
from conference.registration.views.office.doors import READERS, needs_office
from conference.web.access import current_actor, open_to_staff
from conference.web.filters import day

ORDERS = "any(dolmetschen,gebaerdensprache,kinderbetreuung,essen)"


@needs_office.get("/<int:year>/bedarf")
@open_to_staff(Role.NEEDS, *READERS)
def overview(year: int) -> ResponseReturnValue:
    """What to book by when, for how many and in which forums."""
    conference = conference_of(year)
    found = needs_overview(conference)
    sees_names = policy.sees_needs(current_actor())
    return render_template(
        "registration/office/needs.html",
        conference=conference,
        overview=found,
        orders=[
            (order, _until(conference, order), _table(found, order, words=sees_names))
            for order in ("gebaerdensprache", "dolmetschen", "kinderbetreuung", "essen")
        ],
        spaces=spaces_table(found.support),
        sees_names=sees_names,
        people=[
            (
                person,
                needs_in_words(needs, "de"),
                person.need is not None and person.need.is_late(conference.needs_deadline),
            )
            for person, needs in found.people
        ]
        if sees_names
        else (),
    )


@needs_office.get(f"/<int:year>/bedarf/<{ORDERS}:order>.xlsx")
@open_to_staff(Role.NEEDS)
def order_workbook(year: int, order: str) -> ResponseReturnValue:
    """The order sheet as an Excel file; no names stand in it."""
    table = _table(needs_overview(conference_of(year)), order, words=True)
    return _file(year, order, excel.workbook(table), excel.CONTENT_TYPE, "xlsx")


@needs_office.get(f"/<int:year>/bedarf/<{ORDERS}:order>.pdf")
@open_to_staff(Role.NEEDS)
def order_print(year: int, order: str) -> ResponseReturnValue:
    """The same to print or to send along."""
    conference = conference_of(year)
    table = _table(needs_overview(conference), order, words=True)
    note = f"{conference.title.german}, {day(conference.day)}. Bitte buchen bis {_until(conference, order)}."
    content = pdf.table_file(table, title=table.title, note=note)
    return _file(year, order, content, pdf.CONTENT_TYPE, "pdf")


def _until(conference: Conference, order: str) -> str:
    """Interpreters are booked weeks ahead; food and childcare once everybody has registered."""
    if order in ("dolmetschen", "gebaerdensprache"):
        return day(conference.needs_deadline)
    return day(conference.registration_closes_at.astimezone(clock.BERLIN).date())


def _table(overview: NeedsOverview, order: str, *, words: bool) -> Table:
    match order:
        case "kinderbetreuung":
            return childcare_table(overview.support, overview.house)
        case "essen":
            return catering_table(overview.support, words=words)
    return spoken_table(overview.support, overview.rounds, signed=order == "gebaerdensprache")


def _file(year: int, order: str, content: bytes, content_type: str, ending: str) -> Response:
    name = f"{order}-{year}-{clock.today():%Y-%m-%d}.{ending}"
    return Response(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )
