"""Who must be called, on the page and as a file."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from conference.calls import policy, queries
from conference.calls.exports import calls_table
from conference.calls.states import CallReason, CallResult
from conference.calls.views.doors import CALLERS, office
from conference.core import clock
from conference.core.listing import Wanted
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff
from conference.web.languages import offered
from conference.web.listing import Listing, wanted_of_address

WHEN = [(queries.TODAY, "heute dran"), (queries.LATER, "später wieder")]


@office.get("/<int:year>/anrufe")
@open_to_staff(*CALLERS)
def calls(year: int) -> ResponseReturnValue:
    """Everybody who must be called, the most urgent first."""
    conference = conference_of(year)
    sees_needs = policy.sees_needs(current_actor())
    return render_template(
        "calls/list.html",
        conference=conference,
        listing=Listing(queries.calls_page(conference, _wanted())),
        sees_needs=sees_needs,
        filters=[
            ("Warum", "grund", [(reason.value, reason.label) for reason in CallReason]),
            ("Wann", "wann", WHEN),
            ("Letztes Ergebnis", "ergebnis", [(one.value, one.label) for one in CallResult]),
            ("Sprache", "sprache", [(one.code, one.own_name) for one in offered()]),
        ],
    )


@office.get("/<int:year>/anrufe.xlsx")
@open_to_staff(*CALLERS)
def workbook_file(year: int) -> ResponseReturnValue:
    """The list as it is narrowed on the page, as an Excel file."""
    lines = queries.all_calls(conference_of(year), _wanted())
    name = f"anrufe-{year}-{clock.today():%Y-%m-%d}.xlsx"
    return Response(
        workbook(calls_table(lines)),
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )


def _wanted() -> Wanted:
    return wanted_of_address(
        sorts=queries.SORTS,
        usual="dringend",
        filters={
            "grund": [reason.value for reason in CallReason],
            "wann": [value for value, _ in WHEN],
            "ergebnis": [one.value for one in CallResult],
            "sprache": [language.code for language in offered()],
        },
    )
