"""The address that is printed on paper, to be typed by hand."""

from flask import current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from conference.papers.errors import CodeUnknown
from conference.papers.rules.codes import token_for
from conference.papers.views.doors import public
from conference.registration import queries
from conference.web.access import open_by_link
from conference.web.limits import require_open


@public.get("/a/<short>")
@open_by_link
def by_code(short: str) -> ResponseReturnValue:
    """Lead from a code on paper to the registration; a wrong one counts as a guess (404)."""
    require_open("link")  # who has guessed too often learns nothing, not even from a right code
    token = token_for(str(current_app.config["SECRET_KEY"]), short)
    registration = queries.registration_behind(token)
    if registration is None:
        raise CodeUnknown
    return redirect(url_for("registration.own", token=token, sprache=registration.language), 303)
