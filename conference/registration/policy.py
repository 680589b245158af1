"""Who may do what with a registration."""

from collections.abc import Sequence

from conference.core.actor import Actor, Role
from conference.registration.models import Contingent, FormScan, Question, Registration


def is_office(actor: Actor) -> bool:
    return actor.has(Role.OFFICE)


def holds_the_link(actor: Actor, registration: Registration) -> bool:
    """Whether the actor came by this registration's own link."""
    return actor.registration_id is not None and actor.registration_id == registration.id


def is_contact(actor: Actor, registration: Registration) -> bool:
    """Whether the actor came by the link of the group's contact."""
    return actor.registration_id is not None and holds_the_link(actor, registration.party.contact)


def may_see(actor: Actor, registration: Registration) -> bool:
    """The office and its readers, the person, and the contact of the group."""
    return (
        actor.has(Role.READER, Role.NEEDS, Role.DESK, Role.PROGRAMME)
        or holds_the_link(actor, registration)
        or is_contact(actor, registration)
    )


def may_change(actor: Actor, registration: Registration) -> bool:
    """The office, the person, and the contact for those who have no address of their own."""
    return (
        is_office(actor)
        or holds_the_link(actor, registration)
        or (is_contact(actor, registration) and registration.relies_on_the_contact)
    )


def may_see_needs(actor: Actor, registration: Registration) -> bool:
    """Who organises support, the person, and the contact for those who have no address of their own.

    The office alone does not: what is written on paper it may type in, but not read again later.
    """
    return (
        sees_needs(actor)
        or holds_the_link(actor, registration)
        or (is_contact(actor, registration) and registration.relies_on_the_contact)
    )


def sees_needs(actor: Actor) -> bool:
    """Whether the actor organises support, and so may know who needs what."""
    return actor.has(Role.NEEDS)


def may_withdraw(actor: Actor, registration: Registration) -> bool:
    """Whoever may change it, and the organisation whose seat it is."""
    kept = registration.contingent
    return may_change(actor, registration) or (kept is not None and may_name_for(actor, kept))


def may_answer(actor: Actor, people: Sequence[Registration]) -> bool:
    """Whoever may change all of them; for a group that is served together also its contact."""
    return all(may_change(actor, person) for person in people) or (
        len(people) > 1 and is_contact(actor, people[0])
    )


def may_see_offer(actor: Actor, people: Sequence[Registration]) -> bool:
    """Everybody it is for, and whoever may answer."""
    return may_answer(actor, people) or any(holds_the_link(actor, person) for person in people)


def may_name_for(actor: Actor, contingent: Contingent) -> bool:
    """The office, and the organisation whose seats these are."""
    return is_office(actor) or (
        actor.organisation_id is not None and actor.organisation_id == contingent.organisation_id
    )


def may_name(actor: Actor, registration: Registration) -> bool:
    """The contact may name people of the group who have no name yet."""
    return may_change(actor, registration) or (
        is_contact(actor, registration) and not registration.is_named
    )


def may_register_late(actor: Actor) -> bool:
    """The office registers people before the opening and after the closing."""
    return is_office(actor)


def may_see_scan(actor: Actor, scan: FormScan) -> bool:
    """Who may know what people need, and whoever laid the paper on the scanner.

    A form may say what its writer needs, so the office alone is not enough. Who filed it has read
    the paper, and must be able to see whether the scan came out well.
    """
    return actor.has(Role.NEEDS) or (
        is_office(actor) and actor.staff_id is not None and actor.staff_id == scan.kept_by_id
    )


def may_file_scans(actor: Actor) -> bool:
    """The office files, replaces and deletes scans, also those it may not look at."""
    return is_office(actor)


def may_settle(actor: Actor, question: Question) -> bool:
    """The office; what tells of somebody's needs only who may know them."""
    return actor.has(Role.NEEDS) if question.kind.is_about_needs else is_office(actor)


def may_protect(actor: Actor) -> bool:
    """Whether somebody stays off lists and photos is for the office to decide."""
    return is_office(actor)
