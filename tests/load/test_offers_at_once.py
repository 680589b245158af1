"""Yes, no, the end of the time, the office and newcomers in the same moment: every seat stays counted."""

from datetime import timedelta

from sqlalchemy import func, select

from conference.core import clock
from conference.core.database import db
from conference.registration.models import Registration, SeatOffer, SeatPool
from conference.registration.services.answering import accept, decline, lapse, withdraw_offer
from conference.registration.services.withdraw import withdraw
from conference.registration.states import SEATED, OfferState, Quota, State
from tests.factories import ConferenceFactory
from tests.load.test_one_wins import at_once
from tests.registration.people import OFFICE, amira, sign_up

ROUNDS = 6


def counted(conference_id):
    """What the pool says, and what really is: seats given and held, and who waits without an offer."""
    pool = select(SeatPool.taken, SeatPool.waiting).where(
        SeatPool.conference_id == conference_id, SeatPool.quota == Quota.PUBLIC
    )
    here = Registration.conference_id == conference_id
    seated = select(func.count()).where(here, Registration.state.in_(SEATED))
    held = select(func.count()).where(here, Registration.offer_id.is_not(None))
    waiting = select(func.count()).where(
        here, Registration.state == State.WAITLISTED, Registration.offer_id.is_(None)
    )
    seats = (db.session.scalar(seated) or 0) + (db.session.scalar(held) or 0)
    return tuple(db.session.execute(pool).one()), (seats, db.session.scalar(waiting))


def test_one_answer_counts_and_the_seat_is_given_once(house):
    for number in range(ROUNDS):
        with house.app_context():
            conference = ConferenceFactory(public_seats=1, offer_hours=48)
            first = sign_up(conference, actor=OFFICE)
            for guest in range(4):
                sign_up(
                    conference, amira(first_name=f"Gast{guest}", email=f"g{number}{guest}@x.org")
                )
            withdraw(first.id, actor=OFFICE)
            offer_id, until = db.session.execute(
                select(SeatOffer.id, SeatOffer.until).where(
                    SeatOffer.conference_id == conference.id
                )
            ).one()
            conference_id = conference.id

        def too_late(offer_id=offer_id, until=until):
            with clock.pretending(until + timedelta(seconds=1)):
                lapse(offer_id)

        became = at_once(
            house,
            lambda offer_id=offer_id: accept(offer_id, actor=OFFICE),
            too_late,
            lambda offer_id=offer_id: decline(offer_id, actor=OFFICE),
            lambda offer_id=offer_id: withdraw_offer(offer_id, actor=OFFICE, why="Saal"),
            lambda offer_id=offer_id: accept(offer_id, actor=OFFICE),
        )

        assert set(became) <= {"done", "OfferOver"}, became
        with house.app_context():
            said, really = counted(conference_id)
            assert said == really
            assert said[0] <= 1
            state = db.session.get_one(SeatOffer, offer_id).state
            assert state is not OfferState.OFFERED
            offers = select(func.count()).where(
                SeatOffer.conference_id == conference_id, SeatOffer.state == OfferState.OFFERED
            )
            holds = db.session.scalar(offers)
            assert said[0] == 1 or state is OfferState.WITHDRAWN
            assert holds == (state in (OfferState.LAPSED, OfferState.DECLINED))
