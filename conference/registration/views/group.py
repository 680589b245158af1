"""The others of a group, as its contact sees them behind the own link."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.core.actor import Actor
from conference.registration import policy, queries
from conference.registration.letters import told
from conference.registration.models import Registration
from conference.web.languages import current_language


@dataclass(frozen=True, kw_only=True)
class Other:
    """Somebody else of the group: how it stands and what is wished for, never what is needed.

    ``rank`` is the one on the waiting list; ``waits_in`` are forums with theirs.
    """

    person: Registration
    rank: int | None
    chosen: Sequence[tuple[str, str]]
    waits_in: Sequence[tuple[str, int]]
    may_change: bool
    may_name: bool


def others_of(own: Registration, actor: Actor) -> list[Other]:
    """Everybody else of the group whom the reader of this page may see."""
    people = [
        person
        for person in queries.everything_of_party(own.party)
        if person is not own and not person.is_forgotten and policy.may_see(actor, person)
    ]
    facts = told(people, own.conference, current_language())
    return [
        Other(
            person=person,
            rank=queries.rank_of(person.id) if person.is_waiting and not person.has_offer else None,
            chosen=() if person.has_ended else about.chosen,
            waits_in=about.waits_in,
            may_change=policy.may_change(actor, person),
            may_name=policy.may_name(actor, person),
        )
        for person, about in zip(people, facts, strict=True)
    ]
