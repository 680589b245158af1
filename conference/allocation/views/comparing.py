"""Two runs side by side."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.allocation import queries
from conference.allocation.exports import placed_in_words
from conference.allocation.rules.judging import LEVELS as LEVEL_ORDER
from conference.allocation.rules.office_words import LEVELS, change_in_words
from conference.allocation.services.comparing import compared
from conference.allocation.services.presenting import changes_of
from conference.allocation.views.doors import office
from conference.core.actor import Role
from conference.core.errors import NotFound
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff


@office.get("/vergleich")
@open_to_staff(Role.OFFICE)
def compare(year: int) -> ResponseReturnValue:
    """What another run would give to whom: levels, forums, and how many people gain and lose."""
    conference = conference_of(year)
    one, other = request.args.get("lauf", type=int), request.args.get("mit", type=int)
    if one is None or other is None:
        return redirect(url_for(".overview", year=year, _anchor="laeufe"), 303)
    if max(one, other) > 10**6:
        raise NotFound
    found = compared(
        queries.run_of(conference, one), queries.run_of(conference, other), actor=current_actor()
    )
    forums = queries.names_of_forums(conference)
    return render_template(
        "allocation/compare.html",
        conference=conference,
        found=found,
        forums=forums,
        placed=lambda place: placed_in_words(place, forums),
        levels=[LEVELS[level] for level in LEVEL_ORDER],
        changes=lambda run: [change_in_words(what, forums) for what in changes_of(run)],
    )
