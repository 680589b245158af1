"""Who may have registered twice."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select, union
from sqlalchemy.orm import aliased, contains_eager, selectinload

from conference.core.database import db
from conference.core.listing import Page, Wanted, page_of
from conference.planning.models import Conference
from conference.registration.models import LikelyTwins, Registration
from conference.registration.states import ENDED, TwinState

_one, _other = aliased(Registration, name="one"), aliased(Registration, name="other")


def _open_pairs(conference_id: int) -> Select[LikelyTwins]:
    """Pairs nobody has decided about, as long as both are registered."""
    return (
        select(LikelyTwins)
        .join(_one, LikelyTwins.first_id == _one.id)
        .join(_other, LikelyTwins.second_id == _other.id)
        .where(
            LikelyTwins.conference_id == conference_id,
            LikelyTwins.state == TwinState.OPEN,
            _one.state.not_in(ENDED),
            _other.state.not_in(ENDED),
        )
    )


def people_with_twins(conference_id: int) -> Select[int]:
    """The ids of everybody who may be registered twice, as a part of another question."""
    pairs = _open_pairs(conference_id)
    both = union(
        pairs.with_only_columns(LikelyTwins.first_id),
        pairs.with_only_columns(LikelyTwins.second_id),
    ).subquery()
    return select(both.c[0])


def number_of_twins(conference_id: int) -> int:
    """How many pairs wait for a decision."""
    pairs = _open_pairs(conference_id).with_only_columns(func.count())
    return db.session.scalar(pairs) or 0


def twins_page(conference: Conference, wanted: Wanted) -> Page[LikelyTwins]:
    """The pairs that wait for a decision, the latest first, with everything that is compared."""
    pairs = _open_pairs(conference.id).options(
        *_everything_of(LikelyTwins.first, _one),
        *_everything_of(LikelyTwins.second, _other),
    )
    return page_of(pairs, wanted, sorts={"neu": (LikelyTwins.found_at,)})


def _everything_of(side: Any, person: type[Registration]) -> Iterator[Any]:
    """A registration of a pair, with all that is compared."""
    loaded = contains_eager(side.of_type(person))
    yield loaded
    for part in (person.wishes, person.places, person.consents, person.need):
        yield loaded.selectinload(part)


def codes_of_twins(registration: Registration) -> Sequence[str]:
    """The codes of registrations that may be the same person as this one."""
    pairs = _open_pairs(registration.conference_id).where(
        or_(LikelyTwins.first_id == registration.id, LikelyTwins.second_id == registration.id)
    )
    found = db.session.execute(pairs.with_only_columns(_one.code, _other.code))
    return sorted({code for pair in found for code in pair} - {registration.code})


def verdicts_about(registration: Registration) -> Sequence[LikelyTwins]:
    """What the office has decided about this registration and others, the latest first."""
    return db.session.scalars(
        select(LikelyTwins)
        .where(
            or_(LikelyTwins.first_id == registration.id, LikelyTwins.second_id == registration.id),
            LikelyTwins.state != TwinState.OPEN,
        )
        .order_by(LikelyTwins.decided_at.desc(), LikelyTwins.id.desc())
        .options(selectinload(LikelyTwins.first), selectinload(LikelyTwins.second))
    ).all()


def goes_on_as(registration: Registration) -> Registration | None:
    """The other registration of the same person, which goes on instead of this one."""
    if registration.merged_into_id is None:
        return None
    return db.session.get(Registration, registration.merged_into_id)


def pair_of(one: Registration, other: Registration) -> LikelyTwins | None:
    """What is known of these two."""
    first, second = sorted((one.id, other.id))
    return db.session.scalar(
        select(LikelyTwins).where(LikelyTwins.first_id == first, LikelyTwins.second_id == second)
    )
