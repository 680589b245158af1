"""Tell everybody their forums, once."""

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Announcement, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import letters, policy, queries
from conference.registration.errors import NothingToTell
from conference.registration.events import AllForumsTold, ForumsTold
from conference.registration.services.links import fresh_link
from conference.registration.services.pools import lock_pools
from conference.registration.states import State
from conference.trail.service import write_down

PIECE = 200  # people told in one transaction, so that nobody who registers waits for all letters


def tell_forums(conference_id: int, *, actor: Actor) -> int:
    """Write to everybody who comes to a round, and does not know it yet, in which forum; or in none.

    From now on their places are theirs, on every page and for every later allocation. How many
    people were told; pressed again, also after a break in the middle, it tells those who were not.
    """
    told = 0
    while some := tell_some(conference_id, actor=actor):
        told += some
    return told


@use_case
def tell_some(conference_id: int, *, actor: Actor) -> int:
    """The same for the next few people; how many there were."""
    require(policy.is_office(actor))
    conference = db.session.get_one(Conference, conference_id)
    lock_pools(conference)
    if not queries.has_given_places(conference_id):
        raise NothingToTell
    people = queries.people_to_tell(conference, at_most=PIECE)
    if not people:
        return 0
    for person in people:
        person.become(State.ALLOCATED)
        person.touch()
    letters.forums_told(people, fresh_link)
    write_down(
        [
            Announcement(
                event=ForumsTold(subject_id=person.id, conference_id=conference_id), actor=actor
            )
            for person in people
        ]
    )
    told = tuple(person.id for person in people)
    announce(AllForumsTold(subject_id=conference_id, people=told), by=actor)
    return len(told)
