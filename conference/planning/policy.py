"""Who may plan."""

from conference.core.actor import Actor, Role
from conference.planning.models import Conference


def may_plan(actor: Actor) -> bool:
    """Make a conference, announce it, take it back, put it into the archive."""
    return actor.has(Role.OFFICE)


def may_change(actor: Actor, conference: Conference) -> bool:
    """Change texts, dates, venue, contact and seats."""
    return actor.has(Role.OFFICE)


def may_furnish(actor: Actor, conference: Conference) -> bool:
    """Keep the rooms of the venue and the interpreters: also who makes the programme."""
    return actor.has(Role.OFFICE, Role.PROGRAMME)
