"""Who is looked at as likely the same person: only those behind the same keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from sqlalchemy import bindparam, select

from conference.core.database import db
from conference.registration.models import LikenessKey, Registration
from conference.registration.rules.application import Details
from conference.registration.rules.likeness import (
    MANY_AT_ONE_ADDRESS,
    MANY_NAMESAKES,
    NAME,
    Looks,
    keys_of,
    likely_pairs,
)
from conference.registration.states import ENDED

LOOKED_AT = tuple(getattr(Registration, field.name) for field in fields(Looks))
_TOLD = tuple(field.name for field in fields(Looks) if field.name not in ("id", "party_id"))
_BEHIND = select(LikenessKey.key, LikenessKey.registration_id).where(
    LikenessKey.conference_id == bindparam("of_conference"),
    LikenessKey.key.in_(bindparam("keys", expanding=True)),
)


def ids_behind(conference_id: int, people: Sequence[Looks]) -> set[int]:
    """Who stands behind one of these people's keys and is worth a look."""
    wanted = sorted(set().union(*(keys_of(person) for person in people)))
    if not wanted:
        return set()
    behind: dict[str, list[int]] = {}
    asked = {"of_conference": conference_id, "keys": wanted}
    for key, identity in db.session.connection().execute(_BEHIND, asked):
        behind.setdefault(key, []).append(identity)
    return set(_worth_a_look(behind))


def _worth_a_look(behind: Mapping[str, Sequence[int]]) -> Iterator[int]:
    for key, people in behind.items():
        if key.startswith(NAME):
            yield from people if len(people) < MANY_NAMESAKES else people[-1:]
        elif len(people) < MANY_AT_ONE_ADDRESS:
            yield from people


def looks_of_ids(ids: Iterable[int]) -> list[Looks]:
    wanted = list(ids)
    if not wanted:
        return []
    rows = db.session.execute(select(*LOOKED_AT).where(Registration.id.in_(wanted)))
    return [Looks(**row._asdict()) for row in rows]


@dataclass(frozen=True, kw_only=True)
class Resembling:
    """Somebody registered who may be the same person, and why."""

    code: str
    reasons: Sequence[str]


def who_resembles(conference_id: int, people: Sequence[Details]) -> Sequence[Sequence[Resembling]]:
    """For each of these people, who are not registered, those who are and come; in two questions."""
    looks = [
        Looks(id=-number, party_id=-number, **{name: getattr(told, name) for name in _TOLD})
        for number, told in enumerate(people, start=1)
    ]
    rows = db.session.execute(
        select(Registration.code, *LOOKED_AT).where(
            Registration.id.in_(ids_behind(conference_id, looks)),
            Registration.state.not_in(ENDED),
        )
    ).all()
    codes = {row.id: row.code for row in rows}
    others = [
        Looks(**{field.name: getattr(row, field.name) for field in fields(Looks)}) for row in rows
    ]
    found: list[list[Resembling]] = [[] for _ in people]
    for person, own in zip(looks, found, strict=True):
        for pair in likely_pairs([person], among=others):
            own.append(Resembling(code=codes[pair.second_id], reasons=pair.reasons))
    return found
