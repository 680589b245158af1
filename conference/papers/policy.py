"""Who may print letters: whoever holds one can open the registration."""

from conference.core.actor import Actor, Role


def may_print(actor: Actor) -> bool:
    return actor.has(Role.OFFICE)
