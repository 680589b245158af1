"""What a person has in each round, once everybody was told their forums. Pure: no database, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conference.programme.snapshot import Forum, Programme, Round
from conference.registration.models import ForumPlace, Registration
from conference.registration.rules.application import details_of
from conference.registration.rules.stage import Billing
from conference.registration.states import Attendance


@dataclass(frozen=True, kw_only=True)
class InRound:
    """One round of one person: the ``forum`` with a seat, the one she works in, or none.

    ``waiting`` is the place in the line for another forum, if she stands in one.
    """

    slot: Round
    forum: Forum | None = None
    works_in: Forum | None = None
    waiting: ForumPlace | None = None

    @property
    def is_without(self) -> bool:
        return self.forum is None and self.works_in is None


def in_rounds(
    registration: Registration, programme: Programme | None, billing: Billing
) -> list[InRound]:
    """Every round that the person attends and in which forums take place, in the order of the day."""
    if programme is None:
        return []
    works_in = {
        one.forum.round_id: one.forum.id
        for one in billing.of(details_of(registration))
        if one.forum is not None
    }
    return [
        _in_round(slot, registration.told_places, programme, works_in.get(slot.id))
        for slot in attended_rounds(registration, programme)
    ]


def attended_rounds(registration: Registration, programme: Programme) -> Sequence[Round]:
    """The rounds with forums that take place, as far as the person comes to them."""
    offered = [slot for slot in programme.rounds if programme.forums_of(slot.id)]
    match registration.attendance:
        case Attendance.WHOLE_DAY:
            return offered
        case Attendance.ONE_ROUND:
            return [slot for slot in offered if slot.id == registration.only_round_id]
        case _:
            return []


def _in_round(
    slot: Round, places: Iterable[ForumPlace], programme: Programme, works_in: int | None
) -> InRound:
    here = [place for place in places if place.round_id == slot.id]
    seat = next((place for place in here if place.is_seated), None)
    return InRound(
        slot=slot,
        forum=programme.forum(seat.forum_id) if seat else None,
        works_in=programme.forum(works_in) if seat is None else None,
        waiting=next((place for place in here if not place.is_seated), None),
    )
