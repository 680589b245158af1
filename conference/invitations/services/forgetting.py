"""Let go of what guests said and whom they named, when its term is over or somebody asks for it."""

from collections.abc import Collection

from sqlalchemy import delete, or_, select, update

from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.transaction import use_case
from conference.invitations.models import Invitation, InvitationLink
from conference.invitations.queries import invitations_of_registration
from conference.mail.service import forget_letters_to

PASSED_ON = "invitations/mail/passed_on"


@use_case
def forget_words(invitation_ids: Collection[int]) -> None:
    """The reason of a no, and the name and address of who came instead; that somebody answered stays.

    The link of who came instead goes with the name: it would greet, and opt out, the one who was invited.
    """
    passed_on = (
        select(InvitationLink.id)
        .join(Invitation, Invitation.id == InvitationLink.invitation_id)
        .where(
            Invitation.id.in_(invitation_ids),
            or_(Invitation.passed_first_name != "", Invitation.passed_last_name != ""),
        )
    )
    forget_links(db.session.scalars(passed_on).all())
    db.session.execute(
        update(Invitation)
        .where(Invitation.id.in_(invitation_ids))
        .values(reason="", passed_first_name="", passed_last_name="", passed_email="")
    )


@use_case
def forget_links(link_ids: Collection[int]) -> None:
    """Links and codes that open nothing any more."""
    db.session.execute(delete(InvitationLink).where(InvitationLink.id.in_(link_ids)))


@use_case
def forget_guest_of(registration_id: int) -> None:
    """The person who answered is forgotten: what was said goes, and a link that was passed on opens nothing."""
    for invitation in invitations_of_registration(registration_id):
        if invitation.is_passed_on:
            links = select(InvitationLink.id).where(InvitationLink.invitation_id == invitation.id)
            forget_links(db.session.scalars(links).all())
            forget_letters_to(invitation.passed_email, PASSED_ON, actor=SYSTEM)
        invitation.reason = invitation.passed_email = ""
        invitation.passed_first_name = invitation.passed_last_name = ""
