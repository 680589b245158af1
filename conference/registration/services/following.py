"""Two organisations become one: seats kept for the people of both belong to the one that stays."""

from collections.abc import Iterator

from sqlalchemy import func, select, update

from conference.core.database import db
from conference.directory.services.joining import Follower
from conference.directory.states import DoubleKind
from conference.registration.models import Contingent


def _tells(kind: DoubleKind, first_id: int, second_id: int) -> Iterator[str]:
    if kind is DoubleKind.ORGANISATION:
        kept = select(func.count()).where(Contingent.organisation_id == second_id)
        if number := db.session.scalar(kept):
            yield f"Kontingente von Plätzen, die mitkommen: {number}."


def _moves(kind: DoubleKind, first_id: int, second_id: int) -> None:
    if kind is DoubleKind.ORGANISATION:
        theirs = update(Contingent).where(Contingent.organisation_id == second_id)
        db.session.execute(theirs.values(organisation_id=first_id))


FOLLOWER = Follower(tells=_tells, moves=_moves)
