"""Who sits where and who must be called, to take away. What people need never stands here."""

from collections.abc import Iterable, Mapping

from conference.allocation.rules.office_words import place_in_words, rank_in_words
from conference.allocation.services.presenting import Placement, ToCall
from conference.documents.table import Cell, Table

ONLY_BY_PHONE = "hört von uns nur am Telefon"


def placements_table(
    placements: Iterable[Placement], rounds: Mapping[int, str], forums: Mapping[int, str]
) -> Table:
    """One row for every place, and for everybody who has none."""
    rows: list[list[Cell]] = [
        [
            rounds.get(one.round_id, ""),
            "kein Platz" if one.forum_id is None else forums.get(one.forum_id, "?"),
            one.guest.code,
            one.guest.name,
            one.guest.organisation,
            ""
            if one.forum_id is None
            else rank_in_words(one.rank, has_wishes=one.has_wishes, is_fixed=one.is_fixed),
        ]
        for one in placements
    ]
    headings = ("Runde", "Forum", "Nummer", "Name", "Organisation", "Wunsch")
    return Table(title="Plätze", headings=headings, rows=rows)


def calls_table(
    lines: Iterable[ToCall], rounds: Mapping[int, str], forums: Mapping[int, str]
) -> Table:
    """Whom to call, why, and what to tell, one column a round."""
    rows: list[list[Cell]] = [
        [
            line.guest.phone,
            line.guest.name,
            line.guest.code,
            line.guest.ask_for,
            line.guest.email,
            ", ".join(whys(line)),
            *(_told(line, round_id, forums) for round_id in rounds),
        ]
        for line in lines
    ]
    headings = ("Telefon", "Name", "Nummer", "Fragen nach", "E-Mail", "Warum", *rounds.values())
    return Table(title="Anrufe", headings=headings, rows=rows)


def whys(line: ToCall) -> list[str]:
    """Why somebody is on the list."""
    told = [worry.label for worry in line.worries]
    return [*told, ONLY_BY_PHONE] if line.guest.only_by_phone else told


def _told(line: ToCall, round_id: int, forums: Mapping[int, str]) -> str:
    return ", ".join(
        placed_in_words(place, forums) for place in line.placements if place.round_id == round_id
    )


def placed_in_words(place: Placement, forums: Mapping[int, str]) -> str:
    return place_in_words(
        place.forum_id,
        place.rank,
        forums,
        has_wishes=place.has_wishes,
        is_fixed=place.is_fixed,
    )
