"""Ask somebody to come to a conference."""

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.directory.models import Organisation, Person
from conference.invitations import policy, queries
from conference.invitations.events import InvitationQueued
from conference.invitations.models import Invitation
from conference.invitations.states import InvitationState, Way


@use_case
def invite(
    conference_id: int, guest: Person | Organisation, *, way: Way, language: str, actor: Actor
) -> Invitation:
    """The invitation of this guest, ready to go out by this way; there is one a conference.

    Who has to be called stays a draft until somebody has called.
    """
    require(policy.may_invite(actor))
    invitation = queries.invitation_of_guest(conference_id, guest)
    if invitation is None:
        invitation = Invitation(conference_id=conference_id)
        if isinstance(guest, Person):
            invitation.person_id = guest.id
        else:
            invitation.organisation_id = guest.id
        db.session.add(invitation)
        db.session.flush()  # links, letters and the trail name it by its id
    make_ready(invitation, way=way, language=language, actor=actor)
    return invitation


def make_ready(invitation: Invitation, *, way: Way, language: str, actor: Actor) -> None:
    """Let it go out (again) by this way."""
    invitation.way, invitation.language = way, language
    if way is not Way.CALL and invitation.state is not InvitationState.QUEUED:
        invitation.become(InvitationState.QUEUED)
        announce(InvitationQueued(subject_id=invitation.id), by=actor, why=way.label)
