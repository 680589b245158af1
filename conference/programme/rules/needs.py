"""What people told that they need, and the programme does not give. In numbers, never with names."""

from collections import defaultdict
from collections.abc import Iterator

from conference.core.languages import german_name
from conference.programme.rules.findings import PlanningWarning, WarningKind, must_look
from conference.programme.rules.picture import Picture, PlannedForum


def too_few_wheelchair_spaces(picture: Picture) -> Iterator[PlanningWarning]:
    """More people in a wheelchair hope for a forum than its room has spaces for them."""
    for forum in picture.forums_on:
        people = picture.in_wheelchair.get(forum.thing.id, 0)
        if forum.room is None or people <= forum.room.wheelchair_spaces:
            continue
        yield must_look(
            WarningKind.WHEELCHAIR_SPACES,
            f"{_so_many(people)} in {forum.thing}, in {forum.room.name} "
            f"{_spaces(forum.room.wheelchair_spaces)}.",
            forum.thing,
        )


def language_in_no_forum(picture: Picture) -> Iterator[PlanningWarning]:
    """People come to a round in which nobody interprets for them."""
    rounds: dict[int, list[PlannedForum]] = defaultdict(list)
    for forum in picture.forums_on:
        rounds[forum.round_id].append(forum)
    for language, people_by_round in picture.needing.items():
        for round_id, people in people_by_round.items():
            forums = rounds.get(round_id, [])
            if forums and not any(language in forum.interpretation for forum in forums):
                yield must_look(
                    WarningKind.LANGUAGE_NEEDED,
                    f"{german_name(language)} {_need(people)} in Runde {forums[0].round_code}, "
                    "aber in keinem Forum ist diese Sprache angekündigt.",
                )


def _so_many(people: int) -> str:
    return (
        "Eine Person mit Rollstuhl hat einen Platz oder den ersten Wunsch"
        if people == 1
        else (f"{people} Personen mit Rollstuhl haben einen Platz oder den ersten Wunsch")
    )


def _spaces(spaces: int) -> str:
    if not spaces:
        return "ist aber kein Rollstuhlplatz"
    return (
        "ist aber nur ein Rollstuhlplatz"
        if spaces == 1
        else (f"sind aber nur {spaces} Rollstuhlplätze")
    )


def _need(people: int) -> str:
    return "braucht eine Person" if people == 1 else f"brauchen {people} Personen"
