"""Who acts in these tests, and what they tell."""

from conference.core.actor import VISITOR, Actor, Role
from conference.registration.rules import Application, Choice, Details
from conference.registration.services.register import register

OFFICE = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset({Role.OFFICE}))


def with_link(registration) -> Actor:
    return Actor(name="Person (eigener Link)", registration_id=registration.id)


def amira(**facts) -> Details:
    """One person with an address of her own."""
    return Details(
        **{"first_name": "Amira", "last_name": "Haddad", "email": "amira@example.org"} | facts
    )


def application(conference, *people, **facts) -> Application:
    return Application(conference_id=conference.id, people=people or (amira(),), **facts)


def sign_up(conference, *people, actor=VISITOR, **facts):
    """Register these people; the registration of the first."""
    return register(application(conference, *people, **facts), actor=actor).registrations[0]


def wish(forum, **facts) -> Choice:
    return Choice(round_id=forum.round_id, forum_id=forum.id, **facts)
