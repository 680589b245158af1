"""Who takes part: the organisations that want to be seen, for everybody."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.errors import NotFound
from conference.directory import queries
from conference.directory.states import OrganisationCategory
from conference.directory.views.doors import public
from conference.web.access import open_to_everyone
from conference.web.listing import Listing, wanted_of_address


@public.get("/organisationen")
@open_to_everyone
def listed_organisations() -> ResponseReturnValue:
    """The list, by name, kind and field of action."""
    fields = queries.fields_of_action()
    wanted = wanted_of_address(
        sorts=("name",), filters={"art": set(OrganisationCategory), "feld": set(fields)}
    )
    return render_template(
        "directory/listed_organisations.html",
        listing=Listing(queries.listed_page(wanted)),
        categories=[(one.value, one.label) for one in OrganisationCategory],
        fields=fields,
    )


@public.get("/organisationen/<organisation_slug>")
@open_to_everyone
def listed_organisation(organisation_slug: str) -> ResponseReturnValue:
    """What one organisation does, and how to reach it; an old address leads on."""
    try:
        known = queries.listed_organisation(organisation_slug)
    except NotFound:
        stays = queries.forwarded_slug(organisation_slug)
        return redirect(url_for(".listed_organisation", organisation_slug=stays), 301)
    titles = queries.fields_of_action()
    return render_template(
        "directory/listed_organisation.html",
        organisation=known,
        fields=[titles[code] for code in known.fields if code in titles],
    )
