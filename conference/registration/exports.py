"""What the office takes away as a list."""

from collections.abc import Iterable, Sequence

from conference.core.clock import BERLIN
from conference.documents.table import Cell, Table
from conference.programme.models import ForumRound
from conference.registration.models import Registration
from conference.registration.states import ConsentKind, PlaceState

HEADINGS = (
    *("Nummer", "Stand", "Eingang", "Kanal", "Kontingent", "Sprache"),
    *("Anrede", "Titel", "Vorname", "Nachname", "E-Mail", "Telefon", "Anschrift", "Erreichbar"),
    *("Organisation", "Rolle", "Kommune", "Teilnahme"),
)
CONSENTS = {
    ConsentKind.PHOTO: "Fotos erlaubt",
    ConsentKind.PARTICIPANT_LIST: "Teilnehmerliste erlaubt",
    ConsentKind.KEEP_INFORMED: "Möchte informiert werden",
}


def registrations_table(
    title: str, registrations: Iterable[Registration], rounds: Sequence[ForumRound]
) -> Table:
    """One row a person, one column a round with the wishes or the place in it."""
    headings = [*HEADINGS]
    headings += [f"Forum Runde {slot.code}" for slot in rounds]
    headings += [*CONSENTS.values(), "Nachricht", "Notiz des Büros"]
    return Table(
        title=title, headings=headings, rows=[_row(person, rounds) for person in registrations]
    )


def _row(person: Registration, rounds: Sequence[ForumRound]) -> list[Cell]:
    return [
        person.code,
        str(person.state.label),
        person.received_at.astimezone(BERLIN).replace(microsecond=0),
        str(person.channel.label),
        str(person.quota.label),
        person.language,
        person.salutation,
        person.title,
        person.first_name,
        person.last_name,
        person.email,
        person.phone,
        person.postal_address,
        str(person.reach_by.label),
        person.organisation,
        str(person.role.label) if person.role else "",
        person.municipality.name if person.municipality else "",
        attendance_in_words(person),
        *(forums_in_round(person, slot.id) for slot in rounds),
        *(_consent(person, kind) for kind in CONSENTS),
        person.message,
        person.office_note,
    ]


def participants_table(people: Iterable[Registration]) -> Table:
    """Who agreed to be named, for the folder of the day and the press: name and organisation only."""
    return Table(
        title="Teilnehmende",
        headings=["Name", "Organisation"],
        rows=[[person.full_name, person.organisation] for person in people],
    )


def _consent(person: Registration, kind: ConsentKind) -> str:
    """Whether the consent counts; of protected people it does not, though it was given."""
    if kind in person.allows:
        return "ja"
    given = any(consent.kind is kind and consent.given for consent in person.consents)
    return "nein (geschützt)" if given else "nein"


def attendance_in_words(person: Registration) -> str:
    """For which part of the day somebody comes."""
    if person.only_round:
        return f"nur {person.only_round.title.german or person.only_round.code}"
    return str(person.attendance.label)


def forums_in_round(person: Registration, round_id: int) -> str:
    """The place in this round, or the wishes in their order: "A1" or "1. A1, 2. A4"."""
    for place in person.places:
        if place.round_id == round_id:
            waits = " (Warteliste)" if place.state is PlaceState.WAITING else ""
            return f"{place.forum.code}{waits}"
    wishes = [wish for wish in person.wishes if wish.round_id == round_id]
    return ", ".join(f"{wish.rank}. {wish.forum.code}" for wish in wishes)
