"""The people on the stages of the story."""

from dataclasses import dataclass
from typing import Any

from conference.core.actor import SYSTEM as OFFICE
from conference.directory.services.people import PersonFacts, add_person
from conference.programme.states import EngagementState


@dataclass(frozen=True)
class Cast:
    """person_id of the files -> id, and how far each has been asked."""

    ids: dict[str, int]
    states: dict[str, EngagementState]


def meet_people(script: dict[str, Any]) -> Cast:
    """Put speakers, moderators and rapporteurs into the directory."""
    people = [*script["people"], *script["rapporteurs"]]
    return Cast(
        ids={one["person_id"]: _met(one) for one in people},
        states={one["person_id"]: _state(one) for one in people},
    )


def _met(one: dict[str, Any]) -> int:
    assistant = one.get("assistant") or {}
    return add_person(
        PersonFacts(
            salutation=one.get("salutation") or "",
            title=one.get("title") or "",
            first_name=one["first_name"],
            last_name=one["last_name"],
            organisation=one["organisation"],
            function=one.get("function", ""),
            expertise=one.get("fields_of_expertise", ()),
            email=one["email"],
            phone=one.get("phone", ""),
            languages=one.get("languages", ()),
            assistant=", ".join(
                assistant[key] for key in ("name", "email", "note") if key in assistant
            ),
            note=one.get("status_note", ""),
        ),
        actor=OFFICE,
    ).id


def _state(one: dict[str, Any]) -> EngagementState:
    """Who has said no by the end of the story was asked at its beginning."""
    state = EngagementState(one.get("status", "accepted"))
    return EngagementState.INVITED if state is EngagementState.DECLINED else state
