"""Which invitation a link opens, and whose it is."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from conference.core.database import db
from conference.core.tokens import hash_of
from conference.core.typed_codes import plain
from conference.directory.models import ContactPoint
from conference.directory.states import ContactKind
from conference.invitations.models import Invitation, InvitationLink


def opened_by(secret: str) -> Invitation | None:
    """What this token of a link, or this code from a letter on paper, opens."""
    return db.session.scalar(
        _links().where(
            or_(
                InvitationLink.token_hash == hash_of(secret),
                InvitationLink.code_hash == hash_of(plain(secret)),
            )
        )
    )


def opened_by_code(conference_id: int, code: str) -> Invitation | None:
    """What a code from a letter on paper opens, of this conference."""
    return db.session.scalar(
        _links().where(
            Invitation.conference_id == conference_id,
            InvitationLink.code_hash == hash_of(plain(code)),
        )
    )


def _links() -> Select[Invitation]:
    return (
        select(Invitation)
        .join(InvitationLink, InvitationLink.invitation_id == Invitation.id)
        .where(InvitationLink.revoked_at.is_(None))
        .options(
            joinedload(Invitation.conference),
            joinedload(Invitation.person),
            joinedload(Invitation.organisation),
            joinedload(Invitation.registration),
        )
        .limit(1)
    )


def invitations_with_address(conference_id: int, address: str) -> Sequence[Invitation]:
    """Every invitation of this conference to somebody who reads this address."""
    plain = address.strip().casefold()
    points = select(ContactPoint).where(
        ContactPoint.kind == ContactKind.EMAIL, ContactPoint.plain == plain
    )
    people = points.with_only_columns(ContactPoint.person_id).where(
        ContactPoint.person_id.is_not(None)
    )
    organisations = points.with_only_columns(ContactPoint.organisation_id).where(
        ContactPoint.organisation_id.is_not(None)
    )
    return db.session.scalars(
        select(Invitation)
        .where(
            Invitation.conference_id == conference_id,
            or_(
                Invitation.person_id.in_(people),
                Invitation.organisation_id.in_(organisations),
                Invitation.passed_email == plain,
            ),
        )
        .order_by(Invitation.id)
        .with_for_update(of=Invitation)
        .execution_options(populate_existing=True)
    ).all()


def invitations_of_registration(registration_id: int) -> Sequence[Invitation]:
    """The invitation that became this registration, to be changed; at most one, as a rule."""
    return db.session.scalars(
        _became(registration_id)
        .with_for_update(of=Invitation)
        .execution_options(populate_existing=True)
    ).all()


def invitations_answered_by(registration_id: int) -> Sequence[Invitation]:
    """The same, only to be read."""
    return db.session.scalars(_became(registration_id)).all()


def _became(registration_id: int) -> Select[Invitation]:
    return select(Invitation).where(Invitation.registration_id == registration_id)
