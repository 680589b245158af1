"""Who may allocate, and who may read what somebody needs beside the outcome."""

from conference.core.actor import Actor, Role


def may_allocate(actor: Actor) -> bool:
    return actor.has(Role.OFFICE)


def sees_needs(actor: Actor) -> bool:
    """Whether reasons that lie in what somebody needs may be shown with the name."""
    return actor.has(Role.NEEDS)
