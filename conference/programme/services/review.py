"""Look over the working programme before it is released."""

from flask import current_app

from conference.core.languages import GERMAN
from conference.planning.models import Conference
from conference.planning.queries import interpreter_teams, rooms_of
from conference.programme.queries.demand import demand_of
from conference.programme.queries.working import engagements_of, forums_of, items_of
from conference.programme.rules.findings import PlanningWarning
from conference.programme.rules.picture import (
    Picture,
    forums_in_picture,
    items_in_picture,
    roles_in_picture,
    room_in_picture,
)
from conference.programme.rules.warnings import warnings_about


def warnings_before_release(conference: Conference) -> list[PlanningWarning]:
    """What a planner should look at before the public sees this programme."""
    return warnings_about(picture_of(conference))


def picture_of(conference: Conference) -> Picture:
    """The working programme as it is now, together with what people registered for."""
    demand = demand_of(conference)
    forums = forums_in_picture(forums_of(conference))
    items = items_in_picture(items_of(conference))
    return Picture(
        forums=forums,
        items=items,
        roles=roles_in_picture(engagements_of(conference), (*forums, *items)),
        rooms=tuple(room_in_picture(room) for room in rooms_of(conference)),
        teams=interpreter_teams(conference),
        languages=[code for code in current_app.config["LANGUAGES"] if code != GERMAN],
        counting_on=demand.counting_on,
        seated=demand.seated,
        attending=demand.attending,
    )
