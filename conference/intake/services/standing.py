"""How a registration stood: as a mark to tell whether somebody has changed it since, and to bring it back."""

from dataclasses import fields, replace
from hashlib import sha256
from operator import attrgetter
from typing import Any

from conference.registration import rules
from conference.registration.models import Registration
from conference.registration.rules import NO_NEEDS, Choice, Details
from conference.registration.states import Attendance, AttendeeRole, ConsentKind, Reach

_WORDS: dict[str, Any] = {"reach_by": Reach, "role": AttendeeRole, "attendance": Attendance}
_PLAIN = tuple(
    part.name for part in fields(Details) if part.name not in ("choices", "consents", "needs")
)


def standing_of(person: Registration) -> str:
    """The same as long as nobody has changed anything; moving up by itself is no change.

    Needs are left out: what tells of health is kept in its own table only, not even as a mark.
    Wishes count in their order within a round; which round comes first says nothing, and the
    database does not keep it.
    """
    told = replace(rules.details_of(person), needs=NO_NEEDS)
    words = [str(getattr(told, name)) for name in _PLAIN]
    by_round = sorted(told.choices, key=attrgetter("round_id"))
    chosen = [(choice.round_id, choice.forum_id) for choice in by_round]
    about = (words, chosen, sorted(told.consents), person.quota.value, person.has_ended)
    return sha256(repr((about, person.office_note)).encode()).hexdigest()


def kept_of(person: Registration) -> dict[str, Any]:
    """What a list is about to change, so that it can be brought back."""
    told = rules.details_of(person)
    return {
        **{name: getattr(told, name) for name in _PLAIN},
        "choices": [[one.round_id, one.forum_id, one.or_wait] for one in told.choices],
        "consents": sorted(told.consents),
        "note": person.office_note,
        "ended": person.has_ended,
    }


def details_kept(kept: dict[str, Any], now: Details) -> Details:
    """What was told before, with the needs as they are now."""
    plain = {
        name: _WORDS[name](kept[name]) if name in _WORDS and kept[name] else kept[name]
        for name in _PLAIN
    }
    return replace(
        now,
        **plain,
        choices=tuple(
            Choice(round_id=round_id, forum_id=forum_id, or_wait=or_wait)
            for round_id, forum_id, or_wait in kept["choices"]
        ),
        consents=frozenset(map(ConsentKind, kept["consents"])),
    )
