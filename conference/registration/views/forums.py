"""Behind the secret link: the forums a person was told, and these for her calendar."""

from collections.abc import Sequence

from flask import Response
from flask.typing import ResponseReturnValue

from conference.calendar.icalendar import CONTENT_TYPE
from conference.programme.queries import latest_release, released_programme
from conference.registration import queries, rules
from conference.registration.appointments import FORUMS_NAME, forums_file_of
from conference.registration.errors import ForumsNotTold, LinkUnknown
from conference.registration.letters import Told, told_in
from conference.registration.models import Registration
from conference.registration.rules import Billing
from conference.registration.states import State
from conference.registration.views.doors import public
from conference.web.access import open_by_link
from conference.web.languages import current_language


def forums_of(registration: Registration) -> Sequence[Told]:
    """Round by round what the person was told; nothing before."""
    if registration.state is not State.ALLOCATED:
        return []
    conference = registration.conference
    rounds = rules.in_rounds(
        registration,
        released_programme(conference),
        Billing(queries.engagements_in_forums(conference.id)),
    )
    return told_in(rounds, current_language())


@public.get("/anmeldung/<token>/foren.ics")
@open_by_link
def forums_calendar(token: str) -> ResponseReturnValue:
    """One's own forums for one's own calendar; before they are told there are none."""
    registration = queries.registration_behind(token)
    if registration is None:
        raise LinkUnknown
    if registration.state is not State.ALLOCATED:
        raise ForumsNotTold
    answer = Response(
        forums_file_of(registration, latest_release(registration.conference)),
        content_type=CONTENT_TYPE,
    )
    answer.headers["Content-Disposition"] = f"attachment; filename={FORUMS_NAME}"
    return answer
