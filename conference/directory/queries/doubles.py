"""Questions about people and organisations that may stand in the directory twice."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Wanted, page_of
from conference.directory.models import (
    Forwarding,
    LikelyDouble,
    Membership,
    Organisation,
    Person,
)
from conference.directory.states import DoubleKind, DoubleState

DOUBLE_SORTS = {"neu": (LikelyDouble.found_at, LikelyDouble.id)}
Twins = Mapping[int, Person | Organisation]


def double_of(kind: DoubleKind, one_id: int, other_id: int) -> LikelyDouble | None:
    """What is known of these two."""
    low, high = sorted((one_id, other_id))
    found: LikelyDouble | None = db.session.scalar(
        select(LikelyDouble).where(
            LikelyDouble.kind == kind,
            LikelyDouble.first_id == low,
            LikelyDouble.second_id == high,
        )
    )
    return found


def doubles_with(kind: DoubleKind, id_: int) -> Sequence[LikelyDouble]:
    """All pairs with this one."""
    return db.session.scalars(
        select(LikelyDouble).where(
            LikelyDouble.kind == kind,
            or_(LikelyDouble.first_id == id_, LikelyDouble.second_id == id_),
        )
    ).all()


def doubles_page(kind: DoubleKind, state: DoubleState, wanted: Wanted) -> Page[LikelyDouble]:
    """The pairs of this kind about which this was said, the oldest first."""
    model: Any = _model(kind)
    found = select(LikelyDouble).where(
        LikelyDouble.kind == kind,
        LikelyDouble.state == state,
        LikelyDouble.first_id.in_(select(model.id)),
        LikelyDouble.second_id.in_(select(model.id)),
    )
    return page_of(found, wanted, sorts=DOUBLE_SORTS)


def open_doubles() -> Mapping[DoubleKind, int]:
    """How many pairs of each kind wait for somebody."""
    counted = db.session.execute(
        select(LikelyDouble.kind, func.count())
        .where(LikelyDouble.state == DoubleState.OPEN)
        .group_by(LikelyDouble.kind)
    )
    return dict(counted.all())


def both_of(kind: DoubleKind, pairs: Sequence[tuple[int, int]]) -> Twins:
    """Everybody in these pairs, with all that is compared."""
    ids = {id_ for pair in pairs for id_ in pair}
    model: Any = _model(kind)
    part = Membership.organisation if kind is DoubleKind.PERSON else Membership.person
    found = (
        select(model)
        .where(model.id.in_(ids))
        .options(
            joinedload(model.municipality),
            selectinload(model.postal_addresses),
            selectinload(model.memberships).joinedload(part),
        )
    )
    return {one.id: one for one in db.session.scalars(found)}


def forwarded(kind: DoubleKind, old_id: int) -> int | None:
    """Where somebody went who was joined with another."""
    found: int | None = db.session.scalar(
        select(Forwarding.new_id).where(Forwarding.kind == kind, Forwarding.old_id == old_id)
    )
    return found


def forwarded_slug(slug: str) -> str:
    """The public address of the organisation to which this old address leads."""
    found: str | None = db.session.scalar(
        select(Organisation.slug)
        .join(Forwarding, Forwarding.new_id == Organisation.id)
        .where(Forwarding.kind == DoubleKind.ORGANISATION, Forwarding.slug == slug)
    )
    if found is None:
        raise NotFound
    return found


def _model(kind: DoubleKind) -> Any:
    return Person if kind is DoubleKind.PERSON else Organisation
