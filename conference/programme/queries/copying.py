"""What of a programme comes along into the next year."""

from sqlalchemy import func, select

from conference.core.database import db
from conference.planning.models import Conference
from conference.programme.models import Forum, ForumRound, ProgrammeItem, Topic
from conference.programme.states import ForumState

STAYS_BEHIND = (ForumState.CANCELLED, ForumState.MERGED)


def programme_comes_along(conference: Conference) -> list[str]:
    """The same in sentences, for the page on which the office confirms the copy."""
    forums = db.session.scalars(
        select(Forum)
        .where(Forum.conference_id == conference.id, Forum.state.not_in(STAYS_BEHIND))
        .order_by(Forum.code)
    ).all()
    named = ", ".join(f"{forum.code} {forum.title.german}" for forum in forums)
    topics = _counted(_number_of(Topic, conference), "Thema", "Themen")
    rounds = _counted(_number_of(ForumRound, conference), "Runde", "Runden")
    items = _counted(_number_of(ProgrammeItem, conference), "Programmpunkt", "Programmpunkte")
    ideas = _counted(len(forums), "Forum als Idee", "Foren als Ideen")
    return [f"Programm: {topics}, {rounds}, {items}", f"{ideas}: {named}" if forums else ideas]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number or 'keine'} {one if number == 1 else many}"


def _number_of(
    model: type[Topic] | type[ForumRound] | type[ProgrammeItem], conference: Conference
) -> int:
    counted = select(func.count()).where(model.conference_id == conference.id)
    return db.session.scalar(counted) or 0
