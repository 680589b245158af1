"""What has changed since a run: fingerprints of the parts of its input. Pure; they tell nothing of anybody."""

from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from conference.allocation.rules.problem import Person, Problem, canonical

PEOPLE = "people"
WORDS: Mapping[str, str] = {
    "rule": "die Regel",
    "forums": "Foren oder Räume",
    PEOPLE: "wer teilnimmt",
    "wishes": "Wünsche",
    "fixed": "festgelegte Plätze oder Mitwirkende",
    "rest": "Bedarf oder Gruppen",
}

OF_PEOPLE = frozenset({"wishes", "fixed", "rest"})


def parts_of(problem: Problem, rule: str) -> dict[str, Any]:
    """The number of people, and one short fingerprint over all of them for each part of the input."""
    problem = problem.in_order
    people = problem.people
    parts = {
        "rule": [rule, problem.asked],
        "forums": [asdict(forum) for forum in problem.forums],
        PEOPLE: [(person.id, person.rounds, person.arrived) for person in people],
        "wishes": [(person.id, person.wishes) for person in people],
        "fixed": [(person.id, person.fixed, person.on_stage) for person in people],
        "rest": [
            [_needs(person) for person in people],
            [(group.round_id, group.people) for group in problem.groups],
        ],
    }
    found: dict[str, Any] = {
        name: sha256(canonical(part)).hexdigest()[:16] for name, part in parts.items()
    }
    return found | {"number": len(people)}


def _needs(person: Person) -> tuple[object, ...]:
    return (
        person.id,
        person.languages,
        person.step_free,
        person.wheelchair,
        person.large_wheelchair,
        person.companion,
    )


def what_changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The parts that are not as they were, in words; other people bring other wishes, that goes unsaid."""
    names = [name for name in WORDS if before.get(name) != now.get(name)]
    if PEOPLE in names:
        names = [name for name in names if name not in OF_PEOPLE]
    told = [WORDS[name] for name in names]
    if PEOPLE in names and before.get("number") != now.get("number"):
        numbers = f"damals {before.get('number', '?')}, jetzt {now.get('number', '?')} Personen"
        told[names.index(PEOPLE)] += f" ({numbers})"
    return told
