"""What a person has to clear up: raised by what was told, settled by the office."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import policy, queries, rules
from conference.registration.errors import (
    AnswerMissing,
    DecidedMeanwhile,
    DecisionMissing,
    SettledMeanwhile,
    WhyMissing,
)
from conference.registration.events import (
    ProtectionKept,
    ProtectionLifted,
    QuestionRaised,
    QuestionSettled,
)
from conference.registration.models import Question, Registration
from conference.registration.rules import Details
from conference.registration.rules.questions import Raised, questions_about
from conference.registration.states import Protection, QuestionKind, QuestionState


def raised_by(told: Details, conference: Conference, *, people: int) -> Iterator[Raised]:
    """All that is to be asked back about one person; ``people`` is how many came with the form."""
    yield from questions_about(told, people=people)
    if not told.needs.are_none:
        yield from rules.needs_to_clear_up(told, queries.needs_offer(conference))


def questions_for(
    told: Details, conference: Conference, moment: datetime, *, people: int
) -> list[Question]:
    """The questions about somebody who has just registered; for most people there is none."""
    return [
        Question(kind=kind, about=about, state=QuestionState.OPEN, asked_at=moment)
        for kind, about in raised_by(told, conference, people=people)
    ]


def protection_for(questions: Iterable[Question]) -> Protection:
    """Nobody is shown before somebody has decided about an open question."""
    doubtful = any(question.kind.protects and question.is_open for question in questions)
    return Protection.UNDECIDED if doubtful else Protection.NONE


def tell_of(questions: Iterable[Question], person: Registration) -> None:
    """Let the trail know why the office asks; kinds that tell of needs stay unnamed."""
    for question in questions:
        announce(
            QuestionRaised(subject_id=person.id, conference_id=person.conference_id),
            by=SYSTEM,
            changes=[_named(question)],
        )


def raise_questions(registration: Registration, told: Details, conference: Conference) -> None:
    """Ask what is new, and let go of what nobody needs to ask any more.

    A settled question is asked again only about something else. Whether somebody is in danger is
    never taken back by itself: a person decides it.
    """
    known = {question.kind: question for question in registration.questions}
    raised = dict(raised_by(told, conference, people=registration.party.people))
    new = [
        question
        for kind, about in raised.items()
        if (question := _asked(registration, known.get(kind), kind, about))
    ]
    for question in known.values():
        if question.is_open and question.kind not in raised | {QuestionKind.PROTECTION: ""}:
            question.become(QuestionState.MOOT)
    if registration.protection is not Protection.KEPT:
        registration.protection = protection_for(registration.questions)
    tell_of(new, registration)


def _asked(
    registration: Registration, known: Question | None, kind: QuestionKind, about: str
) -> Question | None:
    """The question if it is news."""
    if known is None:
        known = Question(kind=kind, about=about, state=QuestionState.OPEN, asked_at=clock.now())
        registration.questions.append(known)
        return known
    if known.state is QuestionState.SETTLED and known.about == about:
        return None
    known.about = about
    if known.is_open:
        return None
    known.become(QuestionState.OPEN)
    known.asked_at = clock.now()
    known.settled_at = known.settled_by_id = None
    return known


@use_case
def settle(question_id: int, answer: str, *, actor: Actor) -> Question:
    """Keep what was found out. Of two people who settle it at once the second is told.

    Whether somebody may be shown is no answer but a decision: :func:`decide_protection`.
    """
    question = db.session.get(Question, question_id)
    if question is None:
        raise NotFound
    require(policy.may_settle(actor, question))
    if question.kind.protects:
        raise DecisionMissing
    if not answer:
        raise AnswerMissing
    person = db.session.get_one(Registration, question.registration_id, with_for_update=True)
    db.session.refresh(question, with_for_update=True)
    rules.check_known(person)
    if not question.is_open:
        if question.answer == answer and question.settled_by_id == actor.staff_id:
            return question  # the same press of the button, once more
        raise SettledMeanwhile
    _close(question, answer, actor)
    announce(
        QuestionSettled(subject_id=person.id, conference_id=person.conference_id),
        by=actor,
        changes=[_named(question)],
    )
    return question


@use_case
def decide_protection(
    registration_id: int, decision: Protection, *, seen: Protection, why: str, actor: Actor
) -> Registration:
    """Show somebody on lists and photos as agreed, or keep her or him off them for good.

    ``seen`` is how it stood when the decision was made. The reason settles all that was open.
    """
    require(policy.may_protect(actor))
    person = db.session.get(Registration, registration_id, with_for_update=True)
    if person is None:
        raise NotFound
    rules.check_known(person)
    if decision is Protection.UNDECIDED or not why:
        raise WhyMissing
    if person.protection is not seen:
        if person.protection is decision and _was_decided_so(person, why, actor):
            return person
        raise DecidedMeanwhile
    person.protection = decision
    for question in person.questions:
        if question.kind.protects and question.is_open:
            _close(question, why, actor)
    event = ProtectionKept if decision is Protection.KEPT else ProtectionLifted
    announce(event(subject_id=person.id, conference_id=person.conference_id), by=actor)
    return person


def _was_decided_so(person: Registration, why: str, actor: Actor) -> bool:
    return any(
        question.answer == why and question.settled_by_id == actor.staff_id
        for question in person.questions
    )


def _close(question: Question, answer: str, actor: Actor) -> None:
    question.become(QuestionState.SETTLED)
    question.answer = answer
    question.settled_at = clock.now()
    question.settled_by_id = actor.staff_id


def _named(question: Question) -> Change:
    return Change("Rückfrage", "", question.kind.label_for(sees_needs=False))
