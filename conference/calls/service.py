"""Ask for a call, and write down what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete, select

from conference.calls import policy
from conference.calls.errors import DayIsOver, DayMissing, DayTooLate, ReasonMissing
from conference.calls.events import CallAsked, CallMade
from conference.calls.models import Call, CallOrder
from conference.calls.states import CallResult
from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.registration.models import Registration
from conference.registration.rules import check_known
from conference.registration.services.questions import settle


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a call, as the clerk writes it down; ``answers`` are by the id of the question."""

    key: str
    result: CallResult
    next_on: date | None = None
    note: str = ""
    answers: Mapping[int, str] = field(default_factory=dict)


@use_case
def record_call(registration_id: int, outcome: Outcome, *, actor: Actor) -> Call:
    """Keep the result, and settle what was cleared up. The same form counts once.

    When somebody else has settled one of the questions meanwhile nothing is stored, and this clerk
    is told.
    """
    require(policy.may_call(actor))
    person = _locked(registration_id)
    known = db.session.scalar(select(Call).where(Call.key == outcome.key))
    if known is not None:
        return known
    _check(outcome, person)
    for question_id, answer in outcome.answers.items():
        _settle_of(person, question_id, answer, actor)
    call = Call(
        registration_id=person.id,
        key=outcome.key,
        result=outcome.result,
        next_on=None if outcome.result.tells_everything else outcome.next_on,
        note=outcome.note,
        staff_id=actor.staff_id,
        staff_name=actor.name,
        made_at=clock.now(),
    )
    db.session.add(call)
    if outcome.result.tells_everything and (order := _order_of(person.id)):
        order.done_at = clock.now()
    announce(
        CallMade(subject_id=person.id, conference_id=person.conference_id),
        by=actor,
        changes=[Change("Ergebnis", "", outcome.result.label)],
    )
    return call


@use_case
def ask_for_call(registration_id: int, reason: str, *, actor: Actor) -> CallOrder:
    """Put a person on the call list by hand."""
    require(policy.may_call(actor))
    person = _locked(registration_id)
    if not reason:
        raise ReasonMissing
    order = _order_of(person.id)
    if order is None:
        order = CallOrder(registration_id=person.id)
        db.session.add(order)
    elif order.reason == reason and order.done_at is None:
        return order
    order.reason = reason
    order.asked_at = clock.now()
    order.asked_by_id = actor.staff_id
    order.done_at = None
    announce(CallAsked(subject_id=person.id, conference_id=person.conference_id), by=actor)
    return order


@use_case
def forget_calls(registration_id: int) -> None:
    """Let go of what was said and asked; nobody needs it once the person is forgotten."""
    for kind in (Call, CallOrder):
        db.session.execute(delete(kind).where(kind.registration_id == registration_id))


def _check(outcome: Outcome, person: Registration) -> None:
    if outcome.result.tells_everything:
        return
    if outcome.next_on is None:
        if outcome.result is CallResult.CALL_AGAIN:
            raise DayMissing
        return
    if outcome.next_on < clock.today():
        raise DayIsOver
    if outcome.next_on > person.conference.day:
        raise DayTooLate


def _settle_of(person: Registration, question_id: int, answer: str, actor: Actor) -> None:
    if question_id not in {question.id for question in person.questions}:
        raise NotFound
    settle(question_id, answer, actor=actor)


def _locked(registration_id: int) -> Registration:
    person = db.session.get(Registration, registration_id, with_for_update=True)
    if person is None:
        raise NotFound
    check_known(person)
    return person


def _order_of(registration_id: int) -> CallOrder | None:
    return db.session.scalar(select(CallOrder).where(CallOrder.registration_id == registration_id))
