"""The third screen: it worked, and what happens next."""

from datetime import timedelta

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import escape

from conference.core import clock
from conference.planning.queries import public_conference_of
from conference.registration import queries
from conference.registration.errors import LinkUnknown
from conference.registration.services.links import first_token
from conference.registration.states import State
from conference.registration.views.doors import public
from conference.registration.views.kept import page_with_gaps
from conference.web.access import open_by_link

SHOWN_IN_FULL_FOR = timedelta(days=1)  # later the address and the link are in the letter only


@public.get("/<int:year>/anmeldung/fertig/<form_key>")
@open_by_link
def done(year: int, form_key: str) -> ResponseReturnValue:
    """The answer to the form; the same however often it is asked for."""
    outcome = queries.outcome_of(form_key)
    if outcome is None or outcome.year != year:
        raise LinkUnknown
    waits = outcome.state is State.WAITLISTED
    fresh = clock.now() - outcome.made_at < SHOWN_IN_FULL_FOR

    def render(**gaps: str) -> str:
        return render_template(
            "registration/done.html",
            conference=public_conference_of(year),
            outcome=outcome,
            fresh=fresh,
            **gaps,
        )

    key = (
        "done",
        year,
        outcome.state,
        outcome.reach_by,
        outcome.people,
        outcome.needs_are_late,
        fresh,
    )
    token = first_token(form_key, 1) if fresh else ""
    page = page_with_gaps(key, render, "code", "email", "rank", "calendar", "own")
    return page.filled(
        code=outcome.code,
        email=escape(outcome.email) if fresh else "",
        rank=str(queries.rank_of(outcome.registration_id)) if waits else "",
        calendar=url_for(".calendar", token=token) if fresh else "",
        own=url_for(".own", token=token) if fresh else "",
    )
