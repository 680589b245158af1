"""What the office takes away as a list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.languages import SIGN_LANGUAGE, german_name
from conference.core.listing import Wanted
from conference.documents import csv, excel
from conference.documents.table import Cell, Table
from conference.errands.work import File, Going
from conference.planning.models import Conference
from conference.planning.queries import conference_by_id
from conference.programme.models import ForumRound
from conference.programme.queries.working import rounds_of
from conference.registration.models import Registration
from conference.registration.queries import OfferedRound, lists
from conference.registration.queries.lists import Listed, Place, Wish
from conference.registration.queries.offer import OfferedSupport
from conference.registration.rules.support import Spoken, Support
from conference.registration.services.line import InLine
from conference.registration.states import (
    GIVEN_BUT_PROTECTED,
    PUBLIC_CONSENTS,
    Attendance,
    AttendeeRole,
    Channel,
    ConsentKind,
    PlaceState,
    Quota,
    Reach,
    State,
)

HEADINGS = (
    *("Nummer", "Stand", "Eingang", "Kanal", "Kontingent", "Sprache"),
    *("Anrede", "Titel", "Vorname", "Nachname", "E-Mail", "Telefon", "Anschrift", "Erreichbar"),
    *("Organisation", "Rolle", "Kommune", "Teilnahme"),
)
EXACTLY = "Eingang genau"
CONSENTS = {
    ConsentKind.PHOTO: "Fotos erlaubt",
    ConsentKind.PARTICIPANT_LIST: "Teilnehmerliste erlaubt",
    ConsentKind.KEEP_INFORMED: "Möchte informiert werden",
}


LIST = "registrations"  # the kind of errand that makes a long list a file
AT_ONCE = 2000  # rows of a file that comes at once; for more the worker is asked
ENDINGS = {"xlsx": "Excel", "csv": "CSV"}


def list_file(
    conference: Conference, wanted: Wanted, ending: str, going: Going | None = None
) -> File:
    """Everybody the search finds, as a file; ``going`` hears how far it is."""
    total = lists.how_many(conference, wanted)
    people = lists.all_listed(
        conference, wanted, after_each=(lambda done: going(done, total)) if going else None
    )
    table = listed_table("Anmeldungen", people, rounds_of(conference))
    name = f"anmeldungen-{conference.year}-{clock.today():%Y-%m-%d}.{ending}"
    if ending == "csv":
        return File(name=name, media_type=csv.CONTENT_TYPE, content=csv.csv_file(table))
    return File(name=name, media_type=excel.CONTENT_TYPE, content=excel.workbook(table))


def wish_for_list(conference: Conference, wanted: Wanted, ending: str) -> dict[str, Any]:
    """The same as words for the worker."""
    return {
        "conference_id": conference.id,
        "search": wanted.search,
        "filters": dict(wanted.filters),
        "ending": ending,
    }


def do_list(wish: Mapping[str, Any], going: Going) -> File:
    """What the worker does with such words."""
    wanted = Wanted(search=wish["search"], filters=wish["filters"])
    return list_file(conference_by_id(wish["conference_id"]), wanted, wish["ending"], going)


def registrations_table(
    title: str, registrations: Iterable[Registration], rounds: Sequence[ForumRound]
) -> Table:
    return listed_table(title, map(Listed.of, registrations), rounds)


def listed_table(title: str, people: Iterable[Listed], rounds: Sequence[ForumRound]) -> Table:
    """One row a person, one column a round with the wishes or the place in it.

    The office may read the list in again: the number tells who it is about, and the exact moment of
    arrival says also which of the two hours it was when the clocks go back. Needs never stand here.
    """
    written = Written(rounds)
    return Table(title=title, headings=written.headings, rows=map(written.row, people))


class Written:
    """How people stand in the office's list, for one table or one by one."""

    def __init__(self, rounds: Sequence[ForumRound]) -> None:
        self.headings = [
            *HEADINGS,
            *(f"Forum Runde {slot.code}" for slot in rounds),
            *(*CONSENTS.values(), "Nachricht", "Notiz des Büros", EXACTLY),
        ]
        self._rounds = [slot.id for slot in rounds]
        self._words: dict[type, dict[Any, str]] = {
            kind: {word: str(word.label) for word in kind}
            for kind in (State, Channel, Quota, Reach, AttendeeRole, Attendance)
        }

    def row(self, one: Listed) -> list[Cell]:
        return _row(one, self._rounds, self._words)


def _row(one: Listed, rounds: Sequence[int], words: Mapping[type, Mapping[Any, str]]) -> list[Cell]:
    person = one.person
    return [
        person.code,
        words[State][person.state],
        person.received_at.astimezone(BERLIN).replace(microsecond=0),
        words[Channel][person.channel],
        words[Quota][person.quota],
        person.language,
        person.salutation,
        person.title,
        person.first_name,
        person.last_name,
        person.email,
        person.phone,
        person.postal_address,
        words[Reach][person.reach_by],
        person.organisation,
        words[AttendeeRole][person.role] if person.role else "",
        person.municipality.name if person.municipality else "",
        _only_round(person) or words[Attendance][person.attendance],
        *(_forums(one.wishes, one.places, round_id) for round_id in rounds),
        *(_consent(one, kind) for kind in CONSENTS),
        person.message,
        person.office_note,
        person.received_at.astimezone(BERLIN).isoformat(),
    ]


def participants_table(people: Iterable[Registration]) -> Table:
    """Who agreed to be named, for the folder of the day and the press: name and organisation only."""
    return Table(
        title="Teilnehmende",
        headings=["Name", "Organisation"],
        rows=[[person.full_name, person.organisation] for person in people],
    )


