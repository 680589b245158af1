"""Who may read address lists in and take the addresses away."""

from conference.core.actor import Actor, Role


def may_keep_addresses(actor: Actor) -> bool:
    return actor.has(Role.OFFICE)
