"""Who stands on the stages of a conference while others sit in its forums."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from conference.core.database import db
from conference.programme.models import Engagement, Forum
from conference.programme.states import EngagementState

_NOT_COMING = (EngagementState.DECLINED, EngagementState.WITHDRAWN, EngagementState.CANCELLED)


def engagements_in_forums(conference_id: int) -> Sequence[Engagement]:
    """Everybody who speaks, moderates or takes the minutes in a forum, unless they said no."""
    return db.session.scalars(
        select(Engagement)
        .join(Engagement.forum)
        .where(Forum.conference_id == conference_id, Engagement.state.not_in(_NOT_COMING))
        .options(
            joinedload(Engagement.person), contains_eager(Engagement.forum).joinedload(Forum.round)
        )
    ).all()
