"""The working programme at a glance, its warnings, and all of it as an Excel file."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.planning.queries import conference_of
from conference.programme.exports.tables import programme_tables
from conference.programme.queries import stands_of
from conference.programme.services.board import board_of
from conference.programme.views.doors import office
from conference.web.access import open_to_staff


@office.get("/programm")
@open_to_staff()
def overview(year: int) -> ResponseReturnValue:
    """Rounds and forums side by side, the day around them, and what a planner should look at."""
    conference = conference_of(year)
    return render_template(
        "programme/office/overview.html",
        conference=conference,
        board=board_of(conference),
        stands=stands_of(conference),
    )


@office.get("/programm/warnungen")
@open_to_staff()
def warnings(year: int) -> ResponseReturnValue:
    """What to look at before the public sees this programme."""
    conference = conference_of(year)
    return render_template(
        "programme/office/warnings.html",
        conference=conference,
        warnings=board_of(conference).warnings,
    )


@office.get("/programm.xlsx")
@open_to_staff(Role.PROGRAMME, Role.READER)
def programme_file(year: int) -> ResponseReturnValue:
    """Forums, items, people and stands as an Excel file."""
    conference = conference_of(year)
    return Response(
        workbook(programme_tables(board_of(conference), stands_of(conference))),
        mimetype=CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename=programm-{year}.xlsx"},
    )
