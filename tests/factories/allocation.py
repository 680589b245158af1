"""A run of the allocation."""

from datetime import UTC, datetime

import factory

from conference.allocation.models import AllocationRun
from conference.allocation.states import AllocationState
from tests.factories import ConferenceFactory, Factory


class AllocationRunFactory(Factory):
    """A run that was calculated, in which nobody had to be seated."""

    class Meta:
        model = AllocationRun

    conference = factory.SubFactory(ConferenceFactory)
    number = 1
    state = AllocationState.DRAFT
    seed = "the seed of the draw"
    input_hash = "0" * 64
    rule = "2026-11"
    costs = factory.LazyFunction(lambda: [0] * 7)
    bounds = factory.LazyFunction(lambda: [0] * 7)
    made_by = "Svenja Küsters"
    announced_at = factory.LazyFunction(lambda: datetime.now(UTC))
    calculated_at = factory.LazyFunction(lambda: datetime.now(UTC))
    milliseconds = 500
