"""Two people or two organisations become one: what differs, and what stays of which. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from conference.core.changes import in_words
from conference.core.translated import Translated
from conference.directory.models import Organisation, Person
from conference.directory.rules.words import ORGANISATION, PERSON
from conference.directory.states import OrganisationCategory, PreferredChannel


class Side(StrEnum):
    """From which of both something stays; the first is the one that goes on."""

    FIRST = "first"
    SECOND = "second"


Kept = Mapping[str, Side]  # by the name of what both tell differently
Twin = Person | Organisation

_OF_PERSON = (
    *("salutation", "title", "first_name", "last_name", "organisation", "function"),
    *("biography", "assistant", "channel", "municipality_id"),
)
_OF_BODY = ("name", "category", "municipality_id", "website", "offers")
_SAYS_NOTHING: tuple[object, ...] = (
    *(None, "", Translated()),
    *(PreferredChannel.ANY, OrganisationCategory.OTHER),
)
_TOWN = "Kommune"
TOGETHER = ("tags", "languages", "expertise", "never_on", "aliases", "fields")


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """Something both tell differently."""

    name: str
    term: str
    first: str
    second: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What both say of one thing."""

    term: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


def alternatives(first: Twin, second: Twin) -> Sequence[Alternative]:
    """What somebody must choose; where only one of both says something, that stays."""
    return [
        Alternative(
            name=name,
            term=term_of(first, name),
            first=_words(first, name),
            second=_words(second, name),
        )
        for name in _names(first)
        if _says(first, name)
        and _says(second, name)
        and getattr(first, name) != getattr(second, name)
    ]


def joined(first: Twin, second: Twin, kept: Kept) -> dict[str, object]:
    """What is said of both from now on; lists are put together."""
    told: dict[str, object] = {}
    for name in _names(first):
        usual = Side.FIRST if _says(first, name) else Side.SECOND
        told[name] = getattr(first if kept.get(name, usual) is Side.FIRST else second, name)
    for name in TOGETHER:
        if hasattr(first, name):
            told[name] = list(dict.fromkeys((*getattr(first, name), *getattr(second, name))))
    told["note"] = "\n".join(dict.fromkeys(filter(None, (first.note, second.note))))
    if isinstance(first, Organisation) and isinstance(second, Organisation):
        names = (*first.aliases, *second.aliases, first.name, second.name)
        told["aliases"] = [name for name in dict.fromkeys(names) if name != told["name"]]
    return told


def side_by_side(first: Twin, second: Twin) -> Sequence[Compared]:
    """All that the office looks at before it decides."""
    pieces = [(term_of(first, name), *_both(first, second, name)) for name in _names(first)]
    parts = "Personen" if isinstance(first, Organisation) else "In Organisationen"
    pieces += [
        (term, ", ".join(told(first)), ", ".join(told(second)))
        for term, told in (
            ("E-Mail und Telefon", _reached),
            ("Anschrift", _homes),
            (parts, _parts),
        )
    ]
    pieces += [
        (term_of(first, name), *_both(first, second, name))
        for name in ("aliases", "tags", "note")
        if hasattr(first, name)
    ]
    return [
        Compared(term=term, one=one, other=other) for term, one, other in pieces if one or other
    ]


def term_of(twin: Twin, name: str) -> str:
    """What the office calls it."""
    words = PERSON if isinstance(twin, Person) else ORGANISATION
    return _TOWN if name == "municipality_id" else words[name]


def name_of(twin: Twin) -> str:
    return twin.full_name if isinstance(twin, Person) else twin.name


def seen_of(twin: Twin) -> str:
    """The same as long as nobody has changed it."""
    return twin.changed_at.isoformat() if isinstance(twin, Person) else str(twin.version)


def _names(twin: Twin) -> Sequence[str]:
    return _OF_PERSON if isinstance(twin, Person) else _OF_BODY


def _says(twin: Twin, name: str) -> bool:
    return getattr(twin, name) not in _SAYS_NOTHING


def _both(first: Twin, second: Twin, name: str) -> tuple[str, str]:
    return _words(first, name), _words(second, name)


def _words(twin: Twin, name: str) -> str:
    if not _says(twin, name) and name != "category":
        return ""
    if name == "municipality_id":
        return twin.municipality.name if twin.municipality else ""
    value = getattr(twin, name)
    return str(value["de"]) if isinstance(value, Translated) else in_words(value)


def _reached(twin: Twin) -> Sequence[str]:
    return [point.value for point in twin.contact_points]


def _homes(twin: Twin) -> Sequence[str]:
    return [" · ".join(home.lines) for home in twin.postal_addresses]


def _parts(twin: Twin) -> Sequence[str]:
    if isinstance(twin, Organisation):
        return [part.person.full_name for part in twin.memberships]
    return [part.organisation.name for part in twin.memberships]
