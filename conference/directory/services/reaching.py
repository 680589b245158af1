"""How somebody is reached, written down as a whole: what stays keeps what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.core.changes import in_words
from conference.core.events import Change
from conference.directory.models import ContactPoint, PostalAddress, plain_of
from conference.directory.models.reaching import Reachable
from conference.directory.states import ContactKind


@dataclass(frozen=True, kw_only=True)
class Address:
    """A postal address as somebody typed it."""

    addition: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Every way to reach somebody, of each kind the first one first."""

    emails: Sequence[str] = ()
    phones: Sequence[str] = ()
    mobiles: Sequence[str] = ()
    faxes: Sequence[str] = ()
    addresses: Sequence[Address] = ()

    def of(self, kind: ContactKind) -> Sequence[str]:
        return {
            ContactKind.EMAIL: self.emails,
            ContactKind.PHONE: self.phones,
            ContactKind.MOBILE: self.mobiles,
            ContactKind.FAX: self.faxes,
        }[kind]


def reach_by(owner: Reachable, reach: Reach) -> list[Change]:
    """Let these and no others be the ways to the owner, and tell what is new.

    An address that stays, however it is written now, keeps that letters came back from it.
    """
    changes: list[Change] = []
    points: list[ContactPoint] = []
    for kind in ContactKind:
        old = [point.value for point in owner.points(kind)]
        now = _points(owner, kind, reach.of(kind))
        points += now
        changes += _told(kind.label, old, [point.value for point in now])
    if {id(point) for point in points} != {id(point) for point in owner.contact_points}:
        owner.contact_points = points
    old_lines = [_line(one) for one in owner.postal_addresses]
    addresses = _addresses(owner, reach.addresses)
    if addresses != list(owner.postal_addresses):
        owner.postal_addresses = addresses
    return changes + _told("Anschrift", old_lines, [_line(one) for one in addresses])


def _points(owner: Reachable, kind: ContactKind, values: Sequence[str]) -> list[ContactPoint]:
    known = {point.plain: point for point in owner.points(kind)}
    kept: dict[str, ContactPoint] = {}
    for value in values:
        plain = plain_of(kind, value)
        if value and plain not in kept:
            kept[plain] = known.get(plain) or ContactPoint(kind=kind, plain=plain)
            kept[plain].value, kept[plain].position = value, len(kept)
    return list(kept.values())


def _addresses(owner: Reachable, typed: Sequence[Address]) -> list[PostalAddress]:
    known = {_parts(one): one for one in owner.postal_addresses}
    kept: dict[tuple[str, ...], PostalAddress] = {}
    for one in typed:
        parts = _parts(one)
        if any(parts) and parts not in kept:
            kept[parts] = known.get(parts) or PostalAddress(
                addition=one.addition,
                street=one.street,
                postal_code=one.postal_code,
                city=one.city,
            )
            kept[parts].position = len(kept)
    return list(kept.values())


def _parts(address: Address | PostalAddress) -> tuple[str, ...]:
    return (address.addition, address.street, address.postal_code, address.city)


def _line(address: PostalAddress) -> str:
    return ", ".join(address.lines)


def _told(label: str, old: list[str], new: list[str]) -> list[Change]:
    return [Change(label, in_words(old), in_words(new))] if old != new else []
