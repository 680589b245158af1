"""Factories of seats that are held for people who waited."""

from datetime import UTC, datetime, timedelta

import factory

from conference.registration.models import SeatOffer
from conference.registration.states import OfferState, Quota
from tests.factories import Factory


class SeatOfferFactory(Factory):
    """A seat that the one person of this party was offered, and took."""

    class Meta:
        model = SeatOffer

    conference_id = factory.LazyAttribute(lambda made: made.party.conference_id)
    quota = Quota.PUBLIC
    people = 1
    state = OfferState.TAKEN
    until = factory.LazyFunction(lambda: datetime.now(UTC) + timedelta(days=2))