def _consent(one: Listed, kind: ConsentKind) -> str:
    """Whether the consent counts; of protected people it does not, though it was given."""
    if kind not in one.consents:
        return "nein"
    return GIVEN_BUT_PROTECTED if one.person.is_protected and kind in PUBLIC_CONSENTS else "ja"


def attendance_in_words(person: Registration) -> str:
    """For which part of the day somebody comes."""
    return _only_round(person) or str(person.attendance.label)


def _only_round(person: Registration) -> str:
    if person.only_round is None:
        return ""
    return f"nur {person.only_round.title.german or person.only_round.code}"


def forums_in_round(person: Registration, round_id: int) -> str:
    """The place in this round, or the wishes in their order: "A1" or "1. A1, 2. A4"."""
    return _forums(lists.wishes_of(person), lists.places_of(person), round_id)


def _forums(wishes: Iterable[Wish], places: Iterable[Place], round_id: int) -> str:
    for place in sorted(places, key=lambda place: place.state is PlaceState.WAITING):
        if place.round_id == round_id:
            return (
                f"{place.forum} (Warteliste)" if place.state is PlaceState.WAITING else place.forum
            )
    return ", ".join(f"{wish.rank}. {wish.forum}" for wish in wishes if wish.round_id == round_id)


def spoken_table(support: Support, rounds: Sequence[OfferedRound], *, signed: bool) -> Table:
    """Which languages are needed in which round, for how many, in which forums, and what is missing."""
    titles = {slot.id: slot.title.german for slot in rounds}
    rows: list[list[Cell]] = [
        [
            german_name(one.language),
            titles[one.round_id],
            one.people,
            one.late,
            ", ".join(f"{forum.code} ({one.hoped[forum.id]})" for forum in one.forums),
            one.teams,
            gap_in_words(one),
        ]
        for one in support.spoken
        if one.people and (one.language == SIGN_LANGUAGE) is signed
    ]
    return Table(
        title="Gebärdensprache" if signed else "Dolmetschen",
        headings=(
            *("Sprache", "Runde", "Personen", "davon nach der Frist"),
            *("Foren (erste Wünsche)", "Teams", "Es fehlt"),
        ),
        rows=rows,
    )


def gap_in_words(one: Spoken) -> str:
    """What is missing for this language in this round; a dash when nothing is."""
    if not one.forums:
        return "in keinem Forum angekündigt"
    gaps = []
    if one.missing_teams:
        gaps.append(f"{one.missing_teams} {'Team' if one.missing_teams == 1 else 'Teams'}")
    if one.elsewhere:
        people = "Person" if one.elsewhere == 1 else "Personen"
        gaps.append(f"{one.elsewhere} {people} mit erstem Wunsch ohne diese Sprache")
    return ", ".join(gaps) or "–"


def childcare_table(support: Support, house: OfferedSupport) -> Table:
    """How many children of which age come, against the places."""
    children = support.children
    rows: list[list[Cell]] = [
        [f"{age} {'Jahr' if age == 1 else 'Jahre'}", number] for age, number in children.by_age
    ]
    rows += [
        ["Alter noch unklar", children.unclear],
        [
            f"jünger als {house.childcare_from_age} oder älter als {house.childcare_to_age}",
            children.outside,
        ],
        ["nach der Frist genannt", children.late],
        ["alle Kinder", children.number],
        ["Plätze", house.childcare_places],
        ["Es fehlen Plätze", max(children.number - house.childcare_places, 0)],
    ]
    return Table(title="Kinderbetreuung", headings=("Kinder", "Anzahl"), rows=rows)


def catering_table(support: Support, *, words: bool) -> Table:
    """What people eat, in numbers; what they wrote about allergies only with ``words``."""
    rows: list[list[Cell]] = [[str(diet.label), number] for diet, number in support.diets]
    if words:
        rows += [[f"Allergie: {told}", number] for told, number in support.allergies]
    else:
        rows.append(["Allergien", sum(number for _, number in support.allergies)])
    return Table(title="Essen", headings=("Essen", "Personen"), rows=rows)


def spaces_table(support: Support) -> Table:
    """People in a wheelchair and the spaces of the rooms, forum by forum."""
    rows: list[list[Cell]] = [
        [
            f"{one.forum.code} {one.forum.title.german}",
            one.people,
            one.late,
            one.forum.wheelchair_spaces,
            "Stufen" if not one.forum.step_free else str(one.missing or "–"),
        ]
        for one in support.spaces
    ]
    return Table(
        title="Rollstuhlplätze",
        headings=(
            *("Forum", "erste Wünsche oder Plätze", "davon nach der Frist"),
            *("Rollstuhlplätze", "Es fehlt"),
        ),
        rows=rows,
    )


def line_table(entries: Sequence[InLine]) -> Table:
    """A waiting list in its order, with why nobody of it is served now; never what somebody needs."""
    rows: list[list[Cell]] = [
        [
            entry.rank,
            entry.person.code,
            entry.person.full_name,
            str(entry.person.quota.label),
            entry.people,
            f"{entry.since.astimezone(BERLIN):%d.%m.%Y %H:%M}",
            "ja" if entry.priority else "",
            entry.told_to_the_office(),
        ]
        for entry in entries
    ]
    return Table(
        title="Warteliste",
        headings=(
            *("Rang", "Nummer", "Name", "Kontingent", "Personen zusammen", "Wartet seit"),
            *("Vorrang", "Warum nicht jetzt"),
        ),
        rows=rows,
    )
