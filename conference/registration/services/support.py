"""What a conference has to organise for those who need something, put together for the office."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.planning.models import Conference
from conference.planning.queries import interpreter_teams
from conference.registration import rules
from conference.registration.models import Registration
from conference.registration.queries import OfferedRound
from conference.registration.queries.needs import cleared_up, people_with_needs, planned_rounds
from conference.registration.queries.offer import OfferedSupport, support_on_offer
from conference.registration.rules import Details, Needs
from conference.registration.rules.support import Asking, Support, support_of
from conference.registration.states import Attendance, QuestionKind

OpenQuestion = tuple[Registration, QuestionKind, str]


@dataclass(frozen=True, kw_only=True)
class NeedsOverview:
    """Everything about the needs of a conference; ``people`` and ``questions`` only for Role.NEEDS."""

    rounds: Sequence[OfferedRound]
    house: OfferedSupport
    support: Support
    people: Sequence[tuple[Registration, Needs]]
    questions: Sequence[OpenQuestion]


@dataclass(frozen=True, kw_only=True)
class _OnOffer:
    rounds: Sequence[OfferedRound]
    support: OfferedSupport


def needs_overview(conference: Conference) -> NeedsOverview:
    """Who needs what, added up, and what has to be asked back."""
    people = [(person, rules.details_of(person)) for person in people_with_needs(conference)]
    rounds, house = planned_rounds(conference), support_on_offer(conference)
    every_round = frozenset(slot.id for slot in rounds)
    asking = [
        Asking(
            needs=told.needs,
            choices=told.attended_choices,
            rounds=_rounds_of(told, every_round),
            late=person.need is not None and person.need.is_late(conference.needs_deadline),
        )
        for person, told in people
    ]
    ages = (house.childcare_from_age, house.childcare_to_age)
    return NeedsOverview(
        rounds=rounds,
        house=house,
        support=support_of(asking, rounds, dict(interpreter_teams(conference)), ages),
        people=[(person, told.needs) for person, told in people],
        questions=_questions(conference, people, _OnOffer(rounds=rounds, support=house)),
    )


def _rounds_of(told: Details, every_round: frozenset[int]) -> frozenset[int]:
    match told.attendance:
        case Attendance.PLENARY_ONLY:
            return frozenset()
        case Attendance.ONE_ROUND:
            return every_round & {told.only_round_id or 0}
    return every_round


def _questions(
    conference: Conference, people: Sequence[tuple[Registration, Details]], offer: _OnOffer
) -> list[OpenQuestion]:
    settled = cleared_up(conference)
    return [
        (person, kind, about)
        for person, told in people
        for kind, about in rules.needs_to_clear_up(told, offer)
        if (person.id, kind) not in settled
    ]
