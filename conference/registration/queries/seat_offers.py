"""Seats that are held for somebody who waited."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, union_all
from sqlalchemy.orm import joinedload

from conference.core import clock
from conference.core.database import db
from conference.planning.models import Conference
from conference.registration.models import ForumPlace, Registration, SeatOffer
from conference.registration.states import OfferState, Quota


def registrations_of_offer(offer: SeatOffer) -> Sequence[Registration]:
    """Who is asked, in the order of the group."""
    found = select(Registration).options(joinedload(Registration.party))
    if offer.forum_id is None:
        found = found.where(Registration.offer_id == offer.id)
    else:
        found = found.join(ForumPlace).where(ForumPlace.offer_id == offer.id)
    return db.session.scalars(found.order_by(Registration.position, Registration.id)).all()


def places_of_offer(offer: SeatOffer) -> Sequence[ForumPlace]:
    """The places in the forum that are held, in the order of the group."""
    return db.session.scalars(
        select(ForumPlace)
        .join(ForumPlace.registration)
        .where(ForumPlace.offer_id == offer.id)
        .order_by(Registration.position, ForumPlace.id)
        .options(joinedload(ForumPlace.registration))
    ).all()


def offers_to(person: Registration) -> list[SeatOffer]:
    """The seats that are held for this person, at the conference and in forums."""
    held = [person.offer, *(place.offer for place in person.places)]
    return [offer for offer in held if offer is not None]


def offers_over(now: datetime) -> Sequence[int]:
    """Offers whose time is over, or whose conference has opened its doors; the oldest first."""
    return db.session.scalars(
        select(SeatOffer.id)
        .join(SeatOffer.conference)
        .where(
            SeatOffer.state == OfferState.OFFERED,
            or_(SeatOffer.until <= now, Conference.day <= clock.today()),
        )
        .order_by(SeatOffer.until, SeatOffer.id)
    ).all()


def offered_by_quota(conference_id: int) -> Mapping[Quota, int]:
    """How many seats of the conference are held for people who have to answer."""
    rows = db.session.execute(
        select(SeatOffer.quota, func.sum(SeatOffer.people))
        .where(
            SeatOffer.conference_id == conference_id,
            SeatOffer.state == OfferState.OFFERED,
            SeatOffer.forum_id.is_(None),
        )
        .group_by(SeatOffer.quota)
    )
    return {quota: people for quota, people in rows if quota is not None}


def held_until(registration_ids: Sequence[int]) -> Mapping[int, datetime]:
    """Until when the first of these people's offers runs, at the conference or in a forum."""
    at_conference = (
        select(Registration.id.label("of_person"), SeatOffer.until)
        .join(SeatOffer, Registration.offer_id == SeatOffer.id)
        .where(Registration.id.in_(registration_ids))
    )
    in_forums = (
        select(ForumPlace.registration_id.label("of_person"), SeatOffer.until)
        .join(SeatOffer, ForumPlace.offer_id == SeatOffer.id)
        .where(ForumPlace.registration_id.in_(registration_ids))
    )
    found = union_all(at_conference, in_forums).subquery()
    rows = db.session.execute(
        select(found.c.of_person, func.min(found.c.until)).group_by(found.c.of_person)
    )
    return {row[0]: row[1] for row in rows}


def offer_with_id(offer_id: int) -> SeatOffer | None:
    return db.session.get(SeatOffer, offer_id)


def conference_id_of_offer(offer_id: int) -> int | None:
    return db.session.scalar(select(SeatOffer.conference_id).where(SeatOffer.id == offer_id))
