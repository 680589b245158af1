"""Under which name the pages of this room are known, and who comes by the link."""

from flask import Blueprint

from conference.core.actor import Actor
from conference.directory.models import OrganisationLink
from conference.partners import queries
from conference.partners.errors import OrganisationLinkUnknown

public = Blueprint("partners", __name__)


def opened(token: str) -> tuple[OrganisationLink, Actor]:
    """What the link opens, and who comes by it. A wrong one was a guess, and guesses are counted."""
    link = queries.link_behind(token)
    if link is None:
        raise OrganisationLinkUnknown
    return link, Actor(name="Organisation (eigener Link)", organisation_id=link.organisation_id)
