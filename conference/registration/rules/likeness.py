"""Who may be registered twice, and why we think so. Pure: no database, no clock.

A name alone proves little: it takes a name that is the same, or the same in another spelling, and
something else that fits. Only people who share a key are ever compared, so twenty thousand are
compared in seconds. A family has one telephone and one mailbox: different first names are
different people.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, pairwise, product

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from conference.core.mailboxes import meant_address
from conference.core.spelling import (
    PARTICLES,
    consonants_of,
    heard,
    is_latin,
    words_of,
)

LEGAL_FORMS = frozenset({"ev", "e", "v", "gmbh", "ggmbh", "ag", "kg", "gbr", "ug"})
ENDINGS_OF_WOMEN = ("a", "e", "ie", "ia", "in", "ina", "ine", "s", "as")
ALIKE = 80  # per cent of the letters; below it is another name
MANY_AT_ONE_ADDRESS = 40  # people; a mailbox or telephone that more of them share proves nothing
MANY_NAMESAKES = 100  # people; more of them are not compared with each other one by one
NAME, MAILBOX, NUMBER = "n ", "e ", "t "  # what a key begins with


@dataclass(frozen=True, kw_only=True)
class Looks:
    """What of a registration is looked at; ``id`` and ``party_id`` say whose it is."""

    id: int
    party_id: int
    salutation: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    organisation: str = ""
    municipality_id: int | None = None

    @cached_property
    def first(self) -> tuple[str, ...]:
        return words_of(self.first_name)

    @cached_property
    def last(self) -> tuple[str, ...]:
        return words_of(self.last_name)

    @cached_property
    def name(self) -> tuple[str, ...]:
        """All parts of the name, in an order of their own."""
        return tuple(sorted((*self.first, *self.last)))

    @cached_property
    def is_latin(self) -> bool:
        return is_latin(f"{self.first_name}{self.last_name}")

    @cached_property
    def mailbox(self) -> str:
        """The address that is meant: a slip at its end is put right."""
        typed = self.email.strip().casefold()
        return meant_address(typed) or typed

    @cached_property
    def number(self) -> str:
        return _number(self.phone)

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The organisation without its legal form."""
        words = (word for word in words_of(self.organisation) if word not in LEGAL_FORMS)
        return tuple(sorted(words))

    @cached_property
    def home(self) -> tuple[str, ...]:
        return words_of(self.postal_address)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two registrations that may be one person, the earlier one first, and the reasons in words."""

    first_id: int
    second_id: int
    reasons: tuple[str, ...]


def keys_of(person: Looks) -> frozenset[str]:
    """Under what a person is looked up; who shares none of them is never compared."""
    if not person.name:
        return frozenset()
    keys = {f"{NAME}{given} {family}" for given, family in _name_pairs(person)}
    if person.mailbox:
        keys.add(f"{MAILBOX}{person.mailbox}")
    if person.number:
        keys.add(f"{NUMBER}{person.number}")
    return frozenset(keys)


def likely_pairs(people: Iterable[Looks], among: Iterable[Looks] = ()) -> list[Pair]:
    """Which of these may be registered twice, with each other or with somebody ``among`` the others,
    in the order of the registrations. The others are not compared with each other."""
    old, new = _behind_keys(among), _behind_keys(people)
    found: dict[tuple[int, int], Pair] = {}
    for key, crowd in new.items():
        for one, other in _to_compare(key, old.get(key, []), crowd):
            ids = (min(one.id, other.id), max(one.id, other.id))
            if ids not in found and (reasons := reasons_for(one, other)):
                found[ids] = Pair(first_id=ids[0], second_id=ids[1], reasons=reasons)
    return [found[ids] for ids in sorted(found)]


def _behind_keys(people: Iterable[Looks]) -> dict[str, list[Looks]]:
    behind: dict[str, list[Looks]] = {}
    for person in people:
        for key in keys_of(person):
            behind.setdefault(key, []).append(person)
    return behind


def reasons_for(one: Looks, other: Looks) -> tuple[str, ...]:
    """Why these two may be one person, in words for the office; nothing if they are two people."""
    if one.party_id == other.party_id or not one.name or not other.name:
        return ()
    likeness = _likeness_of_names(one, other)
    if likeness is None:
        return ()
    same = tuple(_what_is_the_same(one, other))
    if likeness.is_sure and not same and _nothing_to_compare(one, other):
        same = ("sonst keine Angabe, die sich vergleichen lässt",)
    return (likeness.words, *same) if same and (likeness.is_sure or _reached_alike(same)) else ()


@dataclass(frozen=True)
class _Likeness:
    """How alike two names are; ``is_sure`` if they are the same name whatever way it is written."""

    words: str
    is_sure: bool = False


def _likeness_of_names(one: Looks, other: Looks) -> _Likeness | None:
    if one.name == other.name:
        return _Likeness(_way_of_writing(one, other), is_sure=True)
    if _has_one_part_more(one, other):
        return _Likeness("gleicher Name mit einem Teil mehr")
    if one.first and one.first == other.first and not _alike(one.last, other.last):
        return _Likeness("gleicher Vorname, anderer Nachname: alter und neuer Name?")
    if _are_a_couple(one, other):
        return None
    if _are_transliterated(one, other):
        return _Likeness("gleicher Name in anderer Umschrift")
    if _alike(one.first, other.first) and _alike(one.last, other.last):
        whole = ratio(_spelled(one), _spelled(other)) / 100
        return _Likeness(f"Name {whole:.2f} ähnlich".replace(".", ","))
    return None


def _way_of_writing(one: Looks, other: Looks) -> str:
    if (one.first, one.last) == (other.last, other.first) and one.first != one.last:
        return "Vor- und Nachname vertauscht"
    if (one.first, one.last) != (other.first, other.last):
        return "gleicher Name, anders aufgeteilt"
    plain = [(p.first_name.lower().strip(), p.last_name.lower().strip()) for p in (one, other)]
    return "gleicher Name" if plain[0] == plain[1] else "gleicher Name in anderer Schreibweise"


def _spelled(person: Looks) -> str:
    return " ".join((*person.first, *person.last))


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether they sound alike; a slip of the pen hardly ever hits the first letter."""
    one, other = heard(words), heard(others)
    return one[:1] == other[:1] and ratio(one, other) >= ALIKE


