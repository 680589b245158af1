"""Who registers and stands on the stage of a forum: no place in that round. Pure: no database, no clock."""

from collections.abc import Iterable

from conference.core.spelling import words_of
from conference.programme.models import Engagement
from conference.registration.rules.application import Details


def engagements_of(told: Details, engagements: Iterable[Engagement]) -> tuple[Engagement, ...]:
    """Where this person speaks, moderates or takes the minutes, by name or by e-mail address.

    The order of the names does not matter, nor does their spelling in plain letters. A namesake is
    asked once too often; somebody missed would have two places at the same time.
    """
    name = _name(told.first_name, told.last_name)
    mailbox = told.email.casefold()
    return tuple(
        one
        for one in engagements
        if (mailbox and one.person.email.casefold() == mailbox)
        or (len(name) > 1 and _name(one.person.first_name, one.person.last_name) == name)
    )


def busy_rounds(told: Details, engagements: Iterable[Engagement]) -> frozenset[int]:
    """The rounds in which this person cannot sit in a forum."""
    return frozenset(
        one.forum.round_id for one in engagements_of(told, engagements) if one.forum is not None
    )


def _name(first_name: str, last_name: str) -> tuple[str, ...]:
    return tuple(sorted((*words_of(first_name), *words_of(last_name))))
