"""Who needs what, for those who organise support."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from conference.core.database import db
from conference.planning.models import Conference
from conference.programme.queries.working import forums_of, rounds_of
from conference.programme.states import ForumState
from conference.registration.models import AccessNeed, Question, Registration
from conference.registration.queries.offer import OfferedRound, offered_forum
from conference.registration.states import ENDED, QuestionKind, QuestionState


def people_with_needs(conference: Conference) -> Sequence[Registration]:
    """Everybody who needs something and has not withdrawn, with needs, wishes and places at hand."""
    return db.session.scalars(
        select(Registration)
        .join(AccessNeed)
        .where(
            Registration.conference_id == conference.id,
            Registration.state.not_in(ENDED),
            Registration.forgotten_at.is_(None),
        )
        .order_by(Registration.code)
        .options(
            contains_eager(Registration.need),
            selectinload(Registration.wishes),
            selectinload(Registration.places),
            selectinload(Registration.consents),
            joinedload(Registration.only_round),
        )
    ).all()


def planned_rounds(conference: Conference) -> tuple[OfferedRound, ...]:
    """The rounds with their confirmed forums, as the office works on them."""
    forums = [one for one in forums_of(conference) if one.state is ForumState.CONFIRMED]
    return tuple(
        OfferedRound(
            id=slot.id,
            title=slot.title,
            forums=tuple(offered_forum(forum) for forum in forums if forum.round_id == slot.id),
        )
        for slot in rounds_of(conference)
    )


def cleared_up(conference: Conference) -> set[tuple[int, QuestionKind]]:
    """What was asked back already and is no longer open, by registration."""
    rows = db.session.execute(
        select(Question.registration_id, Question.kind)
        .join(Registration)
        .where(Registration.conference_id == conference.id, Question.state != QuestionState.OPEN)
    )
    return {(registration_id, kind) for registration_id, kind in rows}
