"""Two registrations of one person become one: what stays, and what is told. Pure: no database, no clock."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from conference.core.errors import DomainError
from conference.core.languages import GERMAN
from conference.core.spelling import words_of
from conference.planning.states import ChoiceMode
from conference.registration.models import Registration
from conference.registration.rules.application import Details, check_contact, details_of
from conference.registration.rules.differences import Names, piece_by_piece, round_name
from conference.registration.states import Reach, Side, State

RANKS = (State.WAITLISTED, State.PENDING_EMAIL, State.CONFIRMED, State.ALLOCATED)
FILLED_UP = (
    *("salutation", "title", "email", "phone", "postal_address", "organisation"),
    *("role", "municipality_id"),
)
NAMES = "names"  # first and last name together, where the same words stand in other places
TOGETHER = {NAMES: ("first_name", "last_name"), "attendance": ("attendance", "only_round_id")}

Kept = Mapping[str, Side]  # by the name of an alternative: from which registration it stays


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


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """Something both tell differently; ``usual`` stays unless the office chooses the other."""

    name: str
    term: str
    earlier: str
    later: str
    usual: Side


def alternatives(merger: Merger, names: Names) -> list[Alternative]:
    """What can be chosen: the person, and the wishes of each round.

    Not consents and needs, which only the person gives, and no places in forums, of which a seat beats
    waiting; both messages stay.
    """
    wishes = merger.stays.conference.choice_mode is ChoiceMode.WISHES
    asked = names if wishes else replace(names, rounds={})
    earlier, later = details_of(merger.earlier), details_of(merger.later)
    usual = _pieces(joined(earlier, later), asked, of=(earlier, later))
    both = zip(
        _pieces(earlier, asked, of=(earlier, later)).items(),
        _pieces(later, asked, of=(earlier, later)).values(),
        strict=True,
    )
    return [
        Alternative(
            name=name,
            term=term,
            earlier=old,
            later=new,
            usual=Side.LATER if usual[name][1] == new else Side.EARLIER,
        )
        for (name, (term, old)), (_term, new) in both
        if old != new
    ]


def _pieces(
    told: Details, names: Names, *, of: tuple[Details, Details]
) -> dict[str, tuple[str, str]]:
    """Term and words by name; names whose parts only changed places are one piece."""
    pieces = {
        name: (term, words)
        for name, term, words in piece_by_piece(told, names=names, language=GERMAN)
    }
    if not _in_other_places(*of):
        return pieces
    whole = ", ".join(
        f"{term} {words}" for term, words in map(pieces.__getitem__, TOGETHER[NAMES]) if words
    )
    return {NAMES: ("Vor- und Nachname", whole)} | {
        name: piece for name, piece in pieces.items() if name not in TOGETHER[NAMES]
    }


def _in_other_places(one: Details, other: Details) -> bool:
    """Whether the same words are the names of both, but not the same ones first."""
    first, second = ((words_of(told.first_name), words_of(told.last_name)) for told in (one, other))
    return first != second and sorted(sum(first, ())) == sorted(sum(second, ()))


def joined(earlier: Details, later: Details, kept: Kept | None = None) -> Details:
    """What the office keeps, else the later wishes, contact and consents; what was left empty later
    is known from earlier.

    Only what the later form says is consented to. Both messages stay.
    """
    told = _usually_joined(earlier, later)
    for name, side in (kept or {}).items():
        told = _with_piece(told, name, earlier if side is Side.EARLIER else later)
    return told


def check_reachable(told: Details, kept: Kept) -> None:
    """The contact of a group can be reached, as far as another choice would help."""
    try:
        check_contact(told)
    except DomainError as error:
        if {error.field, "reach_by"} & kept.keys():
            raise


def _with_piece(told: Details, name: str, side: Details) -> Details:
    fields = TOGETHER.get(name, (name,))
    if all(field in Details.__dataclass_fields__ for field in fields):
        return replace(told, **{field: getattr(side, field) for field in fields})
    others = (choice for choice in told.choices if round_name(choice.round_id) != name)
    own = (choice for choice in side.choices if round_name(choice.round_id) == name)
    return replace(told, choices=(*others, *own))


def _usually_joined(earlier: Details, later: Details) -> Details:
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
        "leer ist, wird aus der früheren ergänzt. Wo sich beide unterscheiden, können Sie unten "
        "anders wählen. Beide Nachrichten und Notizen bleiben."
    )
    yield f"Erlaubt ist nur, was in {later.code} angekreuzt ist."
    yield "Unterstützungsbedarf gilt, wie er zuletzt genannt wurde."
    yield f"Die Links aus allen Briefen an beide öffnen danach {stays.code}."
    yield _letter(merger)


def _letter(merger: Merger) -> str:
    said = "Sie waren zweimal angemeldet, es gilt eine Anmeldung."
    earlier, later = details_of(merger.earlier), details_of(merger.later)
    if (earlier.reach_by, earlier.email) != (later.reach_by, later.email):
        return (
            f"Ein Brief geht an die E-Mail-Adresse, die bleibt: {said} Bleibt Telefon oder Brief, "
            "geht keine E-Mail. Dann rufen Sie die Person bitte an, oder schreiben Sie ihr."
        )
    told = joined(earlier, later)
    if told.reach_by is Reach.EMAIL and told.email:
        return f"Ein Brief geht an {told.email}: {said}"
    return "Es geht keine E-Mail. Bitte rufen Sie die Person an, oder schreiben Sie ihr."
