"""Who may keep the directory."""

from conference.core.actor import Actor, Role


def may_set_up(actor: Actor) -> bool:
    """Change what the district says about itself, its looks and its legal texts."""
    return actor.has(Role.OFFICE)


def may_keep_people(actor: Actor) -> bool:
    """See and change people and experts."""
    return actor.has(Role.PROGRAMME)


def may_keep_organisations(actor: Actor) -> bool:
    """See and change organisations, and who is there for them."""
    return actor.has(Role.PROGRAMME)


def may_hand_over(actor: Actor, organisation_id: int) -> bool:
    """Name who follows a contact: the office, and whoever came by this organisation's own link."""
    by_link = actor.organisation_id is not None and actor.organisation_id == organisation_id
    return may_keep_organisations(actor) or by_link


def may_see_needs(actor: Actor) -> bool:
    """Read and change what an expert needs on the day; the office alone may not."""
    return actor.has(Role.NEEDS)


def may_answer_barriers(actor: Actor) -> bool:
    return actor.has(Role.OFFICE)


def may_review(actor: Actor) -> bool:
    """Decide about organisations and experts who offered to take part."""
    return actor.has(Role.OFFICE)


def may_join(actor: Actor) -> bool:
    """Say that two people or two organisations are one, or that they are not."""
    return actor.has(Role.OFFICE)
