"""The towns of the district, read from a file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.texts import one_line
from conference.core.transaction import use_case
from conference.directory import policy, queries
from conference.directory.errors import FileNotUnderstood
from conference.directory.events import MunicipalitiesLoaded
from conference.directory.models import District, Municipality
from conference.directory.services.district import DistrictFacts, found_district

_AGS = re.compile(r"\d{8}")
_POSTAL_CODE = re.compile(r"\d{5}")


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality as the file tells it; ``ags`` is text of eight digits."""

    ags: str
    name: str
    kind: str
    postal_codes: Sequence[str]


@use_case
def load_municipalities(content: Mapping[str, Any], *, actor: Actor) -> District:
    """Bring the towns up to date with a file like ``kreis.json``; found the district if there is none.

    Towns are known by their AGS: a town that is there is renamed, none is removed, because
    registrations point to it.
    """
    require(policy.may_set_up(actor))
    towns = [_town(entry) for entry in _list(content, "municipalities")]
    district = queries.known_district() or found_district(_facts(content), actor=actor)
    known = {town.ags: town for town in db.session.scalars(select(Municipality))}
    for town in towns:
        row = known.get(town.ags)
        if row is None:
            row = known[town.ags] = Municipality(district_id=district.id, ags=town.ags)
            db.session.add(row)
        row.name, row.kind, row.postal_codes = town.name, town.kind, list(town.postal_codes)
    names = ", ".join(sorted(town.name for town in towns))
    announce(
        MunicipalitiesLoaded(subject_id=district.id),
        by=actor,
        changes=[Change("Kommunen", "", names)],
    )
    return district


def _facts(content: Mapping[str, Any]) -> DistrictFacts:
    address = _mapping(content, "administration_address")
    return DistrictFacts(
        name=_text(content, "name"),
        centre_name=_text(_mapping(content, "integration_centre"), "name"),
        street=_text(address, "street"),
        postal_code=_text(address, "postal_code"),
        city=_text(address, "city"),
    )


def _town(entry: object) -> Town:
    if not isinstance(entry, Mapping):
        raise FileNotUnderstood("Eine Kommune ist kein Eintrag mit Namen und Schlüssel")
    name, ags = _text(entry, "name"), _text(entry, "ags")
    if not _AGS.fullmatch(ags):
        raise FileNotUnderstood(
            f"Der Gemeindeschlüssel von {name} muss Text aus acht Ziffern sein, mit führender Null"
        )
    codes = _list(entry, "postal_codes")
    if not all(isinstance(code, str) and _POSTAL_CODE.fullmatch(code) for code in codes):
        raise FileNotUnderstood(f"Eine Postleitzahl von {name} hat keine fünf Ziffern")
    return Town(ags=ags, name=name, kind=_text(entry, "kind"), postal_codes=codes)


def _mapping(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = content.get(key)
    if not isinstance(value, Mapping):
        raise FileNotUnderstood(f"„{key}“ fehlt")
    return value


def _list(content: Mapping[str, Any], key: str) -> list[Any]:
    value = content.get(key)
    if not isinstance(value, list):
        raise FileNotUnderstood(f"„{key}“ fehlt")
    return value


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content.get(key)
    if not isinstance(value, str) or not one_line(value):
        raise FileNotUnderstood(f"„{key}“ fehlt")
    return one_line(value)
