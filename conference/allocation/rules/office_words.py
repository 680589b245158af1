"""What the office reads about a run, in plain German. Pure."""

from collections.abc import Mapping

from conference.allocation.rules.explaining import Missed, Reason
from conference.allocation.rules.findings import PRIVATE
from conference.allocation.rules.judging import Level
from conference.allocation.rules.what_if import Change, WhatIf
from conference.core.languages import german_name

LEVELS: Mapping[Level, str] = {
    Level.UNPLACED: "Plätze, die jemandem in einer Runde fehlen",
    Level.IN_NEED: "davon Plätze, die Menschen mit Bedarf fehlen",
    Level.PARTED: "Gruppen, die getrennt sind",
    Level.WISHLESS: "Menschen, für die kein Wunsch in Erfüllung geht",
    Level.TOO_SMALL: "Foren unter ihrer Mindestgröße",
    Level.RANKS: "Kosten der Ränge (1. Wunsch 0, 2. Wunsch 1, 3. Wunsch 3, außerhalb 20)",
    Level.SIZES: "Abstand der Foren von ihrer besten Größe",
}

REASONS: Mapping[Reason, str] = {
    Reason.STEPS: "Raum mit Stufen",
    Reason.LIFT: "Aufzug zu klein",
    Reason.LANGUAGE: "Sprache wird dort nicht gedolmetscht",
    Reason.SAME_CONTENT: "derselbe Inhalt wie in der anderen Runde",
    Reason.WHEELCHAIR_SPACES: "keine Rollstuhlplätze mehr",
    Reason.FULL: "voll",
    Reason.GROUP: "die Gruppe wäre getrennt",
    Reason.MINIMUM: "das andere Forum wäre zu klein",
    Reason.OFFICE: "Platz vom Büro festgelegt",
    Reason.NOT_FOUND: "nichts Besseres gefunden",
}

CHANGES: Mapping[Change, str] = {
    Change.MORE_SEATS: "mehr Plätze (größerer Raum)",
    Change.DROP: "das Forum fällt weg",
    Change.SPLIT: "das Forum läuft zweimal nebeneinander",
    Change.INTERPRETER: "es wird auch gedolmetscht",
}


def change_in_words(what_if: WhatIf, forums: Mapping[int, str]) -> str:
    """ "A5 Bleiberecht: 10 Plätze mehr"."""
    forum = forums.get(what_if.forum_id, "ein Forum, das es nicht mehr gibt")
    match what_if.change:
        case Change.MORE_SEATS:
            return f"{forum}: {what_if.seats} Plätze mehr"
        case Change.DROP:
            return f"{forum}: fällt weg"
        case Change.SPLIT:
            return f"{forum}: läuft zweimal, die zweite Gruppe mit {what_if.seats} Plätzen"
        case Change.INTERPRETER:
            return f"{forum}: mit Dolmetschen, {german_name(what_if.language)}"


def proof_in_words(cost: int, bound: int) -> str:
    """Whether the number is proven to be the smallest, or by how much it could be smaller."""
    if cost <= bound:
        return "bewiesen: weniger geht nicht"
    return f"nicht bewiesen: höchstens {cost - bound} weniger"


def place_in_words(
    forum_id: int | None,
    rank: int | None,
    forums: Mapping[int, str],
    *,
    has_wishes: bool,
    is_fixed: bool,
) -> str:
    """ "A5 Bleiberecht (2. Wunsch)"."""
    if forum_id is None:
        return "kein Platz"
    return f"{forums.get(forum_id, '?')} ({rank_in_words(rank, has_wishes=has_wishes, is_fixed=is_fixed)})"


def rank_in_words(rank: int | None, *, has_wishes: bool, is_fixed: bool) -> str:
    if is_fixed:
        return "festgelegt"
    if rank is not None:
        return f"{rank}. Wunsch"
    return "kein Wunsch davon" if has_wishes else "ohne Wunsch"


def missed_in_words(missed: Missed, forums: Mapping[int, str], *, sees_needs: bool) -> str:
    """A wish that did not come true. Why goes only to who may know what somebody needs: to leave out just
    those reasons would tell as much."""
    forum = forums.get(missed.forum_id, "?")
    crowd = f"{missed.rank}. Wunsch {forum}: {missed.wishes} Wünsche auf {missed.seats} Plätze"
    return f"{crowd}, {REASONS[missed.reason]}" if sees_needs else crowd


def reasons_in_words(reasons: frozenset[Reason], *, sees_needs: bool) -> str:
    """Why not all of a group could sit here."""
    told = [
        REASONS[reason]
        for reason in Reason
        if reason in reasons and (sees_needs or reason not in PRIVATE)
    ]
    return ", ".join(told) or "geht nicht für alle"
