"""Two entries side by side, for somebody to decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from conference.addresses.models import AddressPair
from conference.addresses.rules.entries import Entry
from conference.addresses.rules.planning import in_words, label_of

_SHOWN = (
    *("salutation", "title", "first_name", "last_name", "organisation", "street"),
    *("postal_code", "city", "phones", "mobiles", "emails", "tags", "opted_out", "note"),
)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What both say of one thing."""

    term: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


@dataclass(frozen=True, kw_only=True)
class Sides:
    one: str
    other: str
    rows: tuple[Compared, ...]


def sides_of(pair: AddressPair, known: Mapping[int | None, Entry]) -> Sides:
    """A row beside another row of the list, or beside somebody who is known."""
    mine = Entry.of_json(pair.first.entry)
    if pair.second is not None:
        theirs, other = Entry.of_json(pair.second.entry), f"Zeile {pair.second.number}"
    else:
        theirs, other = known.get(pair.person_id, Entry()), "schon bekannt"
    rows = (
        Compared(term=label_of(name), one=_words(mine, name), other=_words(theirs, name))
        for name in _SHOWN
    )
    shown = tuple(row for row in rows if row.one or row.other)
    return Sides(one=f"Zeile {pair.first.number}", other=other, rows=shown)


def _words(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    if isinstance(value, bool):
        return "ja" if value else ""
    return in_words(value)
