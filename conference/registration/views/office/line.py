"""The waiting lists: who waits, why not served now, and what the office can do about it."""

from collections.abc import Sequence

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.core.listing import Page, Wanted, page_out_of
from conference.documents import excel
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.planning.rules.holding import waiting_rule
from conference.programme.models import Forum
from conference.registration import policy
from conference.registration.exports import line_table
from conference.registration.queries.line import forums_with_a_line
from conference.registration.rules.line import Hurdle
from conference.registration.services.line import (
    InLine,
    line_of_conference,
    line_of_forum,
    narrowed_line,
)
from conference.registration.services.seats import follow
from conference.registration.states import Quota
from conference.registration.views.office.doors import READERS, office
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, wanted_of_address

SORTS = ("rang", "name", "seit")


@office.get("/<int:year>/warteliste")
@open_to_staff(*READERS, Role.NEEDS)
def waiting(year: int) -> ResponseReturnValue:
    """One line, of the conference or of a forum: everybody in it with the reason."""
    conference = conference_of(year)
    forums = forums_with_a_line(conference)
    wanted = _wanted(forums)
    forum = _forum(forums, wanted)
    return render_template(
        "registration/office/waiting.html",
        conference=conference,
        forum=forum,
        listing=Listing(_page(conference, forum, wanted)),
        lists=[(one.id, f"Forum {one.code}") for one in forums],
        hurdles=[(one.value, one.label) for one in Hurdle],
        quotas=[(one.value, str(one.label)) for one in Quota],
        rule=waiting_rule(conference.offer_hours, smaller_overtake=conference.smaller_overtake),
        sees_needs=policy.sees_needs(current_actor()),
    )


@office.get("/<int:year>/warteliste.xlsx")
@open_to_staff(*READERS, Role.NEEDS)
def waiting_file(year: int) -> ResponseReturnValue:
    """The same line as it is narrowed; what somebody needs stands in no file."""
    conference = conference_of(year)
    forums = forums_with_a_line(conference)
    wanted = _wanted(forums)
    entries = narrowed_line(_line(conference, _forum(forums, wanted)), wanted)
    name = f"warteliste-{year}-{clock.today():%Y-%m-%d}.xlsx"
    return Response(
        excel.workbook(line_table(entries)),
        content_type=excel.CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )


@office.post("/<int:year>/warteliste/weiter")
@open_to_staff(Role.OFFICE)
def move_on(year: int) -> ResponseReturnValue:
    """Offer every free seat to whoever is next, in all lines."""
    follow(conference_of(year).id)
    flash("Alle freien Plätze sind den Nächsten angeboten.", "success")
    return redirect(url_for(".waiting", year=year, liste=request.form.get("liste") or None), 303)


def _wanted(forums: Sequence[Forum]) -> Wanted:
    return wanted_of_address(
        sorts=SORTS,
        usual="rang",
        filters={
            "liste": [str(forum.id) for forum in forums],
            "grund": [hurdle.value for hurdle in Hurdle],
            "kontingent": [quota.value for quota in Quota],
        },
    )


def _forum(forums: Sequence[Forum], wanted: Wanted) -> Forum | None:
    chosen = wanted.filter("liste")
    return next((forum for forum in forums if str(forum.id) == chosen), None)


def _line(conference: Conference, forum: Forum | None) -> list[InLine]:
    return line_of_forum(conference, forum.id) if forum else line_of_conference(conference)


def _page(conference: Conference, forum: Forum | None, wanted: Wanted) -> Page[InLine]:
    return page_out_of(narrowed_line(_line(conference, forum), wanted), wanted)
