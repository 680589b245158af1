"""What a row would do to somebody known already. Pure."""

from hashlib import sha256

from conference.addresses.rules.columns import FIELDS
from conference.addresses.rules.entries import Entry
from conference.core.spelling import words_of

COMPARED = (
    *("salutation", "title", "first_name", "last_name", "role", "organisation", "category"),
    *("part", "street", "postal_code", "city", "phones", "mobiles", "faxes", "emails"),
    *("tags", "opted_out", "note"),
)
OF_PERSON = ("salutation", "title", "first_name", "last_name", "tags", "opted_out", "note")
_LABELS = {
    "part": "Zusatz zur Anschrift",
    "phones": "Telefon",
    "mobiles": "Mobil",
    "faxes": "Fax",
    "emails": "E-Mail",
    "tags": "Verteiler",
}


def label_of(name: str) -> str:
    """What the office calls a part of an entry."""
    return _LABELS.get(name) or FIELDS[name][0]


def differences(row: Entry, known: Entry) -> list[list[str]]:
    """What the row says otherwise: what, old and new, in words."""
    return [
        [label_of(name), in_words(old), in_words(new)]
        for name in COMPARED
        if (old := getattr(known, name)) != (new := getattr(row, name))
        and not (name == "category" and not new)
    ]


def in_words(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def fingerprint(entry: Entry) -> str:
    """The same for a row that says the same."""
    return _hash(repr(sorted(entry.to_json().items())))


def identity(entry: Entry) -> str:
    """The same for the same name in the same organisation, whatever else changes."""
    name = " ".join(sorted(words_of(f"{entry.first_name} {entry.last_name}")))
    return _hash(f"{name}|{' '.join(words_of(entry.organisation))}")


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def pair_key(one: str, other: str) -> tuple[str, str]:
    """Two identities in their order."""
    return (min(one, other), max(one, other))
