"""Questions about what happened."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.core.database import db
from conference.trail.models import Entry


def entries_about(kind: str, subject_id: int) -> Sequence[Entry]:
    """The trail of one thing, the latest first."""
    return db.session.scalars(
        select(Entry)
        .where(Entry.kind == kind, Entry.subject_id == subject_id)
        .order_by(Entry.happened_at.desc(), Entry.id.desc())
    ).all()
