"""A personal link that opens nothing, in whichever room: how to get a new one."""

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.planning.queries import current_conference
from conference.registration.errors import LinkUnknown
from conference.registration.views.doors import public


@public.app_errorhandler(LinkUnknown)
def unknown_link(error: LinkUnknown) -> ResponseReturnValue:
    """What happened, and the way to a new link of the conference people register for now."""
    page = render_template(
        "registration/unknown_link.html", error=error, conference=current_conference()
    )
    return page, error.status
