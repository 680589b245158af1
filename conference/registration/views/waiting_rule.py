"""The rule of the waiting lists in words, for everybody, before anybody waits."""

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.planning.queries import public_conference_of
from conference.planning.rules.holding import waiting_rule as rule_of
from conference.registration.views.doors import public
from conference.web.access import open_to_everyone


@public.get("/<int:year>/warteliste")
@open_to_everyone
def waiting_rule(year: int) -> ResponseReturnValue:
    conference = public_conference_of(year)
    return render_template(
        "registration/waiting_rule.html",
        conference=conference,
        sentences=rule_of(conference.offer_hours, smaller_overtake=conference.smaller_overtake),
    )
