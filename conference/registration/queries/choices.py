"""Which forums people can choose from."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from conference.core.database import db
from conference.core.translated import Translated
from conference.programme.models import Forum, ForumRound
from conference.programme.states import ForumState


def offered_forums(conference_id: int, forum_ids: Iterable[int]) -> Mapping[int, int]:
    """Of these forums, those that take place at this conference -> their round."""
    offered = db.session.execute(
        select(Forum.id, Forum.round_id).where(
            Forum.id.in_(list(forum_ids)),
            Forum.conference_id == conference_id,
            Forum.state == ForumState.CONFIRMED,
        )
    )
    return dict(offered.all())


def round_ids(conference_id: int) -> frozenset[int]:
    """The rounds of the conference."""
    return frozenset(
        db.session.scalars(select(ForumRound.id).where(ForumRound.conference_id == conference_id))
    )


def round_titles(conference_id: int) -> Mapping[int, Translated]:
    """The rounds of the conference and their titles, in the order of the day."""
    rounds = db.session.execute(
        select(ForumRound.id, ForumRound.title)
        .where(ForumRound.conference_id == conference_id)
        .order_by(ForumRound.starts, ForumRound.code)
    )
    return dict(rounds.all())


def forum_titles(conference_id: int) -> Mapping[int, tuple[str, Translated]]:
    """Code and title of every forum of the conference."""
    forums = db.session.execute(
        select(Forum.id, Forum.code, Forum.title).where(Forum.conference_id == conference_id)
    )
    return {forum_id: (code, title) for forum_id, code, title in forums}
