"""The programme as lists to take away."""

from collections.abc import Iterator, Sequence

from conference.core.languages import german_name
from conference.core.translated import Translated
from conference.documents.table import Cell, Table
from conference.programme.models import Engagement, Forum, ProgrammeItem, Stand
from conference.programme.rules.telling import enumerated
from conference.programme.services.board import Board


def programme_tables(board: Board, stands: Sequence[Stand]) -> list[Table]:
    """Forums, items, people and stands, one sheet each (German texts)."""
    return [
        Table(
            title="Foren",
            headings=[
                *("Kürzel", "Titel", "Stand", "Runde", "Beginn", "Ende", "Raum", "stufenlos"),
                *("Plätze", "mindestens", "am besten", "angemeldet oder gewünscht"),
                *("Verdolmetschung", "Themen", "Impuls, Moderation, Protokoll"),
                *("Beschreibung", "Leitfrage", "Sprachen der Texte", "Notiz"),
            ],
            rows=[_forum(forum, board) for forum in board.forums],
        ),
        Table(
            title="Programmpunkte",
            headings=["Beginn", "Ende", "Art", "Titel", "Raum", "Personen", "Beschreibung"],
            rows=[_item(item, board) for item in board.items],
        ),
        Table(
            title="Personen",
            headings=[
                *("Titel", "Vorname", "Nachname", "Organisation", "Funktion", "E-Mail", "Telefon"),
                *("Aufgabe", "Stand", "Wo", "Beginn", "Ende", "Raum"),
            ],
            rows=list(_people(board)),
        ),
        Table(
            title="Stände",
            headings=["Nummer", "Organisation", "Stand der Anfrage", "Sprachen", "Strom"],
            rows=[
                (
                    stand.number,
                    stand.organisation,
                    str(stand.state.label),
                    _languages(stand.languages),
                    stand.power,
                )
                for stand in stands
            ],
        ),
    ]


def _forum(forum: Forum, board: Board) -> Sequence[Cell]:
    return (
        *(forum.code, forum.title.german, str(forum.state.label), forum.round.code),
        *(forum.round.starts, forum.round.ends),
        *(forum.room.name if forum.room else "", forum.step_free, forum.seats),
        *(forum.minimum_size, forum.target_size, board.counting_on(forum)),
        _languages(forum.interpretation),
        enumerated(topic.title.german for topic in forum.topics),
        _named(board.people_on(forum)),
        *(forum.abstract.german, forum.guiding_question.german, _written_in(forum.title)),
        forum.note,
    )


def _item(item: ProgrammeItem, board: Board) -> Sequence[Cell]:
    return (
        *(item.starts, item.ends, str(item.kind.label), item.title.german),
        *(item.room.name if item.room else "", _named(board.people_on(item))),
        item.description.german,
    )


def _people(board: Board) -> Iterator[Sequence[Cell]]:
    places: list[Forum | ProgrammeItem] = [*board.forums, *board.items]
    for place in places:
        for engagement in board.people_on(place):
            person = engagement.person
            hours = place.round if isinstance(place, Forum) else place
            where = f"{place.code} {place.title}" if isinstance(place, Forum) else str(place.title)
            yield (
                *(person.title, person.first_name, person.last_name),
                *(person.organisation, person.function, person.email, person.phone),
                *(str(engagement.part.label), str(engagement.state.label), where),
                *(hours.starts, hours.ends, place.room.name if place.room else ""),
            )


def _named(engagements: Sequence[Engagement]) -> str:
    return "\n".join(
        f"{engagement.part.label}: {engagement.person.full_name} ({engagement.state.label})"
        for engagement in engagements
    )


def _languages(codes: Sequence[str]) -> str:
    return enumerated(german_name(code) for code in codes)


def _written_in(text: Translated) -> str:
    return enumerated(german_name(code) for code in text)
