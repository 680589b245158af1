"""Who is there when the office changes the seats, and who would move up at once."""

from sqlalchemy import func, select

from conference.core import clock
from conference.core.database import db
from conference.planning.models import Conference
from conference.planning.rules.seating import Crowd
from conference.registration.models import Party, Registration
from conference.registration.queries.contingents import held_by_quota
from conference.registration.queries.seat_offers import offered_by_quota
from conference.registration.states import ENDED, SEATED, Quota, State


def crowd(conference: Conference, public_seats: int, reserved_seats: int) -> Crowd:
    """The people of this conference, if it had these seats."""
    counted = db.session.execute(
        select(Registration.quota, Registration.state, func.count())
        .where(Registration.conference_id == conference.id, Registration.state.not_in(ENDED))
        .group_by(Registration.quota, Registration.state)
    ).all()
    held, offered = held_by_quota(conference), offered_by_quota(conference.id)
    seated = {quota: held.get(quota, 0) + offered.get(quota, 0) for quota in Quota}
    for quota, state, people in counted:
        seated[quota] += people if state in SEATED else 0
    return Crowd(
        registered=sum(people for *_, people in counted),
        public_seated=seated[Quota.PUBLIC],
        reserved_seated=seated[Quota.RESERVED],
        moving_up=_moving_up(conference, Quota.PUBLIC, public_seats - seated[Quota.PUBLIC])
        + _moving_up(conference, Quota.RESERVED, reserved_seats - seated[Quota.RESERVED]),
    )


def _moving_up(conference: Conference, quota: Quota, free: int) -> int:
    """How many come in before a group that waits together is too large for what is left."""
    if free <= 0 or clock.now() >= conference.doors_at:
        return 0
    waiting = db.session.execute(
        select(Registration.party_id, Registration.id, Party.together)
        .join(Registration.party)
        .where(
            Registration.conference_id == conference.id,
            Registration.quota == quota,
            Registration.state == State.WAITLISTED,
            Registration.offer_id.is_(None),
        )
        .order_by(Registration.priority.desc(), Registration.waiting_since, Registration.id)
    ).all()
    sizes: dict[tuple[int, int], int] = {}
    for party_id, person_id, together in waiting:
        line = (party_id, 0 if together else person_id)
        sizes[line] = sizes.get(line, 0) + 1
    coming = 0
    for people in sizes.values():
        if coming + people > free:
            break
        coming += people
    return coming
