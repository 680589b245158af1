"""Who may keep the facts of an organisation up to date."""

from conference.core.actor import Actor, Role


def may_keep(actor: Actor, organisation_id: int) -> bool:
    """The office, and whoever came by this organisation's own link."""
    return actor.has(Role.OFFICE) or (
        actor.organisation_id is not None and actor.organisation_id == organisation_id
    )
