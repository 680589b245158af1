"""What becomes of registrations, told to the invitations they answer; also of those without the link."""

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.events import Announcement, announce
from conference.invitations import queries
from conference.invitations.events import AnswerLapsed, InvitationDeclined
from conference.invitations.models import Invitation
from conference.invitations.rules.names import may_be_the_same
from conference.invitations.services.answering import accept
from conference.invitations.services.forgetting import forget_guest_of
from conference.invitations.states import InvitationState
from conference.registration.events import (
    EmailConfirmed,
    Expired,
    MergedInto,
    PersonForgotten,
    Readmitted,
    Registered,
    Replaced,
    WaitingListJoined,
    Withdrawn,
)
from conference.registration.models import Registration


def follow(news: Announcement) -> None:
    """Somebody registered, withdrew, passed the seat on, or is forgotten."""
    match news.event:
        case Registered() | WaitingListJoined() | Readmitted():
            _match(news.event.subject_id, news.actor)
        case EmailConfirmed():
            for person in _registration(news.event.subject_id).party.registrations:
                _match(person.id, news.actor)
        case Withdrawn():
            _end(news.event.subject_id, InvitationState.DECLINED, news.actor)
        case Expired():
            _end(news.event.subject_id, InvitationState.NO_REPLY, news.actor)
        case Replaced():
            _let_go(news.event.subject_id, news.actor)
            _match(news.event.subject_id, news.actor)
        case PersonForgotten():
            forget_guest_of(news.event.subject_id)
        case MergedInto():
            _go_on_with_the_other(news.event.subject_id)
        case _:
            pass


def _registration(registration_id: int) -> Registration:
    return db.session.get_one(Registration, registration_id)


def _match(registration_id: int, actor: Actor) -> None:
    """Find the invitation of whoever registered, unless somebody may only pretend to read the mailbox."""
    person = _registration(registration_id)
    if person.has_ended or not person.email or person.party.awaits_confirmation:
        return
    for invitation in queries.invitations_of_registration(person.id):
        accept(invitation, person, actor=actor)
        _say_yes_again(invitation)
        return
    found = queries.invitations_with_address(person.conference_id, person.email)
    free = [one for one in found if not one.is_coming]
    named = [one for one in free if _is_meant(one, person)]
    bodies = [one for one in free if one.organisation_id and not one.is_passed_on]
    candidates = named or (
        bodies if not any(one.registration_id == person.id for one in found) else []
    )
    if len(candidates) == 1:
        accept(candidates[0], person, actor=actor)


def _say_yes_again(invitation: Invitation) -> None:
    """The office took somebody back who had withdrawn."""
    if invitation.state is not InvitationState.ACCEPTED:
        invitation.become(InvitationState.ACCEPTED)


def _is_meant(invitation: Invitation, person: Registration) -> bool:
    """Whether this person is the one who was invited, or got the invitation passed on."""
    if invitation.is_passed_on:
        first, last = invitation.passed_first_name, invitation.passed_last_name
    elif invitation.person is not None:
        first, last = invitation.person.first_name, invitation.person.last_name
    else:
        return False
    return may_be_the_same(first, last, person.first_name, person.last_name)


def _end(registration_id: int, state: InvitationState, actor: Actor) -> None:
    """The yes is taken back, by a withdrawal or because nobody confirmed the address."""
    for invitation in queries.invitations_of_registration(registration_id):
        if invitation.state is InvitationState.ACCEPTED:
            invitation.become(state)
            declined = state is InvitationState.DECLINED
            event = InvitationDeclined if declined else AnswerLapsed
            announce(event(subject_id=invitation.id), by=actor)


def _let_go(registration_id: int, actor: Actor) -> None:
    """The seat is somebody else's now: whoever was invited does not come."""
    _end(registration_id, InvitationState.DECLINED, actor)
    for invitation in queries.invitations_of_registration(registration_id):
        invitation.registration = None
        invitation.registration_id = None


def _go_on_with_the_other(registration_id: int) -> None:
    """Two registrations were one person: the one that goes on is the answer."""
    other = _registration(registration_id).merged_into_id
    for invitation in queries.invitations_of_registration(registration_id):
        if other is not None:
            invitation.registration_id = other
