"""How a letter about registrations finds its reader, its words and its files."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from conference.calendar.icalendar import CONTENT_TYPE
from conference.mail.outbox import File, lay_down, post
from conference.registration.appointments import FILE_NAME, calendar_file_of
from conference.registration.letters.alike import ALIKE, letter_alike
from conference.registration.letters.facts import names, told, understood
from conference.registration.models import Registration
from conference.web.addresses import public_url_for

NO_FILES: tuple[File, ...] = ()
Link = Callable[[Registration], str]  # gives the token of a link that opens the registration
Readers = list[tuple[Registration, list[Registration]]]


def address_of(token: str, language: str) -> str:
    """The address that opens a registration in the language of the letter, whatever the browser's is."""
    return public_url_for("registration.own", token=token, sprache=language)


def by_reader(people: Iterable[Registration]) -> Readers:
    """Who gets a letter, and about whom: the contact of a group hears about those without an address."""
    readers: dict[int, tuple[Registration, list[Registration]]] = {}
    for person in people:
        reader = person.party.contact if person.relies_on_the_contact else person
        readers.setdefault(reader.id, (reader, []))[1].append(person)
    return [(reader, about) for reader, about in readers.values() if reader.writes_to]


def of_their_own(reader: Registration, readers: Readers) -> list[Registration]:
    """Whose letters do not come to this contact although they are of the group."""
    if not reader.is_contact:
        return []
    return [
        person
        for other, about in readers
        if other is not reader and other.party_id == reader.party_id
        for person in about
    ]


def post_about(
    letter: str,
    reader: Registration,
    about: Sequence[Registration],
    link: Link,
    *,
    calendar: bool = False,
    more: tuple[File, ...] = NO_FILES,
    elsewhere: Sequence[Registration] = (),
    **facts: Any,
) -> None:
    files = (calendar_of(reader) if calendar and reader in about else NO_FILES) + more
    people = told(about, reader.conference, reader.language)
    text, html = understood(people, reader.language)
    names_as_text, names_as_html = names(elsewhere, reader.language)
    envelope = envelope_for(letter, reader, about, files)
    said = {
        "to_name": reader.full_name,
        "link": address_of(link(reader), reader.language),
        "understood_text": text,
        "understood_html": html,
        "elsewhere_text": names_as_text,
        "elsewhere_html": names_as_html,
        "rank": str(facts.get("rank", "")),
        "until": str(facts.get("until", "")),
    }
    name, alike = f"registration/mail/{letter}", {"number": len(about), "has_file": bool(files)}
    alike |= {"waits": bool(facts.get("waits")), "has_elsewhere": bool(elsewhere)}
    if letter in ALIKE:
        lay_down(name, letter_alike(name, reader, alike).filled(said), **envelope)
    else:
        facts |= {**said, **alike, "conference": reader.conference, "people": people}
        post(name, **(facts | envelope))


def envelope_for(
    letter: str, reader: Registration, about: Sequence[Registration], files: tuple[File, ...]
) -> dict[str, Any]:
    """To whom, in which language and with which files; the same news about the same people is one letter."""
    versions = "+".join(f"{person.id}.{person.version}" for person in about)
    return {
        "key": f"registration/{reader.id}/{letter}/{versions}",
        "to": reader.writes_to,
        "to_name": reader.full_name,
        "language": reader.language,
        "about": ("registration", reader.id),
        "files": files,
    }


def calendar_of(reader: Registration, name: str = FILE_NAME) -> tuple[File, ...]:
    content = calendar_file_of(reader)
    return (File(filename=name, content_type=CONTENT_TYPE, content=content),)
