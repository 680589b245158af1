"""What a postman needs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conference.documents.envelopes import in_the_window
from conference.registration.models import Registration
from conference.registration.states import Reach

# "12345 Musterstadt", "D-12345 Musterstadt", "6411 AB Heerlen", "B-4700 Eupen"
_TOWN = re.compile(r"^(?:[A-Z]{1,2}[- ])?(\d{4,5}(?: ?[A-Z]{2}\b)?)\s+(\D.+)$")
_CODE_ALONE = re.compile(r"^(?:[A-Z]{1,2}[- ])?\d{4,5}$")


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """Name and address line by line as they stand in the window, and what is ``missing`` (nothing: complete)."""

    lines: tuple[str, ...]
    postal_code: str
    missing: tuple[str, ...] = ()


def envelope_for(person: Registration) -> Envelope:
    """The window of the letter to this person."""
    written = [line for line in _lines(person.postal_address) if line != person.full_name]
    at = next((number for number, line in enumerate(written) if _TOWN.match(line)), None)
    missing = [] if person.is_named else ["der Name"]
    if not written:
        return _envelope(person, written, "", [*missing, "die Anschrift"])
    if at is None:
        alone = any(_CODE_ALONE.match(line) for line in written)
        missing.append("der Ort" if alone else "Postleitzahl und Ort")
        return _envelope(person, written, "", missing)
    street, rest = written[:at], written[at:]
    if not any(character.isdigit() for line in street for character in line):
        missing.append("Straße und Hausnummer")
    found = _TOWN.match(rest[0])
    code = found[1] if found else ""
    return _envelope(person, [*street, *rest], code, missing)


def needs_paper(person: Registration) -> bool:
    """Whether news reaches this person by a letter on paper only: wished so, or no e-mail to send to.

    Who wants a phone call gets one; a letter too, where an address is known and no e-mail.
    """
    if person.writes_to or person.relies_on_the_contact:
        return False
    return person.reach_by is Reach.LETTER or bool(person.postal_address and not person.email)


def people_of(reader: Registration) -> Sequence[Registration]:
    """Whom a letter to this person is about: itself, and for a contact those who rely on it."""
    others = [
        one
        for one in reader.party.registrations
        if one.relies_on_the_contact and not one.is_forgotten
    ]
    return [reader, *others] if reader.position == 1 else [reader]


def _lines(address: str) -> Iterator[str]:
    """One line after the other; whoever wrote all in one line used commas."""
    for line in re.split(r"[\n,;]", address):
        if line := " ".join(line.split()):
            yield line


def _envelope(person: Registration, address: list[str], code: str, missing: list[str]) -> Envelope:
    return Envelope(
        lines=in_the_window([person.full_name, *address]),
        postal_code="" if missing else code.replace(" ", ""),
        missing=tuple(missing),
    )
