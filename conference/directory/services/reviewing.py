"""The office decides about those who want to take part."""

from typing import TypeVar

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, StateNotAllowed, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.directory import letters, policy, queries
from conference.directory.errors import QuestionMissing, RefusalUnexplained
from conference.directory.events import (
    ExpertApproved,
    ExpertAsked,
    ExpertRejected,
    OrganisationApproved,
    OrganisationAsked,
    OrganisationRejected,
)
from conference.directory.models import Expert, Organisation
from conference.directory.states import ExpertState, OrganisationState

Asked = TypeVar("Asked", Organisation, Expert)


@use_case
def approve_organisation(organisation_id: int, *, actor: Actor) -> None:
    """Take it in; whoever hears of it sends the contact the organisation's own link."""
    organisation = _to_review(Organisation, organisation_id, actor)
    if organisation.state not in (OrganisationState.APPLIED, OrganisationState.REJECTED):
        raise StateNotAllowed
    organisation.become(OrganisationState.APPROVED)
    organisation.decided_at = clock.now()
    organisation.touch()
    announce(OrganisationApproved(subject_id=organisation.id), by=actor)


@use_case
def ask_organisation(organisation_id: int, question: str, *, actor: Actor) -> None:
    """Ask the contact something before deciding; the answer comes by mail or telephone."""
    organisation = _to_review(Organisation, organisation_id, actor)
    if organisation.state is not OrganisationState.APPLIED:
        raise StateNotAllowed
    _ask(organisation, question)
    letters.application_question(
        ("organisation", organisation.id),
        queries.contact_of(organisation),
        organisation.language,
        question,
    )
    announce(OrganisationAsked(subject_id=organisation.id), by=actor)


@use_case
def reject_organisation(organisation_id: int, reason: str, *, actor: Actor) -> None:
    """Say no, and why; the reason is mailed."""
    organisation = _to_review(Organisation, organisation_id, actor)
    if not reason:
        raise RefusalUnexplained
    organisation.become(OrganisationState.REJECTED)
    organisation.state_reason = reason
    organisation.decided_at = clock.now()
    organisation.touch()
    letters.application_rejected(
        ("organisation", organisation.id),
        queries.contact_of(organisation),
        organisation.language,
        reason,
    )
    announce(OrganisationRejected(subject_id=organisation.id), by=actor)


@use_case
def approve_expert(expert_id: int, *, actor: Actor) -> None:
    """Take somebody into the pool."""
    expert = _to_review(Expert, expert_id, actor)
    if expert.state is not ExpertState.OFFERED:
        raise StateNotAllowed
    expert.become(ExpertState.REVIEWED)
    expert.changed_at = clock.now()
    letters.expert_approved(expert)
    announce(ExpertApproved(subject_id=expert.id), by=actor)


@use_case
def ask_expert(expert_id: int, question: str, *, actor: Actor) -> None:
    """Ask somebody before deciding; the answer comes by mail or telephone."""
    expert = _to_review(Expert, expert_id, actor)
    if expert.state is not ExpertState.OFFERED:
        raise StateNotAllowed
    _ask(expert, question)
    letters.application_question(("expert", expert.id), expert.person, expert.language, question)
    announce(ExpertAsked(subject_id=expert.id), by=actor)


@use_case
def reject_expert(expert_id: int, reason: str, *, actor: Actor) -> None:
    """Say no, and why; the reason is mailed. The offer rests, and can be taken up again."""
    expert = _to_review(Expert, expert_id, actor)
    if not reason:
        raise RefusalUnexplained
    if expert.state is not ExpertState.OFFERED:
        raise StateNotAllowed
    expert.become(ExpertState.RESTING)
    expert.state_reason = reason
    expert.changed_at = clock.now()
    letters.application_rejected(("expert", expert.id), expert.person, expert.language, reason)
    announce(ExpertRejected(subject_id=expert.id), by=actor)


def _ask(applicant: Asked, question: str) -> None:
    if not question:
        raise QuestionMissing
    applicant.asked = question
    applicant.asked_at = clock.now()


def _to_review(kind: type[Asked], number: int, actor: Actor) -> Asked:
    """The row of this id, locked until the use case ends."""
    require(policy.may_review(actor))
    found = db.session.get(kind, number, with_for_update={"of": kind})
    if found is None:
        raise NotFound
    return found
