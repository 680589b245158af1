"""Who may invite: whoever answers for the office."""

from conference.core.actor import Actor, Role


def may_invite(actor: Actor) -> bool:
    return actor.has(Role.OFFICE)
