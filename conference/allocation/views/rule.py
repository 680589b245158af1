"""The rule in words, for everybody, before anything is calculated; and the draws, once there are some."""

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.allocation import queries
from conference.allocation.rules.judging import NO_WISH_AT_ALL, cost_of_rank
from conference.allocation.views.doors import public
from conference.core.errors import NotFound
from conference.planning.queries import public_conference_of
from conference.planning.states import ChoiceMode
from conference.web.access import open_to_everyone
from conference.web.page_cache import kept_page


@public.get("/<int(fixed_digits=4):year>/verteilung")
@open_to_everyone
@kept_page()
def rule(year: int) -> ResponseReturnValue:
    """How wishes become places; where people choose directly or on the day there is no such rule."""
    conference = public_conference_of(year)
    if conference.choice_mode is not ChoiceMode.WISHES:
        raise NotFound
    ranks = range(1, conference.wishes_per_round + 1)
    return render_template(
        "allocation/public/rule.html",
        conference=conference,
        ranks=[(rank, cost_of_rank(rank)) for rank in ranks],
        outside=NO_WISH_AT_ALL,
        draws=queries.announced_draws(conference),
    )