def _are_a_couple(one: Looks, other: Looks) -> bool:
    """Christian and Christiane are two people, and so are a Frau and a Herr."""
    if len({one.salutation, other.salutation} - {"", "divers"}) > 1:
        return True
    short, long = sorted(("".join(one.first), "".join(other.first)), key=len)
    if short != long and long.startswith(short):
        return long[len(short) :] in ENDINGS_OF_WOMEN
    return short[:-1] == long[:-1] and {short[-1:], long[-1:]} in ({"a", "e"}, {"o", "a"})


def _has_one_part_more(one: Looks, other: Looks) -> bool:
    """A second first name, or a double name; the first name and a last name are the same."""
    if not (one.first and other.first and one.last and other.last):
        return False
    firsts, lasts = (set(one.first), set(other.first)), (set(one.last), set(other.last))
    return all(a <= b or b <= a for a, b in (firsts, lasts))


def _are_transliterated(one: Looks, other: Looks) -> bool:
    """Whether the consonants are the same, and enough of them to say something."""
    names = [(consonants_of(person.first), consonants_of(person.last)) for person in (one, other)]
    if names[0] != names[1] or not all(names[0]):
        return False
    first, last = names[0]
    if one.is_latin and other.is_latin:
        return len(first) >= 3 and len(last) >= 2
    return len(first) + len(last) >= 4


SAME_MAILBOX = "gleiche E-Mail"
MAILBOX_MISTYPED = "E-Mail mit einem Tippfehler"
SAME_NUMBER = "gleiches Telefon"
SAME_HOME = "gleiche Anschrift"
SAME_TOWN = "gleicher Ort"
ONLY_A_TOWN = re.compile(r"\s*\d{5}\s+[^\d,\n]+")
SAME_BODY = "gleiche Organisation"


def _what_is_the_same(one: Looks, other: Looks) -> Iterator[str]:
    """What fits besides the name, the strongest first."""
    if one.mailbox and other.mailbox:
        if one.email.strip().casefold() == other.email.strip().casefold():
            yield SAME_MAILBOX
        elif OSA.distance(one.mailbox, other.mailbox, score_cutoff=2) <= 2:
            yield MAILBOX_MISTYPED
    if one.number and one.number == other.number:
        yield SAME_NUMBER
    if one.home and one.home == other.home:
        yield SAME_TOWN if ONLY_A_TOWN.fullmatch(one.postal_address) else SAME_HOME
    if one.body and one.body == other.body:
        yield SAME_BODY


def _reached_alike(same: Sequence[str]) -> bool:
    """Where the name only resembles, a mailbox or a telephone must be the same."""
    return bool({SAME_MAILBOX, MAILBOX_MISTYPED, SAME_NUMBER} & set(same))


def _nothing_to_compare(one: Looks, other: Looks) -> bool:
    """Neither reachable by the same means, nor from different towns or bodies."""
    told = (
        (one.mailbox, other.mailbox),
        (one.number, other.number),
        (one.home, other.home),
        (one.body, other.body),
    )
    if any(mine and theirs for mine, theirs in told):
        return False
    towns = {one.municipality_id, other.municipality_id} - {None}
    return len(towns) < 2


def _to_compare(
    key: str, old: Sequence[Looks], new: Sequence[Looks]
) -> Iterator[tuple[Looks, Looks]]:
    """The new with everybody. A mailbox of hundreds says nothing; of hundreds who share a name
    those are compared who follow each other."""
    crowd = len(old) + len(new)
    if crowd <= (MANY_NAMESAKES if key.startswith(NAME) else MANY_AT_ONE_ADDRESS):
        yield from product(old, new)
        yield from combinations(new, 2)
    elif key.startswith(NAME):
        yield from pairwise((*old[-1:], *new))


def _name_pairs(person: Looks) -> Iterator[tuple[str, str]]:
    """The first name with each last name, in an order of their own."""
    given = person.first[:1] or ("",)
    family = [word for word in person.last if word not in PARTICLES] or list(person.last) or [""]
    for word in family:
        yield min(given[0], word), max(given[0], word)


@lru_cache(maxsize=65536)
def _number(phone: str) -> str:
    """The last nine digits, which are the same with and without the code of the country."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return digits[-9:] if len(digits) >= 6 else ""
