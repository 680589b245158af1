"""Let a yes count against the seats that the organisation of the invitation holds."""

from dataclasses import replace

from sqlalchemy import select

from conference.core.actor import Actor
from conference.core.database import db
from conference.invitations.models import Invitation
from conference.registration.models import Contingent
from conference.registration.queries import digest_with_key, party_with_key
from conference.registration.rules import Application
from conference.registration.services.pools import lock_pools


def on_kept_seats(
    invitation: Invitation, application: Application, actor: Actor
) -> tuple[Application, Actor]:
    """The form with the contingent it uses, and the actor as somebody of that organisation.

    Without seats left for all of them it stays as it is: they take seats like everybody. The seat
    pools are locked before the contingents are read, as everywhere.
    """
    organisations = _organisations_of(invitation)
    if not organisations or not _contingents(invitation, organisations):
        return application, actor
    lock_pools(invitation.conference)
    if digest_with_key(application.form_key) is not None:
        kept = party_with_key(application.form_key).contact.contingent
    else:
        people = len(application.people)
        free = (
            one
            for one in _contingents(invitation, organisations)
            if one.can_be_named and one.held >= people
        )
        kept = next(free, None)
    if kept is None:
        return application, actor
    acting = actor if actor.is_staff else replace(actor, organisation_id=kept.organisation_id)
    return replace(application, contingent_id=kept.id), acting


def _organisations_of(invitation: Invitation) -> set[int]:
    """The organisation that is invited, or those that the invited person belongs to today."""
    if invitation.organisation_id is not None:
        return {invitation.organisation_id}
    memberships = invitation.person.memberships if invitation.person else ()
    return {one.organisation_id for one in memberships if one.is_current}


def _contingents(invitation: Invitation, organisations: set[int]) -> list[Contingent]:
    """Their contingents at this conference as they are now, the earliest return date first."""
    return list(
        db.session.scalars(
            select(Contingent)
            .where(
                Contingent.conference_id == invitation.conference_id,
                Contingent.organisation_id.in_(organisations),
            )
            .order_by(Contingent.return_on, Contingent.id)
            .execution_options(populate_existing=True)
        )
    )
