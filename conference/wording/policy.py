"""Who may do what with translations."""

from conference.core.actor import Actor, Role


def may_note_reading(actor: Actor) -> bool:
    """Only the office says that somebody has read a translation."""
    return actor.has(Role.OFFICE)
