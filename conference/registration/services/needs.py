"""How long it is kept what people need."""

from datetime import timedelta

from sqlalchemy import delete, func, select, update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import policy
from conference.registration.events import NeedsDeleted
from conference.registration.models import AccessNeed, Registration


@use_case
def delete_due_needs(*, actor: Actor) -> int:
    """Delete what people needed once its day has come; how many it was stands in the trail.

    Done again on the same day it finds nothing and says nothing.
    """
    require(policy.is_office(actor))
    due = AccessNeed.delete_on <= clock.today()
    counted = db.session.execute(
        select(Registration.conference_id, func.count())
        .join(AccessNeed)
        .where(due)
        .group_by(Registration.conference_id)
        .order_by(Registration.conference_id)
    ).all()
    db.session.execute(delete(AccessNeed).where(due))
    for conference_id, people in counted:
        announce(
            NeedsDeleted(subject_id=conference_id),
            by=actor,
            changes=[Change("Personen mit Unterstützungsbedarf", str(people), "0")],
        )
    return sum(people for _, people in counted)


def follow(conference_id: int) -> None:
    """The day or the days to keep have changed: what people need is deleted on another day."""
    conference = db.session.get_one(Conference, conference_id)
    people = select(Registration.id).where(Registration.conference_id == conference_id)
    db.session.execute(
        update(AccessNeed)
        .where(AccessNeed.registration_id.in_(people))
        .values(delete_on=conference.day + timedelta(days=conference.needs_kept_days))
    )
