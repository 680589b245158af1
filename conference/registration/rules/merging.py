"""Two registrations of one person become one: what stays, and what is told. Pure: no database, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conference.registration.models import Registration
from conference.registration.rules.application import Details, details_of
from conference.registration.states import Reach, State

RANKS = (State.WAITLISTED, State.PENDING_EMAIL, State.CONFIRMED, State.ALLOCATED)
FILLED_UP = (
    *("salutation", "title", "email", "phone", "postal_address", "organisation"),
    *("role", "municipality_id"),
)


@dataclass(frozen=True)
class Merger:
    """Which registration goes on and which one ends; apart from that, which of them came later."""

    stays: Registration
    ends: Registration
    earlier: Registration
    later: Registration


def merger_of(one: Registration, other: Registration) -> Merger | None:
    """The better place stays, of equal ones that of a group's contact, else the later; nothing once
    the day has come or one of them has ended."""
    if one.state not in RANKS or other.state not in RANKS:
        return None
    earlier, later = sorted((one, other), key=lambda person: (person.received_at, person.id))

    def worth(person: Registration) -> tuple[int, bool, bool]:
        return RANKS.index(person.state), bool(relying_on(person)), person is later

    stays = max((one, other), key=worth)
    return Merger(stays=stays, ends=other if stays is one else one, earlier=earlier, later=later)


def relying_on(contact: Registration) -> list[Registration]:
    """The people of the group who get no letters but by this contact, and still come."""
    return [
        person
        for person in contact.party.registrations
        if person is not contact
        and not person.has_ended
        and contact.is_contact
        and person.relies_on_the_contact
    ]


def joined(earlier: Details, later: Details) -> Details:
    """The later wishes, contact and consents; what was left empty later is known from earlier.

    Only what the later form says is consented to. Both messages stay.
    """
    known = {
        name: getattr(earlier, name)
        for name in FILLED_UP
        if not getattr(later, name) and getattr(earlier, name)
    }
    return replace(
        later,
        choices=later.choices or earlier.choices,
        message=_both(earlier.message, later.message),
        needs=earlier.needs if later.needs.are_none else later.needs,
        **known,
    )


def both_notes(one: Registration, other: Registration) -> str:
    return _both(one.office_note, other.office_note)


def _both(*texts: str) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def what_happens(merger: Merger) -> tuple[str, ...]:
    """What the office reads before it decides: which place stays, what is told, which letters go out."""
    return tuple(_what_happens(merger))


def _what_happens(merger: Merger) -> Iterator[str]:
    stays, ends, later = merger.stays, merger.ends, merger.later
    yield (
        f"{stays.code} bleibt ({stays.state.label}) und zählt ab dem früheren Eingang. "
        f"{ends.code} endet und verweist auf {stays.code}."
    )
    if ends.state.holds_a_seat:
        yield (
            f"Der Platz von {ends.code} wird frei. Wer als Nächstes auf der Warteliste steht, rückt "
            "nach und bekommt eine Nachricht."
        )
    elif stays.is_waiting:
        yield "Die Person wartet weiter, mit dem besseren Rang von beiden."
    yield (
        f"Es gelten Name, Adresse und Wünsche aus {later.code}, der späteren Anmeldung. Was dort "
        "leer ist, wird aus der früheren ergänzt. Beide Nachrichten und Notizen bleiben."
    )
    yield f"Erlaubt ist nur, was in {later.code} angekreuzt ist."
    yield "Unterstützungsbedarf gilt, wie er zuletzt genannt wurde."
    yield f"Die Links aus allen Briefen an beide öffnen danach {stays.code}."
    yield _letter(merger)


def _letter(merger: Merger) -> str:
    told = joined(details_of(merger.earlier), details_of(merger.later))
    if told.reach_by is Reach.EMAIL and told.email:
        return (
            f"Ein Brief geht an {told.email}: Sie waren zweimal angemeldet, es gilt eine Anmeldung."
        )
    return "Es geht keine E-Mail. Bitte rufen Sie die Person an, oder schreiben Sie ihr."
