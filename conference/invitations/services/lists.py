"""Make and change lists, and put single people on them or take them off by hand."""

from dataclasses import dataclass

from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.directory.queries import organisation_of, person_of, the_district
from conference.invitations import policy
from conference.invitations.errors import ListNameTaken, ReasonMissing
from conference.invitations.events import (
    ExceptionLifted,
    ListChanged,
    ListMade,
    PutOnList,
    TakenOffList,
)
from conference.invitations.models import ListException, MailingList
from conference.invitations.queries import Question, name_of
from conference.invitations.states import Audience

LABELS = {"name": "Name", "note": "Notiz"}


@dataclass(frozen=True, kw_only=True)
class ListFacts:
    """What the office types about a list."""

    name: str
    question: Question
    note: str = ""


@use_case
def make_list(facts: ListFacts, *, actor: Actor) -> MailingList:
    """Save a question under a name."""
    require(policy.may_invite(actor))
    _insist_on_free_name(facts.name, None)
    made = MailingList(
        district_id=the_district().id,
        name=facts.name,
        question=facts.question.stored(),
        note=facts.note,
    )
    db.session.add(made)
    db.session.flush()  # the trail names it by its id
    announce(ListMade(subject_id=made.id), by=actor)
    return made


@use_case
def change_list(mailing_list_id: int, facts: ListFacts, *, actor: Actor) -> None:
    """Ask something else; what was decided by hand stays."""
    require(policy.may_invite(actor))
    found = _locked(mailing_list_id)
    _insist_on_free_name(facts.name, found.id)
    changes = change(found, LABELS, {"name": facts.name, "note": facts.note})
    question = facts.question.stored()
    if not changes and question == found.question:
        return
    found.question, found.changed_at = question, clock.now()
    announce(ListChanged(subject_id=found.id), by=actor, changes=changes)


@use_case
def decide_by_hand(
    mailing_list_id: int, guest_id: int, *, is_on: bool, why: str, actor: Actor
) -> None:
    """Put somebody on the list, or take somebody off it, whatever the question says."""
    require(policy.may_invite(actor))
    found = _locked(mailing_list_id)
    if not why:
        raise ReasonMissing
    of_organisations = Question.of(found.question).audience is Audience.ORGANISATIONS
    guest = organisation_of(guest_id) if of_organisations else person_of(guest_id)
    column = ListException.organisation_id if of_organisations else ListException.person_id
    known = db.session.scalar(
        select(ListException).where(ListException.mailing_list_id == found.id, column == guest_id)
    )
    if known is None:
        known = ListException(mailing_list_id=found.id, is_on=is_on)
        if of_organisations:
            known.organisation_id = guest.id
        else:
            known.person_id = guest.id
        db.session.add(known)
    known.is_on, known.why = is_on, why
    kind = PutOnList if is_on else TakenOffList
    announce(kind(subject_id=found.id), by=actor, why=f"{name_of(guest)}: {why}")


@use_case
def lift_exception(mailing_list_id: int, exception_id: int, *, actor: Actor) -> None:
    """Let the question decide about this guest again."""
    require(policy.may_invite(actor))
    found = _locked(mailing_list_id)
    exception = db.session.get(ListException, exception_id)
    if exception is None or exception.mailing_list_id != found.id:
        raise NotFound
    db.session.delete(exception)
    announce(ExceptionLifted(subject_id=found.id), by=actor)


def _insist_on_free_name(name: str, own_id: int | None) -> None:
    taken = db.session.scalar(select(MailingList.id).where(MailingList.name == name))
    if taken not in {None, own_id}:
        raise ListNameTaken


def _locked(mailing_list_id: int) -> MailingList:
    found = db.session.get(MailingList, mailing_list_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found
