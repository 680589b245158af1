"""How many people count on a forum; the programme asks before it drops or shrinks one."""

from sqlalchemy import func, select, union

from conference.core.database import db
from conference.directory.models import Person
from conference.planning.models import Conference
from conference.programme.queries.demand import Demand
from conference.registration.models import ForumPlace, ForumWish, Registration
from conference.registration.states import ENDED, PlaceState


def demand(conference: Conference) -> Demand:
    """Wishes and places of everybody who has not withdrawn."""
    coming = (
        Registration.conference_id == conference.id,
        Registration.state.not_in(ENDED),
    )
    wished = select(ForumWish.forum_id, ForumWish.registration_id).join(Registration).where(*coming)
    placed = (
        select(ForumPlace.forum_id, ForumPlace.registration_id).join(Registration).where(*coming)
    )
    counted = union(wished, placed).subquery()
    counting_on = db.session.execute(
        select(counted.c.forum_id, func.count()).group_by(counted.c.forum_id)
    )
    seated = db.session.execute(
        placed.with_only_columns(ForumPlace.forum_id, func.count())
        .where(ForumPlace.state == PlaceState.SEATED)
        .group_by(ForumPlace.forum_id)
    )
    return Demand(
        counting_on=dict(counting_on.all()),
        seated=dict(seated.all()),
        attending=_people_on_stage_who_attend(conference),
    )


def _people_on_stage_who_attend(conference: Conference) -> dict[int, frozenset[int]]:
    """People of the directory who registered under the same address: the forums they count on."""
    attended = union(
        select(Person.id.label("person_id"), ForumWish.forum_id)
        .join(Registration, func.lower(Registration.email) == func.lower(Person.email))
        .join(ForumWish, ForumWish.registration_id == Registration.id)
        .where(
            Person.email != "",
            ForumWish.rank == 1,
            Registration.conference_id == conference.id,
            Registration.state.not_in(ENDED),
        ),
        select(Person.id, ForumPlace.forum_id)
        .join(Registration, func.lower(Registration.email) == func.lower(Person.email))
        .join(ForumPlace, ForumPlace.registration_id == Registration.id)
        .where(
            Person.email != "",
            Registration.conference_id == conference.id,
            Registration.state.not_in(ENDED),
        ),
    )
    forums: dict[int, frozenset[int]] = {}
    for person_id, forum_id in db.session.execute(attended):
        forums[person_id] = forums.get(person_id, frozenset()) | {forum_id}
    return forums
