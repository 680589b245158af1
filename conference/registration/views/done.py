"""The third screen: it worked, and what happens next."""

from datetime import timedelta

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.registration import queries
from conference.registration.errors import LinkUnknown
from conference.registration.services.links import first_token
from conference.registration.views.doors import public
from conference.web.access import open_by_link

SHOWN_IN_FULL_FOR = timedelta(days=1)  # later the address and the link are in the letter only


@public.get("/<int:year>/anmeldung/fertig/<form_key>")
@open_by_link
def done(year: int, form_key: str) -> ResponseReturnValue:
    """The answer to the form; the same however often it is asked for."""
    party = queries.party_with_key(form_key)
    if party is None or party.contact.conference.year != year:
        raise LinkUnknown
    contact = party.contact
    fresh = clock.now() - party.made_at < SHOWN_IN_FULL_FOR
    return render_template(
        "registration/done.html",
        conference=contact.conference,
        contact=contact,
        party=party,
        rank=queries.rank_of(contact) if contact.is_waiting else None,
        token=first_token(form_key, contact.position) if fresh else None,
    )
