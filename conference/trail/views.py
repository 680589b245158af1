"""The trail of everything, for the office."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.trail import places, queries
from conference.web.access import open_to_staff
from conference.web.listing import Listing, wanted_of_address

office = Blueprint("trail_office", __name__)


@office.get("/buero/verlauf")
@open_to_staff(Role.OFFICE)
def entries() -> ResponseReturnValue:
    """Who did what and when: search it, narrow it by person, kind and day."""
    wanted = wanted_of_address(
        sorts=tuple(queries.SORTS),
        usual="-zeit",
        filters={"wer": None, "art": None, "von": None, "bis": None},
    )
    page = queries.all_entries(wanted)
    return render_template(
        "trail/all.html",
        listing=Listing(page),
        names=places.names_of((entry.kind, entry.subject_id) for entry in page),
        actors=[(actor, actor) for actor in queries.actors()],
        kinds=[(kind, places.label_of(kind)) for kind in queries.kinds()],
        has_page=places.has_page,
    )


@office.get("/buero/verlauf/<kind>/<int:subject_id>")
@open_to_staff(Role.OFFICE)
def thing(kind: str, subject_id: int) -> ResponseReturnValue:
    """Lead to the page of the thing a line is about."""
    return redirect(places.address_of(kind, subject_id), 303)
