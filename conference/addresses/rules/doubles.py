"""Which entries may be one person, and why we think so. Pure: no database, no clock.

Only entries that share a key are compared: an address, a number, a name as it is heard, a last name at
one place. So twenty thousand are compared in seconds. A name alone proves nothing, and neither does a
shared mailbox: an office has one for all. Couples and second contacts have other first names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from rapidfuzz.fuzz import ratio

from conference.addresses.rules import bodies
from conference.addresses.rules.entries import Entry
from conference.addresses.states import PairKind
from conference.core.spelling import PARTICLES, heard, words_of
from conference.core.telephone import e164

ALIKE = 84  # per cent of the sounds; below it is another name
MANY = 40  # entries behind one key; a key of more says nothing, only neighbours are compared
SAME_MAIL = "gleiche E-Mail"
SAME_NUMBER = "gleiches Telefon"
SAME_HOME = "gleiche Anschrift"
SAME_PLACE = "gleicher Ort"
SAME_BODY = "gleiche Organisation"
BODY_ALIKE = "ähnliche Organisation"
OTHER_BODY = "andere Organisation"


@dataclass(frozen=True)
class Looks:
    """What of an entry is looked at. ``id`` is its place in the list; people known before come last.

    ``bodies`` are all organisations the person is known in.
    """

    id: int
    entry: Entry
    bodies: tuple[str, ...] = ()
    is_known: bool = False

    @cached_property
    def first(self) -> tuple[str, ...]:
        return words_of(self.entry.first_name.replace("?", ""))

    @cached_property
    def last(self) -> tuple[str, ...]:
        return words_of(self.entry.last_name.replace("?", ""))

    @cached_property
    def name(self) -> tuple[str, ...]:
        return tuple(sorted((*self.first, *self.last)))

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        return frozenset(one.casefold() for one in (*self.entry.emails, *self.entry.guessed))

    @cached_property
    def numbers(self) -> frozenset[str]:
        told = (*self.entry.phones, *self.entry.mobiles)
        return frozenset(map(e164, told) if self.is_known else told)

    @cached_property
    def home(self) -> tuple[str, ...]:
        street, city = words_of(self.entry.street), words_of(self.entry.city)
        return (*street, *city) if street and city else ()

    @cached_property
    def place(self) -> tuple[str, ...]:
        return words_of(self.entry.city)


@dataclass(frozen=True, kw_only=True)
class Couple:
    """Two entries that may be one person, by their ids, the reasons in words, and what to do about it."""

    first: int
    second: int
    kind: PairKind
    reasons: tuple[str, ...]


def likely_couples(everybody: Iterable[Looks], *, among_known: bool = False) -> Iterator[Couple]:
    """Everybody who may stand there twice. People known before are compared with each other only if asked for."""
    behind: dict[str, list[Looks]] = {}
    for one in everybody:
        for key in keys_of(one):
            behind.setdefault(key, []).append(one)
    seen: set[tuple[int, int]] = set()
    for crowd in behind.values():
        for one, other in _to_compare(crowd):
            ids = (one.id, other.id)
            if ids in seen or (one.is_known and other.is_known and not among_known):
                continue
            seen.add(ids)
            if found := couple_of(one, other):
                yield found


def keys_of(one: Looks) -> set[str]:
    """Under what an entry is looked up; who shares none is never compared."""
    if not one.last:
        return set()
    keys = {f"e {mailbox}" for mailbox in one.mailboxes} | {f"t {number}" for number in one.numbers}
    family = [word for word in one.last if word not in PARTICLES] or list(one.last)
    given = one.first[:1] or ("",)
    keys |= {f"n {' '.join(sorted((given[0], word)))}" for word in family}
    if one.home:
        keys.add(f"h {heard(one.last)[:3]} {' '.join(one.home)}")
    return keys | {
        f"b {heard(one.last)[:3]} {bodies.body_key(body)}" for body in one.bodies if body
    }


def couple_of(one: Looks, other: Looks) -> Couple | None:
    """Why these two may be one person; nothing if they are two."""
    likeness = _likeness(one, other)
    if not likeness:
        return None
    reached = tuple(_reached_alike(one, other))
    same_body = _body(one, other)
    if not reached and not (same_body and (one.place == other.place or not one.place)):
        return None
    if one.first != other.first and not ({SAME_MAIL, SAME_NUMBER} & set(reached) or same_body):
        return None  # a name that only resembles, at an address that a whole town hall has
    sure = reached + ((same_body,) if same_body else ())
    if not same_body and not _is_one_entry(one, other):
        if not {SAME_MAIL, SAME_NUMBER} & set(reached):
            return None
        return _couple(one, other, PairKind.TWO_ROLES, (*reached, likeness, OTHER_BODY))
    return _couple(
        one, other, PairKind.SAME_ENTRY, (*sure[:1], likeness, *sure[1:], *_place(one, other))
    )


def _couple(one: Looks, other: Looks, kind: PairKind, reasons: Sequence[str]) -> Couple:
    return Couple(first=one.id, second=other.id, kind=kind, reasons=tuple(reasons))


def _likeness(one: Looks, other: Looks) -> str:
    """How alike the names are, in words; empty if they are other names."""
    if one.name == other.name:
        return (
            "gleicher Name"
            if (one.first, one.last) == (other.first, other.last)
            else "Name vertauscht"
        )
    last = ratio(heard(one.last), heard(other.last))
    if last < ALIKE and not (one.first == other.first and one.first and _lost(one, other)):
        return ""
    if not one.first or not other.first:
        return "gleicher Nachname, ein Vorname fehlt" if one.last == other.last else ""
    first = ratio(heard(one.first), heard(other.first))
    if first < ALIKE or _are_a_couple(one, other):
        return ""
    whole = ratio(" ".join((*one.first, *one.last)), " ".join((*other.first, *other.last))) / 100
    return f"Name {whole:.2f}".replace(".", ",")


def _lost(one: Looks, other: Looks) -> bool:
    return any("?" in person.entry.last_name for person in (one, other))


def _are_a_couple(one: Looks, other: Looks) -> bool:
    """Christian and Christiane are two people, and so are a Frau and a Herr whose names differ."""
    if len({one.entry.salutation, other.entry.salutation} & {"Frau", "Herr"}) > 1:
        return True
    short, long = sorted(("".join(one.first), "".join(other.first)), key=len)
    if short != long and long.startswith(short):
        return long[len(short) :] in {"a", "e", "ie", "ia", "in", "ina", "ine", "s", "as"}
    return short[:-1] == long[:-1] and {short[-1:], long[-1:]} in ({"a", "e"}, {"o", "a"})


def _reached_alike(one: Looks, other: Looks) -> Iterator[str]:
    if one.mailboxes & other.mailboxes:
        yield SAME_MAIL
    if one.numbers & other.numbers:
        yield SAME_NUMBER
    if one.home and one.home == other.home:
        yield SAME_HOME


def _body(one: Looks, other: Looks) -> str:
    mine, theirs = ([body for body in each.bodies if body] for each in (one, other))
    if {bodies.body_key(body) for body in mine} & {bodies.body_key(body) for body in theirs}:
        return SAME_BODY
    alike = any(bodies.are_alike(body, their) for body in mine for their in theirs)
    return BODY_ALIKE if alike else ""


def _is_one_entry(one: Looks, other: Looks) -> bool:
    """One organisation under two names: nothing else differs. Somebody without one is the same entry."""
    if not any(one.bodies) or not any(other.bodies):
        return True
    kinds = {one.entry.category, other.entry.category}
    return len(kinds) == 1 and bool(one.home) and one.home == other.home


def _place(one: Looks, other: Looks) -> Iterator[str]:
    if one.place and one.place == other.place and one.home != other.home:
        yield SAME_PLACE


def _to_compare(crowd: Sequence[Looks]) -> Iterator[tuple[Looks, Looks]]:
    """Everybody with everybody; of a crowd those who follow each other."""
    if len(crowd) <= MANY:
        yield from combinations(crowd, 2)
    else:
        yield from zip(crowd, crowd[1:], strict=False)
