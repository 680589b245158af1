"""How the registration stands just now: the live piece on pages that are otherwise kept."""

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.planning.queries import public_conference_of
from conference.planning.states import Phase
from conference.registration.queries import public_seats_left
from conference.registration.views.doors import public
from conference.web.access import open_to_everyone


@public.get("/<int:year>/stand")
@open_to_everyone
def standing(year: int) -> ResponseReturnValue:
    """A sentence about the free seats while people can register; else nothing."""
    conference = public_conference_of(year)
    is_open = conference.phase is Phase.REGISTRATION_OPEN
    return render_template(
        "registration/_standing.html",
        seats=public_seats_left(conference) if is_open else None,
    )
