"""Questions about the staff and who of them is signed in."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from conference.accounts.models import Staff, StaffSession
from conference.core import clock
from conference.core.database import db
from conference.core.tokens import hash_of

LONGEST_SESSION = timedelta(hours=12)  # a working day; then people sign in again


def living_session(token: str) -> StaffSession | None:
    """The session this token stands for, unless it has ended, grown old, or its owner was shut out."""
    return db.session.scalar(
        select(StaffSession)
        .join(StaffSession.staff)
        .options(contains_eager(StaffSession.staff))
        .where(
            StaffSession.token_hash == hash_of(token),
            StaffSession.ended_at.is_(None),
            StaffSession.started_at > clock.now() - LONGEST_SESSION,
            Staff.disabled_at.is_(None),
        )
    )
