"""What a secret link opens."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from conference.core import clock
from conference.core.database import db
from conference.core.tokens import hash_of
from conference.planning.models import Conference
from conference.registration.models import Registration, RegistrationLink
from conference.registration.states import ENDED

KEPT_AFTER_THE_DAY = timedelta(days=30)


def registration_behind(token: str) -> Registration | None:
    """What this link opens, until 30 days after the conference or its revocation."""
    found = db.session.scalar(
        select(Registration)
        .join(RegistrationLink, RegistrationLink.registration_id == Registration.id)
        .join(Registration.conference)
        .where(RegistrationLink.token_hash == hash_of(token), RegistrationLink.revoked_at.is_(None))
        .options(contains_eager(Registration.conference), joinedload(Registration.party))
    )
    if found is None or clock.now() > found.conference.ends_at + KEPT_AFTER_THE_DAY:
        return None
    return found


def is_from_a_letter(token: str) -> bool:
    """Whether only the reader of a letter can know this link."""
    return bool(
        db.session.scalar(
            select(RegistrationLink.by_letter).where(RegistrationLink.token_hash == hash_of(token))
        )
    )


def registrations_of_address(email: str) -> Sequence[Registration]:
    """Everything registered with this address for conferences to come, a shared address included."""
    return db.session.scalars(
        select(Registration)
        .join(Registration.conference)
        .where(
            func.lower(Registration.email) == email.lower(),
            Registration.state.not_in(ENDED),
            Conference.day >= clock.today() - KEPT_AFTER_THE_DAY,
        )
        .order_by(Conference.day, Registration.party_id, Registration.position)
        .options(contains_eager(Registration.conference), joinedload(Registration.party))
    ).all()
