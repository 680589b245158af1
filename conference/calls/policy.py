"""Who may see the call list, and write down what came of a call."""

from conference.core.actor import Actor, Role


def may_call(actor: Actor) -> bool:
    """The office, and whoever looks after people's needs."""
    return actor.has(Role.OFFICE, Role.NEEDS)


def sees_needs(actor: Actor) -> bool:
    return actor.has(Role.NEEDS)
