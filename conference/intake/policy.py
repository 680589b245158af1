"""Who may read lists in."""

from conference.core.actor import Actor, Role


def may_read_in(actor: Actor) -> bool:
    return actor.has(Role.OFFICE)
