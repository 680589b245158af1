"""The confirmed registrations of the demonstration as an allocation sees them, with the names of nobody."""

import csv
import io
from typing import Any

from conference.allocation.rules.problem import Forum, Person, Problem
from conference.demo import script

ROUNDS = {"A": 1, "B": 2}
ATTENDED = {"whole_day": (1, 2), "round_a_only": (1,), "round_b_only": (2,), "plenary_only": ()}


def the_demonstration() -> Problem:
    """The forums and the confirmed registrations of the story, with their needs."""
    told = script.read("conference_2026.json")
    rooms = {room["room_id"]: room for room in told["venue"]["rooms"]}
    ids = {forum["code"]: number for number, forum in enumerate(told["forums"], start=1)}
    forums = tuple(_forum(ids[forum["code"]], forum, rooms) for forum in told["forums"])
    rows = csv.DictReader(io.StringIO(script.registrations().decode()), delimiter=";")
    people = tuple(
        _person(number, row, ids)
        for number, row in enumerate(rows, start=1)
        if row["status"] == "confirmed"
    )
    return Problem(forums=forums, people=people, seed="2026")


def _forum(number: int, forum: dict[str, Any], rooms: dict[str, Any]) -> Forum:
    room = rooms[forum["room_id"]]
    return Forum(
        id=number,
        round_id=ROUNDS[forum["round"]],
        seats=forum["capacity"],
        content=forum["content_key"],
        step_free=forum["step_free"],
        by_lift="Aufzug" in room["floor"],
        wheelchair_spaces=room["wheelchair_spaces"],
        languages=tuple(forum["interpretation"]),
    )


def _person(number: int, row: dict[str, str], ids: dict[str, int]) -> Person:
    wishes: dict[int, int] = {}
    for code, round_id in ROUNDS.items():
        for rank in (1, 2, 3):
            forum_id = ids.get(row[f"round_{code.lower()}_wish_{rank}"])
            if forum_id and forum_id not in wishes and _round(forum_id, ids) == round_id:
                wishes[forum_id] = rank
    signs = ("dgs",) if row["need_sign_language"] == "yes" else ()
    spoken = (row["need_interpreter"],) if row["need_interpreter"] else ()
    return Person(
        id=number,
        rounds=ATTENDED[row["attendance"]],
        wishes=tuple(wishes.items()),
        wheelchair=row["need_wheelchair"] == "yes",
        languages=(*signs, *spoken),
        arrived=number,
    )


def _round(forum_id: int, ids: dict[str, int]) -> int:
    return next(ROUNDS[code[0]] for code, number in ids.items() if number == forum_id)
