"""Who may do what with letters."""

from conference.core.actor import Actor, Role


def may_read(actor: Actor) -> bool:
    """See what lies in the outbox."""
    return actor.has(Role.OFFICE, Role.READER)


def may_handle(actor: Actor) -> bool:
    """Send a letter again, discard it, or say that it has arrived."""
    return actor.has(Role.OFFICE)


def may_see_secrets(actor: Actor, *, letters_stay_here: bool) -> bool:
    """See the links that let people in: only where no letter leaves, so that this is where it is read."""
    return letters_stay_here and actor.has(Role.OFFICE)
