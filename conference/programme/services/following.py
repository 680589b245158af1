"""Two of the directory become one: parts on stages and stands belong to the one that stays."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select, update

from conference.core.database import db
from conference.directory.errors import CannotJoin
from conference.directory.services.joining import Follower
from conference.directory.states import DoubleKind
from conference.programme.models import Engagement, Stand
from conference.programme.states import EngagementState

TWO_STANDS = "Beide haben einen Stand bei derselben Konferenz. Bitte geben Sie zuerst einen zurück."
_OVER = (EngagementState.DECLINED, EngagementState.WITHDRAWN, EngagementState.CANCELLED)


def _tells(kind: DoubleKind, first_id: int, second_id: int) -> Iterator[str]:
    if kind is DoubleKind.ORGANISATION:
        if _both_have_stands(first_id, second_id):
            yield TWO_STANDS
        elif stands := _number(Stand, Stand.organisation_id == second_id):
            yield f"Stände, die mitkommen: {stands}."
    elif parts := _number(Engagement, Engagement.person_id == second_id):
        yield f"Einsätze im Programm, die mitkommen: {parts}."


def _moves(kind: DoubleKind, first_id: int, second_id: int) -> None:
    if kind is DoubleKind.ORGANISATION:
        if _both_have_stands(first_id, second_id):
            raise CannotJoin(TWO_STANDS)
        mine = update(Stand).where(Stand.organisation_id == second_id)
        db.session.execute(mine.values(organisation_id=first_id))
    else:
        _move_parts(first_id, second_id)


def _move_parts(first_id: int, second_id: int) -> None:
    """The same part in the same place is one; the one that still holds stays."""
    known = {_place(part): part for part in _parts(first_id)}
    for part in _parts(second_id):
        same = known.get(_place(part))
        if same is None:
            part.person_id = first_id
        elif same.state in _OVER and part.state not in _OVER:
            db.session.delete(same)
            db.session.flush()  # one part in one place
            part.person_id = first_id
        else:
            db.session.delete(part)
    db.session.flush()  # nobody may be named who is gone


def _place(part: Engagement) -> tuple[int | None, int | None, str]:
    return part.forum_id, part.item_id, part.part.value


def _parts(person_id: int) -> Sequence[Engagement]:
    return db.session.scalars(
        select(Engagement).where(Engagement.person_id == person_id).order_by(Engagement.id)
    ).all()


def _both_have_stands(first_id: int, second_id: int) -> bool:
    of = select(Stand.conference_id).where(Stand.organisation_id == first_id)
    return bool(_number(Stand, Stand.organisation_id == second_id, Stand.conference_id.in_(of)))


def _number(model: type[Stand] | type[Engagement], *where: object) -> int:
    found = select(func.count()).select_from(model).where(*where)  # type: ignore[arg-type]  # columns
    return db.session.scalar(found) or 0


FOLLOWER = Follower(tells=_tells, moves=_moves)
