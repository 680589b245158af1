"""Who may do what with the programme."""

from conference.core.actor import Actor, Role


def may_plan(actor: Actor) -> bool:
    """Change the working programme."""
    return actor.has(Role.PROGRAMME)


def may_release(actor: Actor) -> bool:
    """Show the working programme to the public, or load an old release back."""
    return actor.has(Role.PROGRAMME)
