"""What has to be asked back about somebody's needs. Pure: no database, no clock."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from conference.registration.rules.application import Details
from conference.registration.rules.childcare import ages_of
from conference.registration.rules.needs import Needs
from conference.registration.rules.serving import (
    Obstacle,
    ServingRound,
    may_not_fit,
    unserved_wishes,
)
from conference.registration.states import QuestionKind

BARRED = {Obstacle.STEPS, Obstacle.NO_SPACE}  # also a later wish must not lead there


class Support(Protocol):
    """What the house offers: the lift inside in centimetres, and childcare."""

    @property
    def lift_width_cm(self) -> int | None: ...
    @property
    def lift_depth_cm(self) -> int | None: ...
    @property
    def childcare_places(self) -> int: ...
    @property
    def childcare_from_age(self) -> int: ...
    @property
    def childcare_to_age(self) -> int: ...


class OnOffer(Protocol):
    """The forums and the support of one conference."""

    @property
    def rounds(self) -> Sequence[ServingRound]: ...
    @property
    def support(self) -> Support: ...


def needs_to_clear_up(told: Details, offer: OnOffer) -> Iterator[tuple[QuestionKind, str]]:
    """Each kind of question at most once, with the codes of the forums it is about ("A6, B1").

    Never with the need itself: who is asked back is seen by more people than what somebody needs.
    """
    needs = told.needs
    if needs.is_special_category and not needs.consent:
        yield QuestionKind.CONSENT_MISSING, ""
    if codes := _reached_by_lift(told, offer):
        yield QuestionKind.LIFT_TOO_SMALL, codes
    if codes := _not_served(told, offer):
        yield QuestionKind.NEED_NOT_SERVED, codes
    if _ages_are_open(needs, offer.support):
        yield QuestionKind.CHILD_AGE, ""


def _reached_by_lift(told: Details, offer: OnOffer) -> str:
    house = offer.support
    if not may_not_fit(told.needs, house.lift_width_cm, house.lift_depth_cm):
        return ""
    wished = {choice.forum_id for choice in told.attended_choices}
    upstairs = (
        forum.code
        for slot in offer.rounds
        for forum in slot.forums
        if forum.by_lift and forum.id in wished
    )
    return ", ".join(upstairs)


def _not_served(told: Details, offer: OnOffer) -> str:
    """The dearest wish of a round that serves no need, and any wish that nobody can get into."""
    codes = [
        wish.forum.code
        for wish in unserved_wishes(told.needs, told.attended_choices, offer.rounds)
        if BARRED & set(wish.obstacles)
        or (wish.rank == 1 and set(wish.obstacles) - {Obstacle.LIFT})
    ]
    return ", ".join(codes)


def _ages_are_open(needs: Needs, house: Support) -> bool:
    if not needs.children:
        return bool(needs.child_ages)
    ages = ages_of(needs.child_ages, children=needs.children)
    outside = ages.outside(house.childcare_from_age, house.childcare_to_age)
    return not house.childcare_places or not ages.is_clear or bool(outside)
